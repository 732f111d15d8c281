#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "colloquio/core/model/vocabulary.hpp"
#include "colloquio/sim/rng.hpp"

namespace colloquio::sim::demo {

/// How somebody types: it is what makes a text theirs.
enum class Hand : std::uint8_t { plain, lower_case, eager, no_accents, emoji };

struct Member {
  std::string first, name, handle, email;
  std::string lang;
  Role role = Role::person;
  bool tribe = false;
  Hand hand = Hand::plain;
  std::int64_t last_heard = 0;  ///< seconds, while the year is played
};

/// Everybody of the year: house first, then the bot, then the tribe, then guests as they arrive.
class Cast {
 public:
  explicit Cast(std::uint64_t seed);

  [[nodiscard]] const std::vector<Member>& members() const { return members_; }
  [[nodiscard]] Member& at(std::uint32_t index) { return members_[index]; }
  /// By first name among house, bot and tribe; kNone if nobody is called so.
  [[nodiscard]] std::uint32_t named(std::string_view first) const;
  [[nodiscard]] std::uint32_t bot() const { return bot_; }
  /// Somebody of the tribe, the talkative ones more often.
  [[nodiscard]] std::uint32_t from_tribe(Rng& rng) const;
  /// A guest who speaks that language: somebody heard before, or somebody new.
  [[nodiscard]] std::uint32_t guest(std::string_view lang, std::int64_t now, double new_share, Rng& rng);

 private:
  std::uint32_t newcomer(std::string_view lang, Rng& rng);
  std::uint32_t add(Member member);

  std::vector<Member> members_;
  std::uint32_t bot_ = 0;
  std::uint32_t first_tribe_ = 0;
  std::uint32_t first_guest_ = 0;
};

}  // namespace colloquio::sim::demo
