// Any bytes as a model file: with their checksum made to fit, so that what lies behind it is reached too.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

#include "colloquio/base/check.hpp"
#include "colloquio/base/id.hpp"
#include "colloquio/core/voice/model.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace colloquio;
  constexpr std::size_t kSum = 20, kBody = 36;  // behind the magic and the version; behind the checksum
  std::string bytes{reinterpret_cast<const char*>(data), size};
  (void)voice::read_model(bytes);
  if (bytes.size() < kBody) return 0;
  const Id128 sum = hash128(std::string_view{bytes}.substr(kBody));
  std::memcpy(bytes.data() + kSum, &sum, sizeof sum);
  const auto model = voice::read_model(bytes);
  if (!model) return 0;
  const std::string again = voice::write_model(*model);
  const auto reread = voice::read_model(again);
  COLLOQUIO_CHECK(reread.has_value() && voice::write_model(*reread) == again, "what was read can be written");
  voice::FeatureMaker make{&model->lexicon, &model->vectors};
  for (const voice::Head& head : model->heads) {
    std::vector<float> p(head.classes.size());
    voice::probabilities(head, make("Il pane non era buono", voice::language_of("it")), voice::language_of("it"),
                         voice::Domain::post, p);
  }
  return 0;
}
