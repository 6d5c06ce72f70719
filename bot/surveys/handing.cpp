#include "bot/surveys/handing.hpp"

#include <fmt/format.h>

#include "base/local_time.hpp"
#include "bot/errands.hpp"
#include "bot/surveys/invited.hpp"
#include "bot/surveys/limits.hpp"
#include "bot/surveys/opening.hpp"
#include "bot/surveys/terms.hpp"
#include "console/ready_texts.hpp"
#include "storage/citizens.hpp"
#include "storage/inbox.hpp"
#include "storage/messages.hpp"
#include "storage/outbox.hpp"
#include "storage/survey_people.hpp"

namespace bot {
namespace {

using storage::Invitation;
using storage::InvitationState;
using storage::SurveyMessageKind;

class Handing {
 public:
  Handing(storage::Tx& tx,
          const Content& content,
          const storage::KeptRound& kept,
          base::TimePoint now)
      : tx_(tx),
        content_(content),
        kept_(kept),
        now_(now),
        terms_(terms_of(content, kept, now)),
        invitations_(tx) {}

  Handed hand(int at_most) {
    for (const auto& one : invitations_.due(kept_.round.id, now_, at_most)) {
      if (!handed_.stop.empty()) break;
      look_at(one, SurveyMessageKind::invitation);
    }
    const int left = at_most - handed_.messages;
    if (left <= 0) return handed_;
    for (const auto& one : invitations_.to_remind(kept_.round.id, now_, left)) {
      if (!handed_.stop.empty()) break;
      look_at(one, SurveyMessageKind::reminder);
    }
    return handed_;
  }

 private:
  void look_at(const Invitation& one, SurveyMessageKind kind) {
    const auto citizen = storage::Citizens(tx_).by_id(one.citizen);
    if (!citizen || citizen->forgotten_at) return drop(one, kind, "gone");
    if (invitations_.is_filled(one)) return leave_out(one, kind);
    if (kind == SurveyMessageKind::invitation && rests(one)) return;
    const auto plan = way_now(tx_, terms_, one, now_);
    if (plan.way == surveys::Way::not_reachable) {
      return drop(one, kind, surveys::why_not_code(plan.why));
    }
    const surveys::Due due{kind_of(plan.way), storage::last_survey_message(tx_, one.citizen)};
    const auto next = surveys::next_allowed_moment(terms_.rules, terms_.calendar, due, now_);
    if (!next.at) return drop(one, kind, "no_time_left");
    if (*next.at > now_) return invitations_.put_off(one.id, *next.at);
    const bool conversation =
        plan.way == surveys::Way::free_now || plan.way == surveys::Way::charged_message;
    if (conversation) return to_conversation(one, kind, citizen->channel_id);
    by_template(one, kind, *citizen, plan);
  }

  // Another round asked this person since this one was drawn.
  bool rests(const Invitation& one) {
    const auto free_from = rested_from(tx_, terms_, one.citizen, now_);
    if (!free_from) return false;
    if (*free_from < kept_.round.closes) {
      invitations_.put_off(one.id, *free_from);
    } else {
      drop(one, SurveyMessageKind::invitation, "asked_lately");
    }
    return true;
  }

  // The answers wanted of this cell are all there: nobody pays for a message that ends in "đủ
  // phiếu".
  void leave_out(const Invitation& one, SurveyMessageKind kind) {
    if (kind == SurveyMessageKind::reminder) return invitations_.handed_over(one.id);
    invitations_.end(one.id, InvitationState::full, "", now_);
  }

  void drop(const Invitation& one, SurveyMessageKind kind, std::string_view why) {
    if (kind == SurveyMessageKind::reminder) return invitations_.handed_over(one.id);
    invitations_.end(one.id, InvitationState::failed, why, now_);
  }

  void to_conversation(const Invitation& one,
                       SurveyMessageKind kind,
                       const std::string& channel_id) {
    const auto turn =
        kind == SurveyMessageKind::reminder ? SurveyTurn::reminder : SurveyTurn::invitation;
    // A row known before leads to no turn: it stays due, and goes at another moment.
    if (!storage::Inbox(tx_).put(survey_arrival(turn, one, channel_id, now_))) return;
    invitations_.handed_over(one.id);
    ++handed_.messages;
    handed_.conversations = true;
  }

  void by_template(const Invitation& one,
                   SurveyMessageKind kind,
                   const storage::Citizen& citizen,
                   const surveys::Plan& plan) {
    const bool by_phone = plan.way == surveys::Way::by_phone_template;
    const auto& number = by_phone ? terms_.plan.templates.phone : terms_.plan.templates.uid;
    const auto chosen = usable(number);
    const auto values = chosen ? filled_for(*chosen, one) : std::nullopt;
    // Others could be told by it: only what it needs to know of this person is missing.
    const bool tried = chosen && invitations_.went(kept_.round.id, surveys::way_code(plan.way));
    if (!values && tried) return drop(one, kind, "no_values");
    if (!values) {
      handed_.stop = fmt::format("Mẫu tin {} của Zalo không dùng được lúc này.", number);
      return;
    }
    const SurveyTemplate message{
        .invitation = one.id.value,
        .address = by_phone ? storage::phone_of(tx_, one.round, one.citizen) : citizen.channel_id,
        .by_phone = by_phone,
        .zbs = number,
        .fields = *values,
        .text = console::filled(*chosen, *values).value_or(""),
        .now = now_,
        .until = until(kind_of(plan.way))};
    const auto key = fmt::format("survey/{}/{}/{}",
                                 one.id.value,
                                 kind == SurveyMessageKind::reminder ? "remind" : "template",
                                 base::to_millis(now_));
    note_sent(one, kind, plan);
    storage::Outbox outbox(tx_);
    outbox.put(survey_template_errand(message, key));
    const auto id = outbox.id_of(key);
    if (id) storage::SurveyMessages(tx_).add(*id, one.id, kind, now_);
    if (!by_phone) note_said(one, message.text, id);
    ++handed_.messages;
  }

  // In the conversation, as everything that was said there.
  void note_said(const Invitation& one,
                 const std::string& text,
                 std::optional<storage::OutboxId> outbox) {
    storage::Messages(tx_).put({.citizen = one.citizen,
                                .direction = storage::Direction::out,
                                .text = text,
                                .at = now_,
                                .outbox = outbox});
  }

  void note_sent(const Invitation& one, SurveyMessageKind kind, const surveys::Plan& plan) {
    if (kind == SurveyMessageKind::reminder) {
      pay_reminder(tx_, one.id, plan.price);
      invitations_.reminded(one.id, now_);
      return;
    }
    const auto days = terms_.plan.reminder_days;
    const auto remind_at =
        days > 0 ? std::optional{now_ + std::chrono::hours{24} * days} : std::nullopt;
    invitations_.goes(one.id, surveys::way_code(plan.way), plan.price);
    invitations_.sent(one.id, now_, remind_at);
    storage::note_asked(tx_, one.citizen, now_);
  }

  base::TimePoint until(surveys::MessageKind kind) const {
    const auto allowed = surveys::allowed_until(terms_.rules, terms_.calendar, kind, now_);
    return std::min(now_ + limits::message_kept, allowed.value_or(now_ + limits::message_kept));
  }

  std::optional<console::ZbsTemplate> usable(const std::string& number) const {
    const auto text = storage::ReadyTexts(tx_).find(storage::TextKind::zbs, number);
    if (!text || text->state != storage::TextState::enabled) return std::nullopt;
    return console::zbs_of(*text);
  }

  std::optional<console::ZbsValues> filled_for(const console::ZbsTemplate& chosen,
                                               const Invitation& one) const {
    const auto* asked =
        content_.questionnaires.find(kept_.round.questionnaire, kept_.round.version);
    if (asked == nullptr) return std::nullopt;
    return console::values_for(named_after_facts(chosen),
                               template_values(*asked, one.facts, terms_.plan.words));
  }

  // A template from the console says only how its fields are called: a field of a fact's name takes
  // that fact.
  static console::ZbsTemplate named_after_facts(console::ZbsTemplate chosen) {
    for (auto& field : chosen.fields) {
      if (field.from.empty()) field.from = field.name;
    }
    return chosen;
  }

  storage::Tx& tx_;
  const Content& content_;
  const storage::KeptRound& kept_;
  base::TimePoint now_;
  surveys::RoundTerms terms_;
  storage::Invitations invitations_;
  Handed handed_{};
};

}  // namespace

Handed hand_over_due(storage::Tx& tx,
                     const Content& content,
                     const storage::KeptRound& kept,
                     int at_most,
                     base::TimePoint now) {
  return Handing(tx, content, kept, now).hand(at_most);
}

int hand_over_rehearsals(storage::Tx& tx, int at_most, base::TimePoint now) {
  storage::Invitations invitations(tx);
  int handed = 0;
  for (const auto& one : invitations.rehearsals_due(now, at_most)) {
    const auto citizen = storage::Citizens(tx).by_id(one.citizen);
    if (!citizen) {
      invitations.end(one.id, InvitationState::failed, "gone", now);
      continue;
    }
    const auto arrival = survey_arrival(SurveyTurn::invitation, one, citizen->channel_id, now);
    if (!storage::Inbox(tx).put(arrival)) continue;
    invitations.handed_over(one.id);
    ++handed;
  }
  return handed;
}

}  // namespace bot
