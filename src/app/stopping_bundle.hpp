#pragma once

#include <memory>
#include <stop_token>
#include <utility>

#include "colloquio/sources/bytes.hpp"

namespace colloquio::app {

/// A bundle whose streams end with `interrupted` as soon as somebody asks to stop: a reader has no other ear for it.
class StoppingBundle final : public sources::Bundle {
 public:
  StoppingBundle(sources::Bundle& inner, std::stop_token stop) : inner_(inner), stop_(std::move(stop)) {}

  [[nodiscard]] std::span<const std::string> names() const override { return inner_.names(); }
  [[nodiscard]] std::string_view title() const override { return inner_.title(); }
  [[nodiscard]] std::optional<Error> cut() const override { return inner_.cut(); }
  [[nodiscard]] std::span<const Error> closed() const override { return inner_.closed(); }
  [[nodiscard]] Result<std::unique_ptr<sources::ByteStream>> open(std::string_view name) override {
    auto stream = inner_.open(name);
    if (!stream) return stream;
    return std::make_unique<Stream>(std::move(*stream), stop_);
  }

 private:
  class Stream final : public sources::ByteStream {
   public:
    Stream(std::unique_ptr<sources::ByteStream> inner, std::stop_token stop)
        : inner_(std::move(inner)), stop_(std::move(stop)) {}
    [[nodiscard]] Result<std::size_t> read(std::span<char> into) override {
      if (stop_.stop_requested()) return fail(ErrorKind::interrupted, "stopped while reading");
      return inner_->read(into);
    }
    [[nodiscard]] std::optional<std::uint64_t> size() const override { return inner_->size(); }
    [[nodiscard]] bool seek(std::uint64_t offset) override { return inner_->seek(offset); }

   private:
    std::unique_ptr<sources::ByteStream> inner_;
    std::stop_token stop_;
  };

  sources::Bundle& inner_;
  std::stop_token stop_;
};

}  // namespace colloquio::app
