#include "colloquio/sim/demo/year.hpp"

// Reviews: many are read by the house and few are answered; that is the point.

namespace colloquio::sim::demo {

const char* const kReviewTexts = R"~(
=== reviews it recensioni * again :: -
A *5: {Olio eccezionale, si sente che è fatto con passione.|Il migliore olio che abbia mai assaggiato.} {Personale gentilissimo.|Torneremo.|Consigliatissimo.}
Frantoio: Grazie {A}, {ci vediamo alla prossima molitura|a presto in frantoio}!

=== reviews it recensioni * again :: -
A *5: Abbiamo fatto la visita guidata {con i bambini|in coppia|con un gruppo di amici}: {un'ora volata|spiegazioni chiare e mai noiose}, assaggio finale {generoso|con pane caldo}. {Il signore anziano è un personaggio!|Da non perdere.}
Frantoio: Grazie {A}! Il "signore anziano" ringrazia e chiede chi ha detto anziano 😄

=== reviews it recensioni * again :: -
A *4: Prodotto ottimo, {spedizione un po' lenta|confezione da migliorare|prezzo altino ma giusto}. {Lo ricomprerò.|Nel complesso soddisfatto.}
Frantoio: Grazie del suggerimento {A}, ci stiamo lavorando.

=== reviews it recensioni * again :: -
A *2: Ho chiamato {tre|quattro} volte e non risponde nessuno. {Alla fine ho comprato altrove.|L'olio sarà buono, ma così non si lavora.}
Frantoio: Ha ragione, ci scusiamo. Da marzo c'è la segreteria e richiamiamo in giornata: ci dia un'altra possibilità.

=== reviews it recensioni * again :: -
A *1: {Pacco arrivato con una bottiglia rotta e olio dappertutto.|Ordine arrivato dopo dodici giorni, dovevano essere tre.} {Ho scritto e sto aspettando.|Nessuna spiegazione.}
Frantoio: Ci dispiace molto. Ci scriva il numero d'ordine a info@ e rimediamo subito.

=== reviews it recensioni * again :: -
A *3: Olio buono ma {troppo amaro per i miei gusti|pizzica troppo}. {Forse è questione di abitudine.|Ai miei ospiti è piaciuto, a me meno.}
Frantoio: Il moraiolo è così, {A}! Provi il leccino, molto più dolce: se passa glielo facciamo assaggiare.

=== reviews it recensioni * again :: -
A *5: {Ci andiamo ogni autunno da vent'anni.|Clienti da tre generazioni.} {La qualità è sempre la stessa, il sorriso pure.|Da padre in figlio, si vede.}
Frantoio: Clienti così sono la nostra fortuna. Grazie!

=== reviews it recensioni * again :: -
A *3: Strada per arrivare {sterrata e senza cartelli|difficile, il navigatore sbaglia}. Una volta arrivati però {accoglienza calorosa|tutto molto bello}. Mettete un cartello!
Frantoio: Il cartello arriva in primavera, il Comune ci ha dato il permesso. Grazie della pazienza!

=== reviews it recensioni 10,11 again :: -
A *5: Portate le olive {sabato|domenica sera|di notte}, {organizzazione perfetta|nessuna attesa}, pulizia dappertutto e si vede l'olio uscire. {Mio figlio è rimasto incantato.|Così dovrebbe essere un frantoio.}
Frantoio: Grazie {A}, belle olive fanno bell'olio!

=== reviews it recensioni 10,11 again :: -
A *2: {Due ore e mezza di attesa|Appuntamento alle 16, molito alle 20} e nessuno che avvisasse. {In piena stagione capisco, però...|Un messaggio bastava.}
Frantoio: Ha ragione, un messaggio bastava. Da quest'anno mandiamo l'avviso quando tocca a lei.

=== reviews it recensioni 12,1 again :: -
A *5: Cesta regalo {bellissima|curatissima}, con il biglietto scritto a mano. {Mia zia ha pianto.|Ho fatto un figurone.}
Frantoio: Il biglietto è opera di Ornella, glielo diciamo. Grazie!

=== reviews it recensioni * again :: -
A *4: Il pâté di olive vale il viaggio. {L'olio pure.|Peccato ne facciano poco.}

=== reviews it recensioni * again :: -
A *5: {Top!|Ottimo.|Consigliato.|Buonissimo 😋}

=== reviews it recensioni * again :: -
A *1: {Chiuso ad agosto senza scriverlo su internet, viaggio a vuoto.|Gli orari online non sono quelli veri, trovato chiuso.}
Frantoio: Ci scusiamo, gli orari online erano sbagliati: corretti oggi. Se torna le offriamo l'assaggio e il caffè.

=== reviews it recensioni * again :: -
A *4: Comprato online, {imballo a prova di bomba|arrivato in due giorni}. {Olio fresco e profumato.|Meno una stella perché il sito è lento.}

=== reviews it recensioni 3,4,5,6 again :: -
A *5: Gita con la scuola: {maestri di pazienza|i bambini entusiasti}. Grazie a {Marta|Giulio} per le spiegazioni.
Frantoio: Grazie a voi, e ai 23 assaggiatori!

=== reviews it recensioni * again :: -
A *3: {Bottega piccola, poca scelta.|Pensavo più prodotti.} L'olio però è buono.

=== reviews it recensioni 5,10 again :: -
A *5: Conosciuti {alla fiera di San Giusto|alla camminata tra gli olivi}: {persone vere|un banco pieno di allegria}. Da allora ordiniamo sempre qui.
Frantoio: Che bella cosa da leggere. Ci vediamo l'anno prossimo!

=== reviews it recensioni * again :: -
N *4: {Buon olio, onesto.|Bella esperienza.}

=== reviews it recensioni * again :: -
N *2: {Caro.|Mi aspettavo di più per quel prezzo.}
)~";

}  // namespace colloquio::sim::demo
