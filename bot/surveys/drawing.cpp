#include "bot/surveys/drawing.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/local_time.hpp"
#include "base/log.hpp"
#include "bot/surveys/terms.hpp"
#include "storage/invitations.hpp"
#include "storage/survey_people.hpp"

namespace bot {
namespace {

// N working days after the day of the result, from its first hour on; never before the opening.
base::TimePoint due_of(const surveys::ListedPerson& person,
                       const surveys::RoundTerms& terms,
                       base::TimePoint opens) {
  if (terms.plan.after_result_days == 0 || !person.returned_on) return opens;
  const auto received = base::from_local(*person.returned_on, std::chrono::minutes{0});
  const auto after =
      terms.calendar.add_working_days(received, terms.plan.after_result_days, false).due;
  const auto day = base::from_local(base::to_local(after).date, std::chrono::minutes{0});
  return std::max(opens, day);
}

}  // namespace

void draw_invitations(storage::Tx& tx,
                      const Content& content,
                      const storage::KeptRound& kept,
                      base::TimePoint now) {
  const auto terms = terms_of(content, kept, now);
  const auto people = storage::people_to_ask(tx, kept.list, now - surveys::asked_kept);
  const surveys::FrameRules rules{.zalo = terms.zalo, .at = std::max(now, kept.round.opens)};
  const auto drawn = surveys::draw_round(people, terms.plan, rules);
  base::check(drawn.ok(), "a list holds somebody twice");
  storage::Invitations invitations(tx);
  storage::SurveyRounds rounds(tx);
  for (const auto& stratum : drawn->strata) {
    const auto cell = surveys::cell_of(stratum.unit, stratum.field);
    std::int64_t place = 0;
    for (const auto index : stratum.drawn) {
      const auto& person = people[index];
      storage::Invitation one{.round = kept.round.id, .citizen = person.citizen, .cell = cell};
      one.unit = person.unit;
      one.field = person.field;
      one.level = person.level;
      one.facts = person.facts;
      one.reserve = place >= stratum.allotted;
      one.draw = place++;
      if (!one.reserve) one.due_at = due_of(person, terms, kept.round.opens);
      invitations.add(one);
    }
    if (terms.plan.sample.quota) {
      rounds.set_places(
          kept.round.id, cell, surveys::answers_expected(stratum.allotted, terms.plan.sample));
    }
  }
  rounds.drawn(kept.round.id, drawn->people, now);
  rounds.log(kept.round.id, {.at = now, .what = "drawn", .why = std::to_string(drawn->invited)});
  base::log(base::Level::info,
            "survey.drawn",
            {{"round", kept.round.id.value}, {"invited", drawn->invited}});
}

}  // namespace bot
