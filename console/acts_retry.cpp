// Saying a message once more whose fate is settled: a new row with an attempt of its own, the old
// one stays as it is.

#include <nlohmann/json.hpp>

#include "console/acts.hpp"
#include "console/body.hpp"
#include "console/conversation.hpp"
#include "console/events.hpp"
#include "console/letters.hpp"
#include "console/limits.hpp"
#include "console/numbers.hpp"
#include "console/spoken.hpp"
#include "storage/audit.hpp"
#include "storage/outbox.hpp"

namespace console::acts {
namespace {

std::optional<storage::Message> message_named(storage::Tx& tx, const Visit& visit) {
  const auto id = number_in(visit.path.back());
  if (!id) return std::nullopt;
  auto message = storage::Messages(tx).find({*id});
  const bool ours = message && message->citizen == visit.path.front() &&
                    message->direction == storage::Direction::staff && message->outbox;
  return ours ? message : std::nullopt;
}

// Only when it surely does not go by itself any more.
bool is_over(storage::Tx& tx, const storage::Message& message) {
  const auto line = storage::Outbox(tx).find(*message.outbox);
  if (!line) return false;
  return line->state == storage::OutboxState::gave_up ||
         line->state == storage::OutboxState::ask_staff;
}

RawAnswer retry_in(storage::Tx& tx, const Visit& visit, const std::string& key) {
  const auto found = load_conversation(tx, visit.path.front());
  if (!found || sight_of(tx, visit, *found) == Sight::none) return problem("not_found");
  storage::Messages messages(tx);
  if (const auto known = messages.by_client_key(key)) {
    if (known->citizen != found->citizen.id) return invalid({{"client_id", "Đã dùng."}});
    return json_answer(201, event_json(tx, visit, *known));
  }
  if (!found->held_by(key_of(visit.me().id))) return not_yours(tx, *found);
  const auto old = message_named(tx, visit);
  if (!old) return problem("not_found");
  if (!is_over(tx, *old) || messages.retry_of(old->id)) return problem("not_now");
  if (!box_of(visit, found->citizen).may_send) return window_closed(visit, found->citizen);
  Said said;
  said.text = old->text;
  said.key = key;
  said.not_before = visit.now;
  const auto files = storage::Attachments(tx).of_message(old->id.value);
  if (!files.empty()) said.file = files.front();
  said.retry_of = old->id;
  const auto fresh = speak(tx, visit, found->citizen, said);
  // Whoever asked has decided: it is not asked about again. Its echo would still settle it as done.
  storage::Outbox(tx).settle(*old->outbox, storage::GaveUp{std::string{said_again_why}}, visit.now);
  storage::Audit(tx).append({.at = visit.now,
                             .who = key_of(visit.me().id),
                             .what = "message.retried",
                             .subject = "citizen/" + found->citizen.id});
  return json_answer(201, event_json(tx, visit, fresh));
}

}  // namespace

RawAnswer retry_message(const Visit& visit) {
  Body body(visit.request);
  const auto key = client_key(body, visit);
  if (auto refused = body.refused()) return *refused;
  RawAnswer answer;
  visit.office.database.write([&](storage::Tx& tx) { answer = retry_in(tx, visit, key); });
  visit.office.outside.moved();
  return answer;
}

}  // namespace console::acts
