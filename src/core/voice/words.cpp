#include "colloquio/core/voice/words.hpp"

#include <algorithm>
#include <array>

namespace colloquio::voice {

namespace {

constexpr auto kNegations = std::to_array<std::u32string_view>(
    {U"ain't",   U"aint",      U"aren't",  U"can't",  U"cannot", U"cant",    U"couldn't", U"didn't",  U"didnt",
     U"doesn't", U"doesnt",    U"don't",   U"dont",   U"hadn't", U"hardly",  U"hasn't",   U"haven't", U"isn't",
     U"isnt",    U"jamais",    U"jamás",   U"kein",   U"keine",  U"keinen",  U"keiner",   U"mai",     U"mica",
     U"nada",    U"ne",        U"neither", U"nem",    U"nessun", U"nessuna", U"nessuno",  U"never",   U"nicht",
     U"nichts",  U"nie",       U"niemals", U"niente", U"no",     U"nobody",  U"non",      U"none",    U"nor",
     U"not",     U"nothing",   U"nulla",   U"nunca",  U"não",    U"né",      U"pas",      U"rien",    U"sans",
     U"senza",   U"shouldn't", U"sin",     U"sem",    U"ohne",   U"wasn't",  U"weren't",  U"without", U"won't",
     U"wont",    U"wouldn't",  U"не",      U"нет",    U"ни",     U"никогда", U"без"});

}  // namespace

std::uint64_t hash_of(std::u32string_view chars) {
  std::uint64_t h = 0xA0761D6478BD642FU;
  for (const char32_t c : chars) h = (h ^ c) * 0x9E3779B97F4A7C15U;
  return mixed(h);
}

bool is_negation(std::u32string_view word) {
  static const auto kHashes = [] {
    std::array<std::uint64_t, kNegations.size()> hashes{};
    std::ranges::transform(kNegations, hashes.begin(), hash_of);
    std::ranges::sort(hashes);
    return hashes;
  }();
  return word.size() >= 2 && word.size() <= 9 && std::ranges::binary_search(kHashes, hash_of(word));
}

}  // namespace colloquio::voice
