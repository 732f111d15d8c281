#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace colloquio::sources {

enum class DecimalMark : std::uint8_t { unknown, point, comma };

/// A number as people write it: "1.234,50", "1,234.50", "€ 12", "28.00 EUR", "1 234", "12%", "-3". With an unknown mark
/// only numbers that can be read in one way are read: 1.234 and 1,234 are refused, 12,5 and 1.234,5 are not.
[[nodiscard]] std::optional<double> parse_number(std::string_view text, DecimalMark mark);

/// Finds out from many numbers which mark a file uses.
class DecimalSurvey {
 public:
  void see(std::string_view text);
  /// point or comma if some number says so and none contradicts; else unknown.
  [[nodiscard]] DecimalMark mark() const;
  /// A number was seen that needs to know the mark.
  [[nodiscard]] bool matters() const { return ambiguous_ > 0; }

 private:
  std::uint64_t point_ = 0, comma_ = 0, ambiguous_ = 0;
};

}  // namespace colloquio::sources
