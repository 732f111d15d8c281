#include "colloquio/sim/demo/wording.hpp"

#include <utility>
#include <vector>

#include "colloquio/base/check.hpp"

namespace colloquio::sim::demo {

namespace {

struct SlotValues {
  std::string_view slot;
  std::string_view values;  ///< separated by '|'
};

constexpr std::array<SlotValues, 14> kSlots{{
    {"citta",
     "Torino|Bergamo|Bologna|Padova|Roma|Milano|Trento|Genova|Parma|Verona|Cuneo|Brescia|Modena|Varese|Piacenza|"
     "Treviso|Ferrara|Lecco|Mantova|Novara|Pavia|Rovigo"},
    {"latta", "la latta da 5 litri|la latta da 3 litri|due latte da 3|due latte da 5|sei bottiglie da 75"},
    {"cultivar", "leccino|moraiolo|frantoio|correggiolo|pendolino"},
    {"n", "due|tre|quattro|cinque|sei"},
    {"q", "due|tre|quattro|cinque|sei|otto|dieci"},
    {"giorno", "lunedì|martedì|mercoledì|giovedì|venerdì"},
    {"ora", "le nove|le dieci|le undici|le quattro|le cinque|le sei"},
    {"dolce", "un ciambellone|una torta di mele|dei cantucci|una crostata|i biscotti al vino"},
    {"piatto",
     "sui fagioli|sulla bruschetta|sulla ribollita|sul pesce al forno|sulle zuppe|sull'insalata di farro|sui ceci"},
    {"paese", "Poggio Sambuco|Ripalta di Sotto|Vallonda|San Piero in Colle|Le Fornacelle|Montebruco"},
    {"town", "Leeds|Bath|Cork|Norwich|Bristol|Exeter|Galway|York"},
    {"stadt", "Augsburg|Kassel|Freiburg|Bremen|Graz|Ulm|Regensburg|Basel"},
    {"weather", "raining again|grey and cold|unusually sunny"},
    {"ordine", ""},
}};

std::vector<std::string_view> split(std::string_view list, char by) {
  std::vector<std::string_view> out;
  for (;;) {
    const auto at = list.find(by);
    out.push_back(list.substr(0, at));
    if (at == std::string_view::npos) return out;
    list.remove_prefix(at + 1);
  }
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

/// "Ciao, grazie." → "ciao, grazie"; a leading accented capital stays.
std::string lower_case(std::string text) {
  bool starts = true;
  for (char& c : text) {
    if (starts && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c != ' ') starts = c == '.' || c == '?' || c == '!' || c == '\n';
  }
  if (text.ends_with('.')) text.pop_back();
  replace_all(text, "perché", "perchè");
  return text;
}

}  // namespace

std::string Slots::fill(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto open = text.find('{');
    out += text.substr(0, open);
    if (open == std::string_view::npos) break;
    const auto close = text.find('}', open);
    COLLOQUIO_CHECK(close != std::string_view::npos, std::string{text}.c_str());
    const std::string_view inside = text.substr(open + 1, close - open - 1);
    text.remove_prefix(close + 1);
    if (inside.find('|') == std::string_view::npos) {
      out += value(inside);
    } else {
      out += choose(inside);
    }
  }
  replace_all(out, " / ", "\n");
  return out;
}

/// "a|b" = by lot; "1#a|b" = the same place in every list marked 1.
std::string_view Slots::choose(std::string_view list) {
  const bool linked = list.size() > 2 && list[1] == '#';
  const auto choices = split(linked ? list.substr(2) : list, '|');
  std::uint32_t drawn = static_cast<std::uint32_t>(rng_.next() >> 40U);
  if (linked) drawn = linked_.try_emplace(list[0], drawn).first->second;
  return choices[drawn % choices.size()];
}

const std::string& Slots::value(std::string_view slot) {
  if (const auto known = chosen_.find(slot); known != chosen_.end()) return known->second;
  std::string picked;
  if (slot == "ordine") {
    picked = std::to_string(1100 + rng_.below(2800));
  } else {
    for (const SlotValues& s : kSlots) {
      if (s.slot != slot) continue;
      const auto choices = split(s.values, '|');
      picked = choices[rng_.below(static_cast<std::uint32_t>(choices.size()))];
    }
    COLLOQUIO_CHECK(!picked.empty(), std::string{slot}.c_str());
  }
  return chosen_.emplace(slot, std::move(picked)).first->second;
}

std::string typed_by(Hand hand, std::string text, Rng& rng) {
  static constexpr std::array<std::string_view, 9> kFaces{"😊", "👍", "😋", "🙂", "❤️", "🙏", "😄", "🫒", "😉"};
  switch (hand) {
    case Hand::plain:
      return text;
    case Hand::lower_case:
      return lower_case(std::move(text));
    case Hand::eager:
      if (text.ends_with('.')) text.pop_back();
      if (!text.ends_with('?')) text += rng.chance(0.5) ? "!!" : "!!!";
      return text;
    case Hand::no_accents:
      for (const auto& [accent, plain] :
           {std::pair{"à", "a'"}, {"è", "e'"}, {"é", "e'"}, {"ì", "i'"}, {"ò", "o'"}, {"ù", "u'"}, {"È", "E'"}}) {
        replace_all(text, accent, plain);
      }
      return text;
    case Hand::emoji:
      if (rng.chance(0.75)) text += " " + std::string{kFaces[rng.below(kFaces.size())]};
      return text;
  }
  return text;
}

}  // namespace colloquio::sim::demo
