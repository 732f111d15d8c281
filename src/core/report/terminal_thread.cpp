#include <algorithm>
#include <map>
#include <vector>

#include "colloquio/core/report/figures.hpp"
#include "colloquio/core/report/language.hpp"
#include "colloquio/core/report/terminal.hpp"
#include "colloquio/core/report/terminal_page.hpp"

namespace colloquio::report {

namespace {

/// Deeper levels are drawn at this depth: a chain of a thousand answers must not leave the screen.
constexpr std::size_t kDeepestIndent = 12;
constexpr std::size_t kStep = 2;

std::size_t indent_of(const TreeNode& node) { return 2 + kStep * std::min(node.depth, kDeepestIndent); }

std::string when_of(const MessageView& message, const MessageView* parent, const Language& language) {
  if (message.at == kNoTime) return std::string{language.text("frame.unknown_time")};
  std::string when = language.date_time(message.at);
  if (parent == nullptr || parent->at == kNoTime) return when;
  const double seconds = static_cast<double>(micros(message.at) - micros(parent->at)) / 1e6;
  if (seconds >= 0) when += " (" + language.text("thread.after", {{"time", language.duration(seconds)}}) + ")";
  return when;
}

class ThreadPrinter {
 public:
  ThreadPrinter(const ConversationView& view, const TerminalOptions& options)
      : view_(view), language_(options.lang, view.zone), page_({options.width, options.colour, options.unicode}) {
    for (const MessageView& message : view.messages) by_id_.emplace(message.id, &message);
    for (const FaultView& fault : view.faults) {
      ++faults_[fault.id];
      faults_of_[fault.message].push_back(&fault);
    }
  }

  std::string print() {
    page_.title(language_.text("thread.title", {{"id", to_hex(view_.id)}}));
    const std::string channel =
        view_.channel.empty() ? std::string{language_.text("thread.no_channel")} : view_.channel;
    page_.paragraph(channel + (view_.network.empty() ? "" : std::string{page_.dot()} + view_.network) +
                        std::string{page_.dot()} +
                        language_.counted("n.messages", static_cast<std::int64_t>(view_.messages.size())),
                    2, Tone::dim);
    for (const TreeNode& node : tree_of(view_)) {
      page_.blank();
      if (node.message == TreeNode::kGhost)
        print_ghost(node);
      else
        print_message(node, view_.messages[node.message]);
    }
    print_faults();
    return page_.take();
  }

 private:
  void print_ghost(const TreeNode& node) {
    page_.paragraph("? " + std::string{language_.text("thread.ghost")}, indent_of(node), Tone::warning, kStep);
  }

  void print_message(const TreeNode& node, const MessageView& message) {
    const auto parent = by_id_.find(message.parent);
    const bool is_house = message.role == Role::house;
    std::string head = message.author.empty() ? std::string{language_.text("frame.nobody")} : message.author;
    if (is_house) head += " [" + std::string{language_.text("thread.house")} + "]";
    if (message.role == Role::bot) head += " [" + std::string{language_.text("role.bot")} + "]";
    const std::string_view mark = page_.is_unicode() ? (is_house ? "● " : "○ ") : (is_house ? "# " : "* ");
    const std::size_t indent = indent_of(node);
    page_.paragraph(std::string{mark} + head + std::string{page_.dot()} +
                        when_of(message, parent == by_id_.end() ? nullptr : parent->second, language_),
                    indent, is_house ? Tone::house : Tone::strong, kStep);
    const std::size_t inner = indent + kStep;
    if (!message.title.empty()) page_.paragraph(message.title, inner, Tone::strong);
    if (message.gone != GoneKind::none)
      page_.paragraph(language_.text("thread.gone"), inner, Tone::dim);
    else
      page_.paragraph(message.text.empty() ? language_.text("frame.text_gone") : message.text, inner);
    if (!message.is_talk && message.gone == GoneKind::none)
      page_.paragraph(language_.text("thread.no_talk"), inner, Tone::dim);
    if (message.edited != kNoTime)
      page_.paragraph(language_.text("thread.edited", {{"date", language_.date_time(message.edited)}}), inner,
                      Tone::dim);
    mark_faults(message, inner);
  }

  /// Where a fault is, not only that there is one.
  void mark_faults(const MessageView& message, std::size_t indent) {
    const auto found = faults_of_.find(message.id);
    if (found == faults_of_.end()) return;
    for (const FaultView* fault : found->second) {
      const auto words = find_word(language_.lang(), "thread." + fault->id);
      page_.paragraph("! " + std::string{words.value_or(fault->id)}, indent, Tone::warning, kStep);
    }
  }

  void print_faults() {
    if (faults_.empty()) return;
    page_.heading(language_.text("thread.faults"));
    for (const auto& [id, count] : faults_) {
      page_.paragraph(fault_sentence(language_, id, count), 2, Tone::warning);
    }
  }

  const ConversationView& view_;
  Language language_;
  TerminalPage page_;
  std::map<Id128, const MessageView*> by_id_;
  std::map<std::string, std::int64_t> faults_;
  std::map<Id128, std::vector<const FaultView*>> faults_of_;
};

}  // namespace

std::string to_terminal(const ConversationView& view, const TerminalOptions& options) {
  return ThreadPrinter(view, options).print();
}

}  // namespace colloquio::report
