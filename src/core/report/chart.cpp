#include "colloquio/core/report/chart.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "colloquio/core/report/curve.hpp"
#include "colloquio/core/report/escape.hpp"

namespace colloquio::report {

namespace {

/// One decimal is a tenth of a pixel; no exponent, no "-0.0".
std::string px(double v) {
  const double rounded = std::round(v * 10) / 10;
  std::string text = fmt::format("{:.1f}", rounded == 0 ? 0.0 : rounded);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

std::string open_svg(const Canvas& canvas, std::string_view label) {
  return fmt::format(R"(<svg class="{}" viewBox="0 0 {} {}" role="img" aria-label="{}">)",
                     canvas.is_narrow ? "narrow" : "wide", px(canvas.width), px(canvas.height), html_text(label)) +
         '\n';
}

std::string text_at(double x, double y, std::string_view anchor, std::string_view kind, std::string_view text) {
  return fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"{}\" class=\"{}\">{}</text>\n", px(x), px(y), anchor, kind,
                     html_text(text));
}

std::string line_at(double x1, double y1, double x2, double y2, std::string_view kind) {
  return fmt::format("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" class=\"{}\"/>\n", px(x1), px(y1), px(x2), px(y2),
                     kind);
}

/// Room that a scale's longest text takes left of the drawing, with the gap to it; fonts as wide as DejaVu Sans.
double scale_room(std::string_view longest) { return 10 + 8.2 * static_cast<double>(columns(longest)); }

/// Where times and shares fall on a curve's drawing.
class CurveFrame {
 public:
  CurveFrame(const Canvas& canvas, double last_seconds)
      : canvas_(canvas),
        left_(scale_room("100%")),
        right_(canvas.width - (canvas.is_narrow ? 8 : 112)),  // the names stand there
        top_(canvas.is_narrow ? 26 : 16),
        bottom_(canvas.height - 30),
        last_(std::max(86400.0, last_seconds)) {}

  [[nodiscard]] double x(double seconds) const {
    const double t = std::clamp(seconds, kFirst, last_);
    return left_ + (right_ - left_) * std::log(t / kFirst) / std::log(last_ / kFirst);
  }
  [[nodiscard]] double y(double share) const { return bottom_ - (bottom_ - top_) * std::clamp(share, 0.0, 1.0); }
  [[nodiscard]] double left() const { return left_; }
  [[nodiscard]] double right() const { return right_; }
  [[nodiscard]] double top() const { return top_; }
  [[nodiscard]] double bottom() const { return bottom_; }
  [[nodiscard]] double last() const { return last_; }
  [[nodiscard]] bool is_narrow() const { return canvas_.is_narrow; }

  static constexpr double kFirst = 60;  ///< everything faster than a minute is drawn at the left edge

 private:
  Canvas canvas_;
  double left_, right_, top_, bottom_, last_;
};

/// A staircase through (x, y) steps, as the points of a path after its first "M".
std::string stairs(const CurveFrame& frame, const std::vector<talk::CurvePoint>& curve,
                   double talk::CurvePoint::* level) {
  // What came within the first minute is there at the left edge already.
  const talk::CurvePoint* first = step_at(curve, CurveFrame::kFirst);
  std::string path = fmt::format("{} {}", px(frame.left()), px(frame.y(first == nullptr ? 0 : first->*level)));
  for (const talk::CurvePoint& point : curve)
    if (point.seconds > CurveFrame::kFirst)
      path += fmt::format(" H{} V{}", px(frame.x(point.seconds)), px(frame.y(point.*level)));
  return path;
}

std::string band_of(const CurveFrame& frame, const std::vector<talk::CurvePoint>& curve, std::string_view kind) {
  // Up along the upper bound, back along the lower one.
  std::string path = "M" + stairs(frame, curve, &talk::CurvePoint::high);
  for (std::size_t i = curve.size(); i-- > 0 && curve[i].seconds > CurveFrame::kFirst;)
    path += fmt::format(" V{} H{}", px(frame.y(curve[i].low)), px(frame.x(curve[i].seconds)));
  const talk::CurvePoint* first = step_at(curve, CurveFrame::kFirst);
  path += fmt::format(" V{} H{}", px(frame.y(first == nullptr ? 0 : first->low)), px(frame.left()));
  return fmt::format("<path class=\"{}-band\" d=\"{} Z\"/>\n", kind, path);
}

std::string line_of(const CurveFrame& frame, const std::vector<talk::CurvePoint>& curve, std::string_view kind) {
  return fmt::format("<path class=\"{}-line\" d=\"M{}\"/>\n", kind, stairs(frame, curve, &talk::CurvePoint::answered));
}

std::string curve_axes(const CurveFrame& frame, const Language& language) {
  std::string out;
  for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
    out += line_at(frame.left(), frame.y(share), frame.right(), frame.y(share), share == 0.5 ? "half" : "grid");
    out += text_at(frame.left() - 7, frame.y(share) + 4, "end", "axis", language.percent(share));
  }
  static constexpr std::array<double, 9> kTicks{60, 600, 3600, 21600, 86400, 259200, 604800, 2592000, 31536000};
  double free_from = 0;
  for (const double tick : kTicks) {
    const double at = frame.x(tick);
    const bool is_asked = !frame.is_narrow() || (tick != 21600 && tick != 259200);
    if (tick > frame.last() || at < free_from || !is_asked) continue;
    out += line_at(at, frame.bottom(), at, frame.bottom() + 4, "tick");
    out += text_at(at, frame.bottom() + 18, tick == 60 ? "start" : "middle", "axis", language.short_duration(tick));
    free_from = at + 44;
  }
  return out;
}

}  // namespace

std::string curve_svg(const std::vector<talk::CurvePoint>& house, const std::vector<talk::CurvePoint>& anyone,
                      const Language& language, const Canvas& canvas, std::string_view label) {
  const double last =
      std::max(house.empty() ? 0.0 : house.back().seconds, anyone.empty() ? 0.0 : anyone.back().seconds);
  const CurveFrame frame(canvas, last);
  std::string out = open_svg(canvas, label) + curve_axes(frame, language);
  struct Line {
    const std::vector<talk::CurvePoint>& curve;
    std::string_view kind;
  };
  const std::array<Line, 2> lines{Line{anyone, "anyone"}, Line{house, "house"}};
  for (const Line& line : lines)
    if (!line.curve.empty()) out += band_of(frame, line.curve, line.kind);
  for (const Line& line : lines)
    if (!line.curve.empty()) out += line_of(frame, line.curve, line.kind);

  const bool has_both = !house.empty() && !anyone.empty();
  for (const Line& line : lines) {
    if (line.curve.empty()) continue;
    const std::string_view name = language.text(line.kind == "house" ? "chart.curve.house" : "chart.curve.anyone");
    if (canvas.is_narrow) {
      // No room at the line's end: a key above the drawing.
      const double at = frame.left() + (line.kind == "house" ? 0 : 120);
      out += line_at(at, 10, at + 18, 10, std::string{line.kind} + "-line");
      out += text_at(at + 23, 14, "start", std::string{line.kind} + "-name", name);
      continue;
    }
    double y = frame.y(line.curve.back().answered) + 4;
    if (has_both) {
      const double other = frame.y((line.kind == "house" ? anyone : house).back().answered) + 4;
      // Names must not lie on each other: anyone is never below the house.
      if (std::abs(y - other) < 16) y = (y + other) / 2 + (line.kind == "house" ? 8 : -8);
    }
    out += text_at(frame.right() + 8, y, "start", std::string{line.kind} + "-name", name);
  }
  return out + "</svg>\n";
}

std::int64_t round_step(std::int64_t most, std::int64_t pieces) {
  for (std::int64_t power = 1;; power *= 10)
    for (const std::int64_t step : {power, 2 * power, 5 * power})
      if (step * pieces >= most || step > most) return step;
}

namespace {

class MonthsFrame {
 public:
  MonthsFrame(const Canvas& canvas, std::int64_t up, std::int64_t down, std::size_t months, const Language& language)
      : left_(std::max(canvas.is_narrow ? 34.0 : 46.0, scale_room(language.number(std::max(up, down))))),
        right_(canvas.width - 4),
        top_(canvas.is_narrow ? 48 : 34),
        bottom_(canvas.height - 26),
        up_(std::max<std::int64_t>(up, 1)),
        down_(down),
        step_((right_ - left_) / static_cast<double>(std::max<std::size_t>(months, 1))) {}

  [[nodiscard]] double y(std::int64_t people) const {
    return zero() - (bottom_ - top_) * static_cast<double>(people) / static_cast<double>(up_ + down_);
  }
  [[nodiscard]] double zero() const {
    return top_ + (bottom_ - top_) * static_cast<double>(up_) / static_cast<double>(up_ + down_);
  }
  [[nodiscard]] double x(std::size_t i) const { return left_ + step_ * static_cast<double>(i); }
  /// Bars keep a tenth of air, never more than they have.
  [[nodiscard]] double bar_width() const { return std::min(step_ * 0.84, 40.0); }
  [[nodiscard]] double bar_left(std::size_t i) const { return x(i) + (step_ - bar_width()) / 2; }
  [[nodiscard]] double step() const { return step_; }
  [[nodiscard]] double left() const { return left_; }
  [[nodiscard]] double right() const { return right_; }
  [[nodiscard]] double bottom() const { return bottom_; }

 private:
  double left_, right_, top_, bottom_;
  std::int64_t up_, down_;
  double step_;
};

std::string bar_at(const MonthsFrame& frame, std::size_t i, std::int64_t from, std::int64_t to, std::string_view kind,
                   bool is_complete) {
  if (from == to) return {};
  const double y1 = frame.y(std::max(from, to)), y2 = frame.y(std::min(from, to));
  return fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" class=\"{}{}\"/>\n", px(frame.bar_left(i)),
                     px(y1), px(frame.bar_width()), px(std::max(y2 - y1, 0.5)), kind, is_complete ? "" : " pale");
}

std::string month_axis(const MonthsFrame& frame, std::span<const talk::TalkerMonth> months, std::int64_t up,
                       std::int64_t down, const Language& language, bool is_narrow) {
  std::string out;
  const std::int64_t step = round_step(std::max<std::int64_t>(up, 1), 4);
  for (std::int64_t n = -(down / step) * step; n <= up; n += step) {
    out += line_at(frame.left(), frame.y(n), frame.right(), frame.y(n), n == 0 ? "zero" : "grid");
    out += text_at(frame.left() - 6, frame.y(n) + 4, "end", "axis", language.number(std::abs(n)));
  }
  // Every month, every quarter or every January, as the room allows.
  const double room = is_narrow ? 46 : 50;
  for (const std::int32_t every : {1, 3, 6, 12, 24, 60}) {
    if (frame.step() * every < room && every != 60) continue;
    for (std::size_t i = 0; i < months.size(); ++i) {
      const bool is_asked = months[i].month % every == 0;
      const double at = frame.x(i) + frame.step() / 2;
      if (is_asked && at - frame.left() > 14 && frame.right() - at > 14)
        out += text_at(at, frame.bottom() + 18, "middle", "axis", language.short_month(months[i].month));
    }
    break;
  }
  return out;
}

std::string month_key(const Language& language, const MonthsFrame& frame) {
  struct Entry {
    std::string_view kind, word;
  };
  static constexpr std::array<Entry, 4> kEntries{
      Entry{"new", "col.new"}, {"back", "col.reactivated"}, {"stay", "col.returning"}, {"lost", "col.lost"}};
  std::string out;
  double x = frame.left(), y = 8;
  for (const Entry& entry : kEntries) {
    const std::string_view name = language.text(entry.word);
    const double width = 32 + 7.2 * static_cast<double>(columns(name));
    if (x + width > frame.right()) x = frame.left(), y += 18;
    out += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"11\" height=\"11\" class=\"{}\"/>\n", px(x), px(y - 5),
                       entry.kind);
    out += text_at(x + 16, y + 5, "start", "axis", name);
    x += width;
  }
  return out;
}

}  // namespace

std::string months_svg(const std::vector<talk::TalkerMonth>& all, std::size_t most, const Language& language,
                       const Canvas& canvas, std::string_view label) {
  const std::size_t from = all.size() - std::min(most, all.size());
  const std::span<const talk::TalkerMonth> months{all.data() + from, all.size() - from};
  std::int64_t up = 0, down = 0;
  for (const talk::TalkerMonth& m : months) {
    up = std::max(up, m.fresh + m.returning + m.reactivated);
    down = std::max(down, m.lost);
  }
  const MonthsFrame frame(canvas, up, down, months.size(), language);
  std::string out = open_svg(canvas, label);
  // Patterns are named per drawing: two drawings of one page must not share an id.
  const std::string_view suffix = canvas.is_narrow ? "n" : "w";
  out += fmt::format(
      "<defs><pattern id=\"hatch-{0}\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" "
      "patternTransform=\"rotate(45)\"><rect width=\"5\" height=\"5\" class=\"back-ground\"/>"
      "<rect width=\"2\" height=\"5\" class=\"back-stripe\"/></pattern></defs>\n",
      suffix);
  out += month_axis(frame, months, up, down, language, canvas.is_narrow) + month_key(language, frame);
  for (std::size_t i = 0; i < months.size(); ++i) {
    const talk::TalkerMonth& m = months[i];
    out += bar_at(frame, i, 0, m.returning, "stay", m.complete);
    out += bar_at(frame, i, m.returning, m.returning + m.reactivated, "back", m.complete);
    out += bar_at(frame, i, m.returning + m.reactivated, m.returning + m.reactivated + m.fresh, "new", m.complete);
    out += bar_at(frame, i, 0, -m.lost, "lost", m.complete);
  }
  return out + "</svg>\n";
}

std::string strip_svg(const Figure& figure) {
  if (!figure.value || figure.unit != Unit::share) return {};
  const auto at = [](double share) { return std::clamp(share, 0.0, 1.0) * 100; };
  const double low = at(figure.low.value_or(*figure.value)), high = at(figure.high.value_or(*figure.value));
  return fmt::format(
      "<svg class=\"strip\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
      "<rect class=\"rail\" x=\"0\" y=\"3.5\" width=\"100\" height=\"1\"/>"
      "<rect class=\"band\" x=\"{}\" y=\"1.5\" width=\"{}\" height=\"5\"/>"
      "<rect class=\"mark\" x=\"{}\" y=\"0\" width=\"0.7\" height=\"8\"/></svg>",
      px(low), px(std::max(high - low, 0.3)), px(std::min(at(*figure.value), 99.3)));
}

}  // namespace colloquio::report
