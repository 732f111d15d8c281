#pragma once

#include <string>

#include "colloquio/core/report/report.hpp"

namespace colloquio::report {

struct HtmlOptions {
  Lang lang = Lang::it;
};

/// The report as one self-contained file: no script, no request to the network, charts as inline SVG each with its
/// table, light and dark, on paper and on a phone. Well-formed as XML too. Names and texts from the data are escaped
/// and cannot turn lines around.
[[nodiscard]] std::string to_html(const Report& report, const HtmlOptions& options);

}  // namespace colloquio::report
