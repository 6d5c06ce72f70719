#include "bot/surveys/inviter.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/log.hpp"
#include "bot/surveys/following.hpp"
#include "bot/surveys/forgetting.hpp"
#include "bot/surveys/handing.hpp"
#include "bot/surveys/invited.hpp"
#include "bot/surveys/limits.hpp"
#include "bot/surveys/rounds.hpp"
#include "bot/surveys/terms.hpp"
#include "office/surveys/plan_limits.hpp"
#include "storage/invitations.hpp"
#include "storage/survey_endings.hpp"
#include "storage/survey_recall.hpp"
#include "storage/survey_watch.hpp"

namespace bot {

bool Inviter::run_once() {
  const auto now = clock_.now();
  bool worked = settle(now);
  worked = rehearse(now) || worked;
  worked = end_what_is_open(now) || worked;
  worked = prepare_following(database_, content_, now) || worked;
  std::vector<storage::KeptRound> rounds;
  database_.read([&](storage::Tx& tx) { rounds = storage::SurveyRounds(tx).under_way(); });
  drew_ = false;
  for (const auto& kept : rounds) worked = serve(kept, now) || worked;
  if (!drew_) drawing_.reset();  // of a round that is not to be drawn any more
  if (!worked) worked = forget_who_answered(now);
  return worked;
}

// Only while nothing else is to be done: it takes its time.
bool Inviter::forget_who_answered(base::TimePoint now) {
  if (now - looked_back_at_ < limits::look_back_every) return false;
  looked_back_at_ = now;
  std::vector<storage::KeptRound> over;
  database_.read([&](storage::Tx& tx) {
    over = storage::SurveyRounds(tx).to_anonymise(now - limits::forgotten_after);
  });
  bool forgotten = false;
  for (const auto& kept : over) {
    forgotten = forget_round(database_, kept.round.id, now) || forgotten;
  }
  return forgotten;
}

bool Inviter::serve(const storage::KeptRound& kept, base::TimePoint now) {
  bool worked = move_by_time(kept, now);
  if (!know_questionnaire(kept.round)) return stop_unreadable(kept.round, now) || worked;
  if (!worked && draw(kept, now)) return true;
  if (worked || !surveys::may_invite(kept.round, now)) return worked;
  return hand_over(kept, now) > 0;
}

// A round that does harm stops in the transaction that sees it.
bool Inviter::settle(base::TimePoint now) {
  bool news = false;
  database_.read(
      [&](storage::Tx& tx) { news = !storage::SurveyMessages(tx).to_settle(1).empty(); });
  if (!news) return false;
  RoundNews rounds;
  std::vector<surveys::RoundId> stopped;
  database_.write([&](storage::Tx& tx) {
    stopped.clear();
    rounds = settle_fates(tx, now);
    for (const auto& [id, why] : rounds) {
      const surveys::RoundId round{id};
      const bool moved = why.empty() ? stop_at_rates(tx, round, now) : stop(tx, round, why, now);
      if (moved) stopped.push_back(round);
    }
  });
  for (const auto round : stopped) tell_stopped(round);
  return !rounds.empty();
}

bool Inviter::stop_at_rates(storage::Tx& tx, surveys::RoundId id, base::TimePoint now) {
  const auto since = storage::SurveyRounds(tx).looked_at(id);
  const auto why = too_many_failed(tx, id, since);
  if (!why || !stop(tx, id, *why, now)) return false;
  storage::recall_refused(tx, id, since, now);
  return true;
}

bool Inviter::stop(storage::Tx& tx,
                   surveys::RoundId id,
                   const std::string& why,
                   base::TimePoint now) {
  if (!move_round(tx, id, surveys::StopsItself{why}, now)) return false;
  storage::recall_waiting(tx, id, now, now);
  return true;
}

void Inviter::tell_stopped(surveys::RoundId id) {
  metrics_.add("langnghe_survey_rounds_stopped_total");
  base::log(base::Level::warning, "survey.round_stopped", {{"round", id.value}});
}

bool Inviter::move_by_time(const storage::KeptRound& kept, base::TimePoint now) {
  const bool over = now >= kept.round.closes;
  const surveys::RoundCommand command =
      over ? surveys::RoundCommand{surveys::ClosesCame{}} : surveys::OpensCame{};
  if (std::holds_alternative<surveys::RoundRefusal>(surveys::decide(kept.round, command, 0, now))) {
    return false;
  }
  bool moved = false;
  database_.write([&](storage::Tx& tx) { moved = move_round(tx, kept.round.id, command, now); });
  if (moved) {
    base::log(base::Level::info,
              over ? "survey.round_closed" : "survey.round_opened",
              {{"round", kept.round.id.value}});
  }
  return moved;
}

// Some hundreds at a time: between them everything else goes on. A round that moved meanwhile, or a
// service that was stopped, leaves people who were drawn for nothing; they go first.
bool Inviter::draw(const storage::KeptRound& kept, base::TimePoint now) {
  if (!Drawing::is_wanted(kept)) return false;
  if (drawing_ && drawing_->round() != kept.round.id) return false;
  drew_ = true;
  if (!drawing_ || !drawing_->is_of(kept)) {
    if (discard_half_drawn(kept)) return true;
    database_.read([&](storage::Tx& tx) { drawing_.emplace(tx, content_, kept, now); });
  }
  bool whole = false;
  database_.write([&](storage::Tx& tx) {
    whole = drawing_->write_some(tx, content_, limits::drawn_at_once, now);
  });
  if (whole) drawing_.reset();
  return true;
}

bool Inviter::discard_half_drawn(const storage::KeptRound& kept) {
  bool any = false;
  const auto planned = [&](storage::Tx& tx) {
    any = storage::SurveyWatch(tx).planned(kept.round.id);
  };
  database_.read(planned);
  if (!any) return false;
  database_.write([&](storage::Tx& tx) {
    const auto held = storage::SurveyRounds(tx).find(kept.round.id);
    if (!held || !Drawing::is_wanted(*held)) return;
    storage::SurveyEndings(tx).discard_planned(kept.round.id, limits::drawn_at_once);
  });
  return true;
}

bool Inviter::end_what_is_open(base::TimePoint now) {
  std::vector<surveys::RoundId> rounds;
  database_.read([&](storage::Tx& tx) { rounds = storage::SurveyEndings(tx).unfinished(); });
  std::int64_t ended = 0;
  for (const auto id : rounds) {
    database_.write([&](storage::Tx& tx) {
      const auto kept = storage::SurveyRounds(tx).find(id);
      if (kept) ended += storage::SurveyEndings(tx).go_on(*kept, now, limits::drawn_at_once);
    });
  }
  if (ended > 0 && turn_bell_ != nullptr) turn_bell_->ring();
  return ended > 0;
}

// Added while others read: the shelf allows it.
bool Inviter::know_questionnaire(const surveys::Round& round) {
  if (content_.questionnaires.find(round.questionnaire, round.version) != nullptr) return true;
  bool known = false;
  database_.read([&](storage::Tx& tx) { known = load_questionnaire(tx, round, content_); });
  // Conversations are pinned to the flow; a later program makes another one of the same questions.
  if (known) {
    const auto now = clock_.now();
    database_.write([&](storage::Tx& tx) { archive_questions(tx, round, content_, now); });
  }
  return known;
}

bool Inviter::stop_unreadable(const surveys::Round& round, base::TimePoint now) {
  if (!surveys::may_invite(round, now)) return false;
  const auto why = fmt::format(
      "Không đọc được bộ câu hỏi {} phiên bản {} đã lưu, nên chưa gửi lời mời nào nữa. Xin báo "
      "người vận hành; xử lý xong thì bấm Tiếp tục.",
      round.questionnaire,
      round.version);
  bool stopped = false;
  database_.write([&](storage::Tx& tx) { stopped = stop(tx, round.id, why, now); });
  if (stopped) tell_stopped(round.id);
  return stopped;
}

bool Inviter::rehearse(base::TimePoint now) {
  std::vector<surveys::Round> rounds;
  database_.read([&](storage::Tx& tx) { rounds = rounds_rehearsed(tx, now); });
  if (rounds.empty()) return false;
  for (const auto& round : rounds) know_questionnaire(round);  // the turn says which is not
  int handed = 0;
  database_.write([&](storage::Tx& tx) {
    handed = hand_over_rehearsals(tx, limits::handed_over_at_once, now);
  });
  if (handed > 0 && turn_bell_ != nullptr) turn_bell_->ring();
  return handed > 0;
}

// So many in any second, wherever it begins. What a process before this one handed over a moment
// ago is not known: a round met for the first time counts as just served.
int Inviter::allowance(const storage::KeptRound& kept, base::TimePoint now) {
  constexpr std::chrono::seconds second{1};
  const int per_second = surveys::plan_of(kept.plan).sending.per_second;
  const auto [served, first] = lately_.try_emplace(kept.round.id.value);
  auto& batches = served->second;
  if (first) batches.push_back({now, per_second});
  std::erase_if(batches, [&](const Batch& one) { return one.at <= now - second || one.at > now; });
  int left = per_second;
  for (const auto& one : batches) left -= one.messages;
  return std::min({left, left_for_all(now), limits::handed_over_at_once});
}

// Rounds that run at the same time share what one may ask of the platform.
int Inviter::left_for_all(base::TimePoint now) const {
  int left = surveys::per_second_max;
  for (const auto& [round, batches] : lately_) {
    for (const auto& one : batches) {
      if (one.at > now - std::chrono::seconds{1} && one.at <= now) left -= one.messages;
    }
  }
  return left;
}

int Inviter::hand_over(const storage::KeptRound& kept, base::TimePoint now) {
  const int most = allowance(kept, now);
  if (most < 1) return 0;
  // A write costs a disk sync: look first.
  bool due = false;
  database_.read([&](storage::Tx& tx) {
    due = storage::Invitations(tx).has_due(kept.round.id, now) &&
          storage::SurveyMessages(tx).under_way(kept.round.id) < limits::waiting_max;
  });
  if (!due) return 0;
  const auto terms = terms_of(content_, kept, now);
  const surveys::Due anybody{surveys::MessageKind::consultation, std::nullopt};
  const auto next = surveys::next_allowed_moment(terms.rules, terms.calendar, anybody, now);
  if (!next.at || *next.at > now) return 0;
  Handed handed;
  bool stopped = false;
  database_.write([&](storage::Tx& tx) {
    const auto held = storage::SurveyRounds(tx).find(kept.round.id);
    if (!held || !surveys::may_invite(held->round, now)) return;
    handed = hand_over_due(tx, content_, *held, most, now);
    stopped = !handed.stop.empty() && stop(tx, kept.round.id, handed.stop, now);
  });
  if (handed.messages > 0) lately_[kept.round.id.value].push_back({now, handed.messages});
  metrics_.add("langnghe_survey_invitations_handed_over_total", handed.messages);
  if (handed.messages > 0 && turn_bell_ != nullptr) turn_bell_->ring();
  if (handed.messages > 0 && sender_bell_ != nullptr) sender_bell_->ring();
  if (stopped) tell_stopped(kept.round.id);
  return handed.messages;
}

}  // namespace bot
