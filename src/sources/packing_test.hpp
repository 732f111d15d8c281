#pragma once

#include <string>
#include <utility>
#include <vector>

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>
#include <zstd.h>

/// Packed files made in memory, for tests of who unpacks them.
namespace colloquio::sources::packing {

using Files = std::vector<std::pair<std::string, std::string>>;

/// Writes an archive (or, with the raw format, one packed file) into memory.
inline std::string packed(const Files& files, int (*format)(archive*), int (*filter)(archive*)) {
  std::vector<char> bytes(std::size_t{8} << 20);
  std::size_t used = 0;
  archive* out = archive_write_new();
  format(out);
  if (filter != nullptr) filter(out);
  archive_write_set_bytes_in_last_block(out, 1);
  archive_write_open_memory(out, bytes.data(), bytes.size(), &used);
  for (const auto& [name, text] : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(text.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(out, entry);
    archive_write_data(out, text.data(), text.size());
    archive_entry_free(entry);
  }
  archive_write_close(out);
  archive_write_free(out);
  return {bytes.data(), used};
}

inline std::string zip(const Files& files) { return packed(files, archive_write_set_format_zip, nullptr); }
inline std::string gz(const std::string& text) {
  return packed({{"x", text}}, archive_write_set_format_raw, archive_write_add_filter_gzip);
}
inline std::string zst(const std::string& text, int window = 0) {
  ZSTD_CCtx* context = ZSTD_createCCtx();
  if (window > 0) ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, window);
  ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, 0);
  std::string out(ZSTD_compressBound(text.size()), '\0');
  ZSTD_outBuffer to{out.data(), out.size(), 0};
  ZSTD_inBuffer from{text.data(), text.size(), 0};
  EXPECT_EQ(ZSTD_compressStream2(context, &to, &from, ZSTD_e_end), 0U);
  ZSTD_freeCCtx(context);
  out.resize(to.pos);
  return out;
}

}  // namespace colloquio::sources::packing
