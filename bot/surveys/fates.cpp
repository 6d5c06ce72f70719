#include "bot/surveys/fates.hpp"

#include <fmt/format.h>

#include "base/log.hpp"
#include "bot/surveys/limits.hpp"
#include "bot/surveys/obstacles.hpp"
#include "office/surveys/plan_limits.hpp"
#include "office/surveys/reach.hpp"
#include "office/surveys/round_plan.hpp"
#include "storage/outbox.hpp"
#include "storage/survey_people.hpp"
#include "storage/survey_recall.hpp"
#include "storage/survey_rounds.hpp"

namespace bot {
namespace {

using storage::Fate;
using storage::Invitation;
using storage::InvitationState;
using storage::OpenMessage;
using storage::OutboxState;
using storage::SurveyMessageKind;

class Settling {
 public:
  Settling(storage::Tx& tx, base::TimePoint now)
      : tx_(tx), now_(now), messages_(tx), invitations_(tx) {}

  void settle(const OpenMessage& open) {
    const auto invitation = invitations_.find(open.message.invitation);
    if (invitation && is_settled(open, *invitation)) news_.try_emplace(invitation->round.value);
  }

  RoundNews take() { return std::move(news_); }

 private:
  // False: it goes on waiting, and there is no news of it.
  bool is_settled(const OpenMessage& open, const Invitation& invitation) {
    switch (open.state) {
      case OutboxState::done:
        arrived(open, invitation);
        return true;
      case OutboxState::waiting:  // Zalo asks to wait; a short wait is the sender's business
        return meets_obstacle(open, invitation, obstacle_in(open.errand, open.why, now_));
      case OutboxState::ask_staff:
        unknown(open, invitation);
        return true;
      case OutboxState::gave_up:
        gave_up(open, invitation);
        return true;
      case OutboxState::cancelled:
        recall(open, limits::busy_wait);
        return true;
      case OutboxState::in_flight:
      case OutboxState::unsure:
        return false;
    }
    return false;
  }

  void arrived(const OpenMessage& open, const Invitation& invitation) {
    messages_.settle(open.message.outbox, Fate::done, open.message.remote_id);
    if (open.message.kind == SurveyMessageKind::invitation) {
      invitations_.arrived(invitation.id, now_);
    }
  }

  // True: the message is taken back, and the person is asked later or when the round goes on.
  bool meets_obstacle(const OpenMessage& open,
                      const Invitation& invitation,
                      const Obstacle& obstacle) {
    if (!obstacle.stops.empty()) {
      news_[invitation.round.value] = named(invitation, obstacle);
      // A rehearsal's round does not stop: at once would be again and again.
      recall(open, invitation.rehearsal ? limits::busy_wait : base::Duration{0});
      return true;
    }
    if (!obstacle.later) return false;
    recall(open, *obstacle.later - now_);
    return true;
  }

  std::string named(const Invitation& invitation, const Obstacle& obstacle) {
    const auto kept = storage::SurveyRounds(tx_).find(invitation.round);
    if (!obstacle.of_template || !kept) return obstacle.stops;
    const auto plan = surveys::plan_of(kept->plan);
    const bool by_phone = invitation.way == surveys::way_code(surveys::Way::by_phone_template);
    const auto& number = by_phone ? plan.templates.phone : plan.templates.uid;
    return number.empty() ? obstacle.stops : fmt::format("Mẫu tin {}: {}", number, obstacle.stops);
  }

  // Perhaps it arrived: not sent again, and whoever got it can answer.
  void unknown(const OpenMessage& open, const Invitation& invitation) {
    storage::Outbox(tx_).settle(open.message.outbox, storage::GaveUp{"unsure"}, now_);
    messages_.settle(open.message.outbox, Fate::failed, "");
    if (open.message.kind == SurveyMessageKind::invitation) invitations_.unsure(invitation.id);
    base::log(base::Level::warning, "survey.unsure", {{"invitation", invitation.id.value}});
  }

  void gave_up(const OpenMessage& open, const Invitation& invitation) {
    if (open.why == "expired" || open.why == "recalled") return recall(open, limits::busy_wait);
    const auto obstacle = obstacle_in(open.errand, open.why, now_);
    if (meets_obstacle(open, invitation, obstacle)) return;
    const bool once_more = obstacle.another_way && invitation.state == InvitationState::sent &&
                           messages_.recalls_of(invitation.id) == 0;
    if (once_more) return recall(open, base::Duration{0});
    const bool blocked = open.why.starts_with("person_gone");
    messages_.settle(open.message.outbox, blocked ? Fate::blocked : Fate::failed, "");
    if (open.message.kind == SurveyMessageKind::invitation && !invitation.begun_at) {
      invitations_.end(
          invitation.id, InvitationState::failed, blocked ? "blocked" : open.why, now_);
      // Whoever was not reached may be asked by the next round.
      if (invitation.sent_at && !invitation.rehearsal) {
        storage::unnote_asked(tx_, invitation.citizen, *invitation.sent_at);
      }
    }
  }

  void recall(const OpenMessage& open, base::Duration wait) {
    storage::recall(tx_, open, now_, now_ + wait);
  }

  storage::Tx& tx_;
  base::TimePoint now_;
  storage::SurveyMessages messages_;
  storage::Invitations invitations_;
  RoundNews news_{};
};

}  // namespace

RoundNews settle_fates(storage::Tx& tx, base::TimePoint now) {
  Settling settling(tx, now);
  for (const auto& open : storage::SurveyMessages(tx).to_settle(limits::settled_at_once)) {
    settling.settle(open);
  }
  return settling.take();
}

void arrived_after_all(storage::Tx& tx,
                       storage::OutboxId outbox,
                       std::string_view remote_id,
                       base::TimePoint now) {
  storage::SurveyMessages messages(tx);
  const auto invitation = messages.lost(outbox);
  if (!invitation) return;
  messages.settle(outbox, Fate::done, remote_id);
  storage::Invitations(tx).arrived(*invitation, now);
}

std::optional<std::string> too_many_failed(storage::Tx& tx,
                                           surveys::RoundId round,
                                           base::TimePoint since) {
  const auto counts = storage::SurveyMessages(tx).newest_fates(round, since, surveys::stop_window);
  const bool whole = counts.sends >= surveys::stop_window;
  constexpr std::int64_t enough_failed = surveys::failed_percent_max * surveys::stop_window / 100;
  const bool none_arrives = counts.failed == counts.sends && counts.failed >= enough_failed;
  if (whole && counts.blocked * 100 > surveys::blocked_percent_max * counts.sends) {
    return fmt::format(
        "{} trong {} tin gần nhất gặp người đã chặn tài khoản.", counts.blocked, counts.sends);
  }
  if (none_arrives || (whole && counts.failed * 100 > surveys::failed_percent_max * counts.sends)) {
    return fmt::format("{} trong {} tin gần nhất không gửi được.", counts.failed, counts.sends);
  }
  return std::nullopt;
}

}  // namespace bot
