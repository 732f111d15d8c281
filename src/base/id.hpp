#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace colloquio {

/// A deterministic 128-bit identity: the same item has the same id on every run and machine. Zero means "none".
struct Id128 {
  std::uint64_t hi = 0;
  std::uint64_t lo = 0;

  [[nodiscard]] constexpr bool is_none() const { return hi == 0 && lo == 0; }
  friend constexpr auto operator<=>(const Id128&, const Id128&) = default;
};

/// 32 lower-case hexadecimal digits.
[[nodiscard]] std::string to_hex(Id128 id);
/// Reads what to_hex wrote (any case); nothing else.
[[nodiscard]] std::optional<Id128> id_from_hex(std::string_view hex);

/// XXH3-128 of the bytes. Fast and stable across platforms; not a defence against forgers (docs/decisions/0002-ids.md).
[[nodiscard]] Id128 hash128(std::string_view bytes);
[[nodiscard]] std::uint64_t hash64(std::string_view bytes);

/// hash128 of bytes that come piece by piece.
class Hasher128 {
 public:
  Hasher128();
  ~Hasher128();
  Hasher128(const Hasher128&) = delete;
  Hasher128& operator=(const Hasher128&) = delete;
  void add(std::string_view bytes);
  [[nodiscard]] Id128 result() const;

 private:
  void* state_;
};

/// Makes the ids of one kind of thing from one source:
/// hash128("colloquio:1" ␟ table ␟ network ␟ instance ␟ native_id), ␟ = byte 0x1F.
///
/// `table` is "message", "account", "channel", "conversation", "tap", ...; `instance` tells two forums of the same
/// software apart. Not thread-safe (reuses a buffer): one per thread.
class IdMaker {
 public:
  IdMaker(std::string_view table, std::string_view network, std::string_view instance);

  /// An empty native id gives the none id.
  [[nodiscard]] Id128 operator()(std::string_view native_id);

 private:
  std::string buffer_;
  std::size_t prefix_size_;
};

}  // namespace colloquio

template <>
struct std::hash<colloquio::Id128> {
  std::size_t operator()(const colloquio::Id128& id) const noexcept { return static_cast<std::size_t>(id.lo); }
};
