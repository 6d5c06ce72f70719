#include "storage/survey_recall.hpp"

#include "storage/outbox.hpp"
#include "storage/rows.hpp"
#include "storage/survey_people.hpp"

namespace storage {
namespace {

// A reminder may be two messages: the word, and the question where the person stopped. Whoever gets
// one of them was reminded.
bool another_goes(Tx& tx, OutboxId outbox) {
  return first_integer(tx,
                       "SELECT count(*) FROM survey_messages AS a JOIN survey_messages AS b "
                       "ON b.invitation = a.invitation AND b.kind = a.kind AND b.at = a.at "
                       "WHERE a.outbox = $1 AND b.outbox <> a.outbox AND b.settled <> 'recalled'",
                       Params{outbox.value})
             .value_or(0) > 0;
}

}  // namespace

void recall(Tx& tx, const OpenMessage& open, base::TimePoint now, base::TimePoint until) {
  Outbox(tx).settle(open.message.outbox, GaveUp{"recalled"}, now);
  SurveyMessages(tx).settle(open.message.outbox, Fate::recalled, "");
  if (another_goes(tx, open.message.outbox)) return;
  Invitations invitations(tx);
  if (open.message.kind == SurveyMessageKind::reminder) {
    invitations.remind_again(open.message.invitation, until);
    return;
  }
  const auto invitation = invitations.find(open.message.invitation);
  if (!invitation || !invitation->sent_at) return;
  if (invitations.recalled(invitation->id, until) && !invitation->rehearsal) {
    unnote_asked(tx, invitation->citizen, *invitation->sent_at);
  }
}

int recall_waiting(Tx& tx, surveys::RoundId round, base::TimePoint now, base::TimePoint until) {
  int recalled = 0;
  for (const auto& open : SurveyMessages(tx).waiting(round)) {
    recall(tx, open, now, until);
    ++recalled;
  }
  return recalled;
}

int recall_refused(Tx& tx, surveys::RoundId round, base::TimePoint since, base::TimePoint now) {
  SurveyMessages messages(tx);
  Invitations invitations(tx);
  int recalled = 0;
  for (const auto& message : messages.refused(round, since)) {
    const auto invitation = invitations.find(message.invitation);
    if (!invitation || !invitations.planned_again(message.invitation, now)) continue;
    messages.settle(message.outbox, Fate::recalled, "");
    if (invitation->sent_at) unnote_asked(tx, invitation->citizen, *invitation->sent_at);
    ++recalled;
  }
  return recalled;
}

}  // namespace storage
