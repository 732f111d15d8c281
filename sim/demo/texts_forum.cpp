#include "colloquio/sim/demo/year.hpp"

// The forum, in Italian: written by hand, nobody's words. How scripts are read: script.hpp.

namespace colloquio::sim::demo {

const char* const kForumTexts = R"~(
=== forum it ordini 10,11 again :: Quando è pronto il novello?
A: Ciao a tutti, {qualcuno sa|si sa già|sapete} quando sarà in vendita l'olio nuovo? L'anno scorso ho aspettato troppo e {non ce n'era più|era già finito}.
Marta +2h: Ciao {A}! Cominciamo a frangere il {12|14|15|18} ottobre se il tempo regge, quindi le prime bottiglie una settimana dopo. {Ti tengo da parte qualcosa?|Se vuoi ti metto in lista.}
A +5h: Sì grazie!! {Tre bottiglie|Una latta da 3|Sei bottiglie}, passo io a prenderle.
Marta +3h ?80: Segnato 👍 Ti scriviamo noi appena è imbottigliato.
T @2 +1d ?60: Occhio che la prima settimana c'è la fila fin sulla strada, io ci vado sempre di mercoledì mattina.
A ?45: Buono a sapersi, allora mercoledì anch'io 😄

=== forum it ordini * again :: Ordine n. {ordine}, a che punto è?
A: Buongiorno, ho ordinato {latta} {lunedì scorso|otto giorni fa|la settimana scorsa} (ordine {ordine}) e {non ho più saputo niente|la pagina dice ancora "in preparazione"}. {Devo preoccuparmi?|È normale?}
Ornella +3h: Buongiorno {A}, ha ragione, è partito {ieri pomeriggio|stamattina} ma il sistema non ha mandato la mail col tracciamento. Gliela mando subito in privato.
A +2h ?85: Ricevuta, grazie. {Arriva domani dice.|Risulta in consegna domani.|Adesso lo vedo.}
Ornella +1d @3 ?40: Perfetto, ci faccia sapere se è tutto intero!
A +1d ?60: Arrivato tutto intero, imballato benissimo.

=== forum it ordini * again :: Latta ammaccata
A: Mi è arrivata oggi la latta da {3|5} litri, {c'è un'ammaccatura su un angolo|ha una botta sul fondo}. Non perde, ma mi chiedo se l'olio si rovina.
Ornella +2h: Ci dispiace! Se non perde l'olio è perfetto, la latta fa solo da contenitore. Mi manda una foto? Intanto {segnalo la cosa al corriere|le riconosco uno sconto sul prossimo ordine}.
A +1h: Ecco la foto, si vede poco. {Comunque non è grave|Non voglio fare storie}, era per sapere.
Ornella +1h ?80: Vista. La apra per prima e per il resto stia tranquilla, sul prossimo ordine trova {5|6|8} euro in meno.
A +1h ?70: Gentilissima, non ce n'era bisogno.
T +1d @2 ?40: Io una volta l'ho ricevuta che sembrava passata sotto un trattore, dentro l'olio era una meraviglia.

=== forum it ordini 11,12 again :: Spedizione prima di Natale
A: {Faccio in tempo|Se ordino oggi faccio in tempo} a ricevere {due ceste|tre ceste regalo|le ceste} per Natale? Dovrebbero arrivare a {citta}.
Ornella +2h: Buongiorno, per {citta} garantiamo la consegna per gli ordini fatti entro il 16. Dopo proviamo, ma il corriere in quei giorni fa quello che vuole.
A +3h: Allora ordino {stasera|subito}. Si può mettere un biglietto scritto a mano?
Ornella +2h: Certo, lo scrivo io e ho una bella calligrafia 😊 Mi metta il testo nelle note.
A ?60: Perfetto, {grazie mille|fatto}. Nel biglietto ho scritto una cosa un po' lunga, spero ci stia!
Ornella +1h ?50: Ci sta, ci sta. Ho usato anche il retro.

=== forum it ordini * again :: Si può pagare alla consegna?
A: Domanda semplice: accettate il contrassegno? Mia madre vorrebbe ordinare ma {con la carta su internet non si fida|non ha la carta}.
Ornella +3h: Sì, il contrassegno c'è (4 euro in più, ce li chiede il corriere). Se la mamma preferisce può anche telefonare, prendo l'ordine io a voce.
A +4h ?80: Ah benissimo, le do il vostro numero allora. {Preparatevi perché parla molto.|Grazie!}
Ornella +1h ?70: Siamo pronti, {qui non abbiamo fretta|anche noi parliamo tanto} 😄

=== forum it ordini 2,3,4,5,6,9 again :: Spese di spedizione
A: Scusate ma {9,50|9 euro e 50} di spedizione per una bottiglia mi sembrano tanti. {Capisco i costi però...|Con altri pago la metà.}
Marta +5h: {A}, hai ragione che per una bottiglia sola è tanto. Il vetro pesa e l'imballo antiurto ci costa più del cartone. Da 80 euro in su la spedizione la paghiamo noi; molti si mettono d'accordo con {i vicini|i colleghi} e fanno un ordine unico.
A +6h ?75: Non ci avevo pensato, {chiedo in ufficio|sento mia sorella}. Grazie della risposta sincera.
T @2 +1d ?70: Noi in palazzina facciamo così: {quattro|cinque} famiglie, un ordine a novembre e uno a marzo. Poi si finisce sempre con una cena.
U @4 +8h ?40: Che bella idea la cena! Chi la organizza vince l'olio? 😄

=== forum it ordini * again :: Fattura
A: Buonasera, ho un piccolo {bed & breakfast|ristorante|negozio di alimentari} a {citta} e vorrei la fattura per gli ultimi due ordini. A chi mi rivolgo?
Ornella +4h: A me! Mi mandi partita IVA e codice destinatario a info@ e la faccio {oggi stesso|domani mattina}. Per le attività c'è anche un listino, se le interessa.
A +1d: Mandato tutto. Il listino sì, volentieri, {soprattutto per le latte da 5|mi servirebbe olio per la cucina e bottiglie piccole da mettere in tavola}.
Ornella +3h ?85: Inviato. Per i tavoli abbiamo le bottigliette da 25 cl col tappo antirabbocco.
A +2d ?50: Visto, {faccio due conti e ordino|interessante}. Grazie.

=== forum it cucina * :: Pane, olio e poi?
Donata: Domanda della domenica: pane buono, olio buono... e poi? Io {non metto niente|metto solo il sale}, ma a casa mia si litiga.
Tonino +40m: Pomodoro strofinato e un'idea di origano. Chi mette l'aglio lo fa contro di me.
Mirella @1 +1h: Da noi la focaccia e basta, il pane lo lasciamo a voi.
Piero @2 +2h: L'aglio strofinato ci vuole, Tonino, altrimenti è solo pane unto.
Tonino +20m: Piero tu sei toscano, il pane lo fate senza sale, non puoi parlare.
Piero +1h: Appunto! Senza sale perché si sente l'olio.
Carmela @1 +3h: Un filo di miele di zagara sopra l'olio. Provate e poi mi dite.
Donata @7 +2h: Carmela col miele?? Stasera provo.
Donata @8 +1d: Provato. Ritiro tutto, è buonissimo. Mio marito ne ha mangiate quattro fette.
Carmela @9 +2h: Ve l'avevo detto 😌

=== forum it cucina 11,12,1 :: La ribollita come la fate voi
Piero: Metto qui la mia, che è quella della mi' mamma: fagioli cannellini, cavolo nero, bietola, verza, una patata, pane raffermo di tre giorni. Si fa il giorno prima e si ribolle, sennò che ribollita è. Olio nuovo a crudo, tanto.
Nadia +3h: Il cavolo nero lo metti con la costa o solo la foglia?
Piero +1h: Solo foglia, la costa va nel brodo.
Sandro @1 +5h: Io ho cavolo nero nell'orto che dopo le prime gelate diventa tenero, quest'anno è venuto su benissimo.
Nadia @4 +2h: Sandro invidia pura, qui in città arriva già floscio.
Giulio @1 +1d: Confermo che con l'olio appena franto è un'altra cosa. Da noi al frantoio la facciamo il primo giorno di molitura per tutti quelli che portano le olive.
Lucia @6 +3h: Anche per chi non porta olive ma porta fame?
Giulio +1h: Quelli sono i primi della fila 😄
Donata @1 +1d: Fatta ieri con la tua ricetta Piero, mia suocera ha chiesto il bis e non succede mai.

=== forum it cucina * again :: Friggere con l'extravergine
A: Ma si può davvero friggere con l'extravergine? {Mi hanno sempre detto che fa male|Mia suocera dice di no}.
Ilaria +2h: Si può eccome. Il punto di fumo di un buon extravergine è sopra i 190-200 gradi e si frigge a 175. Il problema è solo il prezzo.
A +1h: E il sapore? Non copre tutto?
Ilaria +2h: Un fruttato leggero no. Io per le verdure uso il vostro blend, non il moraiolo che è intenso.
Marta @2 +5h ?70: Sottoscrivo Ilaria. Per chi frigge spesso la latta da 5 dell'annata precedente costa meno ed è perfetta.
A @4 ?60: {Provato con le zucchine|Ho provato con le patate}, {hai ragione|avevate ragione}. Croccantissime.
Tonino @1 +6h ?60: Zeppole fritte nell'extravergine. Poi ne riparliamo.

=== forum it cucina 12 d12 :: Il cenone: che olio su cosa?
Lucia: Siamo in dodici il 24, tutto pesce. Che olio mi consigliate per il crudo? E per il capitone in umido?
Ilaria +1h: Sul crudo leggero: il leccino. Sull'umido puoi andare col blend che regge il pomodoro.
Tonino @1 +2h: Il capitone si frigge. Fine.
Lucia @3 +30m: Tonino mia madre è veneta, se friggo il capitone mi disereda.
Tonino +10m: Vieni a Natale da me allora 😂
Gigi @1 +3h: in veneto il bisato si fa in tecia con la foglia d'alloro, altro che frito
Lucia @2 +1d: Grazie Ilaria, preso il leccino. Vi dico dopo le feste!
Lucia @7 +6d: Resoconto: crudo spettacolare, umido finito in dieci minuti, Tonino aveva torto.
Tonino +2h: Non avevo torto, avevo il capitone fritto 😎

=== forum it cucina 3,4 :: Torta pasqualina, olio nella sfoglia
Mirella: Per Pasqua faccio la pasqualina. La sfoglia la faccio con farina, acqua e olio, niente burro. Quest'anno vorrei usare il vostro, che dite: leggero o intenso?
Marta +3h: Leggero! Il leccino. L'intenso nella pasta cruda lascia un po' di amaro.
Mirella +2h: Lo pensavo anch'io. Quante sfoglie fate voi? Io dodici, mia nonna trentatré.
Carmela @3 +3h: Trentatré?? Ma quante ore ci metteva?
Mirella +1h: Tutta la vigilia, e guai a chi apriva la porta che faceva corrente.
Donata @1 +1d: Metti la ricetta intera? La prescinseua qui non si trova, posso usare la ricotta?
Mirella +4h: Ricotta e un po' di yogurt per l'acidità. Mezzo chilo di bietole, quattro uova intere nei buchi, maggiorana tanta. Un'ora a 180.
Donata +5d: Venuta benissimo!! Le uova dentro hanno fatto un figurone.

=== forum it cucina 6,7,8 :: Insalate estive che non siano tristi
Nadia: Con questo caldo non accendo più il fornello. Idee per insalate che non siano pomodoro e mozzarella?
Franco +1h: pane carasau bagnato, pomodoro, cipolla rossa, olio e basta. si chiama pane frattau dei poveri a casa mia
Sandro @1 +2h: Fagiolini dell'orto, patate, tonno, olive. E' una nizzarda ma la mia vicina la chiama capricciosa.
Nadia @2 +1h: Franco il carasau lo trovo, grazie!
Carmela @1 +3h: Arance, cipolla, olive nere e olio. D'inverno. In estate pesche e pomodoro, fidatevi.
Donata @5 +2h: Carmela dopo il miele mi fido di tutto.
Bruno @1 +1d: Farro freddo con zucchine crude a nastri e menta. L'olio va messo quando il farro è ancora tiepido.

=== forum it cucina * again :: Ricetta {per l'olio che pizzica|con l'olio intenso}
A: Ho preso il vostro moraiolo ed è {molto più amaro|più piccante} di quello che uso di solito. È normale? E con cosa lo uso?
Giulio +4h: È normalissimo {A}: amaro e piccante sono i polifenoli, vuol dire che è fresco. Col tempo si addolcisce. Prova {piatto}.
A +1d ?85: Provato {piatto}: tutta un'altra storia. {Ho cambiato idea.|A casa ora mettono solo quello.}
T @1 +6h ?75: Io il primo mese lo uso solo {sulla carne alla brace|sui legumi}, poi su tutto.
Ilaria @2 +1d ?40: Aggiungo: se pizzica in gola e fa tossire è un complimento 😄
A @5 ?30: Allora ho tossito complimenti tutta la sera.

=== forum it cucina 9,10 :: Conservare i pomodori secchi sott'olio
Carmela: Ho dieci chili di pomodori seccati al sole da mettere sott'olio. Voi li sbollentate nell'aceto prima o no?
Tonino +1h: Acqua e aceto metà e metà, due minuti. Poi asciugare BENE.
Ilaria @1 +2h: Attenzione al botulino: acidificare sempre, e vasetti sterilizzati. Non è una fisima.
Carmela @3 +1h: Sempre fatto. Mia zia invece no e siamo ancora vivi, ma lei pregava.
Bruno @2 +4h: Asciugare quanto? Io li lascio una notte sui canovacci.
Tonino +30m: Una notte va bene se non c'è scirocco.
Marta @1 +1d: Per i sott'oli di molti di voi abbiamo la latta da 5 di blend a prezzo di conserva, scrivete "conserva" nelle note dell'ordine. Carmela, un vasetto per l'assaggio al frantoio? 😇
Carmela +2h: Uno no. Due.

=== forum it cucina * again :: Olio nei dolci
A: Qualcuno usa l'olio al posto del burro nei dolci? Vorrei fare {dolce} ma {mio figlio è intollerante|il burro non lo digerisco più}.
T +2h: Sempre. Regola: 80 grammi d'olio ogni 100 di burro, e scegli un olio leggero.
A +3h: {Anche nella frolla?|E viene friabile?}
T +1h: Sì, però falla riposare in frigo almeno un'ora, sennò si sbriciola tutta.
U @2 +1d ?60: Io metto anche la scorza di limone, {copre il sapore d'olio|ci sta da dio}.
A @4 +2d ?75: Fatto {dolce}: {sparito in un pomeriggio|soffice per tre giorni}. Grazie {T}!

=== forum it olivo 10,11 again :: Quanto si aspetta per la molitura?
A: Avrei circa {quattro|cinque|sei} quintali per {sabato|venerdì|la settimana prossima}. Si trova posto o siete pieni?
Giulio +2h: {Sabato è pieno|Siamo belli pieni}, ma {1#domenica sera|giovedì pomeriggio|lunedì presto} ho un buco. Le olive però non tenerle nei sacchi: cassette, e all'ombra.
A +1h: Le ho {in cassette|nei cassoni aerati}. Va bene {1#domenica sera|giovedì|lunedì}. {A che ora?|Posso assistere?}
Giulio +1h: {Alle sei|Verso le sette}. E sì, si può sempre assistere, c'è anche il pane.
A +2d ?75: Resa {13,8|14,2|12,9|15,1} per cento, olio verde smeraldo. {Mio padre si è commosso.|Grazie di tutto.}
Giulio +5h ?60: {Bellissime olive, sane.|Complimenti al babbo.} Ora lasciatelo decantare un mesetto.

=== forum it olivo 2,3 :: Potatura: quanto levare?
Sandro: Ho una ventina di olivi lasciati andare dal vecchio proprietario, alti sei metri. Quanto si puo' levare in un anno senza ammazzarli?
Piero +2h: Mai più di un terzo. Il primo anno apri il centro, il secondo abbassi, il terzo rifinisci. Chi ha fretta fa legna, non olio.
Sandro +1h: E il taglio grosso lo chiudi col mastice?
Piero +3h: Io no, taglio obliquo e basta. Mastice solo se piove per una settimana.
Giulio @1 +1d: Piero ha detto tutto. Aggiungo: disinfetta il seghetto tra una pianta e l'altra se hai la rogna.
Sandro @5 +4h: La rogna c'e' su tre piante, purtroppo.
Giulio +3h: Quelle potale per ultime e brucia la ramaglia. Poi rame. Se vuoi il 28 facciamo la giornata di potatura al campo sotto il frantoio, vieni a vedere.
Sandro +1h: Ci sono! Porto la scala?
Piero @7 +5h: Porta le mani, le scale ce l'ho io.
Sandro @7 +6d: Grazie a tutti per la giornata, ho imparato piu' in tre ore che in tre libri.

=== forum it olivo 6,7,9 again :: Mosca olearia, come siete messi?
A: Qui a {paese} {prime punture|già diverse olive punte}. {Voi trattate?|Avete messo le trappole?}
Piero +3h: Trappole dal {15|20} giugno. Con questo caldo sopra i 33 la mosca si ferma, aspetta a trattare.
A +2h: E se {piove|rinfresca}?
Piero +1h: Allora conta le punture su cento olive: sopra le {otto|dieci} fai qualcosa, sotto lasciale stare.
Giulio @1 +1d ?80: Noi settimana prossima facciamo il giro dei campi e pubblichiamo il conteggio per zona, così ognuno si regola.
A ?60: Grande Giulio, quel bollettino è oro.

=== forum it olivo * again :: Olivo in vaso che perde le foglie
A: Ho un olivo in vaso sul terrazzo a {citta}, da {un mese|qualche settimana} perde foglie {gialle|secche}. Lo annaffio ogni {due|tre} giorni. Sbaglio qualcosa?
Sandro +2h: Troppa acqua! In vaso una volta a settimana, e che il sottovaso sia vuoto.
A +1h: Ah. Il sottovaso è sempre pieno in effetti.
Sandro +30m: Ecco. Lascialo asciugare bene e vedrai.
Piero @1 +1d ?70: Guarda anche se i {rami sono teneri|rami fanno verde graffiando la scorza}: se è verde sotto, è vivo.
A @4 +9d ?65: Aggiornamento: ha smesso di perdere foglie. {Siete meglio del vivaio.|Grazie Sandro!}

=== forum it olivo 4,5 :: Foto della fioritura
Ettore: Prime mignole al campo del mulino, stamattina alle sei con la luce radente. Ne metto tre.
Nadia +1h: La seconda è da cornice.
Giulio @1 +2h: Bellissime Ettore! Possiamo usarle per il calendario? Col nome sotto, s'intende.
Ettore +1h: Volentieri, vi mando i file grandi.
Donata @1 +5h: Ma quanto durano i fiori? Non li vedo mai in tempo.
Piero +2h: Una settimana, dieci giorni se non tira vento. Poi è tutto a terra e cominci a contare.
Franco @1 +1d: da noi in sardegna già sfioriti

=== forum it olivo 9,10 :: Previsioni sulla raccolta
Bruno: Come la vedete quest'anno? Dalle mie parti carica buona ma olive piccole per la siccità.
Piero +2h: Poca ma buona. Io dico resa alta e quantità due terzi dell'anno scorso.
Giulio @1 +5h: Siamo d'accordo con Piero. Olive sane, mosca poca. Cominceremo presto.
Gigi @1 +1d: sul garda carica bella invece, ma ha grandinato a macchia di leopardo
Bruno @3 +3h: Quindi il prezzo sale?
Giulio +4h: Un po' sì, non te lo nascondo. Però i soci e chi prenota entro il 30 settembre ha il prezzo dell'anno scorso.
Bruno +1h: Onesto. Prenoto.

=== forum it piazza 1 :: Chi siete? Presentiamoci
Marta: Siamo sempre di più in questa piazza, allora facciamo un giro di nomi: chi siete, da dove venite, che ci fate con l'olio? Comincio io: Marta, figlia e nipote di frantoiani, mangio pane e olio a colazione.
Donata +30m: Donata, cuoca di mensa in pensione. Con l'olio ci faccio tutto tranne il caffè.
Tonino @1 +1h: Tonino, ferroviere, in giro per l'Italia con la bottiglietta in valigia.
Nadia @1 +2h: Nadia, maestra. Ogni anno porto la classe al frantoio e ogni anno qualcuno assaggia l'oliva cruda.
Marta @4 +1h: E la faccia che fanno vale il viaggio 😂
Hanna @1 +4h: Buongiorno! Io sono Hanna, di Augsburg, ho trovato il frantoio in vacanza nel 2019 e adesso il mio italiano è migliore per l'olio. Scusate gli errori!
Donata @6 +1h: Ma quali errori, scrivi meglio di mio nipote.
Piero @1 +5h: Piero, ottantadue olivi e settantuno anni. Poto, raccolgo, brontolo.
Nina @1 +1d: Ciao, mi chiamo Nina, vivo a Trieste da sei anni, prima a Pietroburgo. A casa mia l'olio era quello di girasole, adesso non torno indietro.
Giulio @9 +3h: Benvenuta Nina! E Piero non brontola, consiglia ad alta voce.
A @1 +1d: {Ciao a tutti|Buongiorno a tutti}, io sono {A}, di {citta}. Leggo da mesi e non ho mai scritto, mi avete convinto.
Marta +2h: Che bello leggerti, {A}!

=== forum it piazza 5,6 :: La fiera di San Giusto, chi viene?
Marta: Il {23|24} e {24|25} siamo alla fiera di San Giusto col banco grande, assaggi e bruschette tutto il giorno. Chi passa ce lo dica che gli teniamo una sedia.
Ettore +1h: Ci sono con la macchina fotografica.
Mirella @1 +2h: Vengo da Genova apposta! Treno delle 7:40.
Tonino @3 +1h: Quale linea? Se è quella giusta ti faccio anche il biglietto 😄
Mirella +30m: Tonino smettila che poi arrivo davvero in locomotiva.
Lucia @1 +4h: Bambini ammessi? Ne porto tre.
Marta @6 +1h: Ammessissimi, c'è il gioco degli odori: chi riconosce carciofo, erba e pomodoro vince il sapone.
Lucia @7 +3d: I miei tre hanno vinto tre saponi. Ora si lavano. Miracolo a San Giusto 🙏
Donata @1 +3d: È stato un piacere vedervi tutti in faccia finalmente. Piero è più alto di come scrive.
Piero +2h: E tu più giovane.

=== forum it piazza * :: Il proverbio della nonna
Nadia: In classe stiamo raccogliendo proverbi sull'olio e sugli olivi. Ne avete? Anche in dialetto, poi i bambini li disegnano.
Franco +1h: "Chie hat ozu hat oru". non serve traduzione
Carmela @1 +2h: "Ogghiu, aceddu e sali, e 'a minestra è na riali". Mia nonna lo diceva davanti a qualunque cosa.
Gigi @1 +2h: me nono diseva: de l'olio el primo, del vin el de mezo, del miel el fondo
Piero @1 +4h: "Fammi povero che ti farò ricco", lo dice l'olivo al potatore.
Mirella @1 +5h: Da me: chi ha l'euggio no va a dormì a-o scuo!
Nadia @6 +1d: Meravigliosi tutti!! Appena finiti i disegni ve li faccio vedere.
Nadia @7 +8d: Ecco i disegni appesi in corridoio. L'olivo che parla al potatore ha la faccia di Piero, giuro che non l'hanno mai visto.
Piero +1h: Mi metto in cornice.
Marta @8 +3h: Ce ne prestate qualcuno per la bottega? Li appendiamo dietro al banco.
Nadia +2h: I bambini stanno ballando sui banchi, quindi sì.

=== forum it piazza * again :: {Come conservate|Dove tenete} l'olio in casa?
A: Io tengo la bottiglia {vicino ai fornelli|sul davanzale} per comodità, ma mi sa che sbaglio... {dopo un po' sa di vecchio|dopo due mesi cambia sapore}.
T +1h: Sbagli sì 😅 luce e caldo lo ammazzano. Dispensa chiusa e bottiglia scura.
A +2h: E la latta da 5 una volta aperta?
Marta @2 +4h: Travasa in bottiglie piccole, riempile fino all'orlo e tappa bene. Aperta a metà per mesi l'olio si ossida.
A ?65: {Fatto ieri sera, sembravo un farmacista.|Chiaro, grazie!}
U @1 +1d ?50: Mia madre lo teneva nell'orcio in cantina, {ma chi ce l'ha più una cantina|durava un anno intero}.

=== forum it piazza 9 :: Idee per la camminata di ottobre
Giulio: A ottobre rifacciamo la camminata tra gli olivi. L'anno scorso eravate ottanta e il pranzo è andato lungo. Idee per quest'anno?
Ilaria +2h: Un banco di assaggio guidato a metà strada? Lo tengo io, tre oli e uno difettoso da scoprire.
Giulio +1h: Ilaria affare fatto. Quello difettoso lo compro al supermercato sotto casa 😇
Bruno @1 +3h: Un percorso corto per chi ha i bambini o le ginocchia mie.
Nadia @1 +4h: E uno per le biciclette?
Giulio @4 +5h: Corto sì, è giusto: due chilometri, tutto piano, fino al mulino vecchio. Per le bici ci penso.
Ettore @1 +1d: Mostra delle foto lungo il sentiero, appese agli olivi con le mollette?
Marta @7 +2h: Ettore questa è bellissima, la facciamo.
Lucia @1 +1d: Magari un punto acqua in più, l'anno scorso si moriva di sete 🥵
Marta @9 +2h: Segnato, due punti acqua. Scusate per l'anno scorso!

=== forum it piazza 10 :: Camminata: com'è andata
Lucia: Grazie di tutto, giornata stupenda! I miei figli dormono ancora 😴
Bruno +2h: Percorso corto promosso, le ginocchia ringraziano.
Ilaria @1 +3h: All'assaggio hanno indovinato il difettoso 41 su 52. Il più bravo ha nove anni.
Nadia @3 +1h: È mio alunno!! Domani lo dico in classe.
A @1 +5h: Era la prima volta che venivo e {è stato come stare a casa|ho trovato gente bellissima}. Una sola cosa: il parcheggio era un disastro.
Giulio @5 +2h: Hai ragione {A}, non ci aspettavamo 130 persone. L'anno prossimo chiediamo il campo sportivo con la navetta.
A +1h: Grande. Allora ci sono.
Ettore @1 +1d: Foto caricate! Chi vuole la sua in grande mi scriva.

=== forum it piazza 8 :: Chi è rimasto in città?
Bruno: Piazza deserta. C'è qualcuno o siete tutti al mare?
Donata +5h: Io qui, 38 gradi e il ventilatore.
Franco @1 +1d: io al mare ma ci vivo, non vale
Bruno @2 +3h: Donata, anguria e olio?
Donata +6h: Bruno stai bene?

=== forum it piazza * again :: Consiglio per un regalo
A: Devo fare un regalo a {un'amica che cucina molto|mio cognato che ha già tutto|una coppia che si sposa}. Budget {40|50|60} euro. Cesta o bottiglie scelte?
Marta +3h: Per chi cucina: i tre monocultivar da 50 cl nella cassetta di legno, così confronta. Costa {46|48} euro e ci metto il foglietto degli abbinamenti.
A +4h: {Bella idea.|Mi piace.} Si può spedire direttamente a lei senza il prezzo?
Marta +1h: Certo, spunta "è un regalo" e il prezzo non compare.
A ?55: Ordinato! {Vi dico se è piaciuto.|Grazie Marta.}
A @5 +8d ?50: Piaciutissimo, mi ha chiamato mentre faceva gli assaggi.

=== forum it ordini 1,2,3 again :: L'olio è gelato?!
A: Arrivato oggi il pacco ma l'olio è {denso e biancastro|mezzo solido}. È andato a male??
Ornella +2h: Niente paura, con questo freddo l'olio si rapprende sotto gli otto-dieci gradi, ha viaggiato di notte. Lo lasci in cucina {un paio d'ore|fino a domani} e torna come prima, senza scaldarlo.
A +1d ?90: Confermo, {tornato limpido|stamattina era perfetto}. Scusi l'allarme!
Ornella ?40: Ma si figuri, meglio chiedere.
Ilaria @2 +6h ?50: Anzi è un buon segno, gli oli "corretti" spesso non gelano proprio.

=== forum it ordini 4,5,6 again :: Cambio indirizzo
A: Ho traslocato e l'ordine {ordine} è partito verso il vecchio indirizzo. Riuscite a bloccarlo?
Ornella +1h: Provo subito col corriere, mi dia l'indirizzo nuovo in privato.
Ornella @2 +3h ?85: Fatto, deviato. Arriva con un giorno di ritardo.
A @3 +2h: Mi avete salvato, {nel vecchio palazzo non mi avrebbero aperto|il vecchio vicino se lo sarebbe bevuto}.
)~";

}  // namespace colloquio::sim::demo
