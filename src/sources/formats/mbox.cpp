#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "colloquio/base/id.hpp"
#include "colloquio/sources/formats.hpp"
#include "colloquio/sources/formats/mbox_mail.hpp"
#include "colloquio/sources/formats/titles.hpp"
#include "colloquio/sources/lines.hpp"
#include "colloquio/sources/stamp.hpp"

namespace colloquio::sources::formats {

namespace {

constexpr std::string_view kNetwork = "mail";
constexpr std::size_t kMailKept = std::size_t{4} << 20;  // of one mail; what comes later is attachments

/// "Subject: ..." - a field name and a colon.
bool is_header(std::string_view line) {
  const std::size_t end = line.find_first_of(": \t");
  return end != std::string_view::npos && end > 0 && line[end] == ':';
}

/// The line between two mails: "From anna@example.test Fri May  1 09:59:00 2026". Its time in `written`.
bool is_separator(std::string_view line, std::string_view& written) {
  if (!line.starts_with("From ")) return false;
  static constexpr std::array<std::string_view, 7> kDays{"Mon ", "Tue ", "Wed ", "Thu ", "Fri ", "Sat ", "Sun "};
  for (std::size_t at = line.find(' '); at != std::string_view::npos; at = line.find(' ', at + 1)) {
    const std::string_view rest = line.substr(at + 1);
    if (std::none_of(kDays.begin(), kDays.end(), [rest](std::string_view day) { return rest.starts_with(day); }))
      continue;
    if (!parse_time(rest)) continue;
    written = rest;
    return true;
  }
  return false;
}

/// ">From " in a body was "From " before it was put into the mailbox.
std::string_view unescaped(std::string_view line) {
  const std::size_t quotes = std::min(line.find_first_not_of('>'), line.size());
  return quotes > 0 && line.substr(quotes).starts_with("From ") ? line.substr(1) : line;
}

class MailReader {
 public:
  MailReader(const ReadOptions& options, EventSink& sink, std::string_view title)
      : sink_(sink), mailbox_(name_in_title(title)) {
    // Message-IDs and addresses are one world.
    sink_.source({.network = kNetwork, .instance = options.instance, .coverage = Coverage::incremental});
  }

  Result<void> read(ByteStream& stream, const std::string& file);

 private:
  void finish(const std::string& file);
  void tell(const std::string& file);
  void find_parent(MessageEvent& e);
  [[nodiscard]] Stamp when() const;
  std::string_view channel();

  EventSink& sink_;
  std::string mailbox_;
  std::string raw_;        // the current mail, at most kMailKept
  std::string enveloped_;  // the time in its separator
  TextPlace at_;           // of its first line
  bool in_header_ = true;
  Mail mail_;
  std::string author_, channel_, parent_;
  std::vector<std::string_view> other_parents_;
  std::unordered_set<Id128> channels_;                 // announced
  std::unordered_map<Id128, std::string> by_subject_;  // the last mail of a subject; asked, never gone through
};

std::string_view MailReader::channel() {
  constexpr std::size_t kMost = 10'000;
  const bool list = !mail_.list.empty();
  channel_ = list ? mail_.list : mailbox_;
  if (channels_.size() < kMost && channels_.insert(hash128((list ? "l" : "m") + channel_)).second) {
    sink_.channel(
        {.native_id = channel_,
         .name = list && !mail_.list_name.empty() ? std::string_view{mail_.list_name} : std::string_view{channel_},
         .kind = list ? ChannelKind::mailing_list : ChannelKind::mailbox});
  }
  return channel_;
}

/// The sender's clock, unless it contradicts the server that took the mail: then the server's.
Stamp MailReader::when() const {
  using std::chrono::hours;
  const Stamp sent = stamp_of(mail_.date, TimeBasis::author);
  const Stamp received = stamp_of(mail_.received, TimeBasis::platform);
  if (sent.at == kNoTime) {
    if (received.at != kNoTime) return received;
    const Stamp enveloped = stamp_of(enveloped_, TimeBasis::file);
    return enveloped.at != kNoTime ? enveloped : sent;
  }
  if (received.at == kNoTime) return sent;
  const bool before = sent.at < received.at - hours{24 * 7};  // written offline at most a week before
  const bool after = sent.at > received.at + hours{1};
  return before || after ? received : sent;
}

/// By its headers (E1), else the last mail of the same subject if this one says "Re:" (E4).
void MailReader::find_parent(MessageEvent& e) {
  constexpr std::size_t kMostSubjects = 500'000;
  bool answers = false;
  const std::string subject = shared_subject(mail_.subject, answers);
  const Id128 key = hash128(channel_ + '\x1F' + subject);
  if (!mail_.parent.empty() && mail_.parent != mail_.id) {
    e.parent = mail_.parent;
    e.evidence = Evidence::explicit_;
    other_parents_.assign(mail_.other_parents.begin(), mail_.other_parents.end());
    e.other_parents = other_parents_;
  } else if (const auto found = by_subject_.find(key); answers && !subject.empty() && found != by_subject_.end()) {
    parent_ = found->second;
    if (parent_ != mail_.id) {
      e.parent = parent_;
      e.evidence = Evidence::order;
    }
  }
  if (mail_.id.empty() || subject.empty()) return;
  if (by_subject_.size() >= kMostSubjects) by_subject_.clear();
  by_subject_.insert_or_assign(key, mail_.id);
}

void MailReader::tell(const std::string& file) {
  if (!parse_mail(raw_, mail_)) {
    if (raw_.find_first_not_of(" \t\r\n") != std::string::npos)
      reject(sink_, file, at_.offset, at_.line, "not a mail", raw_);
    return;
  }
  if (mail_.id.empty() && mail_.address.empty() && mail_.date.empty()) {
    reject(sink_, file, at_.offset, at_.line, "not a mail", raw_);
    return;
  }
  MessageEvent e;
  e.native_id = mail_.id;
  e.channel = channel();
  find_parent(e);
  e.title = mail_.subject;
  e.text = mail_.text;
  if (!mail_.address.empty()) {
    // A machine that answers in a person's name is not that person.
    author_ = (mail_.automatic ? "auto:" : "email:") + to_hex(hash128(mail_.address));
    e.author = {
        .native_id = author_,
        .handle = {},
        .display_name = mail_.name.find('@') == std::string::npos ? std::string_view{mail_.name} : std::string_view{},
        .id_kind = IdKind::email_hash,
        .is_bot = mail_.automatic};
  }
  e.when = when();
  e.kind = MessageKind::mail;
  e.visibility = mail_.list.empty() ? Visibility::unlisted : Visibility::public_;
  sink_.message(e);
}

void MailReader::finish(const std::string& file) {
  if (!raw_.empty()) tell(file);
  raw_.clear();
  enveloped_.clear();
  in_header_ = true;
}

Result<void> MailReader::read(ByteStream& stream, const std::string& file) {
  at_ = {0, 1};
  LineReader lines{stream, file, sink_};
  Line line;
  bool after_blank = true;
  std::string candidate;  // a line that is a separator if a header follows
  TextPlace candidate_at;
  const auto add = [this](std::string_view text) {
    if (raw_.size() + text.size() < kMailKept) raw_.append(in_header_ ? text : unescaped(text)).append("\n");
    in_header_ = in_header_ && !text.empty();
  };
  while (lines.next(line)) {
    std::string_view written;
    if (!candidate.empty()) {
      (void)is_separator(candidate, written);
      if (is_header(line.text) || line.text.starts_with(">From ")) {
        finish(file);
        enveloped_ = written;
        at_ = candidate_at;
      } else {
        add(candidate);
      }
      candidate.clear();
      after_blank = false;
    }
    if (after_blank && is_separator(line.text, written)) {
      candidate = line.text;
      candidate_at = {line.offset, line.number};
      continue;
    }
    if (raw_.empty() && (line.text.empty() || line.text.starts_with(">From "))) continue;
    after_blank = line.text.empty();
    add(line.text);
  }
  finish(file);
  return lines.result();
}

bool looks_like_mail(std::string_view head) {
  std::string_view written;
  const std::string_view first = head.substr(0, head.find('\n'));
  if (is_separator(first.substr(0, first.find('\r')), written)) return true;
  const auto holds = [head](std::string_view field) {
    return head.starts_with(field) || head.find("\n" + std::string{field}) != std::string_view::npos;
  };
  return is_header(first) && (holds("Message-ID:") || holds("Message-Id:") || holds("Received:")) && holds("From:");
}

Confidence recognise_mbox(std::span<const Sniffed> files) {
  const auto mails =
      std::count_if(files.begin(), files.end(), [](const Sniffed& f) { return looks_like_mail(f.head); });
  if (mails == 0) return 0;
  return mails * 2 >= static_cast<std::ptrdiff_t>(files.size()) ? 90 : 50;
}

Result<void> read_mbox(Bundle& bundle, const ReadOptions& options, EventSink& sink) {
  MailReader reader{options, sink, bundle.title()};
  for (const std::string& name : bundle.names()) {
    if (name.ends_with(".msf") || name.ends_with(".dat") || name.ends_with(".index")) continue;  // mail programs' own
    auto stream = bundle.open(name);
    if (!stream) return tl::make_unexpected(stream.error());
    if (auto done = reader.read(**stream, name); !done) return done;
  }
  return {};
}

}  // namespace

const Format mbox{.name = "mbox",
                  .title = "Mailbox (mbox, Maildir, .eml)",
                  .network = kNetwork,
                  .evidence = "E1",
                  .recognise = recognise_mbox,
                  .read = read_mbox};

}  // namespace colloquio::sources::formats
