#include "bot/surveys/drawing.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/local_time.hpp"
#include "base/log.hpp"
#include "storage/invitations.hpp"
#include "storage/survey_people.hpp"

namespace bot {
bool Drawing::is_wanted(const storage::KeptRound& kept) {
  return !kept.drawn_at && kept.list != 0 &&
         (kept.round.state == surveys::RoundState::scheduled ||
          kept.round.state == surveys::RoundState::sending);
}

Drawing::Drawing(storage::Tx& tx,
                 const Content& content,
                 const storage::KeptRound& kept,
                 base::TimePoint now)
    : kept_(kept), people_(storage::people_to_ask(tx, kept.list, now - surveys::asked_kept)) {
  const auto terms = terms_of(content, kept, now);
  const surveys::FrameRules rules{.cap = terms.cap,
                                  .zalo = terms.zalo,
                                  .calendar = terms.calendar,
                                  .at = std::max(now, kept.round.opens)};
  auto drawn = surveys::draw_round(people_, terms.plan, rules);
  base::check(drawn.ok(), "a list holds somebody twice");
  drawn_ = std::move(*drawn);
}

bool Drawing::is_of(const storage::KeptRound& kept) const {
  return is_wanted(kept) && kept.round.id == kept_.round.id && kept.rev == kept_.rev;
}

bool Drawing::has_next() {
  while (stratum_ < drawn_.strata.size() && place_ >= drawn_.strata[stratum_].drawn.size()) {
    ++stratum_;
    place_ = 0;
  }
  return stratum_ < drawn_.strata.size();
}

storage::Invitation Drawing::next_one(const surveys::RoundTerms& terms) {
  const auto& stratum = drawn_.strata[stratum_];
  const auto& person = people_[stratum.drawn[place_]];
  storage::Invitation one{.round = kept_.round.id, .citizen = person.citizen};
  one.cell = surveys::cell_of(stratum.unit, stratum.field);
  one.unit = person.unit;
  one.field = person.field;
  one.level = person.level;
  one.facts = person.facts;
  one.draw = static_cast<std::int64_t>(place_++);
  one.reserve = one.draw >= stratum.allotted;
  if (!one.reserve) {
    one.due_at =
        surveys::due_of(person, terms.plan.after_result_days, terms.calendar, kept_.round.opens);
  }
  return one;
}

bool Drawing::write_some(storage::Tx& tx,
                         const Content& content,
                         int at_most,
                         base::TimePoint now) {
  const auto held = storage::SurveyRounds(tx).find(kept_.round.id);
  if (!held || !is_of(*held)) return false;
  const auto terms = terms_of(content, kept_, now);
  storage::Invitations invitations(tx);
  for (int written = 0; written < at_most && has_next(); ++written)
    invitations.add(next_one(terms));
  if (has_next()) return false;
  finish(tx, now);
  return true;
}

void Drawing::finish(storage::Tx& tx, base::TimePoint now) const {
  storage::SurveyRounds rounds(tx);
  const auto id = kept_.round.id;
  const auto sample = surveys::plan_of(kept_.plan).sample;
  for (const auto& stratum : drawn_.strata) {
    if (!sample.quota || sample.everybody) break;
    // Who is asked whole is counted whole: there is nobody left to spare.
    if (stratum.allotted == static_cast<std::int64_t>(stratum.drawn.size())) continue;
    rounds.set_places(id,
                      surveys::cell_of(stratum.unit, stratum.field),
                      surveys::answers_expected(stratum.allotted, sample));
  }
  rounds.drawn(id, drawn_.people, now);
  rounds.log(id, {.at = now, .what = "drawn", .why = std::to_string(drawn_.invited)});
  base::log(base::Level::info, "survey.drawn", {{"round", id.value}, {"invited", drawn_.invited}});
}

}  // namespace bot
