#pragma once

#include <span>
#include <string>

#include "colloquio/base/result.hpp"
#include "colloquio/sources/bytes.hpp"
#include "colloquio/sources/mapping.hpp"

namespace colloquio::sources {

/// The mapping with what it does not say about dates and decimals found out from the rows of all tables in the bundle.
/// Nothing is guessed: dates such as 05/06/2026 need one row somewhere that can be read in only one way.
/// Errors: invalid_input (dates that can be read in two ways, or that contradict each other), interrupted.
[[nodiscard]] Result<Mapping> survey(Bundle& bundle, const Mapping& mapping);

/// guess_columns, refused with the columns found when text, time or author is not among them.
[[nodiscard]] Result<Mapping> guess_for_header(std::span<const std::string> header);

/// What the written dates of a column have shown so far.
class DateSurvey {
 public:
  void see(std::string_view written);
  [[nodiscard]] Result<void> settle(Mapping& mapping) const;
  /// Some date needs to know the order and no date has shown it yet.
  [[nodiscard]] bool undecided() const { return ambiguous_ > 0 && day_first_ == 0 && month_first_ == 0; }

 private:
  std::uint64_t day_first_ = 0, month_first_ = 0, ambiguous_ = 0, serials_ = 0, others_ = 0;
  std::string example_;
};

}  // namespace colloquio::sources
