#pragma once

#include <string>

#include "colloquio/core/report/report.hpp"

namespace colloquio::report {

/// The name and version of the format; the number grows only when a reader of the old one could misread the new one.
inline constexpr std::string_view kReportSchema = "colloquio.report/1";

/// The report as JSON, documented field by field in docs/formats/report.md. Language-free: ids, numbers and the words
/// of the data. Deterministic: equal reports give equal bytes.
[[nodiscard]] std::string to_json(const Report& report);

}  // namespace colloquio::report
