#include "colloquio/sim/demo/year.hpp"

// The blog: articles with the comments made for them, then conversations of readers that fit below any article.

namespace colloquio::sim::demo {

const char* const kBlogTexts = R"~(
=== blog it blog 11 :: Primo giorno di molitura
Giulio: Alle cinque e mezza di ieri mattina abbiamo acceso la gramola. Mio padre ha buttato dentro la prima cassetta con le mani, come fa dal 1971, e come dal 1971 ha detto: "Vediamo se si ricorda come si fa". Si ricordava. / Le prime olive sono del campo del Sasso, piccole e sane. L'olio è uscito verde che sembrava finto. Lo abbiamo assaggiato in otto, in piedi, col pane bruciacchiato, e nessuno ha parlato per un po'.
A +5h: Leggerti mi fa venire l'odore nel naso. Complimenti a tuo padre!
Giulio +8h: Glielo leggo stasera, grazie {A}.
Piero @1 +9h: C'ero anch'io tra gli otto. Confermo il silenzio, cosa rara con Giulio.
B @1 +1d: Si può venire a vedere in questi giorni o disturbiamo?
Giulio @5 +5h: Si può, si può. Meglio dopo le dieci che prima siamo nervosi 😄
B +3d ?80: Siamo venuti ieri, mio padre si è seduto vicino alla gramola e non voleva più andar via.

=== blog it blog 11 :: Perché l'olio nuovo pizzica
Ilaria: Marta mi ha chiesto di spiegare una volta per tutte perché l'olio appena franto pizzica in gola. La risposta breve: si chiama oleocantale ed è una buona notizia. La risposta lunga comincia con un'oliva che si difende. / L'amaro lo sentite sui lati della lingua, il piccante in fondo alla gola, qualche secondo dopo. Se tossite, è normale. Se non sentite niente, l'olio è vecchio oppure non era un granché nemmeno da giovane.
A +4h: Finalmente! A mia suocera ho girato l'articolo senza commenti.
Ilaria +5h: Coraggioso.
Donata @1 +1d: Io all'inizio non lo sopportavo, adesso quello dolce mi sembra acqua.
B @1 +2d: Quindi il piccante con i mesi sparisce? Meglio consumarlo subito?
Ilaria +6h: Cala piano. A giugno sarà più rotondo, non peggiore: solo diverso. Io ne tengo due, uno giovane e uno calmo.

=== blog it blog 12 :: Il pâté di Donata
Marta: Qualcuno di voi la conosce dal forum: Donata, trentadue anni di cucina di mensa, quattrocento pasti al giorno. Un giorno ci ha portato un vasetto di pâté di olive "così, per farlo assaggiare". È finito prima che arrivasse Giulio. / Le abbiamo chiesto se ne faceva duecento. Ha risposto che con duecento ci si scaldava. Eccoli.
Donata +2h: Sono rossa come un peperone. Grazie Marta. E Giulio lo avevo avvisato.
Giulio @2 +1h: Arrivavo dal campo!! Non è giusto.
A @1 +5h: Io il pâté di Donata l'ho mangiato alla mensa comunale di via Roma alle elementari. Piango.
Donata @4 +3h: {A}!! Come ti chiamavi di cognome che forse mi ricordo?
A +2h: Ero quella che chiedeva sempre il bis del purè.
Donata +1h: Non mi aiuta, lo chiedevano tutti 😄 Però ti abbraccio.
B @1 +1d: Quando torna disponibile? Il sito dice esaurito.
Marta @8 +5h: Ne fa altri cento per febbraio, poi è davvero sciopero.

=== blog it blog 12 :: Chiudiamo l'anno (con i conti in chiaro)
Marta: Come ogni dicembre vi diciamo com'è andata. Olive molite: 2.140 quintali. Resa media: 13,4. Olio nostro: 9.800 litri, di cui venduti a voi direttamente quasi la metà. Persone che ci hanno scritto e a cui abbiamo risposto: tante, non tutte, e ce ne scusiamo. / L'anno prossimo vogliamo rispondere meglio alle recensioni, che abbiamo trascurato.
A +7h: Chi è che pubblica i propri conti? Bravi.
Piero @1 +1d: Resa 13,4 con la pioggia che ha fatto è un miracolo.
B @1 +1d: Sulle recensioni: la mia di ottobre sta ancora là senza risposta 😅
Marta @4 +4h: Hai ragione {B}. Trovata e risposto adesso, con tre mesi di ritardo.

=== blog it blog 1 :: Cosa fa un frantoio a gennaio
Giulio: Si smonta tutto. Ogni vite, ogni guarnizione, ogni vaschetta. Si lava, si asciuga, si ingrassa e si rimonta, e avanza sempre un bullone. Poi si dorme. Poi si pensa a quanto si è sbagliato, e si scrive su un quaderno che nessuno leggerà fino a ottobre.
A +1d: Il bullone che avanza ce l'ho anch'io in garage, se serve.
Giulio +5h: È il suo gemello, non separiamoli.
Ettore @1 +1d: Ho delle foto della gramola smontata che sembra un organo di chiesa. Te le porto?
Giulio @4 +4h: Portale! Mio padre dice che infatti è un organo.

=== blog it blog 2 :: Potare è scegliere
Giulio: Mi chiedono sempre quanto si taglia. È la domanda sbagliata. La domanda è: cosa vuoi che resti? L'olivo buono è quello in cui, dice il proverbio, una rondine passa senza toccare le foglie. Io le rondini le ho viste sbattere, quindi taglio ancora un po'.
Piero +3h: Bravo. Ma quella pianta in foto l'hai lasciata troppo chiusa a nord.
Giulio +2h: Lo so, stavo aspettando che qualcuno me lo dicesse. Domani torno.
A @1 +1d: Fate anche corsi? Ho ereditato {dieci|trenta|quaranta} olivi e le forbici di mio nonno.
Giulio @4 +5h: Il 28 marzo, gratis, al campo sotto il frantoio. Porta le forbici di tuo nonno.
A @5 +2h: Ci sarò!

=== blog it blog 3 :: Otto oli, una sera, nessun vincitore
Ilaria: All'ultima serata del corso abbiamo assaggiato otto oli alla cieca. Il nostro non è arrivato primo. Non è arrivato nemmeno secondo. È arrivato terzo, e chi ha vinto è un piccolo produttore di là dal fiume, che la settimana dopo abbiamo invitato a pranzo. / Assaggiare alla cieca serve a questo: a togliersi l'etichetta dagli occhi.
Bruno +4h: C'ero e ho dato 9 al difettoso. Lo dico prima che lo dicano altri.
Nadia +1h: Lo stavo per dire io.
A @1 +1d: Pochi scriverebbero "siamo arrivati terzi". Rispetto.
B @1 +2d: Si può sapere chi ha vinto? Così li provo tutti e due.
Marta @5 +5h: Certo: Podere Fontelunga di Vallonda. Diteglielo che vi mandiamo noi, così ci offre un altro pranzo.

=== blog it blog 4 :: La gita della quarta B
Marta: Sono arrivati in ventitré con gli stivali. Hanno voluto sapere: se l'olio è vivo, se la gramola dorme, quanti anni ha il signore (Giulio, 44, offeso), e se si può mangiare l'oliva dall'albero. A quest'ultima abbiamo risposto no, e ventitré mani si sono allungate lo stesso.
Nadia +1h: Grazie ancora. Due genitori mi hanno scritto che a casa adesso controllano la data sulla bottiglia.
Marta +3h: I migliori ispettori che abbiamo mai avuto.
A @1 +1d: Mio figlio è quello che chiedeva se la gramola dorme. Ancora ci pensa.
Giulio @4 +6h: Digli che dorme da gennaio a ottobre, con un occhio aperto.

=== blog it blog 5 :: Tre giorni a San Giusto
Marta: Novecento bruschette. Un temporale. Un matrimonio passato per sbaglio in mezzo al banco (auguri!). E soprattutto le facce: gente che conosciamo da anni solo per come scrive. Piero che stringe la mano a Tonino e non lo riconosce. Mirella arrivata da Genova col treno delle 7:40.
Tonino +2h: Ero vestito da ferroviere, era un indizio!!
Mirella @1 +3h: Bellissimo. Tornata a casa con {quattro|cinque} bottiglie e un raffreddore.
A @1 +1d: Eravamo noi il matrimonio! Grazie per gli assaggi agli invitati 😂
Marta @4 +2h: Nooo! Auguri! Mandateci una foto con le bruschette in mano, la mettiamo in bottega.

=== blog it blog 6 :: Quanto olio serve per essere felici
Carmela: Mi hanno chiesto una ricetta per il blog e io ho mandato una storia. Mia nonna aveva un orcio e un mestolo d'alluminio col manico storto. Un mestolo per il soffritto, mezzo per la minestra, un dito per i capelli della domenica. Quando l'orcio finiva, a maggio, si faceva la dieta fino a ottobre e si diventava cattivi. / La ricetta è: non far finire l'orcio.
Donata +2h: Carmela scrivi un libro.
Nadia @1 +5h: Letta ad alta voce in sala insegnanti. Silenzio e poi applauso.
A @1 +1d: Mia nonna idem, con lo stesso mestolo storto. Ma li facevano già storti?
Carmela @4 +3h: Li stortavano i nipoti, a furia di leccarli.

=== blog it blog 7 :: Sedici gradi di differenza
Giulio: Ieri alle tre: 39 sul piazzale, 23 in cantina dove sta l'olio. Ci abbiamo messo le sedie e una prolunga per il ventilatore e abbiamo lavorato lì, tra le cisterne, come i frati. Per chi ci chiede dove tenerlo d'estate: ecco, lì.
A +6h: Io l'ho messo nella vasca da bagno vuota. Giudicatemi.
Giulio +1d: Idea migliore di metà di quelle che sento.
B @1 +1d: Serve spedire d'estate? L'olio non soffre nel furgone?
Ornella @4 +1d: Con questo caldo spediamo solo da lunedì a mercoledì, così non resta nei depositi il fine settimana.

=== blog it blog 8 :: Chiusi per ferie (davvero)
Marta: Dall'8 al 24 agosto il frantoio è chiuso e i telefoni stanno nel cassetto. Le nostre bottiglie le trovate al bar della piazza. Chi scrive riceve risposta dal 25. Buon agosto, mettetevi all'ombra.
A +9h: Buone vacanze, ve le siete meritate!
B @1 +2d: Io però volevo ordinare adesso che ho finito tutto 😭

=== blog it blog 9 :: Il bollettino della mosca
Giulio: Conteggio di questa settimana, su cento olive per campo: Sasso 3, La Lama 2, Casavecchia 6, Poggio Sambuco 4, Ripalta 11. Sotto le dieci non si fa niente, a Ripalta si tratta con rame e caolino e si ricontrolla lunedì.
A +3h: Utilissimo. A Montebruco qualcuno ha contato?
Piero +2h: Contate io ieri: 5.
A +1h: Grazie Piero!
Sandro @1 +1d: Il caolino lo date voi o si compra al consorzio?
Giulio @5 +5h: Lo prendiamo a bancali, passa e te ne diamo un sacco al prezzo nostro.

=== blog it blog 10 :: Camminata tra gli olivi: il programma
Marta: Domenica 18, ritrovo alle nove al frantoio. Percorso lungo 7 km, percorso corto 2. A metà strada assaggio con Ilaria, lungo il sentiero le foto di Ettore appese agli olivi, all'arrivo pranzo con quello che avete portato voi e quello che abbiamo fatto noi. Due punti acqua (abbiamo imparato).
A +2h: Col passeggino si fa?
Marta +3h: Il corto sì, con le ruote grandi. C'è un guado di dieci centimetri che i bambini adorano.
B @1 +1d: I cani?
Marta @4 +4h: Al guinzaglio e se sopportano Piero.
Piero +2h: È Piero che deve sopportare loro.
C @1 +1d: Se piove?
Marta @7 +5h: Se piove si cammina lo stesso ma più in fretta.

=== blog it blog 10 :: Si ricomincia
Giulio: Gramola rimontata, il bullone è avanzato di nuovo. Le prime olive arrivano sabato. Quest'anno abbiamo cambiato il frangitore e speriamo di non pentircene: meno rumore, meno calore, e una rata fino al 2031.
Piero +3h: Il rumore mi mancherà.
Giulio +2h: Te lo registro.
A @1 +1d: In bocca al lupo! {Prenotate già|Si prenota} anche le piccole quantità?
Giulio @4 +6h: Sì, dal modulo o qui. Sotto i 150 chili si frange in compagnia.

=== comment it - * again :: -
A: {Bellissimo articolo, grazie.|Che bel racconto.|Vi leggo sempre con piacere.}
Marta ?70: Grazie {A}, {ci fa piacere|sono i commenti che ci fanno scrivere ancora}!

=== comment it - * again :: -
A: Scusate se non c'entra: {spedite anche nelle isole|spedite in Svizzera|fate le bottiglie piccole da 25}?
Ornella: {Sì, certo! Se mi scrive a info@ le mando i costi precisi.|Sì! Sul sito sono in fondo alla pagina, colpa nostra che le nascondiamo.}
A ?50: Trovato, grazie della risposta.

=== comment it - * again :: -
T: {Come sempre, letto con il caffè in mano.|Questa va incorniciata.|Letto due volte.}
U ?60: {Idem|Anch'io}, e il caffè si è freddato.

=== comment it - * again :: -
A: Mio nonno aveva un frantoio a {paese}, con la mola tirata dall'asino. {Leggere queste cose me lo riporta qui.|Ho ancora le sporte.}
Giulio ?85: {A}, ma tu sei nipote di quello dell'asino Romeo?? Mio padre ne parla ancora!
A ?70: Sììì, Romeo! {Mordeva solo i cugini.|Non ci credo, mi commuovo.}
Piero @2 ?60: Romeo morse anche me, nel '63.

=== comment it - 10,11,12 again :: -
A: Assaggiato ieri quello nuovo: {mamma mia|una bomba}. {Quest'anno è più amaro o sono io?|Finita la pagnotta in due.}
Giulio ?75: {È l'annata, poca acqua d'estate e più carattere.|Così si fa!}

=== comment it - * again :: -
A: Articolo interessante ma le foto {sul telefono si vedono tagliate|non si caricano}.
Marta ?80: Grazie della segnalazione, sistemato! Adesso come lo vedi?
A ?50: {Ora perfetto.|Molto meglio.}

=== comment it - 3,4,5,6 again :: -
A: Noi {a Pasqua|per il ponte} passiamo da quelle parti, siete aperti?
Marta ?80: Aperti fino alle 13, suona il campanello se non vedi nessuno: siamo nel campo.
A +8d ?60: Passati! Assaggio strepitoso, {siete proprio come scrivete|ci torniamo a novembre}.

=== comment it - * again :: -
A: Non sono d'accordo: {1#l'olio non filtrato dura meno e in foto fa bella figura ma basta|il biologico certificato vi farebbe bene e non lo dite mai}.
Giulio ?90: {1#Obiezione giusta. Il non filtrato lo vendiamo solo fino a febbraio, poi filtriamo tutto proprio per questo.|Ci pensiamo da due anni. La certificazione costa quanto un trattore usato, ma le analisi le pubblichiamo.}
A ?60: Ecco, {questo andrebbe scritto in etichetta|grazie della franchezza}.
T @2 ?40: Discussione utile, imparo sempre qualcosa.

=== comment it - * again :: -
T: Giulio, {1#hai dimenticato la parte migliore: il pranzo|la prossima volta chiamami che porto il vino}.
Giulio ?80: {1#Il pranzo merita un articolo a parte.|Tu porta il vino e scrivo due articoli.}
U @1 ?50: E io porto il dolce.

=== comment it - 8,9 again :: -
A: Letto sotto l'ombrellone. {Buone vacanze a voi!|Mi è venuta fame.}

=== comment it - * again :: -
B: Dove trovo le analisi dell'ultimo lotto?
Giulio ?85: Dal codice sulla bottiglia, pagina "Il tuo lotto". Se non va scrivimi e te le mando.

=== comment it - 1,2,3,4 again :: -
A: Ho provato la ricetta della volta scorsa: {riuscita al primo colpo|mio figlio ha mangiato le verdure, segnalate il miracolo}.
Donata ?70: {Che soddisfazione!|Fammi vedere la foto!}
A ?40: Non c'è foto, era già finita.
)~";

}  // namespace colloquio::sim::demo
