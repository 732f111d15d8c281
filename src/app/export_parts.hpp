#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "colloquio/app/export.hpp"

namespace colloquio::app {

// What the ways to export share: which messages, under whose names, into which file.

/// A file with a buffer. Errors: those of the file.
class ExportPage {
 public:
  [[nodiscard]] static Result<ExportPage> open(ports::FileWriter& files, std::string_view name);

  std::string text;  ///< what is not written yet

  [[nodiscard]] Result<void> flush_if_full();
  [[nodiscard]] Result<void> close();

 private:
  explicit ExportPage(std::unique_ptr<ports::OutFile> file) : file_(std::move(file)) {}
  std::unique_ptr<ports::OutFile> file_;
};

/// Calls `visit` for the messages that go into an export, in time order, until it says false. Without `all` those that
/// are approved and not private.
[[nodiscard]] Result<void> each_exported(ports::Record& record, bool all,
                                         const std::function<bool(const ports::StoredMessage&)>& visit);

/// Puts the messages that go into an export on a page, in time order, and closes it. `append` adds one to
/// ExportPage::text. Gives how many there were.
[[nodiscard]] Result<std::int64_t> fill_page(ports::Record& record, bool all, ExportPage& page,
                                             const OnProgress& on_progress,
                                             const std::function<void(const ports::StoredMessage&)>& append);

/// `"key": "value"` of JSON.
void append_field(std::string& out, std::string_view key, std::string_view value);

/// Names in an export: as they are, or the same pseudonym for the same account everywhere.
class ExportNames {
 public:
  explicit ExportNames(bool pseudonymous) : pseudonymous_(pseudonymous) {}

  /// Accounts whose mentions are to be replaced.
  void learn(const std::vector<ports::StoredAccount>& accounts);

  /// Text with the @mentions of known accounts of its network replaced.
  [[nodiscard]] std::string words(const ports::StoredMessage& m, std::string_view text) const;
  /// Who wrote it, as an id: that of the account or its pseudonym.
  [[nodiscard]] std::string account(const ports::StoredMessage& m) const;
  /// Who wrote it, for people; "" for nobody.
  [[nodiscard]] std::string shown(const ports::StoredMessage& m) const;
  [[nodiscard]] bool hidden() const { return pseudonymous_; }

 private:
  bool pseudonymous_;
  std::map<std::pair<std::string, std::string>, Id128> mentioned_;  ///< (network, lower-case handle) → account
};

/// A ConvoKit corpus: docs/formats/convokit.md.
[[nodiscard]] Result<ExportOutcome> export_convokit(ports::Record& record, const Company& company, bool all,
                                                    ExportNames& names, ports::FileWriter& files,
                                                    const OnProgress& on_progress);

/// One table, CSV or lines of JSON.
[[nodiscard]] Result<ExportOutcome> export_table(ports::Record& record, bool csv, bool all, ExportNames& names,
                                                 ports::FileWriter& files, const OnProgress& on_progress);

}  // namespace colloquio::app
