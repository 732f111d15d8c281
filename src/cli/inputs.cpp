#include "inputs.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "colloquio/adapters/system/file_bundle.hpp"
#include "colloquio/adapters/system/out_files.hpp"
#include "colloquio/base/time_parse.hpp"
#include "colloquio/core/report/escape.hpp"
#include "colloquio/sources/json.hpp"
#include "colloquio/sources/unpack.hpp"

namespace colloquio::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostMapping = std::size_t{1} << 20U;

/// Size and newest time of the files, and, if asked, a hash over their names and bytes in the order of their names.
struct Footprint {
  std::uint64_t bytes = 0;
  Instant newest = kNoTime;
  Id128 content;
};

Result<void> add_file(const fs::path& path, const std::string& name, bool hash, std::stop_token stop, Footprint& out,
                      std::string& digest) {
  std::error_code error;
  out.bytes += fs::file_size(path, error);
  if (error) return tl::make_unexpected(adapters::system_error(error.value(), path, "read"));
  const auto written = fs::last_write_time(path, error);
  if (!error) {
    const auto system_time = std::chrono::file_clock::to_sys(written);
    out.newest = std::max(out.newest, std::chrono::floor<std::chrono::microseconds>(system_time));
  }
  if (!hash) return {};
  const auto id = adapters::hash_file(path, stop);
  if (!id) return tl::make_unexpected(id.error());
  digest += name + '\x1f' + to_hex(*id) + '\n';
  return {};
}

Result<Footprint> footprint_of(const fs::path& path, const sources::Bundle& raw, bool hash, std::stop_token stop) {
  Footprint out;
  std::string digest;
  std::error_code error;
  const bool folder = fs::is_directory(path, error);
  for (const std::string& name : raw.names()) {
    if (auto added = add_file(folder ? path / name : path, name, hash, stop, out, digest); !added) {
      return tl::make_unexpected(added.error());
    }
  }
  if (hash) out.content = hash128(digest);
  return out;
}

struct RunWords {
  // Not the format: the run names it, and a run is the same whether it was recognised or said.
  std::string map_text, map_name, instance, zone, as_of;
};

std::string to_json(const RunWords& words) {
  std::string out = "{";
  for (const auto& [key, value] : {std::pair{"map", &words.map_text},
                                   {"map_name", &words.map_name},
                                   {"instance", &words.instance},
                                   {"zone", &words.zone},
                                   {"as_of", &words.as_of}}) {
    if (value->empty()) continue;
    out += out.size() > 1 ? "," : "";
    report::append_json_string(out, key);
    out += ':';
    report::append_json_string(out, *value);
  }
  return out + "}";
}

/// The time of --as-of: an RFC 3339 date or date and time; without a zone, the company's.
Result<Instant> said_time(const std::string& text, const std::string& zone_name) {
  const auto zone = Zone::named(zone_name);
  if (!zone) return tl::make_unexpected(zone.error());
  const bool is_dated = text.size() >= 10 && text[4] == '-' && text[7] == '-';
  const auto time = is_dated ? parse_time(text, {.zone = &*zone, .order = DateOrder::ymd}) : std::nullopt;
  if (time) return time->at;
  return fail(ErrorKind::invalid_input,
              fmt::format("--as-of takes a date such as 2026-05-01 or 2026-05-01T18:30, not '{}'", text));
}

}  // namespace

Result<OpenInput> open_input(const Context& context, const app::Company& company, const InputWords& words,
                             const std::string& path, bool hash_content) {
  OpenInput open;
  RunWords kept{words.map_text, words.map, words.instance, words.zone.empty() ? company.zone : words.zone, ""};
  if (!words.as.empty()) {
    open.input.format = sources::find_format(words.as);
    if (open.input.format == nullptr) {
      return fail(ErrorKind::invalid_input,
                  fmt::format("there is no format '{}'; 'colloquio sources --formats' lists them", words.as));
    }
  }
  if (const auto zone = Zone::named(kept.zone); !zone) return tl::make_unexpected(zone.error());
  if (!words.as_of.empty()) {
    const auto said = said_time(words.as_of, company.zone);
    if (!said) return tl::make_unexpected(said.error());
    open.input.file_time = *said;
    open.input.time_is_said = true;
    kept.as_of = to_rfc3339(*said);
  }
  if (!words.map.empty() && kept.map_text.empty()) {
    auto text = adapters::read_file(words.map, kMostMapping);
    if (!text) return tl::make_unexpected(text.error());
    kept.map_text = std::move(*text);
  }
  if (!kept.map_text.empty()) {
    auto mapping = sources::parse_mapping(kept.map_text, words.map);
    if (!mapping) return tl::make_unexpected(mapping.error());
    open.mapping = std::make_unique<sources::Mapping>(std::move(*mapping));
  }

  open.progress = std::make_unique<adapters::ReadProgress>();
  auto raw = adapters::open_files(
      path, {.progress = open.progress.get(), .stop = context.stop, .table_rows = context.table_rows});
  if (!raw) return tl::make_unexpected(raw.error());
  const auto footprint = footprint_of(path, **raw, hash_content, context.stop);
  if (!footprint) return tl::make_unexpected(footprint.error());
  if (footprint->bytes == 0) return fail(ErrorKind::invalid_input, fmt::format("{} is empty", path), path);
  auto bundle = sources::open_bundle(std::move(*raw));
  if (!bundle) return tl::make_unexpected(bundle.error());

  open.bundle = std::make_unique<WatchedBundle>(std::move(*bundle));
  if (open.input.format == nullptr) {
    const auto format = sources::recognise(*open.bundle);
    if (!format) return tl::make_unexpected(format.error());
    open.input.format = *format;
  }
  open.bundle->forget();
  open.input.bundle = open.bundle.get();
  open.input.options.instance = words.instance;
  open.input.options.zone = kept.zone;
  open.input.options.mapping = open.mapping.get();
  open.input.options.private_messages = company.private_messages;
  open.input.name = path;
  open.input.options_json = to_json(kept);
  if (!open.input.time_is_said) open.input.file_time = footprint->newest;
  open.input.content = footprint->content;
  open.input.bytes = footprint->bytes;
  open.input.bytes_read = &open.progress->bytes_read;
  return open;
}

void tell_unread(const Context& context, const OpenInput& open) {
  constexpr std::size_t kNamed = 12;
  const auto unread = open.bundle->unread();
  if (context.quiet || unread.empty()) return;
  std::string names;
  for (std::size_t i = 0; i < std::min(unread.size(), kNamed); ++i) names += (i > 0 ? ", " : "") + unread[i];
  if (unread.size() > kNamed) names += fmt::format(" and {} more", unread.size() - kNamed);
  fmt::print(stderr, "{}: not read: {}: if they hold talk, import them by themselves (one folder, one format)\n",
             open.input.name, report::one_line(names));
}

Result<InputWords> words_of_run(const ports::ImportRun& run) {
  sources::JsonDocument document;
  if (!document.parse(run.format_options)) {
    return fail(ErrorKind::corrupt, fmt::format("the record does not say any more how {} was read", run.input));
  }
  const auto root = document.root();
  InputWords words;
  words.as = run.format;
  words.map_text = root["map"].text();
  words.map = root["map_name"].text();
  words.instance = root["instance"].text();
  words.zone = root["zone"].text();
  words.as_of = root["as_of"].text();
  return words;
}

}  // namespace colloquio::cli
