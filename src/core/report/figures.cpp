#include "colloquio/core/report/figures.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace colloquio::report {

namespace {

constexpr auto kSpecs = std::to_array<FigureSpec>({
    {"talk.messages", Part::size, "", "talk.messages"},
    {"talk.threads", Part::size, "", "talk.threads"},
    {"talk.authors", Part::size, "", "talk.authors"},
    {"talk.dialogue_rate", Part::dialogue, "of.conversations", "talk.dialogue_rate"},
    {"talk.exchange_length_median", Part::dialogue, "of.dialogues", "talk.exchange_length"},
    {"talk.exchange_length_p90", Part::dialogue, "of.dialogues", "talk.exchange_length"},
    {"talk.comeback", Part::dialogue, "of.answered_people", "talk.comeback"},
    {"talk.reciprocity", Part::dialogue, "of.pairs", "talk.reciprocity"},
    {"talk.reciprocity.house", Part::dialogue, "of.pairs", "talk.reciprocity.house"},
    {"talk.pairs", Part::dialogue, "", "talk.pairs"},
    {"talk.alternating_replies", Part::dialogue, "of.replies", "talk.alternating_replies"},
    {"talk.answered_1h.house", Part::answers, "of.guest_messages", "talk.answered"},
    {"talk.answered_24h.house", Part::answers, "of.guest_messages", "talk.answered"},
    {"talk.answered_7d.house", Part::answers, "of.guest_messages", "talk.answered"},
    {"talk.answered_1h.anyone", Part::answers, "of.guest_messages", "talk.answered"},
    {"talk.answered_24h.anyone", Part::answers, "of.guest_messages", "talk.answered"},
    {"talk.answered_7d.anyone", Part::answers, "of.guest_messages", "talk.answered"},
    {"talk.first_reply_median.house", Part::answers, "of.guest_messages", "talk.first_reply_median"},
    {"talk.first_reply_median.anyone", Part::answers, "of.guest_messages", "talk.first_reply_median"},
    {"talk.reply_delay_median", Part::answers, "of.replies", "talk.reply_delay_median"},
    {"talk.first_reply_median_answered", Part::answers, "of.answered", "talk.first_reply_median_answered"},
    {"talk.house_share", Part::people, "of.turns", "talk.house_share"},
    {"talk.answerers_for_half", Part::people, "of.answers", "talk.answerers_for_half"},
    {"talk.gini", Part::people, "of.people", "talk.gini"},
    {"talk.bot_share", Part::people, "of.messages", "talk.bot_share"},
    {"talk.cross_posts", Part::people, "", "talk.cross_posts"},
    {"growth.new", Part::growth, "of.talkers", "growth.new"},
    {"growth.returning", Part::growth, "of.talkers", "growth.returning"},
    {"growth.reactivated", Part::growth, "of.talkers", "growth.reactivated"},
    {"growth.lost", Part::growth, "", "growth.lost"},
    {"growth.trend", Part::growth, "of.months", "growth.trend"},
    {"growth.retention", Part::growth, "of.people", "growth.retention"},
    {"growth.tenure_median", Part::growth, "of.people", "growth.tenure_median"},
    {"talk.h_index_max", Part::shape, "of.conversations", "talk.h_index_max"},
    {"talk.depth_max", Part::shape, "of.conversations", "talk.depth_max"},
    {"talk.width_max", Part::shape, "of.conversations", "talk.width_max"},
    {"talk.truncated_share", Part::faults, "of.conversations", "talk.truncated_share"},
    {"taps.total", Part::taps, "", "taps.total"},
});

}  // namespace

std::span<const Within> withins() {
  static constexpr std::array<Within, 3> kWithins{Within{"talk.answered_1h", "within.1h"},
                                                  Within{"talk.answered_24h", "within.24h"},
                                                  Within{"talk.answered_7d", "within.7d"}};
  return kWithins;
}

std::span<const FigureSpec> figure_specs() { return kSpecs; }

const FigureSpec* find_spec(std::string_view id) {
  const auto found = std::find_if(kSpecs.begin(), kSpecs.end(), [id](const FigureSpec& s) { return s.id == id; });
  return found == kSpecs.end() ? nullptr : &*found;
}

const Figure* find_figure(const Figures& figures, std::string_view id) {
  const auto found = figures.find(id);
  return found == figures.end() ? nullptr : &found->second;
}

std::string by_whom(std::string_view stem, bool house_declared) {
  return std::string{stem} + (house_declared ? ".house" : ".anyone");
}

bool is_sayable(const Figure* figure) { return figure != nullptr && figure->value && figure->note != "too_few"; }

FigureWords words_for(const Language& language, std::string_view id, const Figure& figure) {
  const FigureSpec* spec = find_spec(id);
  FigureWords words;
  words.name = find_word(language.lang(), "figure." + std::string{id}).value_or(id);
  const std::string recipe = "recipe." + std::string{spec == nullptr ? id : spec->recipe};
  words.recipe = find_word(language.lang(), recipe).value_or("");
  const bool is_plain_count = spec == nullptr ? figure.unit == Unit::count : spec->of.empty();
  if (figure.n == 0 && !figure.value) return words;  // "of 0 people" tells nothing that its words do not
  if (!is_plain_count) words.of = language.counted(spec == nullptr ? "of.observations" : spec->of, figure.n);
  return words;
}

Change change_of(const Figure& now, const Figure& before) {
  if (!is_sayable(&now) || !is_sayable(&before)) return Change::unknown;
  if (!now.low || !now.high || !before.low || !before.high) return Change::unknown;
  if (*now.low > *before.high) return Change::up;
  if (*now.high < *before.low) return Change::down;
  return Change::not_sure;
}

std::string_view change_key(Change change, Unit unit) {
  const bool is_time = unit == Unit::seconds;
  switch (change) {
    case Change::unknown:
      return "change.unknown";
    case Change::up:
      return is_time ? "change.longer" : "change.up";
    case Change::down:
      return is_time ? "change.shorter" : "change.down";
    case Change::not_sure:
      return "change.not_sure";
  }
  return "change.unknown";
}

std::vector<ChangeRow> changes(const Report& report) {
  const talk::Section& total = report.talk.total;
  std::vector<ChangeRow> rows;
  // Nothing was said in the period before, or before the data begin: there is nothing to compare with.
  const Figure* messages_before = find_figure(total.previous, "talk.messages");
  if (messages_before == nullptr || messages_before->value.value_or(0) <= 0) return rows;
  for (const FigureSpec& spec : kSpecs) {
    const bool is_comparable =
        spec.part == Part::dialogue || spec.part == Part::answers || spec.id == "talk.house_share";
    if (!is_comparable || spec.recipe == "talk.first_reply_median_answered") continue;
    const Figure* now = find_figure(total.figures, spec.id);
    const Figure* before = find_figure(total.previous, spec.id);
    // A plain count has no interval: nothing could be said of it here.
    if (now == nullptr || before == nullptr || now->unit == Unit::count || now->note == "no_house") continue;
    rows.push_back({spec.id, now, before, change_of(*now, *before)});
  }
  return rows;
}

std::vector<WaitingGroup> waiting_groups(const Report& report) {
  WaitingGroup recent{"waiting.recent", report.talk.waiting_recent, {}};
  WaitingGroup older{"waiting.older", report.talk.waiting_total - report.talk.waiting_recent, {}};
  for (const WaitingItem& item : report.recently_waiting) recent.items.push_back(&item);
  for (const WaitingItem& item : report.older_waiting) older.items.push_back(&item);
  std::vector<WaitingGroup> groups;
  for (WaitingGroup* group : {&recent, &older})
    if (group->count > 0) groups.push_back(std::move(*group));
  return groups;
}

std::string waited_words(const Language& language, const WaitingItem& item) {
  if (item.waited_seconds < 60) return std::string{language.text("item.just_written")};
  return language.text("item.waited", {{"time", language.duration(item.waited_seconds)}});
}

bool has_faults(const Report& report) {
  return std::ranges::any_of(report.faults, [](const FaultItem& fault) { return fault.count > 0; });
}

std::string fault_sentence(const Language& language, std::string_view id, std::int64_t count) {
  const std::string key = "fault." + std::string{id} + (count == 1 ? ".one" : ".other");
  const auto known = find_word(language.lang(), key);
  return fill(known.value_or(word_for(language.lang(), "fault.other", count)),
              {{"n", language.number(count)}, {"id", id}});
}

bool is_silent(const talk::Section& section) {
  const Figure* messages = find_figure(section.figures, "talk.messages");
  return messages != nullptr && messages->value.value_or(0) <= 0;
}

std::int64_t count_talking(const std::vector<talk::Section>& sections) {
  return std::ranges::count_if(sections, [](const talk::Section& s) { return !is_silent(s); });
}

const std::string& shown_name(const talk::Section& section) {
  return section.name.empty() ? section.key : section.name;
}

std::vector<std::string> names_of(const std::vector<talk::Section>& sections, bool (*which)(const talk::Section&)) {
  std::vector<std::string> names;
  for (const talk::Section& section : sections)
    if (which(section)) names.push_back(shown_name(section));
  return names;
}

std::vector<std::string> began_in_period(const Report& report) {
  if (changes(report).empty()) return {};
  return names_of(report.talk.channels, [](const talk::Section& s) { return s.began_in_window; });
}

std::vector<const BusyItem*> busiest_of(const Report& report, bool by_order) {
  std::vector<const BusyItem*> items;
  for (const BusyItem& item : report.busiest)
    if (item.by_order == by_order) items.push_back(&item);
  return items;
}

std::vector<EvidenceGroup> by_evidence(const std::vector<talk::Section>& sections) {
  std::map<std::string, std::vector<const talk::Section*>> groups;
  for (const talk::Section& section : sections) {
    if (is_silent(section)) continue;
    std::string weakest;
    for (const std::string_view id : {"talk.answered_24h.house", "talk.answered_24h.anyone", "talk.dialogue_rate"}) {
      const Figure* figure = find_figure(section.figures, id);
      if (figure != nullptr) weakest = std::max(weakest, figure->evidence);
    }
    groups[weakest].push_back(&section);
  }
  std::vector<EvidenceGroup> out(groups.begin(), groups.end());
  const auto none = std::find_if(out.begin(), out.end(), [](const EvidenceGroup& g) { return g.first.empty(); });
  if (none != out.end()) std::rotate(none, std::next(none), out.end());
  return out;
}

}  // namespace colloquio::report
