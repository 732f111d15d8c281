#include <array>

#include "colloquio/core/report/words.hpp"

namespace colloquio::report {

namespace {

// clang-format off
constexpr auto kWords = std::to_array<Word>({
  // figures
  {"figure.talk.messages", "Messaggi"},
  {"recipe.talk.messages",
   "Tutto ciò che qualcuno ha detto con almeno una lettera o una cifra sua. I bot restano fuori; le parole di "
   "chi si è cancellato o è anonimo contano. I tocchi mai."},
  {"figure.talk.threads", "Conversazioni"},
  {"recipe.talk.threads",
   "Un primo messaggio e tutto ciò che gli sta sotto. Conta anche un primo messaggio a cui nessuno ha "
   "risposto."},
  {"figure.talk.truncated_share", "Conversazioni con un pezzo mancante"},
  {"recipe.talk.truncated_share",
   "Conversazioni in cui qualche messaggio risponde a uno mai visto. Un messaggio così resta fuori dai tempi "
   "di prima risposta."},
  {"figure.talk.authors", "Persone che hanno parlato"},
  {"recipe.talk.authors",
   "Account diversi che hanno scritto almeno un messaggio, casa compresa; non i bot, né chi è cancellato o "
   "anonimo."},
  {"figure.talk.bot_share", "Messaggi dei bot"},
  {"recipe.talk.bot_share",
   "La quota dei messaggi scritti dai bot, su tutti i messaggi compresi i loro. I bot non entrano in "
   "nessun'altra cifra, e le loro risposte non sono risposte."},
  {"figure.talk.cross_posts", "Copie su altri canali"},
  {"recipe.talk.cross_posts",
   "Le stesse parole dello stesso account (o della casa) su più canali entro 48 ore sono un solo messaggio: "
   "le copie dopo la prima contano qui e in nessun'altra cifra. Quel messaggio aspetta una volta sola: vale "
   "la prima risposta, dovunque arrivi."},
  {"figure.taps.total", "Tocchi"},
  {"recipe.taps.total",
   "Mi piace, reazioni, voti, condivisioni e messaggi senza parole: di ogni messaggio il maggiore tra i tocchi "
   "conosciuti uno per uno e l'ultimo conteggio dato dal canale. Non entra in nessun'altra cifra."},
  {"figure.talk.answered_1h.house", "Risposta della casa entro un'ora"},
  {"figure.talk.answered_1h.anyone", "Risposta di chiunque entro un'ora"},
  {"figure.talk.answered_24h.house", "Risposta della casa entro un giorno"},
  {"figure.talk.answered_24h.anyone", "Risposta di chiunque entro un giorno"},
  {"figure.talk.answered_7d.house", "Risposta della casa entro una settimana"},
  {"figure.talk.answered_7d.anyone", "Risposta di chiunque entro una settimana"},
  {"recipe.talk.answered",
   "Dei messaggi degli ospiti, la quota con risposta entro quel tempo. Chi ha scritto da troppo poco è seguito "
   "fin dove arrivano i dati e poi lasciato da parte, mai detto senza risposta (Kaplan–Meier; intervallo di "
   "Greenwood, log-log). Una risposta a sé stessi o di un bot non è una risposta. Dove si conosce solo l'ordine, "
   "risponde chi parla subito dopo, e la casa a chi nomina."},
  {"figure.talk.first_reply_median.house", "La metà riceve risposta dalla casa entro"},
  {"figure.talk.first_reply_median.anyone", "La metà riceve risposta da chiunque entro"},
  {"recipe.talk.first_reply_median",
   "Il tempo entro cui metà dei messaggi ha una prima risposta, contando anche quelli che aspettano ancora "
   "(Kaplan–Meier). Se la risposta arriva a meno della metà, questo tempo non c'è, e lo diciamo."},
  {"figure.talk.first_reply_median_answered", "Attesa mediana dei soli messaggi con risposta"},
  {"recipe.talk.first_reply_median_answered",
   "La cifra che inganna: la mediana delle sole attese finite (con una risposta della casa, dove è "
   "dichiarata). Dimentica chi non ha avuto risposta, e si mostra solo per confronto con altri programmi."},
  {"figure.talk.reply_delay_median", "Tempo da un messaggio a una sua risposta, mediana"},
  {"recipe.talk.reply_delay_median",
   "Il tempo mediano tra ogni risposta e il messaggio a cui risponde, comprese le risposte a sé stessi. Misura "
   "il ritmo, non se si riceve risposta."},
  {"figure.talk.dialogue_rate", "Conversazioni che diventano un dialogo"},
  {"recipe.talk.dialogue_rate",
   "Delle conversazioni con almeno un messaggio di un ospite, quelle in cui uno parla, un altro risponde e il "
   "primo torna, in turni che si seguono sullo stesso ramo; almeno uno dei due è un ospite."},
  {"figure.talk.exchange_length_median", "Turni in un dialogo, mediana"},
  {"figure.talk.exchange_length_p90", "Turni che solo un dialogo su dieci supera"},
  {"recipe.talk.exchange_length",
   "Il botta e risposta più lungo tra due persone in ogni conversazione con dialogo, in turni; più messaggi "
   "di fila della stessa persona sono un turno. La mediana, e la lunghezza che solo una conversazione su "
   "dieci supera."},
  {"figure.talk.comeback", "Dopo una risposta, tornano entro una settimana"},
  {"recipe.talk.comeback",
   "Degli ospiti che hanno avuto una prima risposta (della casa, dove è dichiarata), quelli che parlano di "
   "nuovo in quella conversazione entro sette giorni; ogni persona una volta, alla sua prima risposta "
   "(Kaplan–Meier: chi l'ha avuta da troppo poco non pesa)."},
  {"figure.talk.reciprocity", "Coppie che si rispondono a vicenda"},
  {"recipe.talk.reciprocity",
   "Delle coppie in cui il primo ha risposto al secondo, quelle in cui anche il secondo ha risposto al primo."},
  {"figure.talk.reciprocity.house", "Coppie ospite-casa che si rispondono a vicenda"},
  {"recipe.talk.reciprocity.house",
   "Lo stesso, contando solo le coppie tra un ospite e la casa; la casa conta come una."},
  {"figure.talk.pairs", "Coppie in cui uno ha risposto all'altro"},
  {"recipe.talk.pairs", "Coppie diverse (A ha risposto a B almeno una volta, A non è B). A→B e B→A sono due."},
  {"figure.talk.alternating_replies", "Risposte con cui il primo riprende la parola"},
  {"recipe.talk.alternating_replies",
   "Risposte scritte dall'autore del messaggio due passi sopra e non di quello subito sopra: A, B, A."},
  {"figure.talk.gini", "Disuguaglianza tra chi parla (0: tutti uguale)"},
  {"recipe.talk.gini",
   "Indice di Gini dei messaggi per persona, casa esclusa: 0 se tutti parlano allo stesso modo, vicino a 1 se "
   "uno parla per tutti."},
  {"figure.talk.answerers_for_half", "Persone che danno metà delle risposte"},
  {"recipe.talk.answerers_for_half",
   "Il numero più piccolo di persone, casa compresa, che insieme hanno scritto metà di tutte le risposte agli "
   "ospiti. Se è una, chiedetevi chi risponde quando va in ferie."},
  {"figure.talk.house_share", "Turni della casa"},
  {"recipe.talk.house_share", "Di tutti i turni nelle conversazioni, quelli della casa."},
  {"figure.talk.h_index_max", "Il valore h più alto di una conversazione"},
  {"recipe.talk.h_index_max",
   "La più grande h tale che al livello h di una conversazione (il primo messaggio è il livello 1) ci siano "
   "almeno h messaggi: è alta solo dove si parla in profondità e in tanti."},
  {"figure.talk.depth_max", "Risposte una sotto l'altra, al massimo"},
  {"recipe.talk.depth_max", "Il maggior numero di passi da un primo messaggio giù fino a una risposta."},
  {"figure.talk.width_max", "Messaggi su uno stesso livello, al massimo"},
  {"recipe.talk.width_max", "Il maggior numero di messaggi su uno stesso livello di una conversazione."},
  {"figure.growth.new", "Persone nuove nell'ultimo mese intero"},
  {"recipe.growth.new", "Persone che hanno parlato nell'ultimo mese intero e mai prima."},
  {"figure.growth.returning", "Persone rimaste nell'ultimo mese intero"},
  {"recipe.growth.returning",
   "Persone che hanno parlato nell'ultimo mese intero e prima avevano taciuto per meno di 90 giorni."},
  {"figure.growth.reactivated", "Persone ritornate nell'ultimo mese intero"},
  {"recipe.growth.reactivated",
   "Persone che hanno parlato nell'ultimo mese intero dopo un silenzio di almeno 90 giorni."},
  {"figure.growth.lost", "Persone perse nell'ultimo mese intero"},
  {"recipe.growth.lost", "Persone il cui novantesimo giorno di silenzio è caduto nell'ultimo mese intero."},
  {"figure.growth.trend", "Variazione mensile delle persone che parlano"},
  {"recipe.growth.trend",
   "La pendenza delle persone che parlano in ogni mese intero (quasi-Poisson), al massimo negli ultimi dodici "
   "mesi interi del periodo, come variazione al mese. Si parla di crescita o calo solo se tutto l'intervallo sta "
   "da una parte dello zero."},
  {"figure.growth.retention", "Parlano di nuovo il mese dopo il primo messaggio"},
  {"recipe.growth.retention",
   "Delle persone di cui abbiamo visto per intero il mese successivo, quelle che hanno parlato di nuovo nel "
   "mese dopo quello del primo messaggio."},
  {"figure.growth.tenure_median", "Quanto restano le persone, mediana"},
  {"recipe.growth.tenure_median",
   "Dal primo messaggio di una persona al giorno in cui il suo silenzio arriva a 90 giorni (Kaplan-Meier); chi "
   "c'è ancora conta come presente, per il tempo in cui lo abbiamo visto."},
  // faults
  {"fault.other.one", "{n} difetto di un genere per cui questo rapporto non ha parole ({id})."},
  {"fault.other.other", "{n} difetti di un genere per cui questo rapporto non ha parole ({id})."},
  {"figure.faults.duplicate_id", "Lo stesso identificativo due volte"},
  {"recipe.faults.duplicate_id", "Lo stesso messaggio c'era due volte con un solo identificativo; se ne usa uno."},
  {"fault.faults.duplicate_id.one", "{n} messaggio c'era due volte; se ne usa uno."},
  {"fault.faults.duplicate_id.other", "{n} messaggi c'erano due volte; di ognuno se ne usa uno."},
  {"figure.faults.missing_parent", "Risposte a qualcosa mai visto"},
  {"recipe.faults.missing_parent",
   "Messaggi che rispondono a un messaggio assente dai dati. Gli si tiene il posto; se avrebbe aperto una "
   "conversazione, resta fuori dai tempi di prima risposta."},
  {"fault.faults.missing_parent.one", "{n} messaggio risponde a qualcosa che non abbiamo mai visto."},
  {"fault.faults.missing_parent.other", "{n} messaggi rispondono a qualcosa che non abbiamo mai visto."},
  {"figure.faults.self_parent", "Risposte a sé stesse"},
  {"recipe.faults.self_parent", "Messaggi che indicano sé stessi come quello a cui rispondono. Il legame si taglia."},
  {"fault.faults.self_parent.one", "{n} messaggio dice di rispondere a sé stesso; il legame è tagliato."},
  {"fault.faults.self_parent.other", "{n} messaggi dicono di rispondere a sé stessi; i legami sono tagliati."},
  {"figure.faults.parent_cycle", "Anelli di risposte"},
  {"recipe.faults.parent_cycle",
   "Messaggi che si rispondono in cerchio. Ogni anello si taglia al suo messaggio più vecchio."},
  {"fault.faults.parent_cycle.one",
   "{n} anello di messaggi che si rispondono in cerchio; tagliato al messaggio più vecchio."},
  {"fault.faults.parent_cycle.other",
   "{n} anelli di messaggi che si rispondono in cerchio; ognuno tagliato al messaggio più vecchio."},
  {"figure.faults.parent_elsewhere", "Risposte a un altro canale"},
  {"recipe.faults.parent_elsewhere",
   "Messaggi il cui genitore sta in un altro canale. Il legame non si segue: una conversazione vive in un "
   "canale."},
  {"fault.faults.parent_elsewhere.one",
   "{n} messaggio risponde a qualcosa in un altro canale; il legame non si segue."},
  {"fault.faults.parent_elsewhere.other",
   "{n} messaggi rispondono a qualcosa in un altro canale; i legami non si seguono."},
  {"figure.faults.time_missing", "Senza ora"},
  {"recipe.faults.time_missing",
   "Messaggi senza ora: contano per le dimensioni e le coppie, non per i tempi di risposta né per i mesi."},
  {"fault.faults.time_missing.one", "{n} messaggio non ha un'ora."},
  {"fault.faults.time_missing.other", "{n} messaggi non hanno un'ora."},
  {"figure.faults.time_past", "Con data prima del 1980"},
  {"recipe.faults.time_past",
   "Messaggi con data prima del 1980, quando nessuno parlava in rete: la loro ora non si usa."},
  {"fault.faults.time_past.one", "{n} messaggio ha una data prima del 1980; la sua ora non si usa."},
  {"fault.faults.time_past.other", "{n} messaggi hanno una data prima del 1980; le loro ore non si usano."},
  {"figure.faults.time_future", "Con data nel futuro"},
  {"recipe.faults.time_future",
   "Messaggi con data oltre un giorno dopo la lettura del loro canale, o dopo il 2100: la loro ora non si usa."},
  {"fault.faults.time_future.one", "{n} messaggio ha una data nel futuro; la sua ora non si usa."},
  {"fault.faults.time_future.other", "{n} messaggi hanno una data nel futuro; le loro ore non si usano."},
  {"figure.faults.reply_before_parent", "Risposte più vecchie di ciò a cui rispondono"},
  {"recipe.faults.reply_before_parent",
   "Risposte con un'ora precedente al messaggio a cui rispondono: l'attesa conta zero."},
  {"fault.faults.reply_before_parent.one", "{n} risposta è più vecchia di ciò a cui risponde; l'attesa conta zero."},
  {"fault.faults.reply_before_parent.other",
   "{n} risposte sono più vecchie di ciò a cui rispondono; l'attesa conta zero."},
});
// clang-format on

}  // namespace

std::span<const Word> figure_words_it() { return kWords; }

}  // namespace colloquio::report
