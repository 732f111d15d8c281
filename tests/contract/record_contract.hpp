#pragma once

#include "told_rows.hpp"
#include <gtest/gtest.h>

namespace colloquio::contract {

// What every record must do, whatever holds it, is in three suites: record_states.hpp, record_links.hpp and
// record_answers.hpp. An adapter passes when each is instantiated with a Store:
//
//   struct Store { ports::Record& record(); void reopen(); };   // an empty record at first; reopen() keeps what it
//   holds
//
// reopen() of a store that cannot forget (memory) does nothing.

template <class Store>
class RecordContract : public testing::Test {
 protected:
  ports::Record& record() { return store_.record(); }

  ports::ImportRun import(std::string_view run, const Batch& batch) {
    auto session = record().begin({.id = hash128(run), .input = std::string{run}, .format = "test"});
    EXPECT_TRUE(session.has_value());
    EXPECT_TRUE((*session)->append(batch.rows()).has_value());
    auto done = (*session)->finish();
    EXPECT_TRUE(done.has_value()) << done.error().message;
    return done.value();
  }
  ports::StoredMessage message(std::string_view native) {
    const Id128 id = id_of("message", native);
    const auto found = record().read_messages(std::span{&id, 1}).value();
    EXPECT_EQ(found.size(), 1U) << native;
    return found.empty() ? ports::StoredMessage{} : found.front();
  }
  std::vector<std::string> conversation(Id128 id) {
    std::vector<std::string> out;
    for (const auto& m : taken(record().read_conversation(id))) out.push_back(m.native_id);
    return out;
  }
  /// What the talk table says of a message that few have, in words.
  std::string rare(std::string_view native) {
    ports::RoleOf nobody{[](const ports::StoredAccount&, Instant) { return Role::person; }};
    const TalkTable t = taken(record().read_talk(nobody));
    std::string out;
    const auto add = [&](std::uint32_t row, const std::string& word) {
      if (t.id[row] == id_of("message", native)) out += (out.empty() ? "" : " ") + word;
    };
    const auto name = [](std::string_view kind, Id128 id) {
      for (const char* known : {"a1", "a2", "a3", "m1", "m2", "m3", "m4"}) {
        if (id == id_of(kind, known)) return std::string{known};
      }
      return to_hex(id);
    };
    for (const auto& a : t.addresses) add(a.row, "to:" + name("account", t.accounts[a.account]));
    for (const auto& p : t.other_parents) add(p.row, "under:" + name("message", p.parent));
    for (const auto& w : t.wordings) add(w.row, "says:" + std::to_string(w.key));
    return out;
  }
  std::vector<std::string> conversation(std::string_view native) { return conversation(id_of("message", native)); }

  Store store_;
};

}  // namespace colloquio::contract
