#include "storage/forget.hpp"

#include "storage/attachments.hpp"
#include "storage/cases.hpp"
#include "storage/citizens.hpp"
#include "storage/handovers.hpp"
#include "storage/inbox.hpp"
#include "storage/messages.hpp"
#include "storage/outbox.hpp"
#include "storage/sessions.hpp"
#include "storage/timers.hpp"

namespace storage {

base::Result<Forgotten> forget_citizen(Tx& tx, std::string_view citizen, base::TimePoint now) {
  const auto person = Citizens(tx).by_id(citizen);
  if (!person) return base::Error{base::Errc::not_found, "no such citizen"};
  Forgotten forgotten;
  // At the doors a person may be known by either id.
  for (const std::string& key : {person->id, person->channel_id}) {
    forgotten.arrivals += Inbox(tx).forget(key);
    forgotten.errands += Outbox(tx).forget(key);
    Timers(tx).cancel_all(key);
  }
  forgotten.messages = Messages(tx).forget(citizen);
  forgotten.files = Attachments(tx).forget_all(citizen);
  forgotten.cases = Cases(tx).forget_identity(citizen);
  Handovers(tx).forget(citizen, now);
  Sessions(tx).remove(citizen);
  Citizens(tx).forget(citizen, now);
  return forgotten;
}

}  // namespace storage
