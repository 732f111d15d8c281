#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>
#include <vector>

#include <duckdb.h>

#include "colloquio/base/check.hpp"
#include "colloquio/base/id.hpp"
#include "colloquio/base/instant.hpp"

namespace colloquio::adapters::duck {

/// Fills a chunk of DuckDB row by row. Values come in column order; their C++ type has the width of the column.
class ChunkWriter {
 public:
  ChunkWriter() = default;
  /// The chunk outlives the writer and has no rows yet.
  explicit ChunkWriter(duckdb_data_chunk chunk) {
    vectors_.resize(duckdb_data_chunk_get_column_count(chunk));
    for (std::size_t i = 0; i < vectors_.size(); ++i) vectors_[i] = duckdb_data_chunk_get_vector(chunk, i);
    data_.resize(vectors_.size());
    begin();
  }

  /// To call when the chunk was emptied: its columns lie elsewhere then.
  void begin() {
    for (std::size_t i = 0; i < vectors_.size(); ++i) data_[i] = duckdb_vector_get_data(vectors_[i]);
    column_ = row_ = 0;
  }

  ChunkWriter& operator<<(Id128 id) { return put(duckdb_uhugeint{id.lo, id.hi}); }
  ChunkWriter& operator<<(Instant at) { return put(micros(at)); }
  ChunkWriter& operator<<(std::string_view text) {
    duckdb_vector_assign_string_element_len(vectors_[next_column()], row_, text.data(), text.size());
    return *this;
  }
  ChunkWriter& operator<<(std::int64_t v) { return put(v); }
  ChunkWriter& operator<<(std::uint64_t v) { return put(v); }
  ChunkWriter& operator<<(std::int32_t v) { return put(v); }
  ChunkWriter& operator<<(std::uint32_t v) { return put(v); }
  ChunkWriter& operator<<(float v) { return put(v); }
  ChunkWriter& operator<<(double v) { return put(v); }
  ChunkWriter& operator<<(bool v) { return put(v); }
  /// Enumerations are stored by their position in the schema's ENUM types, which are made from the same names.
  template <class E>
    requires std::is_enum_v<E>
  ChunkWriter& operator<<(E v) {
    return put(static_cast<std::uint8_t>(v));
  }

  void end_row() {
    COLLOQUIO_CHECK(column_ == vectors_.size(), "a row has a value for every column");
    column_ = 0;
    ++row_;
  }
  /// Rows so far.
  [[nodiscard]] std::size_t size() const { return row_; }

 private:
  template <class T>
  ChunkWriter& put(T value) {
    std::memcpy(static_cast<char*>(data_[next_column()]) + row_ * sizeof(T), &value, sizeof value);
    return *this;
  }
  std::size_t next_column() {
    COLLOQUIO_CHECK(column_ < vectors_.size(), "a row has no more values than columns");
    return column_++;
  }

  std::vector<duckdb_vector> vectors_;
  std::vector<void*> data_;
  std::size_t column_ = 0;
  std::size_t row_ = 0;
};

}  // namespace colloquio::adapters::duck
