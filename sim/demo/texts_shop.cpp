#include "colloquio/sim/demo/year.hpp"

// The notebook beside the till and the telephone: what was said, in a line, and what we answered.

namespace colloquio::sim::demo {

const char* const kShopTexts = R"~(
=== shop it telefono * again :: -
A: {1#Chiede se siamo aperti sabato pomeriggio|Vuole sapere gli orari|Chiede se domenica si trova qualcuno}
H: {1#Sì, fino alle 19|Detto gli orari, passa sabato|Solo mattina, ringrazia}

=== shop it telefono * again :: -
A: {1#Ordine al telefono: latta da 5, consegna a casa|Ordina sei bottiglie, paga alla consegna|Vuole riordinare "quello dell'altra volta"}
H: {1#Preso ordine, parte domani|Fatto, mando il riepilogo|Guardato: era il leccino, segnato}

=== shop it telefono * again :: -
A: {1#Pacco non arrivato, un po' di malumore|Il corriere ha lasciato il pacco al vicino sbagliato}
H: {1#Sentito il corriere, consegna domani, avvisato|Risolto, ci ha ringraziato}

=== shop it telefono 10,11 again :: -
A: {1#Vuole prenotare la molitura, 3 quintali|Quando può portare le olive?|Chiede il prezzo della molitura}
H: {1#Dato appuntamento giovedì sera|Sabato dalle 14|Detto il prezzo, richiama}

=== shop it telefono 12 again :: -
A: {1#Chiede delle ceste, quante ne restano|Vuole cinque ceste per l'ufficio, con fattura}
H: {1#Ne restano poche, gliene teniamo due|Fatto preventivo per mail}

=== shop it telefono * again :: -
A: Signora anziana, {1#chiede come si toglie una macchia d'olio dalla tovaglia|vuole sapere se l'olio dell'anno scorso è ancora buono}. Parlato venti minuti.
H: {1#Sapone di Marsiglia e sole. Ci ha raccontato della vendemmia del '58|Le ho detto di annusarlo. Richiama per farci sapere}
A +2d ?40: {1#Richiamata: macchia andata via, ci benedice tutti|Richiamata: sapeva di noce, lo usa per i cardini}

=== shop it telefono * again :: -
A: Reclamo: {1#ha chiamato tre volte senza risposta|bottiglia con tappo difettoso}
H: {1#Scusati, da ora c'è la segreteria|Gliene mandiamo un'altra}

=== shop it banco * again :: -
A: {1#Assaggia i tre oli, non si decide tra leccino e moraiolo|Vuole un olio "che non pizzichi"|Cerca un regalo sui trenta euro}
H: {1#Preso il leccino, torna a dire com'è|Il leccino, come sempre in questi casi|Cassetta da tre}

=== shop it banco * again :: -
A: {1#Compra la latta da 5, dice che l'anno scorso è durata fino a maggio|Prende due bottiglie e si ferma a parlare del raccolto}
H: {1#Fatto lo sconto fedeltà|Dato il calendario con le foto di Ettore}

=== shop it banco * again :: -
A: {1#Coppia di turisti tedeschi, vedono il frantoio|Famiglia in bicicletta, chiedono l'acqua e restano un'ora}
H: {1#Fatto fare il giro, comprate tre bottiglie|Assaggio per tutti, tornano per la camminata}

=== shop it banco * again :: -
A: {1#Racconta che suo padre portava qui le olive col mulo|Ha riportato una bottiglia vuota del 1994, la teneva per ricordo}
H: {1#Chiamato il babbo, sono stati a parlare sulla panca fino a chiusura|Messa in vetrina con la sua storia}

=== shop it banco * again :: -
A: Dice che {1#servirebbe un cartello al bivio|il parcheggio è scomodo|sarebbe bello avere lo sfuso}
H: {1#Ha ragione, chiesto al Comune|Segnato per la riunione|D'inverno si fa, detto}

=== shop it banco 11,12,1 again :: -
A: {1#Vuole lo sfuso, ha portato la sua latta|Riempita latta della nonna, 5 litri}
H: {1#Fatto, 52 euro|Bellissima latta, fatta la foto}

=== shop it banco 5,6,9,10 again :: -
A: Ci ha conosciuto {alla fiera|dal blog|su Telegram}, {voleva vedere se siamo veri|prima volta qui}
H: {Siamo veri. Assaggio e chiacchiere|Presentata a Giulio, foto insieme}

=== shop it banco * again :: -
N: {1#Non ha detto il nome. Cerca miele, non ne abbiamo|Signore di passaggio, chiede la strada per Vallonda}
H: {1#Mandato alla bottega in piazza|Indicata la strada, ha preso una bottiglia}

=== shop it banco 3,4 again :: -
A: {1#Insegnante, vuole portare la classe|Chiede una visita per venti persone}
H: {1#Data fissata, martedì|Sabato alle 16}
)~";

}  // namespace colloquio::sim::demo
