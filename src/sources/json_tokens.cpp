#include "colloquio/sources/json_tokens.hpp"

#include <algorithm>

#include <simdjson.h>

namespace colloquio::sources {

struct JsonTokens::Parts {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> stage;
  std::size_t capacity = 0;
};

JsonTokens::JsonTokens() : parts_(std::make_unique<Parts>()) {}
JsonTokens::~JsonTokens() = default;

bool JsonTokens::find(std::string_view text) {
  starts_ = {};
  if (text.size() > parts_->capacity || !parts_->stage) {
    parts_->capacity = std::max<std::size_t>(text.size() * 2, 4096);
    const auto& simd = simdjson::get_active_implementation();
    if (simd->create_dom_parser_implementation(parts_->capacity, 1, parts_->stage) != simdjson::SUCCESS) {
      parts_->stage.reset();
      return false;
    }
  }
  auto& stage = *parts_->stage;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  if (stage.stage1(bytes, text.size(), simdjson::stage1_mode::regular) != simdjson::SUCCESS) return false;
  starts_ = {stage.structural_indexes.get(), stage.n_structural_indexes + 1};
  return starts_.back() == text.size();
}

}  // namespace colloquio::sources
