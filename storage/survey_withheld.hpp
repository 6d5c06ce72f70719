// What an anonymous round must not leave beside a person while it runs: the words that were typed,
// the questions that followed from them. Staff read one line in their stead. View over an open Tx.
#pragma once

#include <string_view>

#include "office/surveys/round.hpp"
#include "storage/inbox.hpp"
#include "storage/messages.hpp"
#include "storage/outbox.hpp"

namespace storage {

class SurveyWithheld {
 public:
  explicit SurveyWithheld(Tx& tx) : tx_(tx) {}

  // The first message of a person in a round says `instead`; the later ones go, so that nobody can
  // count how many questions were answered (one that came with a file stays for the file).
  void message(MessageId id, surveys::RoundId round, std::string_view instead);
  // It still has to leave, so its words go when the round is over.
  void errand(OutboxId id, surveys::RoundId round);
  bool has(OutboxId id);
  // As it came from the platform: neither the words nor whose they were. Its key stays, by which a
  // repeated delivery is known.
  void arrival(InboxId id);

 private:
  Tx& tx_;
};

}  // namespace storage
