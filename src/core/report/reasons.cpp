#include "colloquio/core/report/reasons.hpp"

#include <algorithm>
#include <array>

namespace colloquio::report {

namespace {

struct Reason {
  std::string_view en, it;
};

// clang-format off
constexpr auto kReasons = std::to_array<Reason>({
  // any text, table or tree
  {"not JSON", "non è JSON"},
  {"not a JSON object", "non è un oggetto JSON"},
  {"JSON is cut", "il JSON è tagliato"},
  {"JSON nested too deep", "JSON annidato troppo a fondo"},
  {"JSON item with too many values", "voce JSON con troppi valori"},
  {"cut line", "riga tagliata"},
  {"only NUL bytes", "solo byte NUL"},
  {"line longer than the limit", "riga più lunga del limite"},
  {"item longer than the limit", "voce più lunga del limite"},
  {"record longer than the limit", "riga della tabella più lunga del limite"},
  {"text longer than the limit, cut", "testo più lungo del limite, tagliato"},
  {"quote without an end", "virgolette che non si chiudono"},
  {"wrong number of columns", "numero di colonne sbagliato"},
  {"more than 16384 columns", "più di 16384 colonne"},
  {"end tags that do not match", "etichette di chiusura che non corrispondono"},
  {"an end tag without an end", "etichetta di chiusura senza fine"},
  {"a tag without an end", "etichetta senza fine"},
  {"a tag within a tag", "etichetta dentro un'etichetta"},
  {"a tag longer than the limit", "etichetta più lunga del limite"},
  {"a declaration without an end", "dichiarazione senza fine"},
  {"CDATA without an end", "CDATA senza fine"},
  {"comment without an end", "commento XML senza fine"},
  {"elements nested too deep", "elementi annidati troppo a fondo"},
  {"more damaged places", "altri punti danneggiati"},
  // what is packed
  {"it unpacks to more than the limit: is it a bomb?", "scompattato supera il limite: è una bomba?"},
  {"it unpacks to hundreds of times its size: is it a bomb?",
   "scompattato è centinaia di volte più grande: è una bomba?"},
  {"the archive changed while it was read", "l'archivio è cambiato mentre lo si leggeva"},
  // tables and figures
  {"no such date", "non è una data"},
  {"no such number", "non è un numero"},
  {"no measure", "manca la misura"},
  {"no text", "manca il testo"},
  {"a sum under the table", "un totale sotto la tabella"},
  {"a tap by nobody", "un tocco di nessuno"},
  {"a tap on nothing", "un tocco su niente"},
  // what items lack
  {"no id", "manca l'id"},
  {"no id and no date", "mancano l'id e la data"},
  {"no time", "manca l'ora"},
  {"no did", "manca il did"},
  {"no at-uri", "manca l'at-uri"},
  {"no record", "manca il contenuto"},
  {"no address of a message", "manca l'indirizzo di un messaggio"},
  {"no address of the record", "manca l'indirizzo del contenuto"},
  {"no id of the account", "manca l'id dell'account"},
  {"a post without id", "un post senza id"},
  {"a post without id and text", "un post senza id né testo"},
  {"a post without topic and number", "un post senza discussione né numero"},
  {"a post without topic_id and post_number", "un post senza topic_id né post_number"},
  {"a comment without id and text", "un commento senza id né testo"},
  {"a comment without id or post", "un commento senza id o senza post"},
  {"a user without id", "un utente senza id"},
  {"a vote without its post", "un voto senza il suo post"},
  {"a tap without its target", "un tocco senza il suo bersaglio"},
  {"a like without its message", "un mi piace senza il suo messaggio"},
  {"a share without its message", "una condivisione senza il suo messaggio"},
  {"a deletion without its message", "una cancellazione senza il suo messaggio"},
  {"only the address of a message, not its words", "solo l'indirizzo di un messaggio, non le parole"},
  {"taps without an address: read them with Jetstream or listRecords",
   "tocchi senza indirizzo: leggeteli con Jetstream o listRecords"},
  // what is something else
  {"not a mail", "non è un messaggio di posta"},
  {"not a message", "non è un messaggio"},
  {"not an object", "non è un oggetto"},
  {"not an activity", "non è un'attività"},
  {"not a Reddit dump", "non è un archivio di Reddit"},
  {"not a Bluesky file", "non è un file di Bluesky"},
  {"not a post or topic of a forum", "non è un post né una discussione di un forum"},
  {"neither a comment nor a submission", "non è né un commento né un post"},
  {"neither Jetstream nor a page of Bluesky", "non è né Jetstream né una pagina di Bluesky"},
  {"an unknown type of message", "un tipo di messaggio sconosciuto"},
  {"an event of an unknown kind", "un evento di genere sconosciuto"},
  {"an operation that is not create, update or delete", "un'operazione che non è create, update o delete"},
  {"a message that Telegram could not export", "un messaggio che Telegram non ha potuto esportare"},
  {"no messages found", "nessun messaggio trovato"},
  {"no activities found", "nessuna attività trovata"},
  {"no addresses of messages found", "nessun indirizzo di messaggi trovato"},
  {"export as web pages: export again as JSON", "esportato come pagine web: esportatelo di nuovo come JSON"},
  {"too many posts to count votes apart, their score is used",
   "troppi post per contare i voti uno a uno, vale il loro punteggio"},
  // what is left out on purpose
  {"private messages are switched off", "i messaggi privati sono esclusi"},
  {"private chat, private messages are switched off", "chat privata, i messaggi privati sono esclusi"},
  {"chat of unknown kind is taken as private, private messages are switched off",
   "chat di genere sconosciuto, presa come privata: i messaggi privati sono esclusi"},
  {"not talk: the forum's own notes", "non sono messaggi: note del forum stesso"},
  {"not talk: post not published", "non sono messaggi: post non pubblicati"},
  {"not talk: comment of a post not published", "non sono messaggi: commenti di post non pubblicati"},
});

/// Beginnings after which a name, a number or the words of a library come.
constexpr auto kBeginnings = std::to_array<Reason>({
  {"not talk: comment of type ", "non sono messaggi: commenti di tipo "},
  {"not talk: post of type ", "non sono messaggi: post di tipo "},
  {"the file ends inside ", "il file finisce dentro "},
  {"the archive cannot be opened", "l'archivio non si può aprire"},
  {"the file cannot be opened: ", "il file non si può aprire: "},
  {"the archive is cut or damaged", "l'archivio è tagliato o danneggiato"},
  {"the packed file is cut or damaged", "il file compresso è tagliato o danneggiato"},
  {"the packed file is cut", "il file compresso è tagliato"},  // behind the longer one
  {"the packed file is damaged", "il file compresso è danneggiato"},
  {"no column is known to be the text", "nessuna colonna sembra il testo"},
  {"no column is known to be the time", "nessuna colonna sembra l'ora"},
  {"no column is known to be the author", "nessuna colonna sembra l'autore"},
});
// clang-format on

}  // namespace

std::string reason(Lang lang, std::string_view english) {
  if (lang == Lang::en) return std::string{english};
  const auto* known = std::ranges::find(kReasons, english, &Reason::en);
  if (known != kReasons.end()) return std::string{known->it};
  for (const Reason& beginning : kBeginnings) {
    if (!english.starts_with(beginning.en)) continue;
    std::string out{beginning.it};
    return out.append(english.substr(beginning.en.size()));
  }
  return std::string{english};
}

std::string reason(Lang lang, std::string_view english, Loss loss) {
  const bool is_english = lang == Lang::en;
  switch (loss) {
    case Loss::piece:
      break;
    case Loss::rest:
      return reason(lang, english) +
             (is_english ? "; what follows in the file is not known" : "; il seguito del file non si conosce");
    case Loss::file:
      return reason(lang, english) +
             (is_english ? "; nothing of the file was read" : "; del file non si è letto nulla");
  }
  return reason(lang, english);
}

}  // namespace colloquio::report
