#include "storage/survey_recall.hpp"

#include "storage/outbox.hpp"
#include "storage/survey_people.hpp"

namespace storage {

void recall(Tx& tx, const OpenMessage& open, base::TimePoint now, base::TimePoint until) {
  Outbox(tx).settle(open.message.outbox, GaveUp{"recalled"}, now);
  SurveyMessages(tx).settle(open.message.outbox, Fate::recalled, "");
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

}  // namespace storage
