#include "colloquio/core/voice/model.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "colloquio/base/id.hpp"
#include "colloquio/core/voice/scores.hpp"

namespace colloquio::voice {

namespace {

static_assert(std::endian::native == std::endian::little, "models are written as they lie in memory");

constexpr std::string_view kMagic = "colloquio voice\n";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kHeader = kMagic.size() + sizeof(std::uint32_t) + sizeof(Id128);
constexpr std::uint32_t kMostBits = 24;

class Writer {
 public:
  template <class T>
  Writer& operator<<(const T& number)
    requires std::is_arithmetic_v<T>
  {
    bytes_.append(reinterpret_cast<const char*>(&number), sizeof number);
    return *this;
  }
  Writer& operator<<(std::string_view text) {
    *this << static_cast<std::uint32_t>(text.size());
    bytes_ += text;
    return *this;
  }
  template <class T>
  Writer& operator<<(std::span<const T> numbers) {
    *this << static_cast<std::uint32_t>(numbers.size());
    bytes_.append(reinterpret_cast<const char*>(numbers.data()), numbers.size_bytes());
    return *this;
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

/// Reads what Writer wrote. What is not there reads as nothing, and ok() says so in the end.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  template <class T>
  T number() {
    T value{};
    take(&value, sizeof value);
    return value;
  }
  std::string text() {
    const auto n = number<std::uint32_t>();
    std::string value(n <= rest_.size() ? n : 0, '\0');
    if (n > rest_.size()) ok_ = false;
    take(value.data(), value.size());
    return value;
  }
  template <class T>
  std::vector<T> numbers() {
    const auto n = number<std::uint32_t>();
    if (n > rest_.size() / sizeof(T)) {
      ok_ = false;
      return {};
    }
    std::vector<T> values(n);
    take(values.data(), n * sizeof(T));
    return values;
  }
  void expect(bool holds) { ok_ = ok_ && holds; }
  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

 private:
  void take(void* into, std::size_t n) {
    if (n > rest_.size()) {
      ok_ = false;
      return;
    }
    if (n > 0) std::memcpy(into, rest_.data(), n);
    rest_.remove_prefix(n);
  }

  std::string_view rest_;
  bool ok_ = true;
};

void write_head(Writer& out, const Head& head) {
  out << head.name << static_cast<std::uint32_t>(head.classes.size());
  for (const std::string& name : head.classes) out << name;
  const LinearShape& shape = head.linear.shape();
  out << static_cast<std::uint8_t>(head.exclusive) << shape.bits << std::span<const Language>{shape.languages}
      << std::span<const float>{head.thresholds} << head.linear.largest() << head.linear.packed() << head.linear.dense()
      << static_cast<std::uint32_t>(head.calibration.size());
  for (const auto& [language, c] : head.calibration) {
    out << language << c.stretch << std::span<const float>{c.shift}.first(head.classes.size());
  }
}

Head read_head(Reader& in) {
  Head head;
  head.name = in.text();
  const auto classes = in.number<std::uint32_t>();
  in.expect(classes >= 1 && classes <= kMostClasses);
  for (std::uint32_t c = 0; in.ok() && c < classes; ++c) head.classes.push_back(in.text());
  head.exclusive = in.number<std::uint8_t>() != 0;
  LinearShape shape{.bits = in.number<std::uint32_t>(), .classes = classes};
  in.expect(shape.bits >= 1 && shape.bits <= kMostBits);
  shape.languages = in.numbers<Language>();
  head.thresholds = in.numbers<float>();
  in.expect(head.exclusive || head.thresholds.size() == classes);
  const auto largest = in.number<float>();
  auto packed = in.numbers<std::int8_t>();
  auto dense = in.numbers<float>();
  in.expect(in.ok() && packed.size() == shape.buckets() * classes && dense.size() == shape.dense_rows() * classes);
  in.expect(std::isfinite(largest) && std::ranges::all_of(dense, [](float f) { return std::isfinite(f); }));
  const auto calibrations = in.number<std::uint32_t>();
  for (std::uint32_t i = 0; in.ok() && i < calibrations; ++i) {
    const auto language = in.number<Language>();
    Calibration c{.stretch = in.number<float>()};
    const auto shift = in.numbers<float>();
    in.expect(shift.size() == classes && std::isfinite(c.stretch));
    if (!in.ok()) break;
    std::ranges::copy(shift, c.shift.begin());
    head.calibration.emplace(language, c);
  }
  if (in.ok()) head.linear = Linear{std::move(shape), std::move(packed), largest, std::move(dense)};
  return head;
}

auto damaged() { return fail(ErrorKind::corrupt, "this is no voice model, or it is damaged"); }

}  // namespace

const Head* Model::head(std::string_view name) const {
  const auto found = std::ranges::find(heads, name, &Head::name);
  return found == heads.end() ? nullptr : &*found;
}

void probabilities(const Head& head, const Features& features, Language language, Domain domain,
                   std::span<float> into) {
  head.linear.score(features, language, domain, into);
  auto calibration = head.calibration.find(language);
  if (calibration == head.calibration.end()) calibration = head.calibration.find(0);
  if (calibration != head.calibration.end()) calibration->second.apply(into);
  if (head.exclusive) {
    softmax(into);
  } else {
    for (float& p : into) p = 1.0F / (1.0F + std::exp(-p));
  }
}

std::string write_model(const Model& model) {
  Writer out;
  out << model.recipe << model.card;
  std::vector<std::uint32_t> keys;
  std::vector<std::int8_t> values;
  for (const Lexicon::Entry& entry : model.lexicon.entries()) {
    keys.push_back(entry.key);
    values.push_back(entry.value);
  }
  out << std::span<const std::uint32_t>{keys} << std::span<const std::int8_t>{values};
  out << model.vectors.largest() << model.vectors.keys() << model.vectors.values();
  out << static_cast<std::uint32_t>(model.heads.size());
  for (const Head& head : model.heads) write_head(out, head);
  const Id128 sum = hash128(out.bytes());
  std::string file{kMagic};
  file.append(reinterpret_cast<const char*>(&kVersion), sizeof kVersion);
  file.append(reinterpret_cast<const char*>(&sum), sizeof sum);
  return file + out.bytes();
}

Result<Model> read_model(std::string_view bytes) {
  if (bytes.size() < kHeader || !bytes.starts_with(kMagic)) return damaged();
  std::uint32_t version = 0;
  Id128 sum;
  std::memcpy(&version, bytes.data() + kMagic.size(), sizeof version);
  std::memcpy(&sum, bytes.data() + kMagic.size() + sizeof version, sizeof sum);
  if (version > kVersion) return fail(ErrorKind::invalid_input, "this voice model is of a newer version of colloquio");
  const std::string_view body = bytes.substr(kHeader);
  if (version < kVersion || hash128(body) != sum) return damaged();
  Reader in{body};
  Model model;
  model.recipe = in.text();
  model.card = in.text();
  const auto lexicon_keys = in.numbers<std::uint32_t>();
  const auto lexicon_values = in.numbers<std::int8_t>();
  in.expect(lexicon_keys.size() == lexicon_values.size());
  std::vector<Lexicon::Entry> entries;
  for (std::size_t i = 0; in.ok() && i < lexicon_keys.size(); ++i)
    entries.push_back({lexicon_keys[i], lexicon_values[i]});
  model.lexicon = Lexicon{std::move(entries)};
  const auto largest = in.number<float>();
  auto keys = in.numbers<std::uint32_t>();
  auto values = in.numbers<std::int8_t>();
  in.expect(std::isfinite(largest) && values.size() == keys.size() * kVectorSize && std::ranges::is_sorted(keys));
  if (in.ok() && !keys.empty()) model.vectors = WordVectors{std::move(keys), std::move(values), largest};
  const auto heads = in.number<std::uint32_t>();
  for (std::uint32_t i = 0; in.ok() && i < heads; ++i) model.heads.push_back(read_head(in));
  if (!in.ok() || !in.at_end()) return damaged();
  return model;
}

}  // namespace colloquio::voice
