#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "colloquio/sim/demo/cast.hpp"
#include "colloquio/sim/demo/script.hpp"
#include "colloquio/sim/story.hpp"

namespace colloquio::sim::demo {

/// Seconds that Italian clocks are ahead of UTC.
[[nodiscard]] std::int64_t italian_offset(std::int64_t utc_seconds);

/// One channel's conversations of the year, as a story for the writers.
class ChannelStory final : public Story {
 public:
  ChannelStory(const Cast& cast, Site site, std::vector<StoryChannel> channels, Instant end)
      : cast_(cast), site_(std::move(site)), channels_(std::move(channels)), end_(end) {}

  const std::vector<StoryChannel>& channels() const override { return channels_; }
  const Site& site() const override { return site_; }
  std::uint32_t people() const override { return static_cast<std::uint32_t>(cast_.members().size()); }
  Person person(std::uint32_t index) const override;
  Instant end() const override { return end_; }
  bool next(Conversation& into) override;
  void restart() override { at_ = 0; }

  /// Parents before answers; in the order they began.
  std::vector<Conversation> conversations;
  /// Keeps the words of the conversations.
  std::deque<std::string> words;

 private:
  const Cast& cast_;
  Site site_;
  std::vector<StoryChannel> channels_;
  Instant end_;
  std::size_t at_ = 0;
};

/// The whole year, played from the scripts: by channel name ("forum", "blog", "mail", "telegram", "reviews", "shop").
struct Year {
  Cast cast;
  std::map<std::string, ChannelStory, std::less<>> channels;
  std::int64_t first_day = 0;  ///< days since 1970-01-01
  std::int64_t last_day = 0;
};

/// `last_day` in days since 1970-01-01. Deterministic.
[[nodiscard]] std::unique_ptr<Year> play_year(std::uint64_t seed, std::int64_t last_day);

// The texts, one file each.
extern const char* const kForumTexts;
extern const char* const kForumMoreTexts;
extern const char* const kBlogTexts;
extern const char* const kMailTexts;
extern const char* const kTelegramTexts;
extern const char* const kReviewTexts;
extern const char* const kMoreTexts;
extern const char* const kShopTexts;
extern const char* const kForeignTexts;

}  // namespace colloquio::sim::demo
