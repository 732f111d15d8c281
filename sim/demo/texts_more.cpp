#include "colloquio/sim/demo/year.hpp"

// More of everything in Italian, so that a year holds enough of it without telling the same twice.

namespace colloquio::sim::demo {

const char* const kMoreTexts = R"~(
=== forum it cucina * again :: Marmellata di {cipolle|fichi} da accompagnare {al pecorino|ai formaggi}
A: Ho un chilo e mezzo da far fuori, {la ricetta di mia zia prevede l'aceto, voi?|quanto zucchero mettete?}
T +2h: Metà peso di zucchero e un goccio di aceto alla fine. Fuoco basso, un'ora e mezza.
A +1h: E l'olio sul tappo per conservare?
T +2h: No, quello per le conserve salate. Qui basta capovolgere i vasetti.
U @2 +8h ?55: Io ci metto anche {un chiodo di garofano|la scorza d'arancia}.
A @4 +2d ?60: Sette vasetti, {uno già sparito|due promessi ai vicini}.

=== forum it cucina 1,2,3,10,11,12 again :: Zuppa di {farro|legumi|ceci}: ammollo sì o no?
A: Mia madre dice dodici ore, sul pacchetto c'è scritto che non serve. {Chi ha ragione?|A chi do retta?}
Donata +2h: La mamma. Il pacchetto vuole farti contento, la mamma vuole farti digerire.
A +1h: 😂 {messo in ammollo|vado a metterlo adesso}
Piero @2 +3h ?70: E con una foglia di salvia nell'acqua di cottura. L'olio nel piatto, mai in pentola.
A @4 +1d ?70: Mangiata ora. {Il giro d'olio alla fine fa tutto.|Avevate ragione tutte e due.}

=== forum it cucina * again :: Avanzi di pane: che ci fate?
T: Ho {mezzo filone|un sacchetto} di pane secco e mi piange il cuore.
U +1h: Panzanella, anche {d'inverno col cavolo|senza aspettare agosto}.
V @1 +2h: Passatelli! O pan grattato con {aglio e prezzemolo|le erbe}, tostato nell'olio.
T @2 +3h ?60: La panzanella mi ha convinto.
A @1 +9h ?60: Io lo do alle galline, poi mangio le uova. {Riciclo perfetto.|Economia circolare.}

=== forum it cucina * again :: Il test del cucchiaino
Ilaria: Gioco del sabato: scaldate un cucchiaino d'olio nella mano, annusate, e scrivete la prima cosa che vi viene. Senza pensarci.
Bruno +1h: Foglia di pomodoro.
Lucia @1 +1h: Il prato dopo che passa il tagliaerba 🌱
Tonino @1 +2h: Mia nonna.
Ilaria @4 +30m: Tonino questa non è nella ruota degli aromi ma la accetto.
Nadia @1 +4h: Carciofo crudo, e un po' matita.
Franco @1 +5h: mandorla. il mio però è quello del cugino
Ilaria @1 +1d: Bravissimi. Pomodoro, erba, carciofo, mandorla: ci sono tutti e quattro sull'etichetta. La nonna la aggiungiamo l'anno prossimo.

=== forum it cucina * again :: Pesto: olio forte o delicato?
Gigi: domanda da foresto: nel pesto che oio? mia mojer dise lezero
Mirella +20m: Tua moglie è una santa. Delicato e ligure, ma se è toscano delicato te lo perdono.
Gigi +1h: e l'aglio?
Mirella +10m: Uno spicchio ogni trenta foglie. E non scaldare MAI il pesto.
Tonino @4 +2h: Io lo metto sulla pizza appena sfornata.
Mirella +5m: Tonino ti blocco.

=== forum it ordini * again :: Differenza tra {blend e monocultivar|fruttato leggero e medio}
A: Sul sito ci sono {quattro|tante} etichette diverse e non capisco quale {scegliere|prendere per cominciare}. Consigli?
Marta +3h: Se usi l'olio un po' su tutto: il blend. Se vuoi divertirti: leccino per pesce e verdure delicate, moraiolo per legumi e carne.
A +2h: Quindi per cominciare {blend|leccino}?
Marta +2h ?85: Sì. E una bottiglietta piccola di moraiolo, così senti la differenza.
A ?55: {Fatto!|Ordinati entrambi.} {Vi farò sapere.|Grazie della pazienza.}
A @5 +9d ?40: Avevi ragione, {ora capisco|sono due mondi}. Il prossimo ordine solo moraiolo.

=== forum it ordini * again :: Codice sconto che non funziona
A: Il codice {BENVENUTO|AMICI10|FIERA} mi dice "non valido". {È scaduto?|Sbaglio qualcosa?}
Ornella +2h: Va scritto senza spazi e non si somma alla spedizione gratuita. Se non va lo stesso glielo applico io a mano.
A +1h ?75: {C'era uno spazio alla fine, scusate.|Ora ha funzionato.}

=== forum it ordini 9,10,11,12 again :: Ordine di gruppo
A: Siamo in {q} colleghi e vorremmo fare un ordine unico ma con {pagamenti separati|scatole separate}. Si può?
Ornella +3h: Scatole separate sì, con il nome su ciascuna. Il pagamento meglio uno solo, poi fate i conti tra voi 😊
A +2h: Va bene. {Totale dodici bottiglie e due latte.|In tutto quattro latte e qualche bottiglia.} Sconto?
Ornella +2h: Il 10% sopra i 200 euro, e la spedizione gratis.
A +4d ?65: Arrivato tutto in ufficio, {profumo in corridoio|il capo ne vuole una anche lui}.

=== forum it olivo * again :: {Cocciniglia|Fumaggine} sulle foglie
A: Le foglie del mio olivo sono {nere e appiccicose|coperte di una polvere nera}. {È grave?|Cosa faccio?}
Piero +4h: Fumaggine: sotto c'è la cocciniglia che fa la melata. Sapone molle e acqua, due volte a distanza di dieci giorni.
A +2h: Sapone di Marsiglia va bene?
Piero +1h: Sì, sciolto bene. E sfoltisci che deve passare l'aria.
Sandro @2 +1d ?50: Confermo, a me e' passata cosi'.
A @4 +16d ?45: {Sparita!|Molto meglio}, grazie dei consigli.

=== forum it olivo * again :: Compost e olivi
A: Si può mettere {il compost di cucina|lo stallatico} sotto gli olivi? Quanto?
Sandro +3h: Si', ma maturo, una carriola a pianta in autunno e non a contatto col tronco.
Piero @1 +5h ?65: La cenere un pugno, non di più, che la terra qui è già calcarea.
A @2 ?60: Chiarissimo, {domenica mi ci metto|comincio questo fine settimana}.

=== forum it olivo 10,11 again :: Raccolta a mano o con l'abbacchiatore?
A: Ho {venti|trenta|una cinquantina di} piante e {la schiena che protesta|quest'anno nessuno che mi aiuti}. L'abbacchiatore rovina la pianta?
Piero +2h: Se lo sai usare no. Se lo usi come una frusta sì.
Bruno @1 +4h: Io ho quello elettrico leggero, due quintali al giorno da solo. Prima facevo settanta chili.
A @3 +1h: Marca? Quanto costa?
Bruno +3h: Il mio usato, quattrocento. Te lo faccio provare se vieni {sabato|domenica}.
A +5d ?70: Provato da Bruno: {comprato|mi ha convinto}. La schiena ringrazia.

=== forum it olivo 1,2,3 again :: Neve sugli olivi
Ettore: Stamattina dieci centimetri. Foto per voi dal poggio, con gli olivi che sembrano pecore.
Donata +1h: Che poesia. Fa danni?
Piero +1h: Se è asciutta no. Se pesa, scrolla i rami con una canna, da sotto in su.
Giulio @3 +2h: Siamo già in giro con le canne. Chi ha piante giovani le liberi per prime.
Sandro @4 +6h: Fatto, rotto solo un ramo che tanto andava tagliato.

=== forum it piazza * again :: Ho trovato {un vecchio orcio|una macina} in cantina
A: Ristrutturando casa è saltato fuori {un orcio da cento litri|un pezzo di macina in pietra}. {Che faccio, lo butto?|Interessa a qualcuno?}
Giulio +3h: Non buttare niente!! Se non lo vuoi lo veniamo a prendere noi, stiamo facendo un angolino di cose vecchie in bottega.
A +2h: Ve lo regalo volentieri. {Sabato?|Passate quando volete.}
Giulio +2h ?90: Sabato con il furgone e una bottiglia per te.
Ettore @2 +1d ?50: Quando è a posto lo fotografo io.

=== forum it piazza * again :: Vostro figlio mangia le verdure?
A: Il mio {di quattro anni|di sei anni} sputa tutto ciò che è verde. Ditemi che passa.
Lucia +1h: Passa. A me è passato coi tre trucchi: olio buono, sale, e chiamarle in un altro modo 😅
Nadia @1 +2h: A scuola mangiano tutto se le hanno piantate loro. Prova col basilico in vaso.
A @2 +2h ?75: Tipo che nomi?
Lucia +20m ?90: Alberelli, missili, capelli di drago.
A @5 +3d ?60: Mangiati i capelli di drago. Erano {fagiolini|spinaci}. Vi voglio bene.

=== forum it piazza 6,7,9 again :: La stazione di Castel Sorbano
Tonino: Notizia di servizio: da settembre rimettono la fermata del regionale delle 10:05. Chi viene al frantoio in treno può.
Mirella +30m: Tonino questa è merito tuo?
Tonino +20m: Io ho solo rotto le scatole per otto anni.
Marta @1 +2h: Offriamo il pranzo al ferroviere!!
Bruno @1 +5h: E il biglietto fino a che ora per tornare?
Tonino +1h: 17:48, con calma e col dolce.

=== forum it piazza * again :: {Casa nuova, vicini nuovi|Appena arrivati in zona}
A: Ciao a tutti, da {un mese|poche settimane} abito a {paese} e non conosco nessuno. Il frantoio è il primo posto dove {mi hanno chiesto come mi chiamo|mi hanno offerto da mangiare}.
T +1h: Evviva! {Il giovedì al circolo si gioca a carte, ti aspettiamo.|Al mercato del sabato ci trovi tutti.}
Marta @1 +3h: {A}, passa quando vuoi anche senza comprare, il caffè c'è sempre.
A @2 +1d ?65: {Ci vengo giovedì!|Grazie, è la prima volta che mi sento di casa.}
U @2 +2d ?40: Confermo il circolo, ma attenzione a Piero che bara.
Piero +1h ?80: Io non baro, ricordo le carte.

=== forum it piazza * again :: Sapone all'olio: {macchia?|va bene per il viso?}
A: Ho comprato il sapone in bottega. {Si può usare anche sui capelli?|Va bene per la pelle secca?}
Marta +4h: Sulla pelle secca è il suo mestiere. Sui capelli {sciacqua con un po' d'aceto|solo se corti}.
A +2d ?55: {Provato, ottimo.|La pelle ringrazia.}

=== forum it piazza 11,12 again :: Calendario: votate la foto di copertina
Ettore: Marta mi ha chiesto dodici foto e una copertina. Sono indeciso tra la neve sul poggio, le mani di Piero e la quarta B sotto l'olivo.
Nadia +30m: Quarta B senza discussioni!
Donata @1 +1h: Le mani di Piero.
Lucia @1 +1h: Mani 🙌
Mirella @1 +2h: Mani tutta la vita.
Piero @1 +3h: La neve. Le mie mani non sono da copertina.
Ettore @5 +1h: Quattro a uno, Piero. Le mani.
Marta @6 +2h: Andata. Stampa lunedì, in bottega dal 10.

=== telegram it amici * again :: -
T: {Che tempo fa lì?|piove anche da voi?|Ma che vento stanotte?}
U: {qui sole|acqua a secchi|tutto calmo, solo nuvole}
V ?60: {qui grandine piccola|nebbia che si taglia|anche qui}
Piero @1 ?45: {Tira tramontana, domani è bello.|La luna è storta, piove fino a giovedì.}

=== telegram it amici * again :: -
A: {1#avete ancora il pâté?|il leccino è finito?|ci sono le bottigliette piccole?}
Marta: {1#Sì, ma affrettati|Arriva giovedì|Ne ho quattro, te ne metto via?}
A ?75: {1#vengo domani|ok aspetto giovedì|sì, due se si può}
Marta ?60: {fatto|👍 messe via}

=== telegram it amici * again :: -
T: {ho finito la latta 😱|sono all'ultima bottiglia|scorta terminata}
U: {già?? ma ci fai il bagno?|anche io quasi|siamo in due}
T ?85: {in casa siamo in cinque|colpa della bruschetta|no comment}
Ornella @1 ?60: Te ne preparo una? Passa quando vuoi

=== telegram it amici * again :: -
A: {1#come si toglie l'amaro ai carciofi?|quanto dura l'olio aperto?|la bottiglia va in frigo?}
Donata ?80: {1#acqua e limone, mezz'ora|due o tre mesi, se lo tieni al buio|No per carità, dispensa}
A ?70: {grazie Donata!|ok 👍}
T @2 ?40: Donata enciclopedia

=== telegram it amici * again :: -
Lucia: {1#oggi il piccolo ha chiesto "pane e olio del frantoio" alla festa di compleanno 🎂|i miei hanno litigato per l'ultima fetta}
Marta ?80: {1#cresce bene quel bambino ❤️|la prossima volta due pagnotte}
Nadia @1 ?60: {1#lo voglio in classe|beata gioventù}

=== telegram it amici * again :: -
Sandro: {1#Primi pomodori maturi, chi ne vuole?|Ho zucchine per un esercito|Cavolo nero in abbondanza, passate}
T: {1#due chili per me|io!|passo stasera}
Lucia @1 ?60: {anche io se avanzano|salvami qualcosa}
Sandro @2 ?80: {Te li lascio al frantoio|Vieni con la borsa grande}

=== telegram it amici 9,10,11 again :: -
Giulio: {1#Domani si comincia alle 6|Stasera si tira tardi, tre partite grosse|Oggi fermi per manutenzione, si riparte domani alle 14}
A ?75: {1#io sono in lista per domani vero?|il mio turno slitta?|allora il mio turno è domani?}
Giulio ?95: {1#Sì, confermato|Di un'ora, ti chiamo io|Sì, alle 16}
T @1 ?50: {Forza!|vi porto il caffè}

=== telegram it amici * again :: -
Franco: {1#oggi maestrale, mare forza 7|ho assaggiato l'olio nuovo del cugino|qui gia caldo}
T: {1#foto!|e com'è?|invidia}
Franco ?85: {1#poi la metto|buono ma non ditelo a giulio|venite}
Giulio @3 ?50: {1#Portaci il mare|Ho letto 😄|Prendo ferie}

=== telegram it amici * again :: -
A: {1#scusate, qualcuno ha il numero della bottega?|a che ora apre domani la bottega?|si parcheggia bene?}
T: {1#è nelle info del gruppo in alto|alle 9|al campo accanto, gratis}
A ?70: {trovato grazie|grazie!!}

=== telegram it amici 1,2 again :: -
T: {1#qualcuno ha fatto la marmellata di arance?|-3 stamattina, il pozzo è ghiacciato}
U: {1#io sì, amara|metti il telo alle piante piccole}
V ?60: {1#ricetta!|da me anche}

=== telegram it amici 8 again :: -
Bruno: {1#chi è in paese stasera?|aperitivo al bar alle 7?}
T ?60: {io no, torno lunedì|arrivo}

=== mail it info * again :: Un ringraziamento
A: Buongiorno, {non scrivo mai recensioni quindi scrivo a voi|volevo solo dire una cosa}: {l'olio di quest'anno è il più buono di sempre|mia nonna di 94 anni ha detto "questo sì"}. Tutto qui. / {A}
Marta: Che bella lettera, {A}! Il suo "tutto qui" ci ha fatto la giornata. Lo leggo ad alta voce in frantoio. Grazie. / Marta
A ?35: Allora aggiungo: {anche il pane era buono|un saluto al signore del valzer}.

=== mail it info * again :: Domanda sul sito
A: Salve, sto provando a registrarmi ma {la mail di conferma non arriva|mi dice password non valida}. {Ho controllato lo spam.|Uso il telefono.}
Ornella: Salve {A}, attivato a mano adesso. Se preferisce può ordinare anche senza registrarsi, basta la mail.
A ?65: {Ora entro, grazie.|Fatto l'ordine senza registrarmi, più comodo.}

=== mail it info * again :: Punto vendita a {citta}?
A: Buongiorno, c'è un negozio a {citta} o dintorni dove trovare il vostro olio? {Mi secca pagare la spedizione per una bottiglia.|Vorrei regalarlo a un'amica.}
Marta: Buongiorno {A}, {purtroppo ancora no|c'è una gastronomia in centro, le mando il nome}. Se conosce un negozio che le piace ce lo segnali: a noi piace essere presentati.
A +1d ?50: {Ne ho parlato con il mio fornaio, vi scrive lui.|Ci penso e vi dico.}

=== mail it info * again :: Ritiro in frantoio
A: Buongiorno, posso ritirare {latta} {sabato mattina|giovedì pomeriggio}? {Pago al ritiro.|Serve portare qualcosa?}
Ornella +2h: Certo {A}, è già da parte con il suo nome. {Suoni il campanello sul retro.|Apriamo alle 9.}
A ?45: Perfetto, a {sabato|presto}.

=== mail it info 9,10,11 again :: Olive conto terzi, tariffe
A: Buongiorno, vorrei sapere le tariffe di molitura e se {vendete anche i contenitori|fate il filtraggio}. Ho {una trentina|un centinaio} di piante.
Giulio: Ciao {A}, {18 euro a quintale|19 euro a quintale con lavaggio}, minimo 150 kg per la partita singola. {Contenitori inox da 25 e 50 a prezzo di costo.|Il filtraggio a parte, pochi centesimi al litro.}
A +1d ?75: Grazie, mi prenoto per {la prima settimana di novembre|fine ottobre}.
Giulio ?85: Segnato. Ti scrivo due giorni prima per confermare l'ora.

=== mail it info * again :: Etichetta e QR
A: Il codice sulla bottiglia del lotto {ordine} {mi porta a una pagina vuota|non si legge}. Come faccio a sapere la data di molitura?
Giulio: Errore nostro di stampa su {duecento|trecento} etichette. Il suo lotto è franto il {7|12|19} novembre, olive del Sasso e di Casavecchia. Ora la pagina funziona.
A ?60: Trovata. {Bello vedere il campo sulla mappa.|Grazie.}

=== mail it info 6,7,8 again :: Spedite con questo caldo?
A: Buongiorno, ho paura che l'olio nel furgone con 38 gradi si rovini. {Meglio aspettare settembre?|Come fate?}
Ornella: Buongiorno {A}, spediamo solo lunedì, martedì e mercoledì con consegna in 48 ore, così non resta nei depositi. Due giorni di caldo l'olio li sopporta.
A ?60: {Allora procedo.|Preferisco aspettare, grazie della franchezza.}

=== comment it - * again :: -
A: {Quanto scrivete bene.|Sembra di stare lì.} {Ma fate tutto in famiglia?|Siete sempre gli stessi tre?}
Giulio ?85: {Famiglia, più Ornella che ormai comanda più di noi.|In quattro, e a novembre in dodici.}
Ornella @2 ?60: Confermo.

=== comment it - * again :: -
T: {Domanda: la foto in alto dov'è scattata?|Che posto è quello della foto?}
Ettore ?80: {Dal poggio sopra Vallonda, alle sei e mezza.|Al mulino vecchio, col cavalletto nel fango.}
T ?60: {Meraviglia.|Domenica ci vado.}

=== comment it - * again :: -
A: {Condiviso con mia sorella che vive a Lione.|Stampato e appeso al frigo.|Letto a voce alta a mia madre.} {Le è venuta nostalgia.|Grazie.}

=== comment it - 11,12,1,2 again :: -
A: {Dove si compra?|Si può ordinare già?} Sul sito {non trovo|vedo solo} quello dell'anno scorso.
Marta ?85: {Caricato adesso!|Da lunedì, stiamo ancora etichettando.}
A ?55: {Ordinato 👍|Perfetto, aspetto lunedì.}

=== comment it - * again :: -
A: Una domanda da ignorante: {1#la gramola cosa fa esattamente?|ma le olive verdi e le nere sono piante diverse?}
Giulio ?70: {1#Impasta piano le olive frante, così le goccioline d'olio si trovano tra loro.|Stessa pianta, stesso frutto: verde è giovane, nera è matura.}
A ?60: {1#Adesso l'ho capito.|Pensavo fossero diverse da quarant'anni!}

=== reviews it recensioni * again :: -
A *5: {Olio profumatissimo, ricorda quello dei nonni.|Colore, profumo, sapore: dieci e lode.|Finalmente un olio vero.}

=== reviews it recensioni * again :: -
A *4: {Bottega piccola ma piena di cose buone.|Personale preparato, un po' di attesa il sabato.} {Il sapone è fantastico.|Prendete il leccino.}
Frantoio: Grazie! Il sabato cerchiamo di essere in due al banco.

=== reviews it recensioni 1,2,3,4,5,6 again :: -
A *2: {Comprato a gennaio, spacciato per nuovo: era quello dell'anno prima?|Sapore piatto, non è quello di una volta.} {Chiedo spiegazioni.|Delusa.}
Frantoio: Buongiorno, sul retro c'è la data di molitura: se ci manda una foto verifichiamo subito e, se è così, lo cambiamo.

=== shop it banco * again :: -
A: {1#Chiede se l'olio va bene per la dieta della glicemia|Vuole capire perché costa più del supermercato|Assaggia e tossisce, ride}
H: {1#Detto di sentire il medico, intanto assaggiato col pane|Spiegata la raccolta a mano, ha preso una bottiglia|Spiegato che è il piccante buono}

=== shop it banco * again :: -
A: {Riporta i vasetti vuoti del pâté|Lascia un sacchetto di limoni dell'orto|Porta i saluti della sorella}
H: {Ringraziato, dato un assaggio del nuovo|Ricambiato con una bottiglietta}

=== shop it telefono * again :: -
A: {1#Cliente abituale, vuole sapere se è arrivato il bonifico|Chiede di cambiare indirizzo di consegna|Vuole aggiungere due bottiglie all'ordine}
H: {1#Arrivato, spedito oggi|Cambiato in tempo|Aggiunte}
)~";

}  // namespace colloquio::sim::demo
