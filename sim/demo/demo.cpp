#include "colloquio/sim/demo.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <optional>
#include <utility>

#include "colloquio/sim/demo/year.hpp"
#include "colloquio/sim/write.hpp"
#include "colloquio/sim/writers/output.hpp"

namespace colloquio::sim {

namespace {

using demo::ChannelStory;
using demo::Year;

constexpr std::string_view kCompany =
    R"toml(# La ditta di prova: il frantoio Sorbanera di Castel Sorbano. Non esiste, come le persone che ci scrivono.
[company]
name = "Frantoio Sorbanera"
zone = "Europe/Rome"
demo = true

# Chi parla per la casa. Tutti gli altri sono ospiti.
[[house]]
name = "Marta Sorbanera"

[[house]]
name = "Giulio Sorbanera"

[[house]]
name = "Ornella Brandi"

[[house]]
name = "Frantoio Sorbanera"

# Il programma che saluta i nuovi arrivati nel gruppo Telegram.
[[bot]]
name = "Oliva Bot"

# A quale mercato appartiene un canale.
[[channel]]
network = "wordpress"
market = "IT"
lang = "it"

[[channel]]
network = "discourse"
name = "La piazza del frantoio"
market = "IT"
lang = "it"

[[channel]]
network = "mail"
name = "Posta info@"
market = "IT"
lang = "it"

[[channel]]
network = "telegram"
market = "IT"
lang = "it"
)toml";

constexpr std::string_view kReviewMap = R"json({
  "format": "csv",
  "delimiter": ";",
  "date_order": "dmy",
  "time_zone": "Europe/Rome",
  "network": "recensioni",
  "instance": "recensioni.example",
  "columns": {
    "message.id": "ID",
    "message.at": "Data",
    "person.name": "Autore",
    "message.rating": "Stelle",
    "message.text": "Testo",
    "message.reply_to": "Risposta a"
  },
  "constants": { "message.kind": "review", "message.channel": "Recensioni", "message.market": "IT" }
}
)json";

constexpr std::string_view kShopMap = R"json({
  "format": "csv",
  "delimiter": ";",
  "date_order": "dmy",
  "time_zone": "Europe/Rome",
  "network": "bottega",
  "instance": "castel-sorbano",
  "columns": {
    "message.id": "Riga",
    "message.at": "Quando",
    "message.channel": "Dove",
    "person.name": "Chi",
    "message.text": "Cosa",
    "message.reply_to": "Risposta alla riga"
  },
  "constants": { "message.kind": "visit", "message.market": "IT" }
}
)json";

/// Gives one file another name.
class Renamed final : public FileWriter {
 public:
  Renamed(FileWriter& files, std::string_view prefix) : files_(files), prefix_(prefix) {}
  Result<std::unique_ptr<OutFile>> create(std::string_view name) override {
    return files_.create(prefix_.ends_with('/') ? std::string{prefix_} + std::string{name} : std::string{prefix_});
  }

 private:
  FileWriter& files_;
  std::string_view prefix_;  ///< a folder with its '/', or the whole name
};

Result<void> write_channel(ChannelStory& story, std::string_view format, FileWriter& files, std::string_view name) {
  Renamed renamed(files, name);
  return write_story(story, format, renamed);
}

void put_italian_time(std::string& out, std::int64_t seconds) {
  std::string iso;
  put_time(iso, seconds, ' ');
  put(out, iso.substr(8, 2), '/', iso.substr(5, 2), '/', iso.substr(0, 4), ' ', iso.substr(11, 5));
}

/// A table as somebody keeps it in a spreadsheet: semicolons, Italian dates to the minute.
Result<void> write_table(ChannelStory& story, bool reviews, FileWriter& files, std::string_view name) {
  auto page = Page::open(files, name);
  if (!page) return tl::make_unexpected(page.error());
  std::string& out = page->text;
  out = reviews ? "ID;Data;Autore;Stelle;Testo;Risposta a\n" : "Riga;Quando;Dove;Chi;Cosa;Risposta alla riga\n";
  Conversation c;
  for (story.restart(); story.next(c);) {
    for (const std::uint32_t i : c.file_order) {
      const SaidMessage& m = c.messages[i];
      put(out, m.number, ';');
      put_italian_time(out, m.time + demo::italian_offset(m.time));
      out += ';';
      if (!reviews) put(out, story.channels()[c.channel].id, ';');
      if (m.author != kNone) put_csv(out, story.person(m.author).name, ';');
      out += ';';
      if (reviews && m.rating > 0) put(out, static_cast<int>(m.rating));
      if (reviews) out += ';';
      put_csv(out, m.text, ';');
      out += ';';
      if (const auto parent = parent_number(c, m); parent != 0) put(out, parent);
      out += '\n';
      COLLOQUIO_SIM_TRY(page->flush_if_full());
    }
  }
  if (reviews) out += "9998;32/13/2026 10:00;Mario;5;Riga con una data che non esiste;\n";
  return page->close();
}

/// What the till and the counter at the door wrote down each evening.
Result<void> write_days(const Year& year, std::uint64_t seed, FileWriter& files, std::string_view name) {
  // How busy a month is, January first, in hundredths of an ordinary one.
  static constexpr std::array<int, 12> kMonth{70, 70, 85, 105, 110, 100, 95, 60, 100, 140, 190, 210};
  auto page = Page::open(files, name);
  if (!page) return tl::make_unexpected(page.error());
  page->text = "date,measure,value,unit\n";
  Rng rng(seed, 79);
  for (std::int64_t day = year.first_day; day <= year.last_day; ++day) {
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
    const auto month = static_cast<unsigned>(date.month());
    const auto weekday = (day + 4) % 7;
    const bool harvest = month >= 10;
    const bool away = month == 8 && static_cast<unsigned>(date.day()) >= 8 && static_cast<unsigned>(date.day()) <= 24;
    if (away || (weekday == 0 && !harvest)) continue;
    const int saturday = weekday == 6 ? 150 : 100;
    const std::int64_t visits = 22 * kMonth[month - 1] * saturday / 10'000 + rng.between(-4, 5);
    const std::int64_t receipts = std::max<std::int64_t>(1, visits * 7 / 10 + rng.between(-2, 2));
    std::int64_t cents = 0;
    for (std::int64_t i = 0; i < receipts; ++i) cents += rng.between(9, 74) * 100 + (rng.chance(0.3) ? 50 : 0);
    const std::string iso = iso_day(day);
    put(page->text, iso, ",visite,", visits, ",\n", iso, ",scontrini,", receipts, ",\n", iso, ",incasso,", cents / 100,
        '.', cents % 100 < 10 ? "0" : "", cents % 100, ",EUR\n");
  }
  return page->close();
}

Result<void> write_text(FileWriter& files, std::string_view name, std::string_view text) {
  auto page = Page::open(files, name);
  if (!page) return tl::make_unexpected(page.error());
  page->text = text;
  return page->close();
}

std::optional<std::int64_t> day_of(std::string_view iso) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  const auto number = [&](std::size_t from, std::size_t size, auto& into) {
    const char* const first = iso.data() + from;
    const auto [end, error] = std::from_chars(first, first + size, into);
    return error == std::errc{} && end == first + size;
  };
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  if (!number(0, 4, year) || !number(5, 2, month) || !number(8, 2, day)) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
  if (!date.ok() || year < 1971) return std::nullopt;
  return std::chrono::sys_days{date}.time_since_epoch().count();
}

}  // namespace

Result<void> write_demo(const DemoOptions& options, FileWriter& files) {
  const auto last_day = day_of(options.last_day);
  if (!last_day) {
    return fail(ErrorKind::invalid_input, "the last day of the demo must be a date like 2026-10-31", options.last_day);
  }
  const auto year = demo::play_year(options.seed, *last_day);
  const auto channel = [&](std::string_view name) -> ChannelStory& { return year->channels.find(name)->second; };
  COLLOQUIO_SIM_TRY(write_channel(channel("blog"), "wordpress", files, "blog-wordpress.xml"));
  COLLOQUIO_SIM_TRY(write_channel(channel("forum"), "discourse", files, "forum-discourse/"));
  COLLOQUIO_SIM_TRY(write_channel(channel("mail"), "mbox", files, "posta-info.mbox"));
  COLLOQUIO_SIM_TRY(write_channel(channel("telegram"), "telegram", files, "telegram-amici/"));
  COLLOQUIO_SIM_TRY(write_table(channel("reviews"), true, files, "recensioni.csv"));
  COLLOQUIO_SIM_TRY(write_text(files, "recensioni.map.json", kReviewMap));
  COLLOQUIO_SIM_TRY(write_table(channel("shop"), false, files, "bottega-e-telefono.csv"));
  COLLOQUIO_SIM_TRY(write_text(files, "bottega-e-telefono.map.json", kShopMap));
  COLLOQUIO_SIM_TRY(write_days(*year, options.seed, files, "giornate.csv"));
  return write_text(files, "colloquio.toml", kCompany);
}

const std::vector<DemoInput>& demo_inputs() {
  static const std::vector<DemoInput> inputs{
      {"blog-wordpress.xml", "", ""},
      {"forum-discourse", "", ""},
      {"posta-info.mbox", "", ""},
      {"telegram-amici", "", ""},
      {"recensioni.csv", "", "recensioni.map.json"},
      {"bottega-e-telefono.csv", "", "bottega-e-telefono.map.json"},
      {"giornate.csv", "", ""},
  };
  return inputs;
}

}  // namespace colloquio::sim
