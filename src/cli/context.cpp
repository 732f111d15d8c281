#include "context.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "colloquio/adapters/duckdb/duckdb_record.hpp"
#include "colloquio/adapters/system/kept_originals.hpp"
#include "colloquio/adapters/system/out_files.hpp"

namespace colloquio::cli {

namespace {

constexpr std::size_t kMostToml = std::size_t{1} << 20U;

Key key_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::invalid_input:
      return "error.invalid_input";
    case ErrorKind::not_found:
      return "error.not_found";
    case ErrorKind::conflict:
      return "error.conflict";
    case ErrorKind::unavailable:
      return "error.unavailable";
    case ErrorKind::corrupt:
      return "error.corrupt";
    case ErrorKind::interrupted:
      return "error.interrupted";
  }
  return "error.unexpected";
}

Result<std::unique_ptr<ports::Record>> in_words_of(const Context& context,
                                                   Result<std::unique_ptr<ports::Record>> record) {
  if (record) return record;
  const auto folder = context.folder().string();
  const Error one = in_words(record.error(), ErrorKind::conflict, context.words("error.in_use", {{"folder", folder}}));
  return tl::make_unexpected(
      in_words(one, ErrorKind::not_found, context.words("error.no_record", {{"folder", folder}})));
}

}  // namespace

std::string usual_folder() {
  const char* data = std::getenv("COLLOQUIO_DATA");
  return data != nullptr && *data != '\0' ? data : "colloquio-data";
}

bool Context::stdout_has_colour() const {
  if (colour == "always") return true;
  if (colour == "never") return false;
  const char* no_colour = std::getenv("NO_COLOR");
  return isatty(STDOUT_FILENO) != 0 && (no_colour == nullptr || *no_colour == '\0');
}

std::size_t Context::width() const {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < 40) return 80;
  return std::min<std::size_t>(size.ws_col, 100);
}

Result<app::Company> Context::company() const {
  const auto path = folder() / "colloquio.toml";
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return app::Company{};
  const auto text = adapters::read_file(path, kMostToml);
  if (!text) return tl::make_unexpected(text.error());
  return app::parse_company(*text, path.string());
}

std::string Context::asked_lang(const app::Company& company) const {
  if (!lang.empty()) return lang;
  return company.lang.empty() ? std::string{environment_lang()} : company.lang;
}

void Context::settle_language() {
  words = Words{asked_lang(company().value_or(app::Company{})) == "it" ? report::Lang::it : report::Lang::en};
}

Result<std::unique_ptr<ports::Record>> Context::open_record() const {
  std::error_code error;
  if (!std::filesystem::is_directory(folder(), error)) {
    return fail(ErrorKind::not_found, words("error.no_folder", {{"folder", folder().string()}}));
  }
  if (folder_is_read_only()) {
    return fail(ErrorKind::unavailable, words("error.read_only", {{"folder", folder().string()}}));
  }
  return in_words_of(*this, adapters::open_duckdb_record(folder(), {.threads = static_cast<std::uint32_t>(threads)}));
}

bool Context::folder_is_read_only() const {
  const auto refuses = [](const std::filesystem::path& path) {
    return ::access(path.c_str(), W_OK) != 0 && (errno == EACCES || errno == EROFS);
  };
  return refuses(folder()) || refuses(folder() / "record.duckdb");
}

Result<std::unique_ptr<ports::Record>> Context::open_record_to_read() const {
  std::error_code error;
  if (!std::filesystem::is_directory(folder(), error) || !folder_is_read_only()) return open_record();
  auto record = in_words_of(*this, adapters::open_duckdb_record(
                                       folder(), {.threads = static_cast<std::uint32_t>(threads), .read_only = true}));
  if (record && !quiet) {
    std::fprintf(stderr, "%s\n", words("record.read_only", {{"folder", folder().string()}}).c_str());
  }
  return record;
}

Result<std::unique_ptr<ports::Originals>> Context::open_originals() const {
  const auto originals = folder() / "originals";
  if (folder_is_read_only()) return adapters::originals_to_read(originals);
  return adapters::open_originals(originals);
}

Result<void> Context::make_folder(const std::string& name, const std::string& zone,
                                  const std::string& toml_lang) const {
  std::error_code error;
  // For its owner alone (main's umask); a folder that was there before keeps the rights somebody gave it.
  std::filesystem::create_directories(folder(), error);
  if (error) return tl::make_unexpected(adapters::system_error(error.value(), folder(), "make the data folder"));
  const auto path = folder() / "colloquio.toml";
  if (std::filesystem::exists(path, error)) return {};
  return adapters::write_file(path, app::company_template(name, zone, toml_lang));
}

int exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::invalid_input:
      return 2;
    case ErrorKind::not_found:
      return 3;
    case ErrorKind::conflict:
      return 4;
    case ErrorKind::unavailable:
    case ErrorKind::corrupt:
      return 1;
    case ErrorKind::interrupted:
      return 130;
  }
  return 1;
}

Error in_words(const Error& error, ErrorKind kind, std::string text) {
  return error.kind == kind ? Error{kind, std::move(text), ""} : error;
}

void print_error(const Words& words, const Error& error) {
  std::string what = error.message;
  if (!error.where.empty() && what.find(error.where) == std::string::npos) what = error.where + ": " + what;
  std::fprintf(stderr, "colloquio: %s\n", words(key_of(error.kind), {{"what", what}}).c_str());
}

void print_output_error(const Words& words, const std::string& why) {
  const std::string what = why.empty() ? "" : " (" + why + ")";
  std::fprintf(stderr, "colloquio: %s\n", words("error.output", {{"why", what}}).c_str());
}

}  // namespace colloquio::cli
