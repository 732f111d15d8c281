#pragma once

#include <memory>

#include "colloquio/sources/table_rows.hpp"

namespace colloquio::adapters {

/// Reads Parquet files with an in-memory DuckDB that may open that one file and nothing else.
[[nodiscard]] std::unique_ptr<sources::TableRows> parquet_rows();

}  // namespace colloquio::adapters
