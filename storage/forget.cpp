#include "storage/forget.hpp"

#include <array>

#include "storage/attachments.hpp"
#include "storage/cases.hpp"
#include "storage/citizens.hpp"
#include "storage/desk_moves.hpp"
#include "storage/drafts.hpp"
#include "storage/handovers.hpp"
#include "storage/inbox.hpp"
#include "storage/messages.hpp"
#include "storage/outbox.hpp"
#include "storage/rows.hpp"
#include "storage/sessions.hpp"
#include "storage/survey_forget.hpp"
#include "storage/timers.hpp"

namespace storage {
namespace {

bool is_on_the_way(Tx& tx, const std::string& key) {
  const auto arrivals = first_integer(
      tx, "SELECT count(*) FROM inbox WHERE citizen = $1 AND state = 'waiting'", Params{key});
  const auto errands = first_integer(tx,
                                     "SELECT count(*) FROM outbox WHERE citizen = $1 AND state IN "
                                     "('waiting', 'in_flight', 'unsure')",
                                     Params{key});
  return arrivals.value_or(0) + errands.value_or(0) > 0;
}

// Rows that would wait for a person for ever: about somebody whom nobody may know any more.
void settle_what_waits_for_staff(Tx& tx, const std::string& key, base::TimePoint now) {
  const auto at = base::to_millis(now);
  tx.exec(
      "UPDATE inbox SET state = 'done', finished_at = $2, why = 'forgotten' WHERE citizen = $1 AND "
      "state = 'set_aside'",
      Params{key, at});
  tx.exec(
      "UPDATE outbox SET state = 'gave_up', settled_at = $2, why = 'forgotten' WHERE citizen = $1 "
      "AND state = 'ask_staff'",
      Params{key, at});
}

void forget_at_the_doors(Tx& tx,
                         const std::string& key,
                         base::TimePoint now,
                         Forgotten& forgotten) {
  settle_what_waits_for_staff(tx, key, now);
  forgotten.arrivals += Inbox(tx).forget(key);
  tx.exec("UPDATE inbox SET citizen = '' WHERE citizen = $1", Params{key});
  forgotten.errands += Outbox(tx).forget(key);
  Timers(tx).cancel_all(key);
}

}  // namespace

base::Result<Forgotten> forget_citizen(Tx& tx, std::string_view citizen, base::TimePoint now) {
  const auto person = Citizens(tx).by_id(citizen);
  if (!person) return base::Error{base::Errc::not_found, "no such citizen"};
  // At the doors a person may be known by either id.
  const std::array keys{person->id, person->channel_id};
  for (const std::string& key : keys) {
    if (!is_on_the_way(tx, key)) continue;
    return base::Error{base::Errc::conflict, "something of this citizen is still on its way"};
  }
  Forgotten forgotten;
  for (const std::string& key : keys) forget_at_the_doors(tx, key, now, forgotten);
  forgotten.messages = Messages(tx).forget(citizen);
  forgotten.files = Attachments(tx).forget_all(citizen);
  forgotten.cases = Cases(tx).forget_identity(citizen);
  Handovers(tx).forget(citizen, now);
  DeskMoves(tx).forget(citizen);
  Sessions(tx).remove(citizen);
  Drafts(tx).forget(citizen);
  forget_in_surveys(tx, citizen, now);
  Citizens(tx).forget(citizen, now);
  return forgotten;
}

}  // namespace storage
