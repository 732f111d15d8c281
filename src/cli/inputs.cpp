#include "inputs.hpp"

#include <algorithm>
#include <array>
#include <cerrno>

#include <fmt/format.h>
#include <unistd.h>

#include "colloquio/adapters/system/file_bundle.hpp"
#include "colloquio/adapters/system/out_files.hpp"
#include "colloquio/base/time_parse.hpp"
#include "colloquio/core/report/escape.hpp"
#include "colloquio/sources/json.hpp"
#include "colloquio/sources/unpack.hpp"
#include "colloquio/sources/unsupported.hpp"

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

/// In our words where the rights do not let us read: what helps then is not a format.
Error unreadable(const Context& context, const std::string& path, const Error& error) {
  const std::string& which = error.where.empty() ? path : error.where;
  const bool is_of_rights = error.message.find("Permission denied") != std::string::npos ||
                            error.message.find("Operation not permitted") != std::string::npos;
  if (error.kind != ErrorKind::unavailable || !is_of_rights) return error;
  return {ErrorKind::invalid_input, context.words("error.unreadable", {{"path", which}, {"detail", error.message}})};
}

/// Why a folder of which nothing else is known could not be read: the first of its files that the rights keep closed.
Error closed_first(const Context& context, const std::string& path, const sources::Bundle& bundle) {
  Error error = bundle.closed().front();
  error.where = (fs::path{path} / error.where).string();
  return unreadable(context, path, error);
}

Result<void> add_file(const fs::path& path, const std::string& name, bool hash, const std::stop_token& stop,
                      Footprint& out, std::string& digest) {
  std::error_code error;
  out.bytes += fs::file_size(path, error);
  if (error) return tl::make_unexpected(adapters::system_error(error.value(), path, "read"));
  const auto written = fs::last_write_time(path, error);
  if (!error) {
    const auto system_time = std::chrono::file_clock::to_sys(written);
    out.newest = std::max(out.newest, std::chrono::floor<std::chrono::microseconds>(system_time));
  }
  if (::access(path.c_str(), R_OK) != 0) {
    return tl::make_unexpected(adapters::system_error(errno, path, "read"));  // else it looks like an unknown format
  }
  if (!hash) return {};
  const auto id = adapters::hash_file(path, stop);
  if (!id) return tl::make_unexpected(id.error());
  digest += name + '\x1f' + to_hex(*id) + '\n';
  return {};
}

Result<Footprint> footprint_of(const fs::path& path, const sources::Bundle& raw, bool hash,
                               const std::stop_token& stop) {
  Footprint out;
  std::string digest;
  std::error_code error;
  const bool folder = fs::is_directory(path, error);
  for (const std::string& name : raw.names()) {
    if (auto added = add_file(folder ? path / name : path, name, hash, stop, out, digest); !added) {
      return tl::make_unexpected(added.error());
    }
  }
  // Once they can be read it is another input, to be imported again.
  for (const Error& closed : raw.closed()) digest += closed.where + '\x1f' + "closed" + '\n';
  if (hash) out.content = hash128(digest);
  return out;
}

struct RunWords {
  // Not the format: the run names it, and a run is the same whether it was recognised or said.
  std::string map_text, map_name, instance, channel, zone, as_of;
};

std::string to_json(const RunWords& words) {
  std::string out = "{";
  for (const auto& [key, value] : {std::pair{"map", &words.map_text},
                                   {"map_name", &words.map_name},
                                   {"instance", &words.instance},
                                   {"channel", &words.channel},
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

/// The time of --as-of: a date or a date and time; without a zone, the company's.
Result<Instant> said_time(const Context& context, const std::string& text, const std::string& zone_name) {
  const auto zone = Zone::named(zone_name);
  if (!zone) return tl::make_unexpected(zone.error());
  const bool is_dated = text.size() >= 10 && text[4] == '-' && text[7] == '-';
  const auto time = is_dated ? parse_time(text, {.zone = &*zone, .order = DateOrder::ymd}) : std::nullopt;
  if (time) return time->at;
  return fail(ErrorKind::invalid_input, context.words("error.no_date", {{"text", text}}));
}

/// What it is and what to do instead, for what is known but not read yet.
Key advice_on(sources::Unsupported what) {
  switch (what) {
    case sources::Unsupported::whatsapp:
      return "unsupported.whatsapp";
    case sources::Unsupported::spreadsheet:
      return "unsupported.spreadsheet";
    case sources::Unsupported::facebook:
      return "unsupported.facebook";
    case sources::Unsupported::instagram:
      return "unsupported.instagram";
    case sources::Unsupported::meta_messages:
      return "unsupported.meta_messages";
  }
  return "unsupported.meta_messages";
}

Error unrecognised(const Context& context, sources::Bundle& bundle, const std::string& path, const Error& error) {
  if (error.kind == ErrorKind::not_found) {
    // Perhaps the one that would be recognised.
    if (!bundle.closed().empty()) return closed_first(context, path, bundle);
    const auto what = sources::unsupported_in(bundle);
    if (!what) return what.error();
    if (*what) return {ErrorKind::invalid_input, context.words(advice_on(**what), {{"path", path}}), ""};
  }
  std::string formats;
  for (const auto* format : sources::all_formats())
    formats += (formats.empty() ? " " : ", ") + std::string{format->name};
  if (error.kind == ErrorKind::not_found) {  // the file is there: it is the input that is wrong
    return {ErrorKind::invalid_input, context.words("error.not_recognised", {{"path", path}, {"formats", formats}}),
            ""};
  }
  return in_words(error, ErrorKind::conflict,
                  context.words("error.two_formats", {{"path", path}, {"detail", error.message}}));
}

}  // namespace

Result<void> check_zone(const Context& context, const std::string& zone) {
  if (Zone::named(zone)) return {};
  return fail(ErrorKind::invalid_input, context.words("error.no_zone", {{"zone", zone}}));
}

Result<OpenInput> open_input(const Context& context, const app::Company& company, const InputWords& words,
                             const std::string& path, bool hash_content) {
  OpenInput open;
  RunWords kept{
      words.map_text, words.map, words.instance, words.channel, words.zone.empty() ? company.zone : words.zone, ""};
  if (!words.as.empty()) {
    open.input.format = sources::find_format(words.as);
    if (open.input.format == nullptr) {
      return fail(ErrorKind::invalid_input, context.words("error.no_format", {{"name", words.as}}));
    }
  }
  if (auto known = check_zone(context, kept.zone); !known) return tl::make_unexpected(known.error());
  if (!words.as_of.empty()) {
    const auto said = said_time(context, words.as_of, company.zone);
    if (!said) return tl::make_unexpected(said.error());
    open.input.file_time = *said;
    open.input.time_is_said = true;
    kept.as_of = to_rfc3339(*said);
  }
  if (!words.map.empty() && kept.map_text.empty()) {
    auto text = adapters::read_file(words.map, kMostMapping);
    if (!text) {
      return tl::make_unexpected(
          in_words(text.error(), ErrorKind::not_found, context.words("error.no_file", {{"path", words.map}})));
    }
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
  if (!raw) {
    return tl::make_unexpected(in_words(unreadable(context, path, raw.error()), ErrorKind::not_found,
                                        context.words("error.no_file", {{"path", path}})));
  }
  const auto footprint = footprint_of(path, **raw, hash_content, context.stop);
  if (!footprint) return tl::make_unexpected(unreadable(context, path, footprint.error()));
  if (footprint->bytes == 0 && !(*raw)->closed().empty()) {
    return tl::make_unexpected(closed_first(context, path, **raw));
  }
  if (footprint->bytes == 0)
    return fail(ErrorKind::invalid_input, context.words("error.empty", {{"path", path}}), path);
  auto bundle = sources::open_bundle(std::move(*raw));
  if (!bundle) return tl::make_unexpected(bundle.error());

  open.bundle = std::make_unique<WatchedBundle>(std::move(*bundle));
  if (open.input.format == nullptr) {
    const auto format = sources::recognise(*open.bundle);
    if (!format) return tl::make_unexpected(unrecognised(context, *open.bundle, path, format.error()));
    open.input.format = *format;
  }
  open.bundle->forget();
  open.input.bundle = open.bundle.get();
  open.input.options.instance = words.instance;
  open.input.options.channel = words.channel;
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
  if (unread.empty()) return;
  const std::string names = report::one_line(context.words.listed(unread, kNamed));
  fmt::print(stderr, "{}\n", context.words("import.unread", {{"path", open.input.name}, {"names", names}}));
}

Error known_elsewhere(const Context& context, const app::Elsewhere& elsewhere, const std::string& path, Key advice) {
  return {ErrorKind::conflict,
          context.words.counted(
              "error.elsewhere", elsewhere.messages,
              {{"from", elsewhere.known_from},
               {"to", elsewhere.named},
               {"advice", context.words(advice, {{"from", elsewhere.known_from}, {"to", elsewhere.named}})}}),
          path};
}

Result<InputWords> words_of_run(const Context& context, const ports::ImportRun& run) {
  sources::JsonDocument document;
  if (!document.parse(run.format_options)) {
    return fail(ErrorKind::corrupt, context.words("error.run_words", {{"path", run.input}}));
  }
  const auto root = document.root();
  InputWords words;
  words.as = run.format;
  words.map_text = root["map"].text();
  words.map = root["map_name"].text();
  words.instance = root["instance"].text();
  words.channel = root["channel"].text();
  words.zone = root["zone"].text();
  words.as_of = root["as_of"].text();
  return words;
}

}  // namespace colloquio::cli
