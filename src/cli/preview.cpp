#include "preview.hpp"

#include <algorithm>

#include "faces.hpp"
#include <fmt/format.h>

#include "colloquio/app/roles.hpp"
#include "colloquio/core/report/escape.hpp"

namespace colloquio::cli {

namespace {

void print_rows(const Context& context, const app::Company& company, const app::Preview& preview) {
  const auto zone = Zone::named(company.zone);
  const std::size_t text_width = std::max<std::size_t>(context.width(), 60) - 42;
  fmt::print("\n  {}  {}  {}  {}\n", cell("when", 16), cell("who", 14), cell("answers", 7), "words");
  for (const auto& m : preview.first_messages) {
    std::string when = "no time";
    if (m.occurred != kNoTime && zone) {
      // Local time, as the person who exported it would remember it.
      when = to_rfc3339(from_micros(zone->to_local(m.occurred).time_since_epoch().count())).substr(0, 16);
      when[10] = ' ';
    }
    const std::string_view link = name_of(m.evidence);
    std::string words = m.title.empty() ? m.text : m.title + " | " + m.text;
    if (m.gone != GoneKind::none) words = fmt::format("[{}]", name_of(m.gone));
    if (m.rating >= 0) words = fmt::format("[{:g}/{:g}] ", m.rating, m.rating_max) + words;
    fmt::print("  {}  {}  {}  {}\n", cell(when, 16), cell(m.account_name.empty() ? "(nobody)" : m.account_name, 14),
               cell(m.parent_native_id.empty() && link.empty() ? "opens" : link, 7),
               report::cut_to(report::one_line(words), text_width));
  }
}

void print_voices(const app::Company& company, const app::Preview& preview) {
  fmt::print("\nWho speaks for the house:");
  if (preview.house.empty()) {
    fmt::print(" nobody{}\n",
               company.house.empty() ? " is declared in colloquio.toml yet" : " here matches your rules");
  } else {
    for (const auto& speaker : preview.house) {
      fmt::print(" {} ({})", report::one_line(app::shown_name(speaker.account)), speaker.account.messages);
    }
    fmt::print("\n");
  }
  fmt::print("The loudest voices (is one of them yours?):\n");
  for (const auto& speaker : preview.loudest) {
    fmt::print("  {:>7}  {}  {}  network = \"{}\"  id = \"{}\"\n", speaker.account.messages,
               cell(app::shown_name(speaker.account), 22), cell(name_of(speaker.role), 6),
               report::one_line(speaker.account.network), report::one_line(speaker.account.native_id));
  }
  if (preview.nobody > 0)
    fmt::print("  {:>7}  by nobody (deleted or anonymous: a message, never a person)\n", preview.nobody);
}

}  // namespace

void print_preview(const Context& context, const app::Company& company, const std::string& path,
                   const app::Preview& preview) {
  const auto& read = preview.read;
  fmt::print("{}\n  read as {} (--as {})\n", path, read.format->title, read.format->name);
  fmt::print("  {} messages, {} taps, {} counts, {} outcome points, {} rejects\n", read.messages, read.taps,
             read.counts, read.outcomes, read.rejects);
  if (preview.first != kNoTime) fmt::print("  from {} to {}\n", to_iso_date(preview.first), to_iso_date(preview.last));
  if (!preview.first_messages.empty()) {
    print_rows(context, company, preview);
    print_voices(company, preview);
  }
  if (!read.first_rejects.empty()) {
    fmt::print("\nWhat could not be read ({} in all, the first):\n", read.rejects);
    for (const auto& reject : read.first_rejects) {
      const std::string place =
          reject.line > 0 ? fmt::format("line {}", reject.line) : fmt::format("byte {}", reject.offset);
      fmt::print("  {}, {}: {}  {}\n", report::one_line(reject.file), place, reject.reason,
                 report::cut_to(report::one_line(reject.sample), 60));
    }
  }
  fmt::print("\nNothing was stored. To store it: the same without --preview.\n");
}

}  // namespace colloquio::cli
