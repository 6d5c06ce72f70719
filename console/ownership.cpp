#include "console/ownership.hpp"

#include <nlohmann/json.hpp>

#include "base/crypto.hpp"
#include "base/json.hpp"
#include "console/spoken.hpp"
#include "storage/audit.hpp"
#include "storage/inbox.hpp"
#include "storage/outbox.hpp"
#include "storage/sessions.hpp"

namespace console {
namespace {

// As bot/arrivals.cpp reads it.
constexpr std::string_view staff_source = "staff";

void note(storage::Tx& tx, const Visit& visit, const Conversation& conversation, const char* what) {
  storage::Audit(tx).append({.at = visit.now,
                             .who = key_of(visit.me().id),
                             .what = what,
                             .subject = "citizen/" + conversation.citizen.id});
}

const char* kind_of(Release how) {
  switch (how) {
    case Release::resume:
    case Release::queue:
      return "handed_back";
    case Release::menu:
      return "handed_back_to_menu";
    case Release::closing:
      return "closed";
  }
  return "handed_back";
}

}  // namespace

void set_session_owner(storage::Tx& tx,
                       const std::string& citizen,
                       flows::Owner owner,
                       base::TimePoint now) {
  storage::Sessions sessions(tx);
  flows::Session session;
  if (const auto stored = sessions.load(citizen)) {
    auto read = flows::read_session(*stored);
    if (!read) return;  // the turn worker says what is wrong with it
    session = std::move(*read);
  }
  session.owner = owner;
  sessions.save(citizen, flows::write_session(session), now);
}

void tell_the_turn(storage::Tx& tx,
                   const Visit& visit,
                   const Conversation& conversation,
                   const char* kind) {
  const nlohmann::ordered_json body{{"name", visit.me().name}, {"by", key_of(visit.me().id)}};
  storage::Inbox(tx).put({.source = std::string{staff_source},
                          .kind = kind,
                          .dedupe_key = "staff/" + base::random_word(16),
                          .citizen = conversation.citizen.channel_id,
                          .body = base::to_text(body),
                          .sent_at = visit.now,
                          .received_at = visit.now});
}

bool take_over(storage::Tx& tx, const Visit& visit, const Conversation& conversation) {
  const auto& citizen = conversation.citizen;
  storage::Handovers handovers(tx);
  if (!conversation.open) {
    handovers.open({.citizen = citizen.id, .reason = "staff", .since = visit.now});
  } else if (conversation.held()) {
    handovers.put_back(conversation.open->id);
  }
  const auto open = handovers.current(citizen.id);
  if (!open || !handovers.take(open->id, key_of(visit.me().id), visit.now)) return false;
  set_session_owner(tx, citizen.id, flows::Owner::person, visit.now);
  storage::Outbox(tx).cancel_waiting(citizen.channel_id, storage::Author::bot, visit.now);
  tell_the_turn(tx, visit, conversation, "took");
  note(
      tx, visit, conversation, conversation.held() ? "conversation.retaken" : "conversation.taken");
  return true;
}

void let_go(storage::Tx& tx, const Visit& visit, const Conversation& conversation, Release how) {
  const auto& citizen = conversation.citizen;
  note(tx, visit, conversation, "conversation.released");
  if (how == Release::queue) {
    storage::Handovers(tx).put_back(conversation.open->id);
    set_session_owner(tx, citizen.id, flows::Owner::queue, visit.now);
    return;
  }
  if (how == Release::closing) {
    const auto key = "console/closing/" + base::random_word(16);
    speak(tx, visit, citizen, {visit.office.canned.closing, key, visit.now});
  }
  storage::Handovers(tx).close(citizen.id, visit.now);
  tell_the_turn(tx, visit, conversation, kind_of(how));
}

}  // namespace console
