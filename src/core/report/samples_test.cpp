#include "colloquio/core/report/samples_test.hpp"

#include <algorithm>
#include <cmath>

namespace colloquio::report {

namespace {

constexpr std::int64_t kDayMicros = 86'400'000'000;

Instant day(int year, unsigned month, unsigned d, int hour = 9, int minute = 0) {
  const std::chrono::sys_days date{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{d}};
  return Instant{date.time_since_epoch() + std::chrono::hours{hour} + std::chrono::minutes{minute}};
}

Figure share(double value, double low, double high, std::int64_t n, std::string evidence = "E1") {
  return {value, n, low, high, Unit::share, std::move(evidence), ""};
}
Figure seconds(double value, double low, double high, std::int64_t n, std::string note = "") {
  return {value, n, low, high, Unit::seconds, "E1", std::move(note)};
}
Figure count(double value) { return {value, static_cast<std::int64_t>(value), {}, {}, Unit::count, "", ""}; }
Figure unsaid(std::int64_t n, Unit unit, std::string note) { return {{}, n, {}, {}, unit, "", std::move(note)}; }

Figures year_figures() {
  Figures f;
  f["talk.messages"] = count(4217);
  f["talk.threads"] = count(1203);
  f["talk.authors"] = count(648);
  f["taps.total"] = count(18230);
  f["talk.answered_1h.house"] = share(0.284, 0.259, 0.310, 1204);
  f["talk.answered_24h.house"] = share(0.717, 0.690, 0.743, 1204);
  f["talk.answered_7d.house"] = share(0.842, 0.820, 0.863, 1204);
  f["talk.answered_1h.anyone"] = share(0.391, 0.363, 0.419, 1204);
  f["talk.answered_24h.anyone"] = share(0.806, 0.782, 0.829, 1204);
  f["talk.answered_7d.anyone"] = share(0.901, 0.883, 0.918, 1204);
  f["talk.first_reply_median.house"] = seconds(12000, 10380, 13920, 1204);
  f["talk.first_reply_median.anyone"] = seconds(6300, 5400, 7320, 1204);
  f["talk.first_reply_median_answered"] = seconds(8040, 7200, 9000, 986, "biased_low");
  f["talk.reply_delay_median"] = seconds(5400, 4980, 5880, 2840);
  f["talk.dialogue_rate"] = share(0.312, 0.286, 0.339, 1180);
  f["talk.exchange_length_median"] = {4.0, 368, 4.0, 5.0, Unit::count, "E1", ""};
  f["talk.exchange_length_p90"] = {9.0, 368, 8.0, 11.0, Unit::count, "E1", ""};
  f["talk.comeback"] = share(0.438, 0.409, 0.468, 986);
  f["talk.reciprocity"] = share(0.512, 0.478, 0.546, 832);
  f["talk.reciprocity.house"] = share(0.618, 0.570, 0.664, 402);
  f["talk.bot_share"] = share(0.021, 0.017, 0.026, 4308, "");
  f["talk.cross_posts"] = count(37);
  f["talk.truncated_share"] = share(0.028, 0.020, 0.039, 1203, "");
  f["talk.pairs"] = count(832);
  f["talk.alternating_replies"] = {911.0, 2840, {}, {}, Unit::count, "E1", ""};
  f["talk.house_share"] = share(0.364, 0.349, 0.379, 3902, "");
  f["talk.gini"] = {0.713, 648, 0.682, 0.741, Unit::index, "", ""};
  f["talk.answerers_for_half"] = {3.0, 2840, {}, {}, Unit::count, "E1", ""};
  f["talk.h_index_max"] = {6.0, 1203, {}, {}, Unit::index, "E1", ""};
  f["talk.depth_max"] = {14.0, 1203, {}, {}, Unit::count, "E1", ""};
  f["talk.width_max"] = {31.0, 1203, {}, {}, Unit::count, "E1", ""};
  f["growth.new"] = {23.0, 93, {}, {}, Unit::count, "", ""};
  f["growth.returning"] = {61.0, 93, {}, {}, Unit::count, "", ""};
  f["growth.reactivated"] = {9.0, 93, {}, {}, Unit::count, "", ""};
  f["growth.lost"] = count(14);
  f["growth.trend"] = {0.024, 12, 0.009, 0.039, Unit::per_month, "", ""};
  f["growth.retention"] = share(0.287, 0.251, 0.325, 601, "");
  f["faults.missing_parent"] = count(37);
  f["faults.self_parent"] = count(1);
  f["faults.time_missing"] = count(0);
  return f;
}

std::vector<talk::CurvePoint> curve(double scale, double most, std::size_t points) {
  std::vector<talk::CurvePoint> out;
  for (std::size_t i = 1; i <= points; ++i) {
    const double at = static_cast<double>(i) / static_cast<double>(points);
    const double seconds = 45 * std::pow(2592000.0 / 45, at);
    // A log-normal law of answers, as people's are.
    const double answered = most * 0.5 * std::erfc(-(std::log(seconds) - std::log(scale)) / (2.0 * std::sqrt(2.0)));
    const double half = 0.012 + 0.03 * at;
    out.push_back({std::round(seconds), answered, std::max(0.0, answered - half), std::min(1.0, answered + half),
                   static_cast<std::int64_t>(std::lround(1204 * (1 - answered)))});
  }
  return out;
}

std::vector<talk::TalkerMonth> months(std::int32_t first, std::size_t number) {
  std::vector<talk::TalkerMonth> out;
  for (std::size_t i = 0; i < number; ++i) {
    talk::TalkerMonth m;
    const auto k = static_cast<std::int64_t>(i);
    m.month = first + static_cast<std::int32_t>(i);
    m.fresh = 12 + (k * 7) % 11 + k / 3;
    m.returning = i == 0 ? 0 : 14 + k * 2 + (k * 5) % 9;
    m.reactivated = i < 4 ? 0 : 2 + (k * 3) % 8;
    m.lost = i < 4 ? 0 : 6 + (k * 5) % 9;
    m.talkers = m.fresh + m.returning + m.reactivated;
    m.messages = m.talkers * 3 + k;
    m.complete = i + 1 < number;
    out.push_back(m);
  }
  return out;
}

std::vector<talk::Cohort> cohorts(std::int32_t first, std::size_t number) {
  std::vector<talk::Cohort> out;
  for (std::size_t i = 0; i < number; ++i) {
    talk::Cohort c;
    c.month = first + static_cast<std::int32_t>(i);
    c.people = 16 + static_cast<std::int64_t>((i * 7) % 23);
    c.share.emplace_back(1.0);
    for (std::size_t k = 1; i + k < number; ++k)
      c.share.emplace_back(0.12 + 0.34 / static_cast<double>(k + 1) + 0.01 * static_cast<double>((i * k) % 5));
    out.push_back(std::move(c));
  }
  return out;
}

talk::Section channel(std::string key, std::string name, double messages, const Figure& day, const Figure& median,
                      const Figure& dialogue) {
  talk::Section s;
  s.of = talk::Section::Of::channel;
  s.key = std::move(key);
  s.name = std::move(name);
  s.figures["talk.messages"] = count(messages);
  s.figures["talk.answered_24h.house"] = day;
  s.figures["talk.answered_24h.anyone"] = day;
  s.figures["talk.first_reply_median.house"] = median;
  s.figures["talk.first_reply_median.anyone"] = median;
  s.figures["talk.dialogue_rate"] = dialogue;
  return s;
}

Quote quote(std::uint64_t id, std::string where, std::string author, std::string words, Instant at,
            std::string title = "") {
  return {{0x3f2a9c0d11ee0000 + id, id},
          {0x3f2a9c0d11ee0000, 1},
          std::move(where),
          std::move(author),
          std::move(title),
          std::move(words),
          at};
}

void add_channels(Report& r) {
  r.talk.channels = {
      channel("a1", "Forum dei clienti", 2210, share(0.741, 0.708, 0.772, 640), seconds(9000, 7800, 10800, 640),
              share(0.402, 0.364, 0.441, 610)),
      channel("a2", "Blog della torrefazione", 1120, share(0.688, 0.642, 0.731, 402), seconds(16200, 13200, 20100, 402),
              share(0.228, 0.190, 0.271, 398)),
      channel("a3", "Pagina Facebook", 871, share(0.690, 0.621, 0.752, 154, "E2"), seconds(18000, 14400, 25200, 154),
              share(0.146, 0.101, 0.206, 164, "E2")),
      channel("a4", "Recensioni Google", 16, unsaid(8, Unit::share, "too_few"), unsaid(8, Unit::seconds, "too_few"),
              unsaid(8, Unit::share, "too_few")),
  };
  r.talk.channels[3].figures["talk.answered_24h.house"].evidence = "E1";
  r.talk.channels[3].began_in_window = true;
  r.talk.channels.push_back(channel("a5", "Vecchia mailing list", 0, unsaid(0, Unit::share, "too_few"),
                                    unsaid(0, Unit::seconds, "too_few"), unsaid(0, Unit::share, "too_few")));
  talk::Section italy = r.talk.channels[0], germany = r.talk.channels[1];
  italy.of = germany.of = talk::Section::Of::market;
  italy.key = italy.name = "Italia, italiano";
  germany.key = germany.name = "Deutschland, Deutsch";
  germany.figures["talk.first_reply_median.house"] = unsaid(402, Unit::seconds, "not_reached");
  r.talk.markets = {italy, germany};
}

void add_lists(Report& r) {
  r.recently_waiting = {
      {quote(
           11, "Forum dei clienti", "Marta Righetti",
           "Buongiorno, il pacco dell'ordine 4471 risulta consegnato ma in portineria non c'è niente. Come posso fare?",
           day(2026, 2, 3, 18, 12), "Ordine 4471"),
       27.4 * 86400, 2, true},
      {quote(12, "Pagina Facebook", "Giulio", "Fate ancora la miscela «Porto»? Non la trovo più sul sito.",
             day(2026, 2, 21, 7, 40)),
       9.1 * 86400, 1, true},
      {quote(13, "Blog della torrefazione", "", "Can you grind for a Chemex? And do you ship to Austria?",
             day(2026, 3, 1, 22, 5)),
       33.5 * 3600, 1, true},
  };
  r.waiting = r.recently_waiting;
  r.older_waiting.push_back(
      {quote(14, "Forum dei clienti", "Luca B.", "Spedite anche in Svizzera?", day(2025, 1, 14, 9, 30)), 412.0 * 86400,
       1, false});
  r.waiting.insert(r.waiting.begin(), r.older_waiting.begin(), r.older_waiting.end());
  r.talk.waiting_total = 4;
  r.talk.waiting_recent = 3;
  r.busiest = {
      {quote(21, "Forum dei clienti", "Luca B.", "Ho provato tre macinature diverse e racconto com'è andata.",
             day(2025, 11, 4, 20, 15), "Macinatura per la moka: facciamo ordine"),
       6, 14, 11, 86, 23},
      {quote(22, "Blog della torrefazione", "Torrefazione Bellomo",
             "Vi portiamo a vedere come si sceglie il caffè verde.", day(2025, 9, 18, 8, 0)),
       4, 7, 31, 64, 41},
      {quote(23, "Gruppo Telegram", "Sara Bellomo", "Domenica siamo aperti, chi passa?", day(2025, 12, 6, 10, 0)), 1,
       118, 1, 119, 27, true},
  };
  const Instant first = day(2023, 10, 2), last = day(2026, 3, 1);
  r.talkers = {
      {{1, 1}, "Torrefazione Bellomo", "forum", Role::house, 1103, 702, 311, first, last},
      {{1, 2}, "Luca B.", "forum", Role::person, 214, 96, 38, first, last},
      {{1, 3}, "Sara Bellomo", "facebook", Role::house, 188, 120, 44, first, last},
      {{1, 4}, "Marta Righetti", "forum", Role::person, 97, 41, 17, first, last},
      {{1, 5}, "Анна Кузнецова", "blog", Role::person, 55, 22, 9, first, last},
      {{1, 6}, "דנה לוי", "forum", Role::person, 31, 17, 6, first, last},
  };
  r.faults = {
      {"faults.missing_parent", 37, {quote(31, "Forum dei clienti", "Giulio", "Concordo.", day(2025, 6, 2))}},
      {"faults.reply_before_parent", 4, {}},
      {"faults.self_parent", 1, {}},
      {"faults.time_missing", 0, {}},
  };
  r.rejects = {{"row has 7 columns, expected 9", "commenti-2024.csv", "2024-03-01;Marta;;;", 12},
               {"no time", "export.json", "{\"id\":7}", 1}};
  r.taps = {{"Forum dei clienti", 2210, 3120},
            {"Pagina Facebook", 871, 14890},
            {"Blog della torrefazione", 1120, 220},
            {"Recensioni Google", 16, 0}};
}

}  // namespace

Report small_report() {
  Report r;
  r.company = "Torrefazione Bellomo";
  r.zone = "Europe/Rome";
  r.version = "0.1.0";
  r.generated = day(2026, 3, 3, 7, 30);
  r.first = day(2023, 10, 2);
  r.last = day(2026, 3, 2, 21, 14);
  r.horizon = day(2026, 3, 3, 6, 0);
  r.is_demo = true;
  r.house_names = {"Sara Bellomo", "Torrefazione Bellomo"};
  const Instant to = day(2026, 3, 2, 23, 0);
  r.talk.window = {from_micros(micros(to) - 365 * kDayMicros), to};
  r.talk.previous = Window{from_micros(micros(to) - 730 * kDayMicros), r.talk.window.from};
  r.talk.house_declared = true;
  r.talk.total.figures = year_figures();
  r.talk.total.previous = year_figures();
  r.talk.total.previous["talk.answered_24h.house"] = share(0.604, 0.570, 0.637, 811);
  r.talk.total.previous["talk.first_reply_median.house"] = seconds(21600, 18000, 27000, 811);
  r.talk.total.previous["talk.dialogue_rate"] = unsaid(14, Unit::share, "too_few");
  r.talk.total.answered_by_house = curve(8000, 0.86, 8);
  r.talk.total.answered_by_anyone = curve(5070, 0.92, 8);
  r.talk.total.months = months(2025 * 12 + 9, 6);
  r.talk.total.cohorts = cohorts(2025 * 12 + 9, 5);
  add_channels(r);
  add_lists(r);
  return r;
}

Report rich_report() {
  Report r = small_report();
  r.talk.total.answered_by_house = curve(8000, 0.86, 200);
  r.talk.total.answered_by_anyone = curve(5070, 0.92, 200);
  r.talk.total.months = months(2023 * 12 + 9, 30);
  r.talk.total.cohorts = cohorts(2023 * 12 + 9, 29);
  for (std::uint64_t i = 0; i < 30; ++i)
    r.talkers.push_back({{2, i},
                         "Cliente " + std::to_string(i + 7),
                         "forum",
                         Role::person,
                         static_cast<std::int64_t>(30 - i),
                         static_cast<std::int64_t>(12 - i / 3),
                         2,
                         r.first,
                         r.last});
  for (std::uint64_t i = 0; i < 12; ++i) {
    r.recently_waiting.push_back(
        {quote(40 + i, "Forum dei clienti", "Cliente " + std::to_string(i),
               "Qualcuno sa quando torna disponibile il decaffeinato in grani?", day(2026, 3, 1, 10)),
         3600.0 * static_cast<double>(30 - i), 1, true});
    r.waiting.push_back(r.recently_waiting.back());
  }
  r.talk.waiting_total = 16;
  r.talk.waiting_recent = 15;
  return r;
}

Report empty_report() {
  Report r;
  r.zone = "Europe/Rome";
  r.version = "0.1.0";
  r.generated = day(2026, 3, 3, 7, 30);
  return r;
}

Report houseless_report() {
  Report r = small_report();
  r.company.clear();
  r.is_demo = false;
  r.house_names.clear();
  r.talk.window = {};
  r.talk.previous.reset();
  r.talk.house_declared = false;
  r.talk.total.previous.clear();
  r.talk.total.answered_by_house.clear();
  for (auto& [id, figure] : r.talk.total.figures)
    if (id.ends_with(".house") || id == "talk.house_share") figure = unsaid(0, figure.unit, "no_house");
  for (TalkerItem& who : r.talkers) who.role = Role::person;
  return r;
}

Report sparse_report() {
  Report r = small_report();
  for (auto& [id, figure] : r.talk.total.figures) {
    if (figure.unit == Unit::count)
      figure = count(std::min(7.0, figure.value.value_or(0)));
    else
      figure = unsaid(5, figure.unit, "too_few");
  }
  r.talk.total.figures["growth.trend"] = unsaid(1, Unit::per_month, "no_trend");
  r.talk.total.previous.clear();
  r.talk.previous.reset();
  r.talk.total.cohorts.clear();
  r.talk.total.months = months(2026 * 12 + 1, 2);
  r.talk.channels.resize(1);
  r.talk.markets.clear();
  r.busiest.clear();
  r.waiting.clear();
  r.recently_waiting.clear();
  r.older_waiting.clear();
  r.talk.waiting_total = r.talk.waiting_recent = 0;
  r.rejects.clear();
  r.taps.clear();
  return r;
}

Report hostile_report() {
  Report r = small_report();
  const std::string markup = "<script>alert('1')</script>&\"</style><img src=https://evil.example/x>";
  const std::string terminal =
      "\x1b[2J\x1b]0;owned\x07\r\nroot# \x9b"
      "31m";
  const std::string bidi = "abc\u202Egnp.exe\u202C \u2066x\u2069\u200F";
  const std::string broken = "caf\xe9 \xf0\x9f\x92 \xff\xfe \xed\xa0\x80";
  const std::string endless(3000, 'x');
  r.company = markup;
  r.house_names = {terminal, bidi};
  r.talk.channels[0].name = markup;
  r.talk.channels[1].name = endless;
  r.talk.channels[2].name = terminal;
  r.talk.markets[0].name = bidi;
  r.waiting[0].quote.text = markup + terminal;
  r.waiting[0].quote.author = bidi;
  r.recently_waiting[0].quote.text = endless;
  r.recently_waiting[0].quote.channel = broken;
  r.busiest[0].root.title = "{author}{n}" + markup;
  r.talkers[1].name = endless;
  r.talkers[2].name = markup + bidi;
  r.talkers[3].name = broken;
  r.rejects[0] = {terminal, markup, endless, 3};
  r.faults.push_back({"faults.<b>new</b>" + terminal, 2, {}});
  r.taps[0].channel = markup;
  r.talk.total.figures["talk.<i>unknown</i>"] = share(0.5, 0.4, 0.6, 100, "E1\"><b>");
  r.zone = "No/Such\"Zone";
  r.version = markup;
  return r;
}

ConversationView small_conversation() {
  ConversationView v;
  v.id = {1, 1};
  v.channel = "Forum dei clienti";
  v.network = "discourse";
  v.zone = "Europe/Rome";
  v.version = "0.1.0";
  const auto say = [&](std::uint64_t id, std::uint64_t parent, std::string who, Role role, Instant at,
                       std::string text) {
    MessageView m;
    m.id = {1, id};
    if (parent != 0) m.parent = {1, parent};
    m.author = std::move(who);
    m.role = role;
    m.at = at;
    m.text = std::move(text);
    m.evidence = parent == 0 ? Evidence::none : Evidence::explicit_;
    v.messages.push_back(std::move(m));
  };
  say(1, 0, "Marta Righetti", Role::person, day(2026, 3, 2, 8, 0), "Quando arriva il mio ordine? È partito lunedì.");
  v.messages.back().title = "Ordine 4471";
  say(2, 1, "Torrefazione Bellomo", Role::house, day(2026, 3, 2, 8, 25), "Domani mattina, grazie della pazienza.");
  say(3, 2, "Marta Righetti", Role::person, day(2026, 3, 2, 8, 27), "Perfetto, grazie a voi!");
  say(4, 1, "", Role::nobody, day(2026, 3, 2, 9, 0), "");
  v.messages.back().gone = GoneKind::deleted_by_author;
  say(5, 99, "Giulio", Role::person, day(2026, 3, 3, 10, 0), "Anche a me è successo la settimana scorsa.");
  v.faults.push_back({"faults.missing_parent", {1, 5}});
  return v;
}

}  // namespace colloquio::report
