#include <array>

#include "colloquio/core/report/words.hpp"

namespace colloquio::report {

namespace {

// clang-format off
constexpr auto kWords = std::to_array<Word>({
  // figures
  {"figure.talk.messages", "Messages"},
  {"recipe.talk.messages",
   "Everything somebody said with at least one letter or digit of their own. Bots are left out; what deleted "
   "or anonymous writers said is counted. Taps never are."},
  {"figure.talk.threads", "Conversations"},
  {"recipe.talk.threads",
   "A first message and everything below it. A first message that nobody answered counts too."},
  {"figure.talk.truncated_share", "Conversations with a missing piece"},
  {"recipe.talk.truncated_share",
   "Conversations in which some message answers one we never saw. Such a message is left out of the times of "
   "first answer."},
  {"figure.talk.authors", "People who talked"},
  {"recipe.talk.authors",
   "Distinct accounts that wrote at least one message, house included; no bots, and nobody who is deleted "
   "or anonymous."},
  {"figure.talk.bot_share", "Messages by bots"},
  {"recipe.talk.bot_share",
   "The share of messages written by bots, of all messages, theirs included. Bots are counted in no other "
   "figure, and their answers are no answers."},
  {"figure.talk.cross_posts", "Copies on other channels"},
  {"recipe.talk.cross_posts",
   "The same words by the same account (or by the house) on several channels within 48 hours are one message: all "
   "but the first are counted here and in no other number of messages. It waits once, for the earliest answer."},
  {"figure.taps.total", "Taps"},
  {"recipe.taps.total",
   "Likes, reactions, votes, shares and messages without words: of each message the greater of the taps we "
   "know one by one and the newest count its channel gave. Added to no other figure."},
  {"figure.talk.answered_1h.house", "Answered by the house within an hour"},
  {"figure.talk.answered_1h.anyone", "Answered by anyone within an hour"},
  {"figure.talk.answered_24h.house", "Answered by the house within a day"},
  {"figure.talk.answered_24h.anyone", "Answered by anyone within a day"},
  {"figure.talk.answered_7d.house", "Answered by the house within a week"},
  {"figure.talk.answered_7d.anyone", "Answered by anyone within a week"},
  {"recipe.talk.answered",
   "Of the messages guests wrote, the share answered within that time. Who wrote too recently to know is "
   "followed as far as the data reach and then left aside, never called unanswered (Kaplan–Meier; interval by "
   "Greenwood, log-log). An own reply or a bot's is no answer. Where only the order is known, the next to speak "
   "answers, and the house whoever it names."},
  {"figure.talk.first_reply_median.house", "Half are answered by the house within"},
  {"figure.talk.first_reply_median.anyone", "Half are answered by anyone within"},
  {"recipe.talk.first_reply_median",
   "The time by which half of the messages have a first answer, those still waiting included (Kaplan–Meier). "
   "If fewer than half are ever answered there is no such time, and we say so."},
  {"figure.talk.first_reply_median_answered", "Median over answered messages only"},
  {"recipe.talk.first_reply_median_answered",
   "The biased twin: the median of the waits that ended (with an answer of the house, where one is declared). "
   "It forgets everybody who got no answer, so it is shown only to compare with other tools."},
  {"figure.talk.reply_delay_median", "Time from a message to one of its replies, median"},
  {"recipe.talk.reply_delay_median",
   "The median time between every reply and the message it answers, own replies included. It measures pace, "
   "not whether people get an answer."},
  {"figure.talk.dialogue_rate", "Conversations that become a dialogue"},
  {"recipe.talk.dialogue_rate",
   "Of the conversations with at least one message by a guest, those in which one speaks, another answers and "
   "the first comes back, in turns that follow each other on one branch; at least one of the two is a guest."},
  {"figure.talk.exchange_length_median", "Turns in a dialogue, median"},
  {"figure.talk.exchange_length_p90", "Turns that only one dialogue in ten passes"},
  {"recipe.talk.exchange_length",
   "The longest back-and-forth between two people in each conversation with a dialogue, in turns; messages one "
   "after the other by the same person are one turn. Median, and the length only one in ten passes."},
  {"figure.talk.comeback", "Come back within a week after an answer"},
  {"recipe.talk.comeback",
   "Of the guests who got a first answer (by the house, where one is declared), those who speak again in that "
   "conversation within seven days; each person once, at their first answer (Kaplan–Meier: who was answered "
   "too recently is not counted against them)."},
  {"figure.talk.reciprocity", "Pairs that answer each other"},
  {"recipe.talk.reciprocity",
   "Of the pairs where the first answered the second, those where the second also answered the first."},
  {"figure.talk.reciprocity.house", "Pairs of guest and house that answer each other"},
  {"recipe.talk.reciprocity.house", "The same, counting only pairs of a guest and the house; the house counts as one."},
  {"figure.talk.pairs", "Pairs in which one answered the other"},
  {"recipe.talk.pairs", "Distinct pairs (A answered B at least once, A is not B). A→B and B→A are two."},
  {"figure.talk.alternating_replies", "Replies by which the first speaker comes back"},
  {"recipe.talk.alternating_replies",
   "Replies written by the author of the message two steps above and not by the author of the one just above: "
   "A, B, A."},
  {"figure.talk.gini", "Inequality of talk (0: all the same)"},
  {"recipe.talk.gini",
   "Gini index of messages per person, the house left out: 0 when all speak equally, near 1 when one speaks "
   "for all."},
  {"figure.talk.answerers_for_half", "People who give half of the answers"},
  {"recipe.talk.answerers_for_half",
   "The smallest number of people, house included, who together wrote half of all answers to guests. If it is "
   "one, ask who answers when that one goes on holiday."},
  {"figure.talk.house_share", "Share of turns by the house"},
  {"recipe.talk.house_share", "Of all turns in conversations, those of the house."},
  {"figure.talk.h_index_max", "Largest h of a conversation"},
  {"recipe.talk.h_index_max",
   "The largest h such that level h of a conversation (the first message is level 1) holds at least h "
   "messages: it is high only where a talk is both deep and wide."},
  {"figure.talk.depth_max", "Most answers one below the other"},
  {"recipe.talk.depth_max", "The greatest number of steps from a first message down to a reply."},
  {"figure.talk.width_max", "Most messages on one level"},
  {"recipe.talk.width_max", "The greatest number of messages on one level of a conversation."},
  {"figure.growth.new", "New people, last whole month"},
  {"recipe.growth.new", "People who talked in the last whole month and never before."},
  {"figure.growth.returning", "People who keep talking, last whole month"},
  {"recipe.growth.returning",
   "People who talked in the last whole month and had been silent for less than 90 days before."},
  {"figure.growth.reactivated", "People back after 90 days, last whole month"},
  {"recipe.growth.reactivated", "People who talked in the last whole month after a silence of at least 90 days."},
  {"figure.growth.lost", "People lost, last whole month"},
  {"recipe.growth.lost", "People whose 90th day of silence fell in the last whole month."},
  {"figure.growth.trend", "Change in people who talk, a month"},
  {"recipe.growth.trend",
   "The slope of people who talk per whole month (quasi-Poisson), over the last twelve whole months of the "
   "period at most, as a change per month. It is called growth or decline only if the whole interval lies on one "
   "side of zero."},
  {"figure.growth.retention", "Talk again in the month after their first"},
  {"recipe.growth.retention",
   "Of the people whose next month we have seen whole, those who talked again in the month after the one of "
   "their first message."},
  {"figure.growth.tenure_median", "How long people stay, median"},
  {"recipe.growth.tenure_median",
   "From a person's first message to the day their silence reaches 90 days (Kaplan-Meier); those still here "
   "count as still here, for as long as we have seen them."},
  // faults
  {"fault.other.one", "{n} fault of a kind this report has no words for ({id})."},
  {"fault.other.other", "{n} faults of a kind this report has no words for ({id})."},
  {"figure.faults.duplicate_id", "The same id twice"},
  {"recipe.faults.duplicate_id", "The same message was there twice with one id; one of the two is used."},
  {"fault.faults.duplicate_id.one", "{n} message was there twice; one of the two is used."},
  {"fault.faults.duplicate_id.other", "{n} messages were there twice; one of each two is used."},
  {"figure.faults.missing_parent", "Answers to something we never saw"},
  {"recipe.faults.missing_parent",
   "Messages that answer a message missing from the data. A place is kept for it; if it would open a "
   "conversation, that message is left out of the times of first answer."},
  {"fault.faults.missing_parent.one", "{n} message answers something we never saw."},
  {"fault.faults.missing_parent.other", "{n} messages answer something we never saw."},
  {"figure.faults.self_parent", "Answers to themselves"},
  {"recipe.faults.self_parent", "Messages that name themselves as the one they answer. The link is cut."},
  {"fault.faults.self_parent.one", "{n} message says it answers itself; the link is cut."},
  {"fault.faults.self_parent.other", "{n} messages say they answer themselves; the links are cut."},
  {"figure.faults.parent_cycle", "Rings of answers"},
  {"recipe.faults.parent_cycle", "Messages that answer each other in a ring. Each ring is cut at its oldest message."},
  {"fault.faults.parent_cycle.one", "{n} ring of messages that answer each other; cut at its oldest message."},
  {"fault.faults.parent_cycle.other", "{n} rings of messages that answer each other; each cut at its oldest message."},
  {"figure.faults.parent_elsewhere", "Answers to another channel"},
  {"recipe.faults.parent_elsewhere",
   "Messages whose parent lies in another channel. The link is not followed: a conversation lives in one "
   "channel."},
  {"fault.faults.parent_elsewhere.one", "{n} message answers something in another channel; the link is not followed."},
  {"fault.faults.parent_elsewhere.other",
   "{n} messages answer something in another channel; the links are not followed."},
  {"figure.faults.time_missing", "Without a time"},
  {"recipe.faults.time_missing",
   "Messages without a time: they count for sizes and pairs, not for answer times or months."},
  {"fault.faults.time_missing.one", "{n} message has no time."},
  {"fault.faults.time_missing.other", "{n} messages have no time."},
  {"figure.faults.time_past", "Dated before 1980"},
  {"recipe.faults.time_past", "Messages dated before 1980, when nobody talked online: their time is not used."},
  {"fault.faults.time_past.one", "{n} message is dated before 1980; its time is not used."},
  {"fault.faults.time_past.other", "{n} messages are dated before 1980; their times are not used."},
  {"figure.faults.time_future", "Dated in the future"},
  {"recipe.faults.time_future",
   "Messages dated more than a day after their channel was read, or after 2100: their time is not used."},
  {"fault.faults.time_future.one", "{n} message is dated in the future; its time is not used."},
  {"fault.faults.time_future.other", "{n} messages are dated in the future; their times are not used."},
  {"figure.faults.reply_before_parent", "Answers older than what they answer"},
  {"recipe.faults.reply_before_parent",
   "Answers whose time is before that of the message they answer: the delay counts as zero."},
  {"fault.faults.reply_before_parent.one", "{n} answer is older than what it answers; its delay counts as zero."},
  {"fault.faults.reply_before_parent.other",
   "{n} answers are older than what they answer; their delay counts as zero."},
});
// clang-format on

}  // namespace

std::span<const Word> figure_words_en() { return kWords; }

}  // namespace colloquio::report
