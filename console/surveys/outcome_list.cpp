#include "console/surveys/outcome_list.hpp"

#include <algorithm>

#include "console/surveys/questionnaire_view.hpp"
#include "office/surveys/tally.hpp"
#include "storage/survey_tallies.hpp"

namespace console {
namespace {

using storage::PeopleGroup;

bool is_for_the_answers_to_say(const storage::InvitedFilter& filter) {
  return filter.group == PeopleGroup::counted || filter.group == PeopleGroup::rated ||
         filter.outcome == surveys::Outcome::partial ||
         filter.outcome == surveys::Outcome::break_off;
}

bool is_wanted(const storage::InvitedFilter& filter,
               const surveys::Tally& tally,
               const surveys::Response& response) {
  switch (filter.group) {
    case PeopleGroup::counted:
      return surveys::counts(response.outcome);
    case PeopleGroup::rated:
      return surveys::counts(response.outcome) && tally.is_rated(response);
    default:
      return response.outcome == filter.outcome;
  }
}

std::vector<storage::InvitationId> of_outcome(storage::Tx& tx,
                                              const surveys::Round& round,
                                              const storage::InvitedFilter& filter) {
  auto asked = find_questionnaire(tx, round.questionnaire, round.version);
  if (!asked) return {};
  const surveys::Tally tally(std::move(*asked));
  storage::SurveyTallies tallies(tx);
  auto ids = storage::SurveyWatch(tx).all_of(round.id, filter);
  const auto is_another = [&](storage::InvitationId id) {
    bool same = false;
    tallies.one(id, [&](const surveys::Invited& invited, auto answers) {
      const auto response = tally.look_at(invited, answers);
      same = response && is_wanted(filter, tally, *response);
    });
    return !same;
  };
  ids.erase(std::remove_if(ids.begin(), ids.end(), is_another), ids.end());
  return ids;
}

}  // namespace

PeoplePage people_page(storage::Tx& tx,
                       const surveys::Round& round,
                       const storage::InvitedFilter& filter,
                       int at_most) {
  storage::SurveyWatch watch(tx);
  if (!is_for_the_answers_to_say(filter))
    return {watch.people(round.id, filter, at_most), watch.total(round.id, filter)};
  const auto ids = of_outcome(tx, round, filter);
  const auto first = std::find_if(
      ids.begin(), ids.end(), [&](const auto id) { return id.value > filter.after.value; });
  const auto end = first + std::min<std::ptrdiff_t>(ids.end() - first, at_most);
  return {watch.named({first, end}), static_cast<std::int64_t>(ids.size())};
}

}  // namespace console
