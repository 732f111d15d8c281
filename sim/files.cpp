#include "colloquio/sim/files.hpp"

#include <utility>

namespace colloquio::sim {

namespace {

class MemoryFile final : public OutFile {
 public:
  explicit MemoryFile(std::string& into) : into_(into) {}
  Result<void> write(std::string_view bytes) override {
    into_ += bytes;
    return {};
  }
  Result<void> close() override { return {}; }

 private:
  std::string& into_;
};

}  // namespace

Result<std::unique_ptr<OutFile>> MemoryFiles::create(std::string_view name) {
  std::string& bytes = files_[std::string{name}];
  bytes.clear();
  return std::make_unique<MemoryFile>(bytes);
}

Result<Page> Page::open(FileWriter& files, std::string_view name) {
  auto file = files.create(name);
  if (!file) return tl::make_unexpected(file.error());
  return Page{std::move(*file)};
}

Result<void> Page::flush() {
  auto done = file_->write(text);
  text.clear();
  return done;
}

Result<void> Page::close() {
  if (auto done = flush(); !done) return done;
  return file_->close();
}

}  // namespace colloquio::sim
