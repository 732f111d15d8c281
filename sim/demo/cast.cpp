#include "colloquio/sim/demo/cast.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "colloquio/core/model/talk_table.hpp"

namespace colloquio::sim::demo {

namespace {

using Names = std::vector<std::string_view>;

Names split(std::string_view words) {
  Names out;
  while (!words.empty()) {
    const auto blank = words.find(' ');
    out.push_back(words.substr(0, blank));
    words.remove_prefix(blank == std::string_view::npos ? words.size() : blank + 1);
  }
  return out;
}

struct NameBook {
  Names first, last;
};

const NameBook& names_of(std::string_view lang) {
  static const NameBook italian{
      split("Anna Luca Chiara Marco Giovanna Paolo Elena Stefano Silvia Andrea Francesca Roberto Laura Davide Paola "
            "Matteo Simona Alberto Cristina Fabio Valentina Claudio Daniela Enrico Federica Giorgio Irene Lorenzo "
            "Monica Nicola Patrizia Riccardo Sara Tommaso Teresa Vittorio Alessia Maurizio Barbara Emanuele Grazia "
            "Michele Rosa Sergio Tiziana Umberto Viola Walter Agnese Corrado Debora Ivano Luisa Manuela Renata Aldo "
            "Beatrice Dario Flavia Guido Ines Leonardo Marina Oscar Pamela Raffaele Serena Ugo"),
      split("Bassi Moretti Ferri Colonna Rinaldi Grassi Testa Monti Serra Valli Ricci Fontana Longo Gatti Leone "
            "Mariani Martelli Villa Conte Ferrara Bianco Caruso Rizzi Fiore Barone Greco Marini Sala Piras Negri "
            "Landi Palmieri Orlandi Basile Neri Bertoni Carli Donati Guerra Lombardi Pozzi Riva Sanna Tosi Vitali "
            "Zanetti Brambilla Cattaneo Damiani Farina Giordano Innocenti Lupi Mancini Nardi Olivieri Pagani")};
  static const NameBook english{
      split("Emma James Olivia Harry Sophie Tom Grace Peter Alice Ben Claire Rob Helen Ian"),
      split("Marsh Holloway Fenwick Barker Lowe Ashby Penrose Whitlock Sutton Doyle Thorne Kerr")};
  static const NameBook german{
      split("Sabine Jürgen Katrin Uwe Birgit Stefan Anke Markus Heike Thomas Ulrike Jens Petra Matthias Silke Rolf"),
      split("Brandt Vogel Lindner Kessler Hartwig Seidel Reuter Ziegler Baumann Hofer Kramer Pohl Engel Winkler")};
  static const NameBook russian{
      split("Ольга Дмитрий Анна Сергей Елена Михаил Татьяна Игорь Марина Алексей Ирина Павел"),
      split("Лебедева Орлов Зимина Громов Белова Чернов Власова Титов Ершова Котов Панова Серов")};
  if (lang == "en") return english;
  if (lang == "de") return german;
  if (lang == "ru") return russian;
  return italian;
}

/// Letters a handle may hold; the rest of the alphabet is written out by hand for the names above.
std::string latin(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 46> kLetters{{
      {"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"ß", "ss"}, {"ì", "i"},  {"è", "e"},  {"А", "a"}, {"Б", "b"},
      {"В", "v"},  {"Г", "g"},  {"Д", "d"},  {"Е", "e"},  {"З", "z"},  {"И", "i"},  {"К", "k"}, {"Л", "l"},
      {"М", "m"},  {"О", "o"},  {"П", "p"},  {"С", "s"},  {"Т", "t"},  {"Ч", "ch"}, {"а", "a"}, {"б", "b"},
      {"в", "v"},  {"г", "g"},  {"д", "d"},  {"е", "e"},  {"з", "z"},  {"и", "i"},  {"й", "j"}, {"к", "k"},
      {"л", "l"},  {"м", "m"},  {"н", "n"},  {"о", "o"},  {"р", "r"},  {"с", "s"},  {"т", "t"}, {"х", "h"},
      {"ч", "ch"}, {"ш", "sh"}, {"ь", ""},   {"ю", "yu"}, {"я", "ya"}, {"п", "p"},
  }};
  std::string out;
  for (std::size_t i = 0; i < name.size();) {
    if (static_cast<unsigned char>(name[i]) < 0x80) {
      const char c = name[i++];
      if (c != ' ' && c != '\'') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      continue;
    }
    for (const auto& [letter, written] : kLetters) {
      if (name.substr(i, 2) == letter) out += written;
    }
    i += 2;
  }
  return out;
}

Hand hand_of(Rng& rng) {
  static constexpr std::array<Hand, 20> kShare{Hand::plain,      Hand::plain,      Hand::plain, Hand::plain,
                                               Hand::plain,      Hand::plain,      Hand::plain, Hand::plain,
                                               Hand::plain,      Hand::plain,      Hand::plain, Hand::lower_case,
                                               Hand::lower_case, Hand::lower_case, Hand::eager, Hand::eager,
                                               Hand::no_accents, Hand::no_accents, Hand::emoji, Hand::emoji};
  return kShare[rng.below(20)];
}

}  // namespace

Cast::Cast(std::uint64_t seed) {
  const auto house = [&](std::string_view first, std::string_view name, std::string_view handle) {
    add({.first = std::string{first},
         .name = std::string{name},
         .handle = std::string{handle},
         .email = std::string{handle} + "@sorbanera.example",
         .lang = "it",
         .role = Role::house});
  };
  house("Marta", "Marta Sorbanera", "marta");
  house("Giulio", "Giulio Sorbanera", "giulio");
  house("Ornella", "Ornella Brandi", "ornella");
  house("Frantoio", "Frantoio Sorbanera", "frantoio");
  bot_ = add({.first = "Oliva",
              .name = "Oliva Bot",
              .handle = "oliva-bot",
              .email = "no-reply@sorbanera.example",
              .lang = "it",
              .role = Role::bot});
  struct Known {
    std::string_view first, last, handle, lang;
    Hand hand;
  };
  static constexpr std::array<Known, 15> kTribe{{
      {"Donata", "Cerri", "donata", "it", Hand::plain},
      {"Piero", "Vannozzi", "piero.v", "it", Hand::plain},
      {"Tonino", "Scarpato", "tonino58", "it", Hand::eager},
      {"Mirella", "Cabella", "mirella_ge", "it", Hand::emoji},
      {"Gigi", "Torresin", "gigi_t", "it", Hand::lower_case},
      {"Carmela", "Lo Verde", "carmela", "it", Hand::plain},
      {"Ilaria", "Venturoli", "ilaria.assaggi", "it", Hand::plain},
      {"Sandro", "Binetti", "orto_sandro", "it", Hand::no_accents},
      {"Nadia", "Fabbrini", "maestra.nadia", "it", Hand::plain},
      {"Ettore", "Gallizio", "ettore_foto", "it", Hand::plain},
      {"Franco", "Deiana", "franco_d", "it", Hand::lower_case},
      {"Lucia", "Marchesan", "luciam", "it", Hand::emoji},
      {"Bruno", "Pavanello", "brunop", "it", Hand::plain},
      {"Hanna", "Kellner", "hanna_k", "de", Hand::plain},
      {"Nina", "Sokolenko", "nina_s", "ru", Hand::plain},
  }};
  first_tribe_ = static_cast<std::uint32_t>(members_.size());
  for (const auto& t : kTribe) {
    add({.first = std::string{t.first},
         .name = std::string{t.first} + " " + std::string{t.last},
         .handle = std::string{t.handle},
         .email = std::string{t.handle} + "@posta.example",
         .lang = std::string{t.lang},
         .tribe = true,
         .hand = t.hand});
  }
  first_guest_ = static_cast<std::uint32_t>(members_.size());
  static_cast<void>(seed);
}

std::uint32_t Cast::add(Member member) {
  members_.push_back(std::move(member));
  return static_cast<std::uint32_t>(members_.size() - 1);
}

std::uint32_t Cast::named(std::string_view first) const {
  for (std::uint32_t i = 0; i < first_guest_; ++i) {
    if (members_[i].first == first) return i;
  }
  return kNone;
}

std::uint32_t Cast::from_tribe(Rng& rng) const {
  const double u = rng.unit();
  const std::uint32_t italian = first_guest_ - first_tribe_ - 2;
  return first_tribe_ + std::min(static_cast<std::uint32_t>(u * u * italian), italian - 1);
}

std::uint32_t Cast::guest(std::string_view lang, std::int64_t now, double new_share, Rng& rng) {
  if (!rng.chance(new_share) && members_.size() > first_guest_) {
    // A few tries: somebody of that language, sooner one who was heard lately.
    for (int i = 0; i < 12; ++i) {
      const auto who = first_guest_ + rng.below(static_cast<std::uint32_t>(members_.size()) - first_guest_);
      const Member& m = members_[who];
      const bool lately = now - m.last_heard < 70 * 86'400;
      if (m.lang == lang && now > m.last_heard && (lately || i > 8)) return who;
    }
  }
  return newcomer(lang, rng);
}

std::uint32_t Cast::newcomer(std::string_view lang, Rng& rng) {
  const NameBook& book = names_of(lang);
  Member m;
  m.lang = std::string{lang};
  const auto first = book.first[rng.below(static_cast<std::uint32_t>(book.first.size()))];
  const auto last = book.last[rng.below(static_cast<std::uint32_t>(book.last.size()))];
  m.first = std::string{first};
  m.name = rng.chance(0.8) ? m.first + " " + std::string{last} : m.first + " " + std::string{last.substr(0, 1)} + ".";
  if (lang == "ru") m.name = m.first + " " + std::string{last.substr(0, 2)} + ".";
  const auto number = std::to_string(members_.size());
  m.handle = rng.chance(0.5) ? latin(first) + number : latin(first) + "." + latin(last);
  m.email = latin(first) + "." + latin(last) + number + "@posta.example";
  m.hand = lang == "it" ? hand_of(rng) : Hand::plain;
  for (const Member& other : members_) {
    if (other.handle == m.handle) m.handle += number;
    if (other.name == m.name)
      m.name += " " + std::string{last.substr(0, static_cast<unsigned char>(last[0]) < 0x80 ? 3 : 6)};
  }
  return add(std::move(m));
}

}  // namespace colloquio::sim::demo
