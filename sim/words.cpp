#include "colloquio/sim/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace colloquio::sim {

namespace {

struct Vocabulary {
  std::string_view lang;
  std::string_view common;  ///< frequent words, most frequent first
  std::string_view stems;
  std::string_view endings;
};

constexpr std::array<Vocabulary, 6> kVocabularies{{
    {"it",
     "di che il la e un non per è una in sono mi ho lo ma con ha si le se no come da ci ti cosa più al anche del "
     "bene quando qui grazie dove solo perché molto tutto ancora sempre oggi dopo prima adesso casa olio pane ciao",
     "ordin consegn spedizion prezz offert domand rispost ricett cucin frant oliv bottegh raccolt assaggi sapor "
     "amic famigl giorn settiman client negozi regal scatol bottigli latt campagn fest viagg lavor consigl pomodor",
     "o a i e are ere ire ato ata ati ate ino etta one oso ando"},
    {"en",
     "the to and a of i it is in that you for this on was with my have be not are but so at we they if all just as "
     "one can what there do when from or would very here good how some again always today thanks where still oil",
     "order deliver ship price question answer recipe kitchen bottle harvest taste friend family week customer shop "
     "present box summer travel work advice tomato bread salad market road morning winter garden letter",
     "s ed ing er ers ly ful less y"},
    {"ru",
     "и в не на я что с это как но он все по она так его за вы же бы мы уже если или нет да очень где когда для тут "
     "только еще можно спасибо вот был есть потом всегда сегодня дом масло хлеб привет",
     "заказ доставк вопрос ответ рецепт кухн бутылк урожа вкус друг сем недел клиент магазин подар коробк лет "
     "поездк работ совет помидор салат рынок дорог утр зим сад письм цен качеств",
     "а ы и у ой ом ами ах е ный ная ить ать"},
    {"de",
     "ich die und der das nicht ist es in zu mit sie wir ein den auf so für auch aber von wie bei noch mal nur schon "
     "wenn kann haben sehr gut hier danke immer heute wieder oder was wo uns öl brot hallo",
     "bestell liefer versand preis frage antwort rezept küche flasche ernte geschmack freund familie woche kunde "
     "laden geschenk karton sommer reise arbeit tomate salat markt straße morgen winter garten brief",
     "en er e t ung lich ig n"},
    {"fr",
     "de la le et les des je est un que une pas pour dans il vous en qui ne sur ce avec plus nous mais tout on au "
     "très bien si comme aussi merci ici quand encore toujours où huile pain bonjour",
     "command livr prix question réponse recette cuisine bouteille récolte goût ami famille semaine client boutique "
     "cadeau carton été voyage travail conseil tomate salade marché route matin hiver jardin lettre",
     "s er ée ant ment eur euse"},
    {"es",
     "de que no a la el es y en lo un por me una con los se para mi está si bien pero yo eso las su tu del al como "
     "más todo muy aquí gracias cuando dónde siempre hoy también aceite pan hola",
     "pedid envi preci pregunt respuest recet cocin botell cosech sabor amig famili seman client tiend regal caj "
     "veran viaj trabaj consej tomat ensalad mercad camin mañan inviern jardin cart",
     "o a os as ar ado ada ito mente"},
}};

std::vector<std::string_view> split(std::string_view words) {
  std::vector<std::string_view> out;
  while (!words.empty()) {
    const auto blank = words.find(' ');
    out.push_back(words.substr(0, blank));
    words.remove_prefix(blank == std::string_view::npos ? words.size() : blank + 1);
  }
  return out;
}

const Vocabulary& vocabulary(std::string_view lang) {
  for (const auto& v : kVocabularies) {
    if (v.lang == lang) return v;
  }
  return kVocabularies[1];
}

}  // namespace

Babble::Babble(std::string_view lang) {
  const Vocabulary& words = vocabulary(lang);
  for (const auto w : split(words.common)) made_.push_back(std::string{w} + ' ');
  for (const auto ending : split(words.endings)) {
    for (const auto stem : split(words.stems)) made_.push_back(std::string{stem} + std::string{ending} + ' ');
  }
  // Rank r gets places in proportion to 1/r, in whole numbers; the last places go to the rarest words.
  double sum = 0;
  for (std::size_t r = 1; r <= made_.size(); ++r) sum += 1.0 / static_cast<double>(r);
  for (std::size_t r = 1; r <= made_.size(); ++r) {
    const auto places =
        static_cast<std::size_t>(std::llround(static_cast<double>(kPicks) / sum / static_cast<double>(r)));
    for (std::size_t k = 0; k < std::max<std::size_t>(places, 1) && pick_.size() < kPicks; ++k) {
      pick_.push_back(made_[r - 1]);
    }
  }
  for (std::size_t i = 0; pick_.size() < kPicks; ++i) pick_.push_back(made_[i % made_.size()]);
}

void Babble::append(std::string& text, std::int64_t words, Rng& rng) const {
  std::uint64_t bits = 0;
  for (std::int64_t i = 0; i < words; ++i) {
    if (i % 4 == 0) bits = rng.next();
    text += pick_[bits & (kPicks - 1)];
    bits >>= 13U;
  }
  if (words > 0) text.pop_back();
}

const std::vector<std::string_view>& Babble::languages() {
  static const std::vector<std::string_view> all = [] {
    std::vector<std::string_view> langs;
    for (const auto& v : kVocabularies) langs.push_back(v.lang);
    return langs;
  }();
  return all;
}

}  // namespace colloquio::sim
