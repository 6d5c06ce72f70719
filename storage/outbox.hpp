// Everything that goes out is a row here, and every row settles. "Unsure" is a state of its own:
// the platform has no idempotency key (house B.5). Views over an open Tx: made for one transaction.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "storage/database.hpp"
#include "storage/errand.hpp"

namespace storage {

struct Decided {  // what became of an unsure errand when the wait for its echo was over
  OutboxItem item{};
  bool resend = false;  // false: a person is asked
};

struct OutboxCounts {  // of what is not settled; settled rows are counted by metrics
  std::int64_t waiting = 0;
  std::int64_t in_flight = 0;
  std::int64_t unsure = 0;
  std::int64_t ask_staff = 0;
  // not_before of the oldest row whose time has come, also when attempts put it off since: how long
  // somebody has been waiting for it.
  std::optional<base::TimePoint> oldest{};
};

class Outbox {
 public:
  explicit Outbox(Tx& tx) : tx_(tx) {}

  // False: the dedupe key is known, nothing changed.
  bool put(const Errand& errand);

  // The next errand to call, marked in flight, its attempt recorded. Replies before bulk; within a
  // citizen in the order put, never past an older unsettled one whose time has come. A bulk errand
  // with a reply behind it goes as a reply. A lease that ran out makes its errand unsure.
  std::optional<OutboxItem> claim(base::TimePoint now, base::Duration lease);
  // The same for errands of one kind outside every line (in_line = false, bulk): what needs no
  // platform can be done while nothing may be sent.
  std::optional<OutboxItem> claim_of_kind(std::string_view kind,
                                          base::TimePoint now,
                                          base::Duration lease);
  // Done counts in any state; the others only where the errand still waits for an outcome. False:
  // nothing changed, since it was settled otherwise (by its echo). A bulk errand put off gives up
  // its place in the line, and so does one put off for longer than limits::place_kept: answers to
  // the citizen do not wait for tomorrow's quota.
  bool settle(OutboxId id, const Outcome& outcome, base::TimePoint now);

  // Unsure rows whose echo did not come in time: sent once more, or listed for staff (WhenUnsure).
  // A row whose lease ran out becomes unsure now, and its echo is waited for that long.
  std::vector<Decided> decide_unsure(base::TimePoint now, base::Duration echo_wait);
  // The platform shows us one of our messages. Ours if its id is known, or else if an errand of
  // this citizen with this text was called and nobody knows whether it arrived, whatever was
  // decided since: the oldest of those is done. Nothing: a person or another program wrote it.
  std::optional<OutboxId> settle_by_echo(std::string_view citizen,
                                         std::string_view remote_id,
                                         std::string_view text_digest,
                                         base::TimePoint now);
  // Waiting errands past expires_at give up; returned so that staff can be told. At most list_max.
  std::vector<OutboxItem> expire(base::TimePoint now);
  // A person takes over (author = bot), or the citizen asks for silence: what waits is cancelled,
  // and what is unsure is not sent again (its echo still settles it). What is in flight cannot be
  // called back. Returns how many.
  std::int64_t cancel_waiting(std::string_view citizen, Author author, base::TimePoint now);

  // Its author takes it back before anybody called it. False: too late.
  bool withdraw(OutboxId id, base::TimePoint now);

  OutboxCounts counts(base::TimePoint now);
  std::vector<OutboxLine> list(OutboxState state, int at_most);               // oldest first
  std::vector<OutboxLine> of_citizen(std::string_view citizen, int at_most);  // newest first
  std::optional<OutboxLine> find(OutboxId id);
  std::optional<OutboxId> id_of(std::string_view dedupe_key);
  bool knows(std::string_view remote_id);  // the platform's number of any message; looks at all
  std::vector<Attempt> attempts(OutboxId id);

  // Settled rows older than `before`; at most limits::purge_batch, returns how many.
  std::int64_t purge(base::TimePoint before);
  // Empties the texts of this citizen's settled errands, and whom they went to. Returns rows.
  std::int64_t forget(std::string_view citizen);

 private:
  std::optional<OutboxItem> claim_as(Urgency urgency, base::TimePoint now, base::TimePoint until);
  std::optional<OutboxItem> claimed(std::string_view sql, const Params& params);
  void leases_run_out(base::TimePoint now, base::Duration echo_wait);
  std::vector<OutboxLine> lines(std::string_view where, const Params& params);
  void end_attempt(OutboxId id,
                   std::string_view outcome,
                   std::string_view detail,
                   base::TimePoint at);

  Tx& tx_;
};

}  // namespace storage
