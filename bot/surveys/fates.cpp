#include "bot/surveys/fates.hpp"

#include <charconv>

#include <fmt/format.h>

#include "base/log.hpp"
#include "bot/surveys/limits.hpp"
#include "office/surveys/plan_limits.hpp"
#include "storage/outbox.hpp"
#include "storage/survey_people.hpp"
#include "storage/survey_recall.hpp"
#include "zalo-api/verdict.hpp"

namespace bot {
namespace {

using storage::Fate;
using storage::Invitation;
using storage::InvitationState;
using storage::OpenMessage;
using storage::OutboxState;
using storage::SurveyMessageKind;

// "busy -211": Zalo's number in what the sender wrote down; 0 when there is none.
int code_in(std::string_view why) {
  const auto blank = why.rfind(' ');
  int code = 0;
  if (blank == std::string_view::npos) return code;
  const auto digits = why.substr(blank + 1);
  std::from_chars(digits.data(), digits.data() + digits.size(), code);
  return code;
}

// Nothing goes before tomorrow, or before somebody changes something: waiting is of no use.
std::string stops_everything(const OpenMessage& open) {
  if (open.why.starts_with("needs_admin")) {
    return fmt::format("Zalo không nhận tin của tài khoản (mã {}).", code_in(open.why));
  }
  for (const auto api : {zalo::Api::openapi, zalo::Api::business}) {
    const auto* meaning = zalo::find_code(api, code_in(open.why));
    if (meaning == nullptr) continue;
    if (meaning->wait == zalo::WaitFor::next_day || meaning->wait == zalo::WaitFor::next_month) {
      return fmt::format("Hết hạn mức gửi của tài khoản (mã {}).", code_in(open.why));
    }
  }
  return {};
}

class Settling {
 public:
  Settling(storage::Tx& tx, base::TimePoint now)
      : tx_(tx), now_(now), messages_(tx), invitations_(tx) {}

  void settle(const OpenMessage& open) {
    const auto invitation = invitations_.find(open.message.invitation);
    if (!invitation) return;
    news_.try_emplace(invitation->round.value);
    switch (open.state) {
      case OutboxState::done:
        return arrived(open, *invitation);
      case OutboxState::waiting:
        return put_off(open, *invitation);
      case OutboxState::ask_staff:
        return unknown(open, *invitation);
      case OutboxState::gave_up:
        return gave_up(open, *invitation);
      case OutboxState::cancelled:
        return recall(open, limits::busy_wait);
      case OutboxState::in_flight:
      case OutboxState::unsure:
        return;
    }
  }

  RoundNews take() { return std::move(news_); }

 private:
  void arrived(const OpenMessage& open, const Invitation& invitation) {
    messages_.settle(open.message.outbox, Fate::done, open.message.remote_id);
    if (open.message.kind == SurveyMessageKind::invitation) {
      invitations_.arrived(invitation.id, now_);
    }
  }

  // Zalo asks to wait; a short wait is the sender's business.
  void put_off(const OpenMessage& open, const Invitation& invitation) {
    auto why = stops_everything(open);
    if (why.empty()) return;
    news_[invitation.round.value] = std::move(why);
    recall(open, base::Duration{0});
  }

  // Perhaps it arrived: not sent again, and whoever got it can answer.
  void unknown(const OpenMessage& open, const Invitation& invitation) {
    storage::Outbox(tx_).settle(open.message.outbox, storage::GaveUp{"unsure"}, now_);
    messages_.settle(open.message.outbox, Fate::failed, "");
    base::log(base::Level::warning, "survey.unsure", {{"invitation", invitation.id.value}});
  }

  void gave_up(const OpenMessage& open, const Invitation& invitation) {
    if (open.why == "expired" || open.why == "recalled") return recall(open, limits::busy_wait);
    // The window closed between our look and the call: there may be another way.
    if (open.why.starts_with("window_closed") && invitation.state == InvitationState::sent &&
        messages_.recalls_of(invitation.id) == 0) {
      return recall(open, base::Duration{0});
    }
    auto why = stops_everything(open);
    if (!why.empty()) {
      news_[invitation.round.value] = std::move(why);
      return recall(open, base::Duration{0});
    }
    const bool blocked = open.why.starts_with("person_gone");
    messages_.settle(open.message.outbox, blocked ? Fate::blocked : Fate::failed, "");
    if (open.message.kind == SurveyMessageKind::invitation && !invitation.begun_at) {
      invitations_.end(
          invitation.id, InvitationState::failed, blocked ? "blocked" : open.why, now_);
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

std::optional<std::string> too_many_failed(storage::Tx& tx,
                                           surveys::RoundId round,
                                           base::TimePoint since) {
  const auto counts = storage::SurveyMessages(tx).newest_fates(round, since, surveys::stop_window);
  const bool whole = counts.sends >= surveys::stop_window;
  constexpr std::int64_t enough_failed = surveys::failed_percent_max * surveys::stop_window / 100;
  const bool none_arrives = counts.failed == counts.sends && counts.failed >= enough_failed;
  if (whole && counts.blocked * 100 > surveys::blocked_percent_max * counts.sends) {
    return fmt::format("Tự dừng: {} trong {} tin gần nhất gặp người đã chặn tài khoản.",
                       counts.blocked,
                       counts.sends);
  }
  if (none_arrives || (whole && counts.failed * 100 > surveys::failed_percent_max * counts.sends)) {
    return fmt::format(
        "Tự dừng: {} trong {} tin gần nhất không gửi được.", counts.failed, counts.sends);
  }
  return std::nullopt;
}

}  // namespace bot
