#pragma once

#include <string>

#include "context.hpp"

#include "colloquio/app/ingest.hpp"

namespace colloquio::cli {

/// Twenty rows as they would be stored, the house as the rules find it, the loudest voices, the rejects.
void print_preview(const Context& context, const app::Company& company, const std::string& path,
                   const app::Preview& preview);

}  // namespace colloquio::cli
