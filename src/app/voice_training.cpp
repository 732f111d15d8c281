#include "colloquio/app/voice_training.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include <fmt/format.h>

#include "colloquio/base/id.hpp"
#include "colloquio/core/voice/random.hpp"
#include "colloquio/core/voice/scores.hpp"

namespace colloquio::app {

namespace {

using voice::Judged;
using voice::Language;

struct Sets {
  std::map<SetUse, LabelledTexts> by_use;
  std::vector<const VoiceSet*> sources;  ///< the first set of each number
};

/// Files of one name and language are one source: its classes are balanced as one.
Result<Sets> read_sets(const VoiceRecipe& recipe, const ReadFile& read, const std::function<bool(SetUse)>& wanted) {
  Sets sets;
  std::map<std::pair<std::string, std::string>, std::uint16_t> numbers;
  for (const VoiceSet& set : recipe.sets) {
    if (!wanted(set.use)) continue;
    const auto [at, fresh] =
        numbers.emplace(std::pair{set.name, set.language}, static_cast<std::uint16_t>(numbers.size()));
    if (fresh) sets.sources.push_back(&set);
    if (auto done = read_voice_set(set, at->second, read, sets.by_use[set.use]); !done) {
      return tl::make_unexpected(done.error());
    }
  }
  return sets;
}

/// What a text says, whoever is named and whatever is linked in it: public sets share texts.
std::uint64_t saying(std::string_view text, text::Tokens& tokens) {
  text::tokenise(text, tokens);
  return voice::hash_of(tokens.chars);
}

/// Nothing that judges a model may teach it, under whatever name it came.
void keep_apart(LabelledTexts& train, std::initializer_list<const LabelledTexts*> judges) {
  std::unordered_set<std::uint64_t> known;
  text::Tokens tokens;
  for (const LabelledTexts* judge : judges) {
    for (const voice::Sample& s : judge->samples) known.insert(saying(s.text, tokens));
  }
  const auto is_known = [&](const voice::Sample& s) { return known.contains(saying(s.text, tokens)); };
  std::erase_if(train.samples, is_known);
  std::erase_if(train.intents, is_known);
}

/// Half a 95 % interval of macro-F1: 1.96 standard deviations over 300 samples of the texts, drawn with replacement.
double margin_of(std::span<const std::pair<std::uint32_t, std::uint32_t>> said) {
  constexpr int kSamples = 300;
  voice::Random random{1};
  double sum = 0, squares = 0;
  for (int i = 0; i < kSamples; ++i) {
    voice::Confusion table{3};
    for (std::size_t n = 0; n < said.size(); ++n) {
      const auto& [truth, guess] = said[random.below(static_cast<std::uint32_t>(said.size()))];
      table.add(truth, guess);
    }
    sum += table.macro_f1();
    squares += table.macro_f1() * table.macro_f1();
  }
  const double mean = sum / kSamples;
  return 1.96 * std::sqrt(std::max(squares / kSamples - mean * mean, 0.0));
}

std::vector<std::string> intent_names() { return {kIntents.begin(), kIntents.end()}; }

/// Scores of texts that a model did not learn from, by language; 0 = all together.
using JudgedBy = std::map<Language, std::vector<Judged>>;

void judge(const voice::Linear& linear, std::span<const voice::Sample> samples, voice::FeatureMaker& maker,
           JudgedBy& into) {
  for (const voice::Sample& s : samples) {
    Judged one{std::vector<float>(linear.shape().classes), s.labels};
    linear.score(maker(s.text, s.language), s.language, s.domain, one.scores);
    into[s.language].push_back(one);
    into[0].push_back(std::move(one));
  }
}

/// What the model is made of, for people: how many texts of which set taught it.
std::string card_of(const Sets& sets, const LabelledTexts& train) {
  std::vector<std::size_t> counts(sets.sources.size());
  for (const voice::Sample& s : train.samples) ++counts[s.source];
  std::string card;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    card += fmt::format("{}{} ({}): {}", card.empty() ? "" : "; ", sets.sources[i]->name, sets.sources[i]->language,
                        counts[i]);
  }
  return card;
}

double macro_f1(std::span<const Judged> judged, const voice::TrainOptions& options) {
  voice::Confusion table{options.shape.classes};
  for (const Judged& one : judged) {
    if (options.loss == voice::Loss::softmax) {
      table.add(one.labels, static_cast<std::size_t>(std::ranges::max_element(one.scores) - one.scores.begin()));
      continue;
    }
    for (std::size_t c = 0; c < one.scores.size(); ++c) {
      table.add_binary(c, (one.labels >> c & 1U) != 0, one.scores[c] > 0);
    }
  }
  return table.macro_f1();
}

/// Calibrations for each language that has enough to judge by, and for all together.
void calibrate(voice::Head& head, const JudgedBy& judged) {
  constexpr std::size_t kFewest = 150;
  for (const auto& [language, list] : judged) {
    if (language != 0 && list.size() < kFewest) continue;
    head.calibration.emplace(language, voice::calibrate(list, head.classes.size(), head.exclusive));
  }
}

/// The threshold of each class under which F1 is largest.
void find_thresholds(voice::Head& head, const JudgedBy& judged) {
  head.thresholds.assign(head.classes.size(), 0.5F);
  for (std::size_t c = 0; c < head.classes.size(); ++c) {
    std::vector<std::pair<float, bool>> said;
    double there = 0;
    for (const auto& [language, list] : judged) {
      if (language == 0) continue;
      const auto own = head.calibration.find(language);
      const voice::Calibration& calibration = own == head.calibration.end() ? head.calibration.at(0) : own->second;
      for (const Judged& one : list) {
        std::vector<float> p = one.scores;
        calibration.apply(p);
        const bool holds = (one.labels >> c & 1U) != 0;
        said.emplace_back(1.0F / (1.0F + std::exp(-p[c])), holds);
        there += holds ? 1 : 0;
      }
    }
    std::ranges::sort(said, std::greater{});
    double right = 0, best = 0;
    for (std::size_t n = 0; n < said.size(); ++n) {
      right += said[n].second ? 1 : 0;
      const double f1 = 2 * right / (static_cast<double>(n + 1) + there);
      if (f1 <= best) continue;
      best = f1;
      head.thresholds[c] = n + 1 < said.size() ? (said[n].first + said[n + 1].first) / 2 : said[n].first;
    }
  }
}

/// Trains one head, and its calibration on texts it did not learn from: those for validation, else each part of its own
/// texts by a model that lacks that part.
class HeadTrainer {
 public:
  HeadTrainer(const VoiceRecipe& recipe, voice::FeatureMaker& maker,
              std::function<bool(std::uint32_t, double)> on_epoch)
      : recipe_(recipe), maker_(maker), on_epoch_(std::move(on_epoch)) {}

  voice::Head train(voice::Head head, std::span<const voice::Sample> samples,
                    std::span<const voice::Sample> validation) {
    voice::TrainOptions options = recipe_.options;
    options.shape.classes = static_cast<std::uint32_t>(head.classes.size());
    options.loss = head.exclusive ? voice::Loss::softmax : voice::Loss::logistic;
    if (!head.exclusive) options.shape.bits = std::min(options.shape.bits, recipe_.intent_bits);
    options.on_epoch = on_epoch_;
    JudgedBy judged;
    if (validation.empty() && recipe_.folds > 1) {
      fold(samples, options, judged);
      if (on_epoch_ && !on_epoch_(options.epochs, macro_f1(judged[0], options))) return head;
    }
    head.linear = voice::train(samples, validation, maker_, options);
    judge(head.linear, validation, maker_, judged);
    calibrate(head, judged);
    if (!head.exclusive) find_thresholds(head, judged);
    return head;
  }

 private:
  void fold(std::span<const voice::Sample> samples, const voice::TrainOptions& options, JudgedBy& judged) {
    for (std::uint32_t part = 0; part < recipe_.folds; ++part) {
      std::vector<voice::Sample> learnt, left;
      for (const voice::Sample& s : samples) {
        (hash64(s.text) / 10 % recipe_.folds == part ? left : learnt).push_back(s);
      }
      judge(voice::train(learnt, {}, maker_, options), left, maker_, judged);
    }
  }

  const VoiceRecipe& recipe_;
  voice::FeatureMaker& maker_;
  std::function<bool(std::uint32_t, double)> on_epoch_;
};

}  // namespace

Result<voice::Model> train_voice(const VoiceRecipe& recipe, const ReadFile& read, const OnTraining& on_training) {
  using Step = TrainingProgress::Step;
  bool stopped = false;
  const auto tell = [&](Step step, std::uint32_t epoch, double validation) {
    if (on_training && !on_training({step, epoch, validation})) stopped = true;
    return !stopped;
  };
  tell(Step::reading, 0, 0);
  auto sets = read_sets(recipe, read, [](SetUse) { return true; });
  if (!sets) return tl::make_unexpected(sets.error());
  LabelledTexts& train = sets->by_use[SetUse::train];
  LabelledTexts& validation = sets->by_use[SetUse::validate];
  const LabelledTexts& test = sets->by_use[SetUse::test];
  keep_apart(validation, {&test});
  keep_apart(train, {&validation, &test});
  if (train.samples.empty()) return fail(ErrorKind::invalid_input, "the recipe has no text to train from");
  auto lexicon = read_lexica(recipe, read);
  if (!lexicon) return tl::make_unexpected(lexicon.error());

  voice::Model model;
  model.recipe = recipe.name;
  model.card = card_of(*sets, train);
  model.lexicon = std::move(*lexicon);
  if (recipe.vectors.epochs > 0 && tell(Step::vectors, 0, 0)) {
    std::vector<std::string_view> texts;
    for (const voice::Sample& s : train.samples) texts.push_back(s.text);
    model.vectors = voice::learn_vectors(texts, recipe.vectors);
  }
  voice::FeatureMaker maker{&model.lexicon, &model.vectors};
  const auto add_head = [&](voice::Head head, Step step, std::span<const voice::Sample> samples,
                            std::span<const voice::Sample> judges) {
    if (stopped || samples.empty()) return;
    HeadTrainer trainer{recipe, maker, [&](std::uint32_t epoch, double f1) { return tell(step, epoch, f1); }};
    model.heads.push_back(trainer.train(std::move(head), samples, judges));
  };
  add_head({.name = "sentiment", .classes = {"negative", "neutral", "positive"}, .exclusive = true}, Step::sentiment,
           train.samples, validation.samples);
  add_head({.name = "intent", .classes = intent_names(), .exclusive = false}, Step::intents, train.intents,
           validation.intents);
  if (stopped) return fail(ErrorKind::interrupted, "training was stopped");
  return model;
}

Result<VoiceScores> score_voice(const voice::Model& model, const VoiceRecipe& recipe, const ReadFile& read) {
  auto sets = read_sets(recipe, read, [](SetUse use) { return use == SetUse::test; });
  if (!sets) return tl::make_unexpected(sets.error());
  const LabelledTexts& test = sets->by_use[SetUse::test];
  voice::FeatureMaker maker{&model.lexicon, &model.vectors};
  VoiceScores out;
  out.texts = test.samples.size();

  const auto begin = [&](std::uint16_t source, std::uint64_t n) {
    VoiceScore score;
    score.set = sets->sources[source]->name;
    score.language = sets->sources[source]->language;
    score.n = n;
    return score;
  };
  if (const voice::Head* head = model.head("sentiment")) {
    struct Seen {
      voice::Confusion all{3}, poles{2};
      std::vector<Judged> judged;
      std::vector<std::pair<std::uint32_t, std::uint32_t>> said;  // truth and guess
    };
    std::map<std::uint16_t, Seen> seen;
    std::array<float, 3> p{};
    for (const voice::Sample& s : test.samples) {
      probabilities(*head, maker(s.text, s.language), s.language, s.domain, p);
      Seen& of = seen[s.source];
      of.said.emplace_back(s.labels, static_cast<std::uint32_t>(std::ranges::max_element(p) - p.begin()));
      of.all.add(s.labels, of.said.back().second);
      if (s.labels != 1) of.poles.add(s.labels / 2, p[2] > p[0] ? 1 : 0);
      Judged one{{}, s.labels};
      for (const float x : p) one.scores.push_back(std::log(std::max(x, 1e-9F)));
      of.judged.push_back(std::move(one));
    }
    for (const auto& [source, of] : seen) {
      VoiceScore score = begin(source, of.judged.size());
      score.macro_f1 = of.all.macro_f1();
      score.margin = margin_of(of.said);
      score.macro_recall = of.all.macro_recall();
      score.poles_f1 = of.poles.macro_f1();
      score.calibration_error = voice::calibration_error(of.judged, {});
      for (std::size_t c = 0; c < 3; ++c) score.f1.push_back(of.all.f1(c));
      out.sentiment.push_back(std::move(score));
    }
  }
  if (const voice::Head* head = model.head("intent")) {
    std::map<std::uint16_t, std::pair<voice::Confusion, std::uint64_t>> seen;
    std::array<float, kIntents.size()> p{};
    for (const voice::Sample& s : test.intents) {
      probabilities(*head, maker(s.text, s.language), s.language, s.domain, p);
      auto& [table, n] = seen.try_emplace(s.source, voice::Confusion{kIntents.size()}, 0).first->second;
      for (std::size_t c = 0; c < p.size(); ++c)
        table.add_binary(c, (s.labels >> c & 1U) != 0, p[c] > head->thresholds[c]);
      ++n;
    }
    for (const auto& [source, of] : seen) {
      VoiceScore score = begin(source, of.second);
      score.macro_f1 = of.first.macro_f1();
      for (std::size_t c = 0; c < kIntents.size(); ++c) score.f1.push_back(of.first.f1(c));
      out.intents.push_back(std::move(score));
    }
  }
  return out;
}

std::vector<VoiceAverage> averages(const std::vector<VoiceScore>& scores) {
  std::vector<VoiceAverage> out;
  for (const VoiceScore& score : scores) {
    auto of = std::ranges::find(out, score.set, &VoiceAverage::set);
    if (of == out.end()) of = out.insert(of, VoiceAverage{.set = score.set});
    ++of->languages;
    of->macro_f1 += score.macro_f1;
    of->calibration_error += score.calibration_error;
  }
  std::erase_if(out, [](const VoiceAverage& a) { return a.languages < 2; });
  for (VoiceAverage& a : out) {
    a.macro_f1 /= static_cast<double>(a.languages);
    a.calibration_error /= static_cast<double>(a.languages);
  }
  return out;
}

}  // namespace colloquio::app
