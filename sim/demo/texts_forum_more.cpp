#include "colloquio/sim/demo/year.hpp"

// More of the forum: shorter talk, complaints, ideas, and questions that go unanswered.

namespace colloquio::sim::demo {

const char* const kForumMoreTexts = R"~(
=== forum it ordini * again :: Bottiglia rotta nel pacco
A: Ho aperto adesso: {una bottiglia su sei in frantumi|due bottiglie rotte}, olio ovunque, cartone inzuppato. {Che rabbia|Che delusione}, era un regalo.
Ornella +1h: Mi dispiace moltissimo. Gliele rispedisco oggi stesso senza spese, non deve rimandarci niente. Solo una foto del pacco per il corriere.
A +2h: Foto mandata. {Apprezzo la rapidità.|Almeno rispondete subito.}
Ornella @3 +1d ?85: Partite stamattina, con doppio cartone.
A @4 +2d ?75: Arrivate sane. {Faccia pace fatta.|Pace fatta 🙂} Forse però cambiate corriere.
Giulio @5 +1d ?50: Ci stiamo pensando seriamente, da primavera ne proviamo un altro.

=== forum it ordini 5,6,7,9 again :: Ma il prezzo?
A: Scusate la franchezza: {17|16} euro una bottiglia da 75. {Al supermercato lo trovo a 8.|In Puglia da mio zio la metà.} Perché dovrei?
Giulio +4h: Domanda giusta. Raccogliamo a mano su terrazze dove il trattore non va, e franti entro la notte. Solo la raccolta ci costa 6 euro al litro. Non è un olio per tutto, è un olio per quando lo senti.
A +5h: {Capisco, ma resta caro per tutti i giorni.|Almeno spieghi.}
T @2 +1d: Io faccio così: il vostro a crudo, un altro per cuocere. Una bottiglia mi dura {un mese e mezzo|due mesi}.
Marta @3 +1d ?60: Per tutti i giorni c'è la latta da 5: fa meno di 11 euro al litro, stesso frantoio.
A @5 ?50: La latta non l'avevo vista. {Ci penso.|Provo quella allora.}

=== forum it piazza * again :: Cosa vuol dire "estratto a freddo"?
A: Leggo sull'etichetta "estratto a freddo". Ma quanto freddo? {È marketing?|Curiosità.}
Giulio +3h: Sotto i 27 gradi per legge. Noi stiamo a 24-25. Si perde un po' di resa, si guadagna profumo.
A +2h ?70: E "prima spremitura"?
Ilaria +2h: Quella è storia, oggi si centrifuga una volta sola. Chi lo scrive grosso in etichetta punta sulla nostalgia.
A ?50: Imparo più qui che su internet.

=== forum it piazza 1,2 :: Corso di assaggio, vi interessa?
Ilaria: Con Marta pensavamo a un corso di assaggio in quattro serate, a febbraio, al frantoio. Chi verrebbe? Sedie: venti.
Donata +30m: Io, prima fila.
Nadia @1 +1h: Dipende dalle sere, il martedì ho il coro.
Bruno @1 +2h: Io e mia moglie.
Ilaria @3 +3h: Giovedì allora! Nadia salva il coro.
A @1 +5h: Si può venire anche da {citta}? Fate una versione {online|di sabato}?
Ilaria @6 +1h: Di sabato una intensiva a marzo, se siamo almeno dieci. Online l'olio non si annusa 😄
A +2h: Allora sabato, segnami!
Marta @1 +1d: Siamo già a {17|18} iscritti, chi è indeciso si sbrighi.

=== forum it piazza 3 :: Com'era il corso
Bruno: Quattro serate volate. Adesso mia moglie annusa tutto, anche il mio maglione.
Donata +1h: Io ho buttato tre bottiglie dalla dispensa. Erano rancide e non lo sapevo.
Ilaria @2 +2h: È l'effetto collaterale più comune, scusa Donata 😅
Nadia @1 +3h: La serata dei difetti la più bella. "Sa di olive in salamoia in un garage": mia definizione e ne vado fiera.
Marta @1 +1d: Grazie a Ilaria e a voi. Lo rifacciamo in autunno, ditemi cosa cambiereste.
Bruno @5 +2h: Più pane. Dopo dieci assaggi si ha fame.

=== forum it piazza * :: Una cosa che non va
A: Dico una cosa e spero non vi offendiate: {il telefono della bottega suona sempre a vuoto|il lunedì chiamo e non risponde mai nessuno}. Capisco che siete pochi, ma almeno una segreteria.
Marta +1h: Hai ragione e non mi offendo. Siamo tre e se una è al banco e due in frantoio il telefono perde. Da settimana prossima segreteria e richiamo entro sera, promesso.
A +3h: Grazie, {è raro che uno risponda così|apprezzo}.
Marta +8d: Fatto! Ieri ho richiamato undici persone, una era mia zia.
T @4 +2h: Confermo, richiamata in un'ora ☎️

=== forum it piazza 6,7 :: Proposta: vuoto a rendere
Mirella: Ho la cantina piena delle vostre bottiglie vuote. Non si potrebbe riportarle e avere uno sconto?
Bruno +1h: Sarebbe giustissimo. Io ne ho una trentina.
Giulio @1 +5h: Ci ho ragionato. Per legge l'olio imbottigliato vuole vetro nuovo o sterilizzato e la macchina costa. Però possiamo fare lo sfuso in latta vostra, al banco, d'inverno.
Mirella @3 +2h: Lo sfuso mi va benissimo, porto la latta di nonna!
Sandro @3 +4h: Con le bottiglie vuote io ci faccio i bordi delle aiuole, se qualcuno le butta le prendo.
Mirella @5 +1h: Sandro sono tue, passo da te a settembre.

=== forum it cucina * again :: Pane fatto in casa {con l'olio|all'olio}
A: Quanto olio mettete per chilo di farina? Il mio viene {duro dopo un giorno|pesante}.
T +2h: 30 grammi su un chilo, e idratazione almeno 65. L'olio alla fine dell'impasto, non all'inizio.
A +1h: {Alla fine? Ecco dove sbagliavo.|Ah io lo metto subito.}
U @2 +5h ?60: E lievito poco: 3 grammi e una notte in frigo.
A @2 +3d ?70: {Riprovato: alveoli grossi così|Venuto morbido per tre giorni}, grazie!

=== forum it cucina 10,11,12 :: Castagne, olio nuovo e finocchietto
Piero: Prima serata di fuoco. Castagne lesse col finocchietto, un giro d'olio nuovo e due grani di sale. Non ridete.
Donata +1h: Non rido, prendo appunti.
Gigi @1 +2h: da noi castagne e vin novo ma l'olio mai visto sora le castagne
Piero @3 +30m: Prova, Gigi.
Gigi @4 +2d: go provà. gavevi rason
Franco @1 +1d: io con le castagne il formaggio. ma proverò

=== forum it cucina 2,3,4,5 again :: Carciofi
A: {È stagione e ne ho presi venti.|Mi hanno regalato una cassa di carciofi.} Ricette oltre alla giudia?
T +1h: Crudi a fette sottili, limone, scaglie di formaggio e olio bello intenso. Fine.
U @1 +2h: Ripieni di pane, aglio, prezzemolo, in tegame con {un dito|due dita} di acqua e tanto olio.
A @3 +3h: Coperto o scoperto?
U +30m: Coperto venti minuti, poi scopri e li fai cantare.
A +1d ?70: {Hanno cantato.|Finiti prima di arrivare in tavola.}

=== forum it olivo 3,4 again :: Quando si pianta?
A: Vorrei piantare {q} olivi in un campetto sui {300|400|450} metri. Meglio adesso o in autunno? E che varietà?
Piero +2h: A quell'altezza marzo-aprile, passato il gelo. Leccino e frantoio, e un pendolino ogni dieci per impollinare.
A +2h: Distanza?
Piero +1h: Cinque per cinque, e non ascoltare chi ti dice quattro.
Giulio @1 +1d ?65: Se ti servono le piantine, ordiniamo tutti insieme al vivaio di {paese} a fine mese, le paghi il prezzo nostro.
A @5 ?80: Mi aggiungo, {q} piantine anche per me!

=== forum it olivo 11 :: Resa bassa, perché?
Bruno: Portate ieri: resa 10,9. L'anno scorso 14. Le olive erano belle. Che è successo?
Giulio +2h: Ha piovuto tutta la settimana, Bruno: l'oliva è gonfia d'acqua. L'olio è lo stesso, pesa di più il resto.
Bruno +1h: Quindi non conveniva aspettare?
Piero @2 +1h: Aspettare cosa, le storne? Hai fatto bene. Meno litri ma guarda che colore.
Bruno @4 +3h: Il colore è quello del semaforo. Va bene, mi consolo col pane.

=== forum it olivo 10,11 :: Chi mi dà una mano a raccogliere?
Sandro: Sabato e domenica raccolgo, venti piante. Chi viene mangia e porta via olio. Teli e pettini li ho.
Ettore +1h: Io domenica.
Lucia @1 +2h: Vengo coi ragazzi, loro raccolgono da terra e litigano.
Piero @1 +2h: Vengo a controllare che non salite sui rami.
A @1 +5h: Posso venire anche se non ho mai raccolto un'oliva in vita mia?
Sandro @5 +1h: Certo! Si impara in dieci minuti e si ha mal di schiena per due giorni.
Sandro @1 +4d: Quattro quintali e mezzo in due giorni, grazie a tutti. A Lucia l'olio glielo porto io.

=== forum it piazza * again :: Non trovo più {l'articolo sulla potatura|la ricetta della schiacciata} sul blog
A: Era sul blog {l'anno scorso|un paio di mesi fa} e ora {non la trovo|il link non va}. Qualcuno ha salvato {tutto|qualcosa}?
Marta +5h: È colpa mia, ho riordinato le categorie. Ora è sotto "Archivio", ti metto il collegamento in privato.
A ?60: Trovato, grazie.

=== forum it piazza 12 d18 again :: Auguri!
T: {Buone feste a tutta la piazza, frantoiani e mangiatori di pane.|Auguri a tutti, che l'olio non manchi.}
U +1h: {Auguri di cuore!|Auguroni a tutti!} Qui {nevica|piove ma si mangia}.
V @1 +2h: Buon Natale {da tutta la famiglia|a voi e ai vostri}. {Il pandoro con l'olio no però.|L'olio nuovo è già a metà.}
Marta @1 +3h ?90: Grazie a voi, è stato un anno bello anche per merito di questa piazza. Il frantoio riapre il 7!
A @1 +5h ?60: Auguri anche da chi legge e scrive poco 😊

=== forum it ordini 7,8 again :: Siete aperti ad agosto?
A: Passo dalle vostre parti {il 12|il 18|a ferragosto}, siete aperti? Vorrei {fare scorta|visitare il frantoio}.
Marta +6h: Siamo chiusi dall'8 al 24, ma {al bar della piazza|all'edicola} di Castel Sorbano trovi le nostre bottiglie.
A ?60: Peccato! {Allora passo al bar.|Sarà per settembre.}

=== forum it cucina * :: Mayonese con l'extravergine, impazzita
A: È impazzita tre volte. {Seguo la ricetta alla lettera.|Uovo a temperatura ambiente, tutto.} Cosa sbaglio?
Donata +1h: Solo extravergine intenso non lega e viene amara: metà di semi. E parti da un cucchiaino di acqua tiepida per recuperare quella impazzita.
A +2h: Recuperata!! Magia.
Tonino @2 +1h: Eresia, ma funziona.

=== forum it piazza 4,5 again :: Visita con la scuola
A: Insegno a {citta} {in una quarta elementare|alle medie, due classi}: si può venire a vedere il frantoio con gli alunni? In che giorni?
B @1 +1h: Ti rispondono sicuro, ci ho portato la mia classe: bambini estasiati e unti.
Marta @1 +4h: Volentieri! {Martedì e giovedì mattina|Di solito il mercoledì}, massimo 45 bambini, gratis. Portano a casa una piantina di olivo.
A @3 +3h: {Fantastico, scrivo a info@ per la data.|Perfetto, ne parlo con le colleghe.}
A @3 +20d ?60: Siamo stati da voi ieri: {tre bambini vogliono fare i frantoiani da grandi|non parlano d'altro}. Grazie!

=== forum it olivo 5,6 :: Nodi rossi sulle foglie?
B: Qualcuno sa cosa sono queste macchie a occhio di pavone sulle foglie? Ne ho tante quest'anno.
Piero +3h: L'hai detto: occhio di pavone. È un fungo, viene con l'umido. Rame in autunno e a fine inverno.
B +1h: Adesso è tardi?
Piero +2h: Adesso arieggia la chioma e segna sul calendario.
Sandro @2 +1d ?60: Io dopo due anni di rame non ne ho piu'.

=== forum it ordini 9,10 :: Prenotazione novello, funziona il modulo?
A: Il modulo di prenotazione mi dà errore {sul telefono|alla fine}. Solo a me?
B +1h: Anche a me, dal computer invece va.
Marta @1 +2h: Sistemato adesso (era il campo del CAP). Scusate! Riprovate e se non va scrivetemi qui e vi segno a mano.
A +1h ?80: Ora va 👍
B @3 +3h ?60: Andato. Due bottiglie e una latta.

=== forum it piazza 2,3,11 again :: {Che musica|Che radio} mettete in frantoio?
T: Curiosità inutile del {lunedì|martedì}: in frantoio c'era {un valzer|l'opera} a tutto volume. È sempre così?
Giulio +2h: Sempre. Mio nonno diceva che la gramola lavora meglio a tempo di valzer.
U @1 +1h: E la sera liscio 💃
Giulio @3 +3h ?60: La sera silenzio, che le macchine hanno già cantato abbastanza.

=== forum it cucina 9,10,11 :: Crema di zucca e olio
Lucia: Zucca, porro, una patata, e alla fine un giro di olio crudo. I bambini la chiamano minestra arancione e la mangiano 🎃
Nadia +2h: Con l'amaretto sbriciolato sopra!
Gigi @1 +3h: zuca baruca al forno con lo zucchero altro che crema
Lucia @3 +1h: Gigi vieni a cena e fai tu
)~";

}  // namespace colloquio::sim::demo
