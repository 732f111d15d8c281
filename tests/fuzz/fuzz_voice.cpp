// Any bytes as a comment: tokens, features and a model's answer, whatever stands in it.
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "colloquio/base/check.hpp"
#include "colloquio/core/voice/model.hpp"

namespace {

using namespace colloquio::voice;

Model small_model() {
  const LinearShape shape{.bits = 6, .classes = 3, .languages = {language_of("it")}};
  Model model;
  model.lexicon = Lexicon{{{Lexicon::key(U"bello", language_of("it")), 90}}};
  std::vector<std::int8_t> packed(shape.buckets() * 3);
  for (std::size_t i = 0; i < packed.size(); ++i) packed[i] = static_cast<std::int8_t>(i * 37);
  std::vector<float> dense(shape.dense_rows() * 3, 0.1F);
  model.heads.push_back(
      {.name = "sentiment", .classes = {"a", "b", "c"}, .linear = Linear{shape, packed, 1.0F, dense}});
  return model;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Model model = small_model();
  static FeatureMaker make{&model.lexicon, &model.vectors};
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const Features& features = make(text, language_of("it"));
  COLLOQUIO_CHECK(features.id.size() == features.value.size(), "a value for each feature");
  std::uint32_t last = 0;
  for (const auto& token : make.tokens().list) {
    COLLOQUIO_CHECK(token.from >= last && token.to > token.from && token.to <= size, "tokens lie one behind the other");
    last = token.to;
  }
  std::array<float, 3> p{};
  probabilities(model.heads.front(), features, language_of("it"), Domain::post, p);
  COLLOQUIO_CHECK(std::abs(p[0] + p[1] + p[2] - 1) < 1e-3F, "probabilities add up to one");
  return 0;
}
