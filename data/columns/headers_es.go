package columns

import "muster/data"

var spanish = language{
	code: "es",
	headers: map[data.Field]string{
		data.FieldCountry: `Código de país | País | Código país | Código del país | Código ISO | Prefijo de país |
			Prefijo del país | Código ISO del país | País/Región | País o región | País de residencia | Nación |
			Nombre del país`,
		data.FieldFirstName: `Nombre | Nombres | Nombre de pila | Primer nombre | Nombre(s)`,
		data.FieldLastName:  `Apellidos | Apellido | Apellido(s) | Primer apellido | Apellido paterno`,
		data.FieldMobile: `Número de móvil | Móvil | Teléfono móvil | N.º de móvil | Núm. móvil | Celular |
			Teléfono celular | Número de celular | Número de teléfono móvil | Número de teléfono celular |
			Tel. móvil | Tel. celular | Cel. | Tfno. móvil | Tlf. móvil | Tfno. celular | Tlf. celular | Móviles |
			SMS | Número SMS`,
		data.FieldEmail: `Correo electrónico | E-mail | Correo | Dirección de correo electrónico |
			Dirección de correo | Dirección de e-mail | Mail | Correo-e | Correo elec. | Dirección electrónica |
			Correos`,
		data.FieldAccount: `Número de cuenta | Cuenta | Número de cliente | Código de cliente |
			Cuenta de cliente | Cód. cliente | Código de cuenta | Referencia cliente`,
		data.FieldOrganization: `Organización | Empresa | Compañía | Razón social | Nombre de la empresa |
			Sociedad | Explotación | Nombre de la cuenta | Nombre de la organización | Nombre empresa | Finca |
			Explotación agrícola | Negocio | Nombre de la compañía | Nombre comercial | Granja`,
		data.FieldExternalID: `ID externo | ID externa | Identificador externo | Referencia externa |
			Clave externa | Número externo | Código externo`,
		data.FieldSegments: `Segmentos | Segmento | Segmento(s) | Segmentos de clientes | Nombre del segmento |
			Segmento de cliente | Segmentación`,
		data.FieldNotes: `Notas | Nota | Observaciones | Comentario | Comentarios | Observación`,
	},
	weak: map[data.Field]string{
		data.FieldMobile: `Teléfono | Número de teléfono | Tel. | Tfno. | Tlf. | Tlfno. | Teléfonos | Telf. |
			Fono | Número telefónico | Número de contacto`,
		data.FieldOrganization: `Denominación`,
		data.FieldExternalID:   `Identificador | ID de cliente | ID cliente | ID de contacto | ID de registro`,
		data.FieldSegments:     `Etiquetas | Etiqueta | Grupos | Grupo | Categorías | Categoría | Listas`,
		data.FieldNotes:        `Descripción | Información adicional`,
	},
	fullNames: `Nombre completo | Nombre y apellidos | Nombre y apellido | Nombre apellidos | Nombre apellido |
		Nombres y apellidos | Nombre para mostrar`,
	lastFirst: `Apellidos y nombre | Apellidos, nombre | Apellido y nombre | Apellidos nombre |
		Apellidos y nombres | Apellido, nombre`,
	persons: `Contacto | Persona de contacto | Persona | Cliente | Nombre del cliente | Nombre del contacto |
		Titular | Agricultor | Propietario del negocio | Destinatario | Responsable`,
	others: `Dirección | Dirección 1 | Dirección 2 | Domicilio | Calle | Número exterior | Piso | Ciudad |
		Localidad | Población | Municipio | Código postal | CP | C.P. | Provincia | Estado | Región |
		Comunidad autónoma | Apartado postal | Fax | Teléfono fijo | Fijo | Sitio web | Página web | Web |
		Fecha de nacimiento | Cumpleaños | Edad | Sexo | Género | Tratamiento | Título | Cargo | Puesto |
		Función | Profesión | Departamento | Sucursal | Tienda | Segundo nombre | Segundo apellido |
		Apellido materno | Apodo | Alias | Sufijo | Prefijo | Iniciales | Idioma | Lengua | Moneda | Situación |
		Tipo | Origen | Fuente | Sector | Actividad | Fecha | Fecha de alta | Fecha de creación | Creado |
		Creado por | Modificado | Última modificación | Última actividad | Propietario | Comercial | Asesor |
		Vendedor | Foto | NIF | CIF | DNI | RFC | NIT | RUC | IVA | Importe | Saldo | Descuento | Precio |
		Cantidad | Total | Boletín | Consentimiento | Activo | Inactivo | Bloqueado | Baja | Privado |
		Confidencialidad | Contraseña | Usuario | Cónyuge | Hijos | Asistente | Modelo | Máquina |
		Número de serie | Producto | Factura | Pedido | Número | Fila | Superficie | Hectáreas | Cultivo |
		Prioridad | Firma | Zona`,
	rowNumber: "Número de fila", reason: "Motivo",
}
