#include "bot/surveys/following.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "bot/surveys/limits.hpp"
#include "bot/surveys/terms.hpp"
#include "office/surveys/series.hpp"
#include "storage/survey_rounds.hpp"

namespace bot {
namespace {

using storage::KeptRound;

std::optional<base::TimePoint> opening_after(const KeptRound& kept,
                                             const surveys::RoundTerms& terms,
                                             base::TimePoint now) {
  const surveys::Series series{.first = kept.series_from.value_or(kept.round.opens),
                               .repeat = terms.plan.repeat};
  return surveys::next_opening(
      series, terms.rules, terms.calendar, std::max(kept.round.opens, now));
}

// Prepared by the service and never looked at: it is kept for the next date instead of another one.
bool is_untouched(const KeptRound& kept) {
  return kept.round.state == surveys::RoundState::draft && kept.series_number > 1 &&
         kept.round.changed_by.empty() && kept.list == 0;
}

// A first round that nobody has launched begins no series.
bool is_only_planned(const KeptRound& kept) {
  const bool planned = kept.round.state == surveys::RoundState::draft ||
                       kept.round.state == surveys::RoundState::to_approve;
  return planned && kept.series_number == 1;
}

void put_off(storage::SurveyRounds& rounds, KeptRound kept, base::TimePoint opens) {
  kept.round.closes = opens + (kept.round.closes - kept.round.opens);
  kept.round.opens = opens;
  rounds.save(kept);
}

KeptRound next_of(const KeptRound& kept, surveys::RoundPlan plan, base::TimePoint opens) {
  KeptRound next;
  next.series_from = kept.series_from.value_or(kept.round.opens);
  next.series_number = kept.series_number + 1;
  next.round.name =
      surveys::name_in_series(kept.round.name, next.series_number, limits::round_name_max);
  next.round.questionnaire = kept.round.questionnaire;
  next.round.version = kept.round.version;
  next.round.anonymous = kept.round.anonymous;
  next.round.made_by = kept.round.made_by;
  next.round.opens = opens;
  next.round.closes = opens + (kept.round.closes - kept.round.opens);
  plan.list = 0;
  ++plan.sample.seed;
  next.plan = base::to_text(surveys::to_json(plan));
  return next;
}

bool follow(storage::Tx& tx, const Content& content, const KeptRound& kept, base::TimePoint now) {
  storage::SurveyRounds rounds(tx);
  const auto terms = terms_of(content, kept, now);
  const auto opens = opening_after(kept, terms, now);
  if (opens && is_untouched(kept)) {
    put_off(rounds, kept, *opens);
    return true;
  }
  rounds.followed(kept.round.id);
  if (!opens) return false;
  const auto id = rounds.add(next_of(kept, terms.plan, *opens));
  rounds.log(id, {.at = now, .what = "prepared", .why = kept.round.name});
  return true;
}

}  // namespace

bool prepare_following(storage::Database& database, const Content& content, base::TimePoint now) {
  std::vector<KeptRound> rounds;
  database.read([&](storage::Tx& tx) { rounds = storage::SurveyRounds(tx).to_follow(now); });
  bool prepared = false;
  for (const auto& round : rounds) {
    if (is_only_planned(round)) continue;
    database.write([&](storage::Tx& tx) {
      const auto kept = storage::SurveyRounds(tx).find(round.round.id);
      const bool same = kept && kept->rev == round.rev;
      if (same) prepared = follow(tx, content, *kept, now) || prepared;
    });
  }
  return prepared;
}

}  // namespace bot
