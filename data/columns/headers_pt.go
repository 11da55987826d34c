package columns

import "muster/data"

var portuguese = language{
	code: "pt",
	headers: map[data.Field]string{
		data.FieldCountry: `Código do país | País | Código de país | Código país | Código ISO | Sigla do país |
			DDI | País/Região | Código ISO do país | País de residência | Nação | Nome do país`,
		data.FieldFirstName: `Nome | Primeiro nome | Nome próprio | Prenome | Nomes`,
		data.FieldLastName:  `Sobrenome | Apelido | Último nome | Sobrenomes | Nome de família | Apelidos`,
		data.FieldMobile: `Número de celular | Celular | Telefone celular | Número do celular | Tel. celular |
			Cel. | Telemóvel | Número de telemóvel | Móvel | Telefone móvel | Número móvel | Fone celular |
			Celulares | Tel. móvel | Número de telefone celular | SMS | Número SMS | Telm.`,
		data.FieldEmail: `E-mail | Endereço de e-mail | Endereço de email | Correio eletrônico |
			Correio electrónico | Endereço eletrônico | Mail | Endereço de correio eletrônico |
			Endereço do correio electrónico | E-mails`,
		data.FieldAccount: `Número da conta | Conta | Número do cliente | Código do cliente | Cód. cliente |
			Conta do cliente | Código da conta | Matrícula`,
		data.FieldOrganization: `Organização | Empresa | Companhia | Razão social | Nome da empresa | Fazenda |
			Nome da organização | Nome da conta | Nome fantasia | Propriedade rural | Nome da fazenda | Entidade |
			Sítio`,
		data.FieldExternalID: `ID externo | Identificador externo | Referência externa | Código externo |
			Chave externa | ID externa | Número externo`,
		data.FieldSegments: `Segmentos | Segmento | Segmento(s) | Segmentos de clientes | Nome do segmento |
			Segmento do cliente | Segmentação`,
		data.FieldNotes: `Observações | Notas | Nota | Observação | Comentário | Comentários | Anotações | Obs.`,
	},
	weak: map[data.Field]string{
		data.FieldMobile: `Telefone | Número de telefone | Tel. | Fone | Telefones | Telefone de contato |
			WhatsApp | Zap | Número do WhatsApp`,
		data.FieldExternalID: `Identificador | ID do cliente | ID de cliente | ID do contato | ID do registro`,
		data.FieldSegments: `Etiquetas | Etiqueta | Marcadores | Grupos | Grupo | Categorias | Categoria |
			Listas`,
		data.FieldNotes: `Descrição | Informações adicionais`,
	},
	fullNames: `Nome completo | Nome e sobrenome | Nome sobrenome | Nome e apelido | Nome de exibição`,
	lastFirst: `Sobrenome e nome | Sobrenome, nome | Sobrenome nome | Apelido e nome`,
	persons: `Contato | Contacto | Pessoa de contato | Pessoa | Cliente | Nome do cliente | Nome do contato |
		Responsável | Produtor | Proprietário da fazenda | Titular | Destinatário`,
	others: `Endereço | Endereço 2 | Morada | Rua | Logradouro | Número | Complemento | Bairro | Cidade |
		Município | Localidade | CEP | Código postal | UF | Estado | Província | Região | Distrito |
		Caixa postal | Fax | Telefone fixo | Fixo | DDD | Site | Website | Página da web | Data de nascimento |
		Nascimento | Aniversário | Idade | Sexo | Gênero | Tratamento | Título | Cargo | Função | Profissão |
		Departamento | Setor | Filial | Loja | Concessionária | Segundo nome | Nome do meio | Sufixo | Prefixo |
		Iniciais | Idioma | Língua | Moeda | Status | Situação | Tipo | Origem | Fonte | Ramo | Atividade | Data |
		Data de cadastro | Data de criação | Criado em | Criado por | Modificado em | Última modificação |
		Última atividade | Proprietário | Vendedor | Consultor | Representante | Foto | CPF | CNPJ | RG | NIF |
		Inscrição estadual | Valor | Saldo | Desconto | Preço | Quantidade | Total | Boletim | Consentimento |
		LGPD | Ativo | Inativo | Bloqueado | Excluído | Privado | Sensibilidade | Senha | Usuário | Cônjuge |
		Filhos | Assistente | Modelo | Máquina | Número de série | Produto | Nota fiscal | Pedido | Linha | Área |
		Hectares | Cultura | Prioridade`,
	rowNumber: "Número da linha", reason: "Motivo",
}
