#include "bot/surveys/inviter.hpp"

#include "base/log.hpp"
#include "bot/surveys/invited.hpp"
#include "bot/surveys/limits.hpp"
#include "storage/citizens.hpp"
#include "storage/inbox.hpp"
#include "storage/invitations.hpp"

namespace bot {
namespace {

int hand_over_due(storage::Tx& tx, surveys::RoundId round, base::TimePoint now) {
  storage::Invitations invitations(tx);
  int handed = 0;
  for (const auto& one : invitations.due(round, now, limits::handed_over_at_once)) {
    const auto citizen = storage::Citizens(tx).by_id(one.citizen);
    if (!citizen) {
      invitations.end(one.id, storage::InvitationState::failed, "gone", now);
      continue;
    }
    storage::Inbox(tx).put(invitation_arrival(one, citizen->channel_id, now));
    invitations.handed_over(one.id);
    ++handed;
  }
  return handed;
}

}  // namespace

bool Inviter::run_once() {
  const auto now = clock_.now();
  std::vector<storage::KeptRound> rounds;
  database_.read([&](storage::Tx& tx) { rounds = storage::SurveyRounds(tx).under_way(); });
  bool worked = false;
  for (const auto& kept : rounds) {
    worked = move_by_time(kept, now) || worked;
    if (!surveys::may_invite(kept.round, now)) continue;
    const int handed = hand_over(kept.round, now);
    worked = handed > 0 || worked;
    if (handed > 0 && turn_bell_ != nullptr) turn_bell_->ring();
  }
  return worked;
}

// The round is read again in the transaction that moves it: an officer may have been quicker.
bool Inviter::move_by_time(const storage::KeptRound& kept, base::TimePoint now) {
  const bool over = now >= kept.round.closes;
  const surveys::RoundCommand command =
      over ? surveys::RoundCommand{surveys::ClosesCame{}} : surveys::OpensCame{};
  if (std::holds_alternative<surveys::RoundRefusal>(surveys::decide(kept.round, command, 0, now))) {
    return false;
  }
  bool moved = false;
  database_.write([&](storage::Tx& tx) {
    storage::SurveyRounds rounds(tx);
    auto held = rounds.find(kept.round.id);
    const auto outcome = surveys::decide(held->round, command, 0, now);
    const auto* to = std::get_if<surveys::Moved>(&outcome);
    if (to == nullptr) return;
    held->round = to->round;
    moved = rounds.save(*held);
    if (moved && over) storage::Invitations(tx).close_all(held->round.id, now);
  });
  if (moved) {
    base::log(base::Level::info,
              over ? "survey.round_closed" : "survey.round_opened",
              {{"round", kept.round.id.value}});
  }
  return moved;
}

int Inviter::hand_over(const surveys::Round& round, base::TimePoint now) {
  // A write costs a disk sync: look first.
  bool due = false;
  database_.read(
      [&](storage::Tx& tx) { due = !storage::Invitations(tx).due(round.id, now, 1).empty(); });
  if (!due) return 0;
  int handed = 0;
  database_.write([&](storage::Tx& tx) {
    const auto held = storage::SurveyRounds(tx).find(round.id);
    if (!held || !surveys::may_invite(held->round, now)) return;
    handed = hand_over_due(tx, round.id, now);
  });
  metrics_.add("langnghe_survey_invitations_handed_over_total", handed);
  return handed;
}

}  // namespace bot
