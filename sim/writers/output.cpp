#include "colloquio/sim/writers/output.hpp"

#include <array>
#include <chrono>

namespace colloquio::sim {

namespace {

constexpr std::array<std::string_view, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

struct Civil {
  std::int64_t year;
  unsigned month, day, weekday;
  unsigned hour, minute, second;
};

Civil civil(std::int64_t seconds) {
  const std::chrono::sys_seconds t{std::chrono::seconds{seconds}};
  const auto midnight = std::chrono::floor<std::chrono::days>(t);
  const std::chrono::year_month_day date{midnight};
  const auto in_day = static_cast<unsigned>((t - midnight).count());
  return {static_cast<int>(date.year()),
          static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day()),
          std::chrono::weekday{midnight}.c_encoding(),
          in_day / 3600,
          in_day / 60 % 60,
          in_day % 60};
}

void put_two(std::string& out, unsigned value, char pad = '0') {
  out += value < 10 ? pad : static_cast<char>('0' + value / 10);
  out += static_cast<char>('0' + value % 10);
}

void put_clock(std::string& out, const Civil& t) {
  put_two(out, t.hour);
  out += ':';
  put_two(out, t.minute);
  out += ':';
  put_two(out, t.second);
}

}  // namespace

void put_json(std::string& out, std::string_view text) {
  static constexpr std::string_view kHex = "0123456789abcdef";
  out += '"';
  std::size_t clean = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out += text.substr(clean, i - clean);
    clean = i + 1;
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      default:
        out += "\\u00";
        out += kHex[c >> 4U];
        out += kHex[c & 15U];
    }
  }
  out += text.substr(clean);
  out += '"';
}

void put_cdata(std::string& out, std::string_view text) {
  out += "<![CDATA[";
  for (auto end = text.find("]]>"); end != std::string_view::npos; end = text.find("]]>")) {
    put(out, text.substr(0, end + 2), "]]><![CDATA[");
    text.remove_prefix(end + 2);
  }
  put(out, text, "]]>");
}

void put_xml(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\n':
        out += "&#xA;";
        break;
      default:
        out += c;
    }
  }
}

void put_csv(std::string& out, std::string_view text, char delimiter) {
  const char special[] = {delimiter, '"', '\n', '\r'};
  if (text.find_first_of(std::string_view{special, sizeof special}) == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void put_time(std::string& out, std::int64_t seconds, char separator) {
  const Civil t = civil(seconds);
  put(out, t.year, '-');
  put_two(out, t.month);
  out += '-';
  put_two(out, t.day);
  out += separator;
  put_clock(out, t);
}

void put_mail_time(std::string& out, std::int64_t utc_seconds, std::int64_t offset) {
  const Civil t = civil(utc_seconds + offset);
  put(out, kDays[t.weekday], ", ");
  put_two(out, t.day);
  put(out, ' ', kMonths[t.month - 1], ' ', t.year, ' ');
  put_clock(out, t);
  const auto minutes = static_cast<unsigned>((offset < 0 ? -offset : offset) / 60);
  put(out, ' ', offset < 0 ? '-' : '+');
  put_two(out, minutes / 60);
  put_two(out, minutes % 60);
}

void put_ctime(std::string& out, std::int64_t seconds) {
  const Civil t = civil(seconds);
  put(out, kDays[t.weekday], ' ', kMonths[t.month - 1], ' ');
  put_two(out, t.day, ' ');
  out += ' ';
  put_clock(out, t);
  put(out, ' ', t.year);
}

std::string iso_day(std::int64_t days) {
  std::string out;
  put_time(out, days * 86'400, 'T');
  out.resize(10);
  return out;
}

Result<void> Counter::add(std::size_t messages) {
  told_ += messages;
  if (told_ < next_ || !progress_) return {};
  next_ = told_ + 65'536;
  if (!progress_(told_)) return fail(ErrorKind::interrupted, "stopped");
  return {};
}

}  // namespace colloquio::sim
