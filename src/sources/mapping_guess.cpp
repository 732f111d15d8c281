#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "colloquio/base/ascii.hpp"
#include "colloquio/sources/mapping.hpp"
#include "colloquio/sources/recording_sink.hpp"
#include "colloquio/sources/rows.hpp"
#include "colloquio/sources/survey.hpp"
#include "colloquio/text/toml.hpp"

namespace colloquio::sources {

namespace {

struct Guess {
  std::string_view field;
  std::string_view names;  // lower case without signs, between spaces; the first that is there wins
};

/// What columns are called in exports and by people, in English and Italian.
constexpr std::array kGuesses = {
    Guess{"message.id", " id messageid commentid tweetid postid reviewid msgid statusid uuid idmessaggio idcommento "},
    Guess{"message.text",
          " text testo content contenuto message messaggio comment commento body review recensione reviewtext "
          "testorecensione fulltext caption topic argomento "},
    Guess{
        "message.at",
        " createdat created publishedat published postedat commentat datetime timestamp date data dataora quando when "
        "time ora pubblicato creato createdutc utctime "},
    Guess{"message.edited_at", " editedat edited updatedat modificato "},
    Guess{"message.title", " title titolo subject oggetto "},
    Guess{"message.reply_to",
          " replyto inreplyto inreplytoid inresponsetotweetid inreplytostatusid parentid parent replytoid rispostaa "
          "inrispostaa padre idpadre "},
    Guess{"message.conversation", " conversationid conversation threadid thread conversazione discussione topicid "},
    Guess{"message.kind", " kind type tipo "},
    Guess{"message.evidence", " evidence "},
    Guess{"message.rating", " rating stars stelle voto punteggio valutazione starrating "},
    Guess{"message.lang", " lang language lingua "},
    Guess{"message.url", " url link permalink "},
    Guess{"message.channel", " channel canale page pagina social platform piattaforma source fonte subreddit "},
    Guess{"message.market", " market mercato country paese "},
    Guess{"person.id", " authorid userid speaker idutente idautore accountid fromid personid senderid "},
    Guess{"person.handle", " handle username screenname nickname nick "},
    Guess{"person.name",
          " author autore name nome user utente chi from da sender mittente customer cliente displayname authorname "
          "nomeutente reviewer persona who "},
    Guess{"person.is_bot", " isbot bot "},
    Guess{"count.likes", " likes like likecount likescount mipiace favoritecount favorites "},
    Guess{"count.reactions", " reactions reactionscount reazioni taps "},
    Guess{"count.shares", " shares sharescount condivisioni retweets retweetcount "},
    Guess{"count.replies", " replies replycount repliescount subcommentscount risposte commentscount numcomments "},
    Guess{"count.views", " views viewcount visualizzazioni "},
    Guess{"count.score", " score "},
};

/// "In-Reply-To (ID)" → "inreplytoid"; "user.name" of JSON → "displayname".
std::string plain(std::string_view name) {
  for (const std::string_view person : {"user.name", "author.name", "from.name", "account.name"}) {
    if (name == person) return "displayname";
  }
  std::string out;
  for (const char c : name) {
    if (is_letter(c) || is_digit(c)) out += ascii_lower(c);
  }
  return out;
}

std::string listed(std::span<const std::string> names) {
  std::string out;
  for (const std::string& name : names) {
    const std::string quoted = text::toml_string(name);  // where that changes it, it is hard to read without
    const bool is_plain = quoted.size() == name.size() + 2 && name.find(',') == std::string::npos;
    out += (out.empty() ? "" : ", ") + (is_plain ? name : quoted);
  }
  return out;
}

/// Says what is missing, what is there, and how to go on.
Error no_guess(std::string_view missing, std::span<const std::string> header, Mapping start) {
  for (const std::string_view field : {"message.id", "message.text", "message.at", "person.name"}) {
    start.columns.emplace(std::string{field}, "?");
  }
  return {ErrorKind::invalid_input,
          "no column is known to be the " + std::string{missing} + "; columns found: " + listed(header) +
              "\nSave this as mapping.toml, fill it in and give it with --map:\n\n" + to_toml(start)};
}

}  // namespace

Mapping guess_columns(std::span<const std::string> header) {
  Mapping mapping;
  std::vector<bool> taken(header.size(), false);
  for (const Guess& guess : kGuesses) {
    std::size_t best = std::string_view::npos;
    std::size_t best_column = 0;
    for (std::size_t i = 0; i < header.size(); ++i) {
      const std::string name = plain(header[i]);
      if (taken[i] || name.empty()) continue;
      const std::size_t place = guess.names.find(" " + name + " ");
      if (place < best) {
        best = place;
        best_column = i;
      }
    }
    if (best == std::string_view::npos) continue;
    taken[best_column] = true;
    mapping.columns.emplace(std::string{guess.field}, header[best_column]);
  }
  return mapping;
}

Result<Mapping> guess_for_header(std::span<const std::string> header) {
  Mapping mapping = guess_columns(header);
  const auto has = [&](const char* field) { return mapping.columns.contains(field); };
  if (header.empty()) return fail(ErrorKind::invalid_input, "the table is empty");
  if (!has("message.text") && !has("message.rating") && !has("message.title")) {
    return tl::make_unexpected(no_guess("text", header, mapping));
  }
  if (!has("message.at")) return tl::make_unexpected(no_guess("time", header, mapping));
  if (!has("person.id") && !has("person.handle") && !has("person.name")) {
    return tl::make_unexpected(no_guess("author", header, mapping));
  }
  return mapping;
}

Result<Mapping> guess_mapping(Bundle& bundle) {
  std::optional<Result<Mapping>> first;  // the first table that can be guessed, else why the first one cannot
  for (const std::string& name : bundle.names()) {
    if (bundle.names().size() > 1 && !is_table_name(name)) continue;
    RecordingSink unread(0);
    auto rows = open_rows(bundle, name, {}, unread);
    if (!rows) return tl::make_unexpected(rows.error());
    auto mapping = guess_for_header((*rows)->columns());
    if (mapping) mapping->delimiter = (*rows)->delimiter();
    if (!mapping) mapping.error().where = name;
    if (!first || (mapping && !*first)) first = std::move(mapping);
  }
  if (!first) return fail(ErrorKind::not_found, "there is no table in it", bundle.title());
  if (!*first) return *first;
  auto found = survey(bundle, {});  // every table by its own columns
  if (!found) return found;
  found->columns = (*first)->columns;
  found->delimiter = bundle.names().size() == 1 ? (*first)->delimiter : '\0';
  return found;
}

}  // namespace colloquio::sources
