#include "colloquio/base/id.hpp"

#include <array>

#include <xxhash.h>

#include "colloquio/base/check.hpp"

namespace colloquio {

namespace {
constexpr char kSeparator = '\x1f';
constexpr std::string_view kDigits = "0123456789abcdef";
}  // namespace

std::string to_hex(Id128 id) {
  std::string out(32, '0');
  for (std::size_t i = 0; i < 16; ++i) {
    out[i] = kDigits[(id.hi >> (60 - 4 * i)) & 15U];
    out[16 + i] = kDigits[(id.lo >> (60 - 4 * i)) & 15U];
  }
  return out;
}

std::optional<Id128> id_from_hex(std::string_view hex) {
  if (hex.size() != 32) return std::nullopt;
  std::array<std::uint64_t, 2> words{};
  for (std::size_t i = 0; i < 32; ++i) {
    const char c = hex[i];
    std::uint64_t digit = 0;
    if (c >= '0' && c <= '9') {
      digit = static_cast<std::uint64_t>(c - '0');
    } else if (c >= 'a' && c <= 'f') {
      digit = static_cast<std::uint64_t>(c - 'a' + 10);
    } else if (c >= 'A' && c <= 'F') {
      digit = static_cast<std::uint64_t>(c - 'A' + 10);
    } else {
      return std::nullopt;
    }
    words[i / 16] = (words[i / 16] << 4U) | digit;
  }
  return Id128{words[0], words[1]};
}

Id128 hash128(std::string_view bytes) {
  const XXH128_hash_t h = XXH3_128bits(bytes.data(), bytes.size());
  return Id128{h.high64, h.low64};
}

std::uint64_t hash64(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

Hasher128::Hasher128() : state_(XXH3_createState()) {
  COLLOQUIO_CHECK(state_ != nullptr, "no memory for a hash");
  XXH3_128bits_reset(static_cast<XXH3_state_t*>(state_));
}

Hasher128::~Hasher128() { XXH3_freeState(static_cast<XXH3_state_t*>(state_)); }

void Hasher128::add(std::string_view bytes) {
  XXH3_128bits_update(static_cast<XXH3_state_t*>(state_), bytes.data(), bytes.size());
}

Id128 Hasher128::result() const {
  const XXH128_hash_t h = XXH3_128bits_digest(static_cast<const XXH3_state_t*>(state_));
  return Id128{h.high64, h.low64};
}

IdMaker::IdMaker(std::string_view table, std::string_view network, std::string_view instance) : prefix_size_(0) {
  buffer_ = "colloquio:1";
  for (const auto part : {table, network, instance}) {
    buffer_ += kSeparator;
    buffer_ += part;
  }
  buffer_ += kSeparator;
  prefix_size_ = buffer_.size();
}

Id128 IdMaker::operator()(std::string_view native_id) {
  if (native_id.empty()) return {};
  buffer_.resize(prefix_size_);
  buffer_.append(native_id);
  return hash128(buffer_);
}

}  // namespace colloquio
