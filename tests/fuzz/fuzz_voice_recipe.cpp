// Any bytes as a recipe, and as every file that it names.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "colloquio/app/voice_texts.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace colloquio;
  const std::string bytes{reinterpret_cast<const char*>(data), size};
  const auto recipe = app::parse_voice_recipe(bytes, "recipe.toml");
  app::VoiceRecipe all = recipe ? *recipe : app::VoiceRecipe{};
  for (const auto format : {app::VoiceSet::Format::lines, app::VoiceSet::Format::table, app::VoiceSet::Format::triples,
                            app::VoiceSet::Format::comments}) {
    app::VoiceSet set;
    set.format = format;
    set.has_escapes = true;
    set.classes = {{"positive", 2}};
    all.sets.push_back(set);
  }
  for (const auto format :
       {app::VoiceRecipe::LexiconFile::Format::values, app::VoiceRecipe::LexiconFile::Format::pattern,
        app::VoiceRecipe::LexiconFile::Format::words}) {
    all.lexica.push_back({.path = "w", .language = "it", .format = format});
  }
  const auto read = [&](const std::string&) -> Result<std::string> { return bytes; };
  app::LabelledTexts texts;
  for (const app::VoiceSet& set : all.sets) (void)app::read_voice_set(set, 0, read, texts);
  (void)app::read_lexica(all, read);
  return 0;
}
