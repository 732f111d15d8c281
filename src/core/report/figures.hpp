#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "colloquio/core/model/figure.hpp"
#include "colloquio/core/report/language.hpp"
#include "colloquio/core/report/report.hpp"

namespace colloquio::report {

/// Where in the report a figure is read, and what its denominator counts.
enum class Part : std::uint8_t { size, dialogue, answers, people, growth, shape, taps, faults };

struct FigureSpec {
  std::string_view id;
  Part part;
  std::string_view of;      ///< key of the word for its denominator: "of.messages", ...; "" if a count needs none
  std::string_view recipe;  ///< key of its recipe without "recipe.": figures made alike share one
};

/// What one figure is called and how it is made, for figures we know and for those of a newer engine alike.
struct FigureWords {
  std::string name;    ///< the id itself if there are no words for it
  std::string recipe;  ///< "" if there is none
  std::string of;      ///< "of 1,204 messages"; "" where a count needs no denominator, or there is nothing
};
[[nodiscard]] FigureWords words_for(const Language& language, std::string_view id, const Figure& figure);

/// Every figure the report knows by name, in reading order. Others (of a newer engine) are still shown, at the end.
[[nodiscard]] std::span<const FigureSpec> figure_specs();
/// nullptr if the report does not know it.
[[nodiscard]] const FigureSpec* find_spec(std::string_view id);

/// The figure with this id, or nullptr.
[[nodiscard]] const Figure* find_figure(const Figures& figures, std::string_view id);
/// "x.house" where a house is declared, else "x.anyone".
[[nodiscard]] std::string by_whom(std::string_view stem, bool house_declared);
/// Whether a figure gives a number one may repeat: there is a value and enough observations behind it.
[[nodiscard]] bool is_sayable(const Figure* figure);

/// The three looks at how much was answered, in order: {"talk.answered_1h", "within.1h"}, ...
struct Within {
  std::string_view stem, word;
};
[[nodiscard]] std::span<const Within> withins();

/// What two equal periods allow us to say about a figure.
enum class Change : std::uint8_t { unknown, up, down, not_sure };

/// `up` or `down` only where the two 95 % intervals do not touch; without both intervals nothing is said.
[[nodiscard]] Change change_of(const Figure& now, const Figure& before);

[[nodiscard]] std::string_view change_key(Change change, Unit unit);

struct ChangeRow {
  std::string_view id;
  const Figure* now;
  const Figure* before;
  Change change;
};
/// The figures of the whole that can be compared with the period before, in reading order: shares, medians and sizes,
/// not maxima nor the biased twin.
[[nodiscard]] std::vector<ChangeRow> changes(const Report& report);

/// Those who wait, in the two groups in which people read them: who can still be helped first, then the older ones.
struct WaitingGroup {
  std::string_view heading;  ///< key of its words, with the slot {n}
  std::int64_t count = 0;    ///< of all of them, also those not listed
  std::vector<const WaitingItem*> items;
};
/// Without empty groups. Longest wait first in each.
[[nodiscard]] std::vector<WaitingGroup> waiting_groups(const Report& report);

/// "waiting for 3 days"; for less than a minute that it was just written.
[[nodiscard]] std::string waited_words(const Language& language, const WaitingItem& item);

/// Whether any fault was found at all; the list names those that were not found too.
[[nodiscard]] bool has_faults(const Report& report);

/// "37 messages answer something we never saw."
[[nodiscard]] std::string fault_sentence(const Language& language, std::string_view id, std::int64_t count);

/// Nothing was said in it in the period, though it is known from other times or by its taps.
[[nodiscard]] bool is_silent(const talk::Section& section);
/// How many of them are not.
[[nodiscard]] std::int64_t count_talking(const std::vector<talk::Section>& sections);

/// What a section is called: its name, or its key if it has none.
[[nodiscard]] const std::string& shown_name(const talk::Section& section);
/// The names of the sections of which `which` is true, in their order.
[[nodiscard]] std::vector<std::string> names_of(const std::vector<talk::Section>& sections,
                                                bool (*which)(const talk::Section&));
/// The names of the channels that the comparison with the period before mixes in though they began only in this one.
/// Empty where there is no comparison.
[[nodiscard]] std::vector<std::string> began_in_period(const Report& report);

/// The busiest conversations of which the links are known (false) or only the order (true), in the given order.
[[nodiscard]] std::vector<const BusyItem*> busiest_of(const Report& report, bool by_order);

/// Sections by the reply evidence their answers rest on, "E1" first, "" (no answers) last; each keeps the given order.
/// What rests on different evidence is never set in one table; what is silent is in none.
using EvidenceGroup = std::pair<std::string, std::vector<const talk::Section*>>;
[[nodiscard]] std::vector<EvidenceGroup> by_evidence(const std::vector<talk::Section>& sections);

}  // namespace colloquio::report
