#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "colloquio/sim/demo/cast.hpp"
#include "colloquio/sim/rng.hpp"

namespace colloquio::sim::demo {

/// What the slots of one conversation stand for: chosen once, the same in every line.
class Slots {
 public:
  explicit Slots(Rng& rng) : rng_(rng) {}
  void set(std::string_view slot, std::string_view value) { chosen_[std::string{slot}] = value; }
  /// "{a|b}" = one of these, "{1#a|b}" = as in the other lists marked 1, "{citta}" = the slot, " / " = a new line.
  [[nodiscard]] std::string fill(std::string_view text);

 private:
  const std::string& value(std::string_view slot);
  std::string_view choose(std::string_view list);
  Rng& rng_;
  std::map<std::string, std::string, std::less<>> chosen_;
  std::map<char, std::uint32_t> linked_;
};

/// The same words as that hand types them.
[[nodiscard]] std::string typed_by(Hand hand, std::string text, Rng& rng);

}  // namespace colloquio::sim::demo
