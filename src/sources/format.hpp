#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "colloquio/base/instant.hpp"
#include "colloquio/base/result.hpp"
#include "colloquio/core/model/event.hpp"
#include "colloquio/sources/bytes.hpp"

namespace colloquio::sources {

struct Mapping;  // mapping.hpp

/// What the user or the configuration says about an input; readers take from it what the input does not say itself.
struct ReadOptions {
  std::string instance;              ///< "" = the host in the file, else its lasting name; tables: none
  std::string channel;               ///< of table rows that name none; "" = the instance, else called after the file
  std::string zone = "Etc/UTC";      ///< for local times without a zone
  const Mapping* mapping = nullptr;  ///< for the generic formats
  bool private_messages = false;     ///< read private and direct messages too (needs the company's legal basis)
};

/// The beginning of a file, for recognising.
struct Sniffed {
  std::string_view name;  ///< as in Bundle::names()
  std::string_view head;  ///< at most the first 64 KiB
};

/// How sure a format is that an input is its own: 0 = no, 100 = it says so itself. The highest wins, ties are asked
/// back.
using Confidence = int;

/// One format: one file in sources/formats/, one fixture, one line in registry.cpp.
///
/// `read` hands every item to the sink and every piece it cannot understand to sink.reject; it returns an Error only
/// when it cannot go on at all (disk, Ctrl-C). A cut or damaged input is not an error: what could be read is kept and
/// the rest is one reject. Memory is bounded whatever the input; it allocates per batch, not per item.
struct Format {
  std::string_view name;      ///< "wordpress-wxr": stable, kebab case, what --as takes
  std::string_view title;     ///< "WordPress export (WXR)"
  std::string_view network;   ///< "wordpress"
  std::string_view evidence;  ///< the reply evidence it gives: "E1", "E2", "E3", "E4" or ""
  Confidence (*recognise)(std::span<const Sniffed> files);
  Result<void> (*read)(Bundle& bundle, const ReadOptions& options, EventSink& sink);
};

/// Every format, in the order of `colloquio sources`.
[[nodiscard]] std::span<const Format* const> all_formats();
/// nullptr if there is none of that name.
[[nodiscard]] const Format* find_format(std::string_view name);

/// Finds the format of an input by its names and beginnings.
/// Errors: not_found with the list of formats (none recognises it) or because it is of a kind that is not supported yet
/// (unsupported.hpp says which), conflict (two are equally sure: say --as).
[[nodiscard]] Result<const Format*> recognise(Bundle& bundle);

}  // namespace colloquio::sources
