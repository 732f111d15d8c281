#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "status_line.hpp"
#include "words.hpp"

#include "colloquio/app/company.hpp"
#include "colloquio/ports/originals.hpp"
#include "colloquio/ports/record.hpp"
#include "colloquio/sources/table_rows.hpp"

namespace colloquio::cli {

/// The data folder where nobody names one: COLLOQUIO_DATA, else ./colloquio-data.
[[nodiscard]] std::string usual_folder();

/// What every command can ask for: the options that hold for all, the data folder and what lies in it.
struct Context {
  std::string data;  ///< --data, else usual_folder()
  bool quiet = false;
  std::string lang;                          ///< --lang, "" = it was not said
  Words words{report::Lang::en};             ///< of the command line; see settle_language
  std::string colour = "auto";               ///< auto, always, never
  std::size_t threads = 0;                   ///< 0 = what the machine has
  std::stop_token stop;                      ///< asked by Ctrl-C
  sources::TableRows* table_rows = nullptr;  ///< who reads Parquet for us

  /// Set by the command that was chosen; returns the exit code.
  std::function<Result<int>()> command;

  [[nodiscard]] std::filesystem::path folder() const { return data; }
  [[nodiscard]] StatusLine::Mode status() const { return status_mode(quiet); }
  [[nodiscard]] bool stdout_has_colour() const;
  [[nodiscard]] std::size_t width() const;  ///< of the terminal, 80 elsewhere

  /// colloquio.toml of the data folder; a company without a name if there is none yet.
  [[nodiscard]] Result<app::Company> company() const;
  /// The language in which somebody asked to be spoken to: --lang, else colloquio.toml, else the environment; "" if
  /// none of them says.
  [[nodiscard]] std::string asked_lang(const app::Company& company) const;
  /// Sets `words` by it; English where nobody asked. A colloquio.toml that cannot be read says nothing here.
  void settle_language();
  /// The language of a report, by the same rule; Italian where nobody asked.
  [[nodiscard]] report::Lang report_lang(const app::Company& company) const {
    return asked_lang(company) == "en" ? report::Lang::en : report::Lang::it;
  }
  /// Errors: not_found if there is no data folder here (says how to make one), conflict if another program has the
  /// record open, those of the record.
  [[nodiscard]] Result<std::unique_ptr<ports::Record>> open_record() const;
  /// The same for who only asks: a folder that cannot be written to, such as a backup, is opened for reading and a line
  /// to stderr says so.
  [[nodiscard]] Result<std::unique_ptr<ports::Record>> open_record_to_read() const;
  /// Only to look at where the folder cannot be written to.
  [[nodiscard]] Result<std::unique_ptr<ports::Originals>> open_originals() const;
  /// Whether the rights or the disk forbid to change what is in the data folder.
  [[nodiscard]] bool folder_is_read_only() const;
  /// Makes the folder and colloquio.toml if they are not there.
  [[nodiscard]] Result<void> make_folder(const std::string& name, const std::string& zone,
                                         const std::string& toml_lang) const;
};

/// 0 good, 1 it failed (disk, damage), 2 the input or the words were wrong, 3 not found, 4 somebody else is at it,
/// 130 stopped by Ctrl-C.
[[nodiscard]] int exit_code(ErrorKind kind);

/// A failure in our words where its kind is `kind` (what the call's contract means by that kind), else as it is.
[[nodiscard]] Error in_words(const Error& error, ErrorKind kind, std::string text);
/// Prints "colloquio: where: what". What deeper rooms say is English; its kind is said in the reader's language.
void print_error(const Words& words, const Error& error);
/// Prints that what the command wrote to its output did not get there; `why` is the system's word, or "".
void print_output_error(const Words& words, const std::string& why);

}  // namespace colloquio::cli
