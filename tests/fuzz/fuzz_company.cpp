// Any bytes as colloquio.toml and as a --window: refused with a place, or understood the same way twice.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "colloquio/app/company.hpp"
#include "colloquio/app/roles.hpp"
#include "colloquio/app/window.hpp"
#include "colloquio/base/check.hpp"

namespace {

using namespace colloquio;

void check_company(std::string_view toml) {
  const auto company = app::parse_company(toml, "colloquio.toml");
  if (!company) {
    COLLOQUIO_CHECK(company.error().kind == ErrorKind::invalid_input, "refused for a strange reason");
    COLLOQUIO_CHECK(!company.error().message.empty(), "refused without a word");
    return;
  }
  COLLOQUIO_CHECK(Zone::named(company->zone).has_value(), "a zone that was accepted is known");
  const ports::RoleOf role_of = app::role_of(*company);
  const ports::StoredAccount somebody{
      .id = {}, .network = "forum", .instance = "f", .native_id = "1", .handle = "anna", .display_name = "Anna"};
  COLLOQUIO_CHECK(role_of(somebody, kNoTime) == role_of(somebody, kNoTime), "a role is no dice");
}

void check_window(std::string_view text) {
  const Instant horizon = from_micros(1'700'000'000'000'000);
  const auto window = app::parse_window(text, Zone::utc(), horizon);
  COLLOQUIO_CHECK(!window || window->from <= window->to, "a window ends before it begins");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  check_company(text);
  check_window(text.substr(0, 100));
  return 0;
}
