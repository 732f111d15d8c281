#pragma once

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include "colloquio/base/result.hpp"
#include "colloquio/sim/files.hpp"
#include "colloquio/sim/story.hpp"
#include "colloquio/sim/write.hpp"

// What the writers share: how to append things to a page.

namespace colloquio::sim {

inline void add(std::string& out, std::string_view text) { out += text; }
inline void add(std::string& out, char c) { out += c; }
template <class Integer>
  requires(std::is_integral_v<Integer> && !std::is_same_v<Integer, char> && !std::is_same_v<Integer, bool>)
void add(std::string& out, Integer value) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out.append(digits, end);
}
/// Appends pieces of text, characters and whole numbers.
template <class... Piece>
void put(std::string& out, const Piece&... piece) {
  (add(out, piece), ...);
}

/// With its quotes; control characters escaped, the rest as UTF-8.
void put_json(std::string& out, std::string_view text);
/// A CDATA section; "]]>" inside is split over two.
void put_cdata(std::string& out, std::string_view text);
/// For XML text and attributes.
void put_xml(std::string& out, std::string_view text);
/// A CSV field, quoted where needed.
void put_csv(std::string& out, std::string_view text, char delimiter);
/// "2026-05-01T09:59:00" with any separator for the T.
void put_time(std::string& out, std::int64_t seconds, char separator);
/// "Mon, 04 May 2026 11:00:00 +0200": `offset` in seconds.
void put_mail_time(std::string& out, std::int64_t utc_seconds, std::int64_t offset);
/// "Mon May  4 09:00:00 2026", as behind "From ".
void put_ctime(std::string& out, std::int64_t seconds);

/// "YYYY-MM-DD" of days since 1970-01-01.
[[nodiscard]] std::string iso_day(std::int64_t days);

/// Number of the message a message answers in its file; 0 = none.
[[nodiscard]] inline std::uint64_t parent_number(const Conversation& c, const SaidMessage& m) {
  switch (m.link) {
    case Link::none:
      return 0;
    case Link::named:
    case Link::cycle:
      return c.messages[static_cast<std::size_t>(m.parent)].number;
    case Link::gone:
      return m.gone_parent;
    case Link::self:
      return m.number;
  }
  return 0;
}

/// Number of the root, also where the root is in no file.
[[nodiscard]] inline std::uint64_t root_number(const Conversation& c) {
  return c.root_gone ? c.messages[0].gone_parent : c.messages[0].number;
}

/// Calls progress every 65 536 messages; fails with `interrupted` if it says stop.
class Counter {
 public:
  explicit Counter(const Progress& progress) : progress_(progress) {}
  [[nodiscard]] Result<void> add(std::size_t messages);

 private:
  const Progress& progress_;
  std::uint64_t told_ = 0;
  std::uint64_t next_ = 65'536;
};

// One a file of this folder.
[[nodiscard]] Result<void> write_convokit(Story& story, FileWriter& files, const Progress& progress);
[[nodiscard]] Result<void> write_csv(Story& story, FileWriter& files, const Progress& progress);
[[nodiscard]] Result<void> write_wxr(Story& story, FileWriter& files, const Progress& progress);
[[nodiscard]] Result<void> write_discourse(Story& story, FileWriter& files, const Progress& progress);
[[nodiscard]] Result<void> write_mbox(Story& story, FileWriter& files, const Progress& progress);
[[nodiscard]] Result<void> write_telegram(Story& story, FileWriter& files, const Progress& progress);
[[nodiscard]] Result<void> write_mastodon(Story& story, FileWriter& files, const Progress& progress);
[[nodiscard]] Result<void> write_reddit(Story& story, FileWriter& files, const Progress& progress);
[[nodiscard]] Result<void> write_stackexchange(Story& story, FileWriter& files, const Progress& progress);
[[nodiscard]] Result<void> write_outcomes(Story& story, FileWriter& files, const Progress& progress);

}  // namespace colloquio::sim

/// Leaves the function with the error of a Result<void>.
#define COLLOQUIO_SIM_TRY(expression)                    \
  do {                                                   \
    if (auto done_ = (expression); !done_) return done_; \
  } while (false)
