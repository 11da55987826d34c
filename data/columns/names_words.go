package columns

import (
	"strings"
	"sync"

	"muster/data/field"
)

// foldedWords is wordSet of the words in the form in which they are compared.
func foldedWords(words string) map[string]bool { return wordSet(field.Fold(words)) }

var (
	// nameTitles are forms of address and degrees before a name, as nameKey gives them.
	nameTitles = foldedWords(`
		mr mrs ms miss mx sir madam dr prof professor doctor rev
		herr frau fräulein hr dipl-ing diplom-ing dipl-kfm ing mag dres familie fam
		monsieur madame mademoiselle mme mlle mm messieurs docteur maître
		señor señora señorita sra srta dña doña dra lic
		signor signore signora signorina sig sigra dott dottssa dottor dottoressa avv geom rag arch
		pan pani państwo inż mgr hab
		senhor senhora dona exmo exma srª eng`)
	// dottedTitles are such only with a dot: they are words or initials else.
	dottedTitles = foldedWords(`sr fr prof med`)
	// nameDegrees stand behind a name and are left out.
	nameDegrees = foldedWords(`phd md mba msc bsc dphil esq cpa dds dvm dr dipl-ing meng beng llm llb`)
	// nameSuffixes stand behind a name and are a part of it.
	nameSuffixes = foldedWords(`jr sr ii iii iv jun jnr sen snr junior senior fils père filho neto júnior sobrinho`)
	// nameParticles stand before a last name and are a part of it.
	nameParticles = wordSet(`van von vom zu zum zur der den dem ter ten te op af av de del della dello dei degli
		delle di da do dos das du des la le les las los el al bin ibn ben st. saint san santa 't`)
	// nameLinks join two words to one last name: Ortega y Gasset, Costa e Silva.
	nameLinks = wordSet(`y e i`)
	// companyWords are legal forms and their like; capitalForms are such in capitals only, companyLeads in front only.
	companyWords = wordSet(`gmbh mbh ohg gbr e.k kgaa e.v inc llc ltd limited corp corporation company plc llp farms
		dairy ranch sarl s.a.r.l s.a s.a.s eurl gaec earl scea s.l s.l.u s.r.l srl s.r.l.s s.p.a snc s.n.c z.o.o zoo
		ltda eireli s/a cooperativa landtechnik genossenschaft société agropecuária`)
	capitalForms = wordSet(`AG KG UG EG SA SAS SL SLU SPA EK Co. & Cie`)
	companyLeads = wordSet(`hof gut landtechnik agrar ferme exploitation domaine finca granja fazenda sítio azienda
		gospodarstwo agro firma fa. società stadt gemeinde`)
)

// givenNames are common given names in our seven languages, folded. They only help to tell names apart where nothing
// else does.
var givenNames = sync.OnceValue(func() map[string]struct{} {
	names := make(map[string]struct{}, 1024)
	for name := range strings.FieldsSeq(commonGivenNames) {
		names[field.Fold(name)] = struct{}{}
	}
	return names
})

const commonGivenNames = `
	james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark
	donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary
	nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick
	jack dennis jerry tyler aaron henry liam noah oliver ethan lucas mason logan owen connor doug bob bill jim tom
	mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley
	kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura helen sharon cynthia kathleen
	amy angela shirley anna ruth brenda pamela nicole katherine virginia catherine christine samantha debra janet
	rachel carolyn emma maria heather diane julie joyce victoria kelly lauren olivia ann anne jane alice grace sophie

	jean pierre michel andré philippe rené louis alain jacques bernard marcel daniel roger robert paul claude christian
	henri georges nicolas françois gérard maurice julien stéphane frédéric olivier laurent pascal éric thierry bruno
	christophe patrice guillaume antoine vincent sébastien jérôme mathieu maxime alexandre hugo lucas théo yves guy
	didier franck fabrice arnaud benoît cédric damien gilles hervé luc marc rémi serge sylvain xavier étienne yann
	marie jeanne françoise monique catherine nathalie isabelle jacqueline anne sylvie martine nicole madeleine sophie
	véronique christine céline sandrine valérie chantal brigitte aurélie camille élodie émilie julie léa manon chloé
	claire hélène laure lucie mathilde pauline virginie zoé agnès béatrice cécile corinne delphine dominique florence

	hans peter wolfgang klaus jürgen dieter manfred uwe günter günther horst bernd frank heinz werner gerhard helmut
	thomas michael andreas stefan stephan christian martin markus matthias alexander jan tobias florian sebastian
	daniel philipp lukas felix maximilian jonas leon paul johannes josef karl karl-heinz franz georg herbert ernst
	walter rolf ralf rainer reinhard detlef dirk jens jörg kai karsten carsten lars norbert oliver otto rudolf sven
	thorsten torsten ulrich volker wilhelm friedrich heinrich hermann alfred anton alois erwin eckhard hubert konrad
	ursula maria monika petra elisabeth sabine renate helga karin brigitte ingrid erika andrea gisela claudia susanne
	gabriele christa christine birgit anna barbara martina heike gertrud anja hildegard katharina julia nicole stefanie
	ute silke kerstin angelika manuela katrin sandra melanie anke inge margarete lena laura hannah lea sophie johanna
	franziska christina eva heidi ilse irmgard jutta doris simone sonja tanja ulrike

	antonio josé manuel francisco david juan javier daniel carlos jesús alejandro miguel rafael pedro ángel pablo
	fernando sergio luis jorge alberto álvaro diego adrián raúl enrique ramón vicente iván rubén óscar andrés joaquín
	santiago eduardo víctor mario roberto jaime ignacio íñigo salvador julio emilio gonzalo tomás agustín guillermo
	maría carmen ana isabel dolores pilar josefa teresa rosa cristina ángeles antonia laura francisca marta mercedes
	luisa concepción lucía rosario elena juana manuela raquel paula beatriz nuria silvia encarnación montserrat julia
	sofía guadalupe alejandra gabriela verónica adriana fernanda ximena

	giuseppe giovanni antonio mario luigi francesco angelo vincenzo pietro salvatore carlo franco domenico bruno paolo
	michele giorgio aldo sergio luciano andrea marco alessandro roberto stefano matteo lorenzo davide simone federico
	riccardo gabriele leonardo tommaso niccolò filippo fabio claudio massimo enrico maurizio daniele alberto giacomo
	anna giuseppina rosa angela giovanna teresa lucia carmela caterina francesca antonietta carla elena concetta rita
	margherita franca paola giulia chiara sara martina alessia valentina elisa silvia federica ilaria alice giorgia
	beatrice simona daniela laura roberta monica

	piotr krzysztof andrzej tomasz jan paweł marcin michał marek grzegorz jerzy tadeusz adam zbigniew łukasz ryszard
	dariusz henryk mariusz kazimierz wojciech robert mateusz rafał jakub janusz mirosław jacek maciej sławomir
	kamil przemysław bartosz dawid szymon karol józef zdzisław stanisław artur patryk wiesław leszek waldemar bogdan
	anna maria katarzyna małgorzata agnieszka krystyna barbara ewa elżbieta zofia teresa magdalena joanna janina
	monika danuta jadwiga aleksandra halina irena beata marta dorota helena karolina grażyna jolanta iwona marianna
	natalia wiktoria justyna urszula renata hanna sylwia zuzanna

	joão josé antônio francisco carlos paulo pedro lucas luiz marcos gabriel rafael daniel marcelo bruno eduardo felipe
	rodrigo manoel mateus andré fernando fábio leonardo gustavo guilherme leandro tiago thiago anderson ricardo márcio
	jorge sebastião alexandre roberto edson diego vitor sérgio cláudio matheus rui nuno vasco
	maria ana francisca antônia adriana juliana márcia fernanda patrícia aline sandra camila amanda bruna jéssica
	letícia júlia luciana vanessa mariana gabriela vera vitória larissa cláudia beatriz rita luana sônia renata eliane
	mônica conceição inês catarina raquel`
