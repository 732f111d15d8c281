#include "preview.hpp"

#include <algorithm>

#include "faces.hpp"
#include <fmt/format.h>

#include "colloquio/app/roles.hpp"
#include "colloquio/core/report/escape.hpp"
#include "colloquio/core/report/reasons.hpp"

namespace colloquio::cli {

namespace {

void print_rows(const Context& context, const app::Company& company, const app::Preview& preview) {
  constexpr std::size_t kWhen = 16, kWho = 14, kAnswers = 8;
  const Words& words = context.words;
  const auto zone = Zone::named(company.zone);
  const std::size_t text_width = std::max<std::size_t>(context.width(), 60) - (2 + kWhen + 2 + kWho + 2 + kAnswers + 2);
  const auto row = [&](std::string_view when, std::string_view who, std::string_view answers, std::string_view text) {
    fmt::print("  {}  {}  {}  {}\n", cell(when, kWhen), cell(who, kWho), cell(answers, kAnswers),
               report::cut_to(report::one_line(text), text_width));
  };
  fmt::print("\n");
  row(words("preview.when"), words("preview.who"), words("preview.answers"), words("preview.words"));
  for (const auto& m : preview.first_messages) {
    std::string when{words("preview.no_time")};
    if (m.occurred != kNoTime && zone) {
      // Local time, as the person who exported it would remember it.
      when = to_rfc3339(from_micros(zone->to_local(m.occurred).time_since_epoch().count())).substr(0, kWhen);
      when[10] = ' ';
    }
    const std::string_view link = name_of(m.evidence);
    std::string text = m.title.empty() ? m.text : m.title + " | " + m.text;
    if (m.gone != GoneKind::none) text = fmt::format("[{}]", words("preview.gone"));
    if (m.rating >= 0) text = fmt::format("[{:g}/{:g}] ", m.rating, m.rating_max) + text;
    row(when, m.account_name.empty() ? words("preview.nobody") : std::string_view{m.account_name},
        m.parent_native_id.empty() && link.empty() ? words("preview.opens") : link, text);
  }
}

void print_voices(const Words& words, const app::Company& company, const app::Preview& preview) {
  if (preview.house.empty()) {
    fmt::print("\n{}\n", company.house.empty() ? words("preview.no_house") : words("preview.no_match"));
  } else {
    std::vector<std::string> names;
    for (const auto& speaker : preview.house) {
      names.push_back(fmt::format("{} ({})", report::one_line(app::shown_name(speaker.account)),
                                  words.number(speaker.account.messages)));
    }
    fmt::print("\n{}\n", words("preview.house", {{"names", words.listed(names, names.size())}}));
  }
  fmt::print("{}\n", words("preview.loudest"));
  for (const auto& speaker : preview.loudest) {
    fmt::print("  {}  {}  {}  network = \"{}\"  id = \"{}\"\n", right(words.number(speaker.account.messages), 6),
               cell(app::shown_name(speaker.account), 20), cell(role_name(words, speaker.role), 6),
               report::one_line(speaker.account.network), report::one_line(speaker.account.native_id));
  }
  if (preview.nobody > 0) {
    fmt::print("  {}  {}\n", right(words.number(preview.nobody), 6), words("preview.by_nobody"));
  }
}

}  // namespace

void print_preview(const Context& context, const app::Company& company, const std::string& path,
                   const app::Preview& preview) {
  const auto& read = preview.read;
  const Words& words = context.words;
  fmt::print("{}\n  {}\n", path,
             words("preview.read_as", {{"title", words.format_title(read.format->name, read.format->title)},
                                       {"name", read.format->name}}));
  const auto counted = [&](CountedKey what, std::uint64_t n) {
    return words.counted(what, static_cast<std::int64_t>(n));
  };
  fmt::print("  {}, {}, {}, {}, {}\n", counted("n.messages", read.messages), counted("n.taps", read.taps),
             counted("n.counts", read.counts), counted("n.outcomes", read.outcomes),
             words.counted("n.rejects", read.losses.pieces()));
  for (const std::string& lost : lost_files(words, read.losses)) fmt::print("  {}\n", lost);
  if (preview.first != kNoTime) {
    const report::Language dates{words.lang(), company.zone};
    fmt::print("  {}\n", words("preview.period",
                               {{"first", dates.short_date(preview.first)}, {"last", dates.short_date(preview.last)}}));
  }
  if (!preview.first_messages.empty()) {
    print_rows(context, company, preview);
    print_voices(words, company, preview);
  }
  if (!read.first_rejects.empty()) {
    fmt::print("\n{}\n", words("preview.rejects", {{"n", words.number(read.rejects)}}));
    for (const auto& reject : read.first_rejects) {
      fmt::print("  {}: {}  {}\n", place_of(words, reject.file, reject.line, reject.offset),
                 report::one_line(report::reason(words.lang(), reject.reason, reject.loss)),
                 report::cut_to(report::one_line(reject.sample), 60));
    }
  }
  fmt::print("\n{}\n", words("preview.not_stored"));
}

}  // namespace colloquio::cli
