#include "colloquio/core/report/answer.hpp"

#include <algorithm>
#include <cmath>

#include "colloquio/core/report/figures.hpp"

namespace colloquio::report {

namespace {

/// "72", or "71.6" where the interval is narrow.
std::string out_of_hundred(const Language& language, const Figure& figure, double share) {
  return Language::is_narrow(figure) ? language.decimal(share * 100, 1) : language.of_hundred(share);
}

/// "between 69 and 75", out of 100.
std::string range_of(const Language& language, const Figure& figure) {
  if (!figure.low || !figure.high) return language.interval(figure);
  const auto say = [&](double share) { return out_of_hundred(language, figure, share); };
  return language.text("range.between", {{"low", say(*figure.low)}, {"high", say(*figure.high)}});
}

std::string answered_sentence(const Report& report, const Language& language) {
  const Figures& figures = report.talk.total.figures;
  const bool house = report.talk.house_declared;
  const Figure* day = find_figure(figures, by_whom("talk.answered_24h", house));
  const Figure* median = find_figure(figures, by_whom("talk.first_reply_median", house));
  std::string out;
  if (is_sayable(day)) {
    out = language.text(house ? "answer.house_24h" : "answer.anyone_24h",
                        {{"share", out_of_hundred(language, *day, *day->value)}, {"range", range_of(language, *day)}});
  } else {
    out = language.text("answer.no_24h");
  }
  if (is_sayable(median)) {
    out += language.text("answer.half", {{"median", language.duration(*median->value)}});
  } else {
    out += language.text(median != nullptr && median->note == "not_reached"
                             ? (house ? "answer.half_never_house" : "answer.half_never")
                             : "answer.stop");
  }
  return out;
}

std::string_view trend_key(const Figure* trend) {
  if (!is_sayable(trend) || !trend->low || !trend->high) return "answer.stop";
  if (*trend->low > 0) return "answer.growing";
  return *trend->high < 0 ? "answer.shrinking" : "answer.trend_unsure";
}

std::string dialogue_sentence(const Report& report, const Language& language) {
  const Figures& figures = report.talk.total.figures;
  const Figure* rate = find_figure(figures, "talk.dialogue_rate");
  const Figure* trend = find_figure(figures, "growth.trend");
  std::string out{language.text("answer.no_dialogue")};
  if (is_sayable(rate)) {
    out = language.text("answer.dialogue", {{"share", out_of_hundred(language, *rate, *rate->value)},
                                            {"range", range_of(language, *rate)}});
  }
  if (trend == nullptr) return out + std::string{language.text("answer.stop")};
  return out +
         language.text(trend_key(trend), {{"range", language.interval(*trend)}, {"months", language.number(trend->n)}});
}

std::int64_t whole(const Figure* figure) {
  return figure == nullptr || !figure->value ? 0 : std::llround(*figure->value);
}

void answer_empty(const Report& report, const Language& language, Answer& out) {
  const bool has_taps = std::ranges::any_of(report.taps, [](const TapItem& item) { return item.taps > 0; });
  if (has_taps) {
    out.sentences.emplace_back(language.text("answer.only_taps"));
    out.advice.emplace_back(language.text("answer.only_taps_help"));
  } else if (report.first == kNoTime || report.talk.window.is_all()) {
    out.sentences.emplace_back(language.text("answer.empty"));
    out.advice.emplace_back(language.text("answer.empty_help"));
  } else {
    out.sentences.emplace_back(language.text("answer.empty_period"));
    out.advice.push_back(language.text("answer.empty_window",
                                       {{"first", language.date(report.first)}, {"last", language.date(report.last)}}));
  }
}

void answer_too_few(const Report& report, const Language& language, Answer& out) {
  const Figures& figures = report.talk.total.figures;
  const Figure* week = find_figure(figures, "talk.answered_7d.house");
  out.sentences.push_back(language.text(
      "answer.too_few", {{"messages", language.counted("n.messages", whole(find_figure(figures, "talk.messages")))},
                         {"n", language.number(week == nullptr ? 0 : week->n)},
                         {"fewest", language.number(kFewest)}}));
  out.advice.emplace_back(language.text("answer.too_few_help"));
}

std::string_view headline_key(Verdict verdict) {
  switch (verdict) {
    case Verdict::empty:
      return "verdict.empty";
    case Verdict::no_house:
      return "verdict.no_house";
    case Verdict::too_few:
      return "verdict.too_few";
    case Verdict::yes:
      return "verdict.yes";
    case Verdict::partly:
      return "verdict.partly";
    case Verdict::not_yet:
      return "verdict.not_yet";
  }
  return "verdict.empty";
}

}  // namespace

Verdict verdict_of(const Report& report) {
  const Figures& figures = report.talk.total.figures;
  if (whole(find_figure(figures, "talk.messages")) == 0) return Verdict::empty;
  if (!report.talk.house_declared) return Verdict::no_house;
  const Figure* week = find_figure(figures, "talk.answered_7d.house");
  const Figure* rate = find_figure(figures, "talk.dialogue_rate");
  if (!is_sayable(week) || !is_sayable(rate)) return Verdict::too_few;
  if (!week->low || !week->high || !rate->low || !rate->high) return Verdict::too_few;
  if (*week->low >= kMostAnswered && *rate->low >= kOftenDialogue) return Verdict::yes;
  if (*week->high < kMostAnswered && *rate->high < kOftenDialogue) return Verdict::not_yet;
  return Verdict::partly;
}

Answer answer(const Report& report, const Language& language) {
  Answer out;
  out.verdict = verdict_of(report);
  out.headline = language.text(headline_key(out.verdict));
  if (out.verdict == Verdict::empty) {
    answer_empty(report, language, out);
    return out;
  }
  if (out.verdict == Verdict::too_few) {
    answer_too_few(report, language, out);
    return out;
  }
  if (out.verdict == Verdict::no_house) {
    out.sentences.push_back(answered_sentence(report, language));
    out.sentences.push_back(dialogue_sentence(report, language));
    out.advice.emplace_back(language.text("answer.no_house"));
    out.advice.emplace_back(language.text("answer.declare"));
    out.show_how_to_declare = true;
    return out;
  }
  out.sentences.push_back(answered_sentence(report, language));
  out.sentences.push_back(dialogue_sentence(report, language));
  out.rule = language.text("answer.rule", {{"answered", language.of_hundred(kMostAnswered)},
                                           {"dialogue", language.of_hundred(kOftenDialogue)}});
  return out;
}

std::string house_example(const Language& language) {
  return "[[house]]\nname = \"" + std::string{language.text("answer.declare_name")} + "\"\n";
}

}  // namespace colloquio::report
