#include "colloquio/sources/unpack.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "colloquio/base/ascii.hpp"
#include "colloquio/base/utf8.hpp"
#include "colloquio/sources/archive_feed.hpp"
#include "colloquio/sources/codecs.hpp"

namespace colloquio::sources {

namespace {

constexpr std::size_t kNoEntry = static_cast<std::size_t>(-1);
constexpr std::size_t kReadAheadEntry = std::size_t{4} << 20U;  // the largest entry kept while going past it
constexpr std::size_t kReadAhead = std::size_t{64} << 20U;      // all of them together

/// "a.jsonl.GZ" → "a.jsonl"; nullopt if the name does not end like a packed file.
std::optional<std::string_view> without_packing(std::string_view name) {
  for (const std::string_view ending : {".gz", ".bz2", ".xz", ".zst", ".zstd"}) {
    if (name.size() > ending.size() && ascii_lower(name).ends_with(ending))
      return name.substr(0, name.size() - ending.size());
  }
  return std::nullopt;
}

/// "export.tar.gz" → "export"; nullopt if the name does not end like an archive.
std::optional<std::string_view> without_archive(std::string_view name) {
  for (const std::string_view ending :
       {".zip", ".7z", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".tar.zst"}) {
    if (name.size() > ending.size() && ascii_lower(name).ends_with(ending))
      return name.substr(0, name.size() - ending.size());
  }
  return std::nullopt;
}

/// The entry's name as a safe relative path; nullopt if we pass it over.
std::optional<std::string> safe_name(std::string_view raw) {
  std::string scratch;
  std::string name{valid_utf8(raw, scratch)};
  std::replace(name.begin(), name.end(), '\\', '/');
  if (name.empty() || name.front() == '/' || name.back() == '/') return std::nullopt;
  if (name.size() > 1 && name[1] == ':') return std::nullopt;
  std::string safe;
  std::size_t from = 0;
  while (from <= name.size()) {
    const std::size_t to = std::min(name.find('/', from), name.size());
    const std::string part = name.substr(from, to - from);
    from = to + 1;
    if (part.empty() || part == ".") continue;
    if (part.front() == '.' || part == "__MACOSX") return std::nullopt;
    safe += (safe.empty() ? "" : "/") + part;
  }
  if (safe.empty() || safe.find('\0') != std::string::npos) return std::nullopt;
  return safe;
}

/// A shown file: where its bytes are.
struct Place {
  std::string raw;               // the raw bundle's name
  std::size_t entry = kNoEntry;  // within that archive
  bool packed = false;           // to be decoded once more
  std::size_t rank = 0;          // among all shown files: they are mostly opened in this order
};

/// An entry read when the archive went past it.
class KeptStream final : public ByteStream {
 public:
  explicit KeptStream(std::string bytes) : bytes_(std::move(bytes)) {}
  [[nodiscard]] Result<std::size_t> read(std::span<char> into) override {
    const std::size_t n = std::min(into.size(), bytes_.size() - at_);
    std::copy_n(bytes_.data() + at_, n, into.data());
    at_ += n;
    return n;
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

/// Entries that an archive went past and that will be wanted soon. Archives are written in any order and files are
/// opened by name; without this each file behind the wanted one would mean the whole archive from its front again.
class ReadAhead {
 public:
  /// Whether an entry of that rank and size is worth keeping when `now` is wanted.
  [[nodiscard]] bool wants(std::size_t rank, std::uint64_t size, std::size_t now) const {
    if (rank <= now || size > kReadAheadEntry || kept_.contains(rank)) return false;
    return total_ + size <= kReadAhead || rank < kept_.rbegin()->first;
  }
  void keep(std::size_t rank, std::string bytes) {
    total_ += bytes.size();
    kept_.insert_or_assign(rank, std::move(bytes));
    while (total_ > kReadAhead) (void)take(kept_.rbegin()->first);  // what is wanted last
  }
  [[nodiscard]] std::optional<std::string> take(std::size_t rank) {
    const auto found = kept_.find(rank);
    if (found == kept_.end()) return std::nullopt;
    std::string bytes = std::move(found->second);
    total_ -= bytes.size();
    kept_.erase(found);
    return bytes;
  }
  /// What was not taken in its turn is not wanted.
  void forget_before(std::size_t rank) {
    while (!kept_.empty() && kept_.begin()->first < rank) (void)take(kept_.begin()->first);
  }

 private:
  std::map<std::size_t, std::string> kept_;  // by rank
  std::size_t total_ = 0;
};

class Unpacked final : public Bundle {
 public:
  Unpacked(std::unique_ptr<Bundle> raw, const UnpackLimits& limits) : raw_(std::move(raw)), limits_(limits) {}

  [[nodiscard]] Result<void> list();

  [[nodiscard]] std::span<const std::string> names() const override { return names_; }
  [[nodiscard]] Result<std::unique_ptr<ByteStream>> open(std::string_view name) override;
  [[nodiscard]] std::string_view title() const override { return raw_->title(); }
  [[nodiscard]] std::optional<Error> cut() const override { return cut_; }
  [[nodiscard]] std::span<const Error> closed() const override { return raw_->closed(); }

  void give_back(const std::string& raw, std::unique_ptr<ArchiveFeed> feed) { idle_[raw] = std::move(feed); }

 private:
  [[nodiscard]] Result<Packing> packing_at(const std::string& raw);
  [[nodiscard]] Result<std::unique_ptr<ArchiveFeed>> feed_of(const std::string& raw);
  [[nodiscard]] Result<void> list_archive(const std::string& raw, std::string_view folder);
  [[nodiscard]] Result<std::unique_ptr<ByteStream>> open_entry(const Place& place);
  void read_ahead(const std::string& raw, ArchiveFeed& feed, archive_entry& entry, std::size_t now);
  void show(const std::string& name, Place place);

  std::unique_ptr<Bundle> raw_;
  UnpackLimits limits_;
  std::optional<Error> cut_;
  std::map<std::string, Place, std::less<>> places_;
  std::unordered_map<std::string, int> copies_;  // how many entries of one name there are, from 2 on
  std::vector<std::string> names_;
  std::map<std::string, std::unique_ptr<ArchiveFeed>>
      idle_;  // read up to some entry; opening a later one goes on there
  std::map<std::string, std::vector<std::size_t>, std::less<>> ranks_;  // of the entries of each archive; 0 = not shown
  ReadAhead ahead_;
};

/// Bytes of one entry; hands the archive back so that the next entry need not start from the front.
class EntryStream final : public ByteStream {
 public:
  EntryStream(Unpacked& bundle, std::string raw, std::unique_ptr<ArchiveFeed> feed)
      : bundle_(bundle), raw_(std::move(raw)), feed_(std::move(feed)) {}
  ~EntryStream() override {
    if (!failed_) bundle_.give_back(raw_, std::move(feed_));
  }
  EntryStream(const EntryStream&) = delete;
  EntryStream& operator=(const EntryStream&) = delete;

  [[nodiscard]] Result<std::size_t> read(std::span<char> into) override {
    auto got = feed_->read(into);
    failed_ = failed_ || !got;
    return got;
  }

 private:
  Unpacked& bundle_;
  std::string raw_;
  std::unique_ptr<ArchiveFeed> feed_;
  bool failed_ = false;
};

/// Two entries of one name are both kept.
void Unpacked::show(const std::string& name, Place place) {
  std::string shown = name;
  while (places_.contains(shown))
    shown = name + " (" + std::to_string(++copies_.try_emplace(name, 1).first->second) + ")";
  places_.emplace(std::move(shown), std::move(place));
}

Result<Packing> Unpacked::packing_at(const std::string& raw) {
  auto stream = raw_->open(raw);
  if (!stream) return tl::make_unexpected(stream.error());
  PeekedStream peeked(std::move(*stream));
  const auto head = peeked.peek(kMagicSize);
  if (!head) return tl::make_unexpected(head.error());
  return packing_of(*head);
}

Result<std::unique_ptr<ArchiveFeed>> Unpacked::feed_of(const std::string& raw) {
  auto stream = raw_->open(raw);
  if (!stream) return tl::make_unexpected(stream.error());
  auto plain = decoded(std::move(*stream), limits_);
  if (!plain) return tl::make_unexpected(plain.error());
  return std::make_unique<ArchiveFeed>(std::move(*plain), ArchiveFeed::As::archive, limits_);
}

Result<void> Unpacked::list_archive(const std::string& raw, std::string_view folder) {
  auto feed = feed_of(raw);
  if (!feed) return tl::make_unexpected(feed.error());
  std::uint64_t total = 0;
  std::size_t kept = 0;
  for (;;) {
    const auto entry = (*feed)->next();
    if (!entry && (kept == 0 || entry.error().kind != ErrorKind::corrupt)) return tl::make_unexpected(entry.error());
    if (!entry && !cut_) {  // what was listed can be read
      cut_ = entry.error();
      cut_->where = raw;
    }
    if (!entry || *entry == nullptr) return {};
    if ((*feed)->position() > limits_.entries) {
      return fail(ErrorKind::invalid_input, "the archive holds more files than the limit: is it a bomb?", raw);
    }
    if (archive_entry_filetype(*entry) != AE_IFREG) continue;
    if (archive_entry_is_encrypted(*entry) != 0) {
      return fail(ErrorKind::invalid_input, "the archive is locked with a password", raw);
    }
    if (archive_entry_size_is_set(*entry) != 0) {
      total += static_cast<std::uint64_t>(std::max<la_int64_t>(0, archive_entry_size(*entry)));
    }
    if (total > limits_.total) {
      return fail(ErrorKind::invalid_input, "the archive unpacks to more than the limit: is it a bomb?", raw);
    }
    const char* written = archive_entry_pathname_utf8(*entry);
    if (written == nullptr) written = archive_entry_pathname(*entry);
    auto name = safe_name(written != nullptr ? written : "");
    if (!name) continue;
    ++kept;
    const auto inner = without_packing(*name);
    if (!folder.empty()) name = std::string{folder} + "/" + std::string{inner.value_or(*name)};
    show(folder.empty() ? std::string{inner.value_or(*name)} : *name,
         {.raw = raw, .entry = (*feed)->position() - 1, .packed = inner.has_value()});
  }
}

Result<void> Unpacked::list() {
  const auto raw_names = raw_->names();
  for (const std::string& raw : raw_names) {
    const bool alone = raw_names.size() == 1;
    const auto folder = without_archive(raw);
    const auto inner = without_packing(raw);
    if (!folder && !inner && !alone) {
      show(raw, {.raw = raw});
      continue;
    }
    const auto packing = packing_at(raw);
    if (!packing) return tl::make_unexpected(packing.error());
    const bool packed_archive = folder && !is_archive(*packing) && *packing != Packing::none;  // tar.gz
    if ((folder || alone) && (is_archive(*packing) || packed_archive)) {
      auto listed = list_archive(raw, alone ? std::string_view{} : *folder);
      if (!listed) return listed;
    } else if (*packing != Packing::none && !is_archive(*packing)) {
      show(std::string{inner.value_or(raw)}, {.raw = raw, .packed = true});
    } else {
      show(raw, {.raw = raw});
    }
  }
  for (auto& [name, place] : places_) {
    names_.push_back(name);
    place.rank = names_.size();
    if (place.entry == kNoEntry) continue;
    auto& ranks = ranks_[place.raw];
    if (ranks.size() <= place.entry) ranks.resize(place.entry + 1);
    ranks[place.entry] = place.rank;
  }
  return {};
}

/// Keeps the entry the feed is at, if it will be wanted. One that cannot be read is left for its own turn.
void Unpacked::read_ahead(const std::string& raw, ArchiveFeed& feed, archive_entry& entry, std::size_t now) {
  const auto& ranks = ranks_[raw];
  const std::size_t at = feed.position() - 1;
  const std::size_t rank = at < ranks.size() ? ranks[at] : 0;
  if (archive_entry_size_is_set(&entry) == 0 || archive_entry_size(&entry) < 0) return;
  const auto size = static_cast<std::uint64_t>(archive_entry_size(&entry));
  if (!ahead_.wants(rank, size, now)) return;
  std::string bytes(static_cast<std::size_t>(size) + 1, '\0');  // one more, to see its end
  std::size_t used = 0;
  while (used < bytes.size()) {
    const auto got = feed.read({bytes.data() + used, bytes.size() - used});
    if (!got) return;
    if (*got == 0) break;
    used += *got;
  }
  if (used == bytes.size()) return;  // longer than it says
  bytes.resize(used);
  ahead_.keep(rank, std::move(bytes));
}

Result<std::unique_ptr<ByteStream>> Unpacked::open_entry(const Place& place) {
  ahead_.forget_before(place.rank);
  if (auto kept = ahead_.take(place.rank)) return std::make_unique<KeptStream>(std::move(*kept));
  std::unique_ptr<ArchiveFeed> feed;
  if (const auto idle = idle_.find(place.raw); idle != idle_.end() && idle->second->position() <= place.entry) {
    feed = std::move(idle->second);
    idle_.erase(idle);
  } else {
    auto fresh = feed_of(place.raw);
    if (!fresh) return tl::make_unexpected(fresh.error());
    feed = std::move(*fresh);
  }
  while (feed->position() <= place.entry) {
    const auto entry = feed->next();
    if (!entry) return tl::make_unexpected(entry.error());
    if (*entry == nullptr) return fail(ErrorKind::corrupt, "the archive changed while it was read", place.raw);
    if (feed->position() <= place.entry) read_ahead(place.raw, *feed, **entry, place.rank);
  }
  return std::make_unique<EntryStream>(*this, place.raw, std::move(feed));
}

Result<std::unique_ptr<ByteStream>> Unpacked::open(std::string_view name) {
  const auto found = places_.find(name);
  if (found == places_.end()) return fail(ErrorKind::not_found, "no such file in the bundle", name);
  const Place& place = found->second;
  auto stream = place.entry == kNoEntry ? raw_->open(place.raw) : open_entry(place);
  if (!stream || !place.packed) return stream;
  return decoded(std::move(*stream), limits_);
}

}  // namespace

Result<std::unique_ptr<Bundle>> open_bundle(std::unique_ptr<Bundle> raw, const UnpackLimits& limits) {
  auto bundle = std::make_unique<Unpacked>(std::move(raw), limits);
  auto listed = bundle->list();
  if (!listed) return tl::make_unexpected(listed.error());
  return bundle;
}

}  // namespace colloquio::sources
