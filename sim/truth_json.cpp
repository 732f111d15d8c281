#include <fmt/format.h>

#include "colloquio/sim/truth.hpp"
#include "colloquio/sim/writers/output.hpp"

namespace colloquio::sim {

namespace {

/// Writes the members of one object, with their commas.
class Members {
 public:
  explicit Members(std::string& out) : out_(out) { out_ += '{'; }
  ~Members() { out_ += '}'; }
  Members(const Members&) = delete;
  Members& operator=(const Members&) = delete;

  std::string& name(std::string_view name) {
    if (!first_) out_ += ',';
    first_ = false;
    put_json(out_, name);
    out_ += ':';
    return out_;
  }
  void add(std::string_view n, std::int64_t value) { put(name(n), value); }
  void add(std::string_view n, double value) { name(n) += fmt::format("{}", value); }
  void add(std::string_view n, const std::optional<double>& value) {
    if (value) {
      add(n, *value);
    } else {
      name(n) += "null";
    }
  }
  void add(std::string_view n, std::string_view value) { put_json(name(n), value); }

 private:
  std::string& out_;
  bool first_ = true;
};

void put_first_reply(std::string& out, const Truth::FirstReply& r) {
  Members m(out);
  m.add("asked", r.asked);
  m.add("answered", r.answered);
  m.add("within_1h", r.within_1h);
  m.add("within_24h", r.within_24h);
  m.add("within_7d", r.within_7d);
  m.add("median", r.median);
  m.add("median_answered", r.median_answered);
}

void put_month(std::string& out, const Truth::Month& month) {
  Members m(out);
  m.add("month", month.month);
  m.add("messages", month.messages);
  m.add("talkers", month.talkers);
  m.add("new", month.fresh);
  m.add("returning", month.returning);
  m.add("reactivated", month.reactivated);
  m.add("lost", month.lost);
}

void put_laws(std::string& out, const WorldOptions& o) {
  Members m(out);
  m.add("seed", static_cast<std::int64_t>(o.seed));
  m.add("messages", static_cast<std::int64_t>(o.messages));
  m.add("from", to_rfc3339(o.from));
  m.add("to", to_rfc3339(o.to));
  m.add("longest", std::int64_t{o.longest});
  m.add("growth_per_month", o.growth_per_month);
  m.add("house_accounts", std::int64_t{o.house_accounts});
  m.add("bots", std::int64_t{o.bots});
  m.add("tribe", std::int64_t{o.tribe});
  m.add("people_per_message", o.people_per_message);
  m.add("tribe_share", o.tribe_share);
  m.add("comeback_share", o.comeback_share);
  m.add("alternation", o.alternation);
  m.add("self_reply", o.self_reply);
  m.add("nobody", o.nobody);
  m.add("bot", o.bot);
  m.add("answered", o.answered);
  m.add("answer_median_seconds", o.answer_median_seconds);
  m.add("reply_median_seconds", o.reply_median_seconds);
  m.add("spread", o.spread);
  m.add("office_hours", std::string_view{o.office_hours ? "yes" : "no"});
}

}  // namespace

std::string truth_json(const Truth& t, const WorldOptions* options) {
  std::string out;
  {
    Members m(out);
    m.add("version", std::int64_t{1});
    if (options != nullptr) put_laws(m.name("laws"), *options);
    m.add("written", t.written);
    m.add("messages", t.messages);
    m.add("threads", t.threads);
    m.add("truncated", t.truncated);
    m.add("authors", t.authors);
    m.add("house_messages", t.house_messages);
    m.add("bot_messages", t.bot_messages);
    m.add("nobody_messages", t.nobody_messages);
    m.add("taps", t.taps);
    m.add("replies", t.replies);
    m.add("reply_delay_median", t.reply_delay_median);
    put_first_reply(m.name("first_reply_house"), t.house);
    put_first_reply(m.name("first_reply_anyone"), t.anyone);
    m.add("with_inbound", t.with_inbound);
    m.add("dialogues", t.dialogues);
    m.add("alternating", t.alternating);
    m.add("pairs", t.pairs);
    m.add("mutual", t.mutual);
    m.add("deepest", t.deepest);
    m.add("widest", t.widest);
    m.add("h_index_max", t.h_index_max);
    m.add("gini", t.gini);
    std::string& months = m.name("months");
    for (std::size_t i = 0; i < t.months.size(); ++i) {
      months += i == 0 ? "[" : ",";
      put_month(months, t.months[i]);
    }
    months += t.months.empty() ? "[]" : "]";
    Members faults(m.name("faults"));
    for (const auto& [id, count] : t.faults) faults.add(id, count);
  }
  out += '\n';
  return out;
}

}  // namespace colloquio::sim
