#include "office/surveys/frame.hpp"

#include <algorithm>
#include <cmath>

#include "base/local_time.hpp"
#include "office/surveys/sample_size.hpp"

namespace surveys {
namespace {

int permille(double percent) {
  return static_cast<int>(std::lround(percent * 10.0));
}

std::optional<NotDrawn> not_drawn_of(const ListedPerson& person, const FrameRules& rules) {
  if (person.ledger.opted_out) return NotDrawn::opted_out;
  if (!person.ledger.survey_consent) return NotDrawn::no_consent;
  switch (rest_of(person.asked, rules.cap, base::to_local(rules.at).date).fatigue) {
    case Fatigue::rested:
      return std::nullopt;
    case Fatigue::asked_lately:
      return NotDrawn::asked_lately;
    case Fatigue::asked_often:
      return NotDrawn::asked_often;
  }
  return std::nullopt;
}

// Who may be drawn, and at which places of the list they stand.
struct Frame {
  std::vector<Candidate> candidates;
  std::vector<std::size_t> places;
};

Frame frame_of(const std::vector<ListedPerson>& people,
               const SamplePart& sample,
               const FrameRules& rules,
               DrawnRound& drawn) {
  Frame frame;
  for (std::size_t at = 0; at < people.size(); ++at) {
    const auto& person = people[at];
    if (const auto out = not_drawn_of(person, rules)) {
      ++drawn.left_out[static_cast<std::size_t>(*out)];
      continue;
    }
    frame.candidates.push_back({person.citizen,
                                sample.by_unit ? person.unit : std::string{},
                                sample.by_field ? person.field : std::string{}});
    frame.places.push_back(at);
  }
  return frame;
}

// How each of those drawn will be reached, and on which day.
void foresee(DrawnRound& drawn,
             const std::vector<ListedPerson>& people,
             const RoundPlan& plan,
             const FrameRules& rules) {
  const auto offers = offers_of(plan, rules.zalo);
  for (const auto& stratum : drawn.strata) {
    for (const auto index : stratum.asked()) {
      const auto at = due_of(people[index], plan.after_result_days, rules.calendar, rules.at);
      const auto way = reach_plan(people[index].ledger, rules.zalo, offers, at);
      drawn.reach.add(way);
      if (way.way != Way::not_reachable) ++drawn.due[at];
    }
  }
}

}  // namespace

std::string_view not_drawn_code(NotDrawn why) {
  constexpr std::array<std::string_view, not_drawn_count> codes{
      "no_consent", "opted_out", "asked_lately", "asked_often"};
  return codes[static_cast<std::size_t>(why)];
}

std::int64_t needed_of(std::int64_t people, const SamplePart& sample) {
  return answers_needed(people, permille(sample.error_percent));
}

Offers offers_of(const RoundPlan& plan, const PlatformRules& zalo) {
  Offers offers;
  if (plan.charged) offers.charged_message = zalo.charged_price;
  if (!plan.templates.uid.empty()) offers.uid_template = zalo.uid_template_price;
  if (!plan.templates.phone.empty()) offers.phone_template = zalo.phone_template_price;
  return offers;
}

base::TimePoint due_of(const ListedPerson& person,
                       int after_result_days,
                       const catalog::Calendar& calendar,
                       base::TimePoint opens) {
  if (after_result_days == 0 || !person.returned_on) return opens;
  const auto received = base::from_local(*person.returned_on, std::chrono::minutes{0});
  const auto after = calendar.add_working_days(received, after_result_days, false).due;
  return std::max(opens, base::from_local(base::to_local(after).date, std::chrono::minutes{0}));
}

base::Result<DrawnRound> draw_round(const std::vector<ListedPerson>& people,
                                    const RoundPlan& plan,
                                    const FrameRules& rules) {
  DrawnRound drawn;
  const auto& sample = plan.sample;
  const auto frame = frame_of(people, sample, rules, drawn);
  drawn.people = static_cast<std::int64_t>(frame.candidates.size());
  drawn.needed = needed_of(drawn.people, sample);
  const auto wanted =
      sample.everybody
          ? drawn.people
          : invitations_for(drawn.needed, permille(sample.expected_percent), drawn.people);
  auto strata = draw(frame.candidates, {wanted, sample.minimum, sample.seed});
  if (!strata) return strata.error();
  drawn.strata = std::move(*strata);
  for (auto& stratum : drawn.strata) {
    for (auto& index : stratum.drawn) index = frame.places[index];
    drawn.invited += stratum.allotted;
  }
  foresee(drawn, people, plan, rules);
  return drawn;
}

std::string cell_of(std::string_view unit, std::string_view field) {
  return std::string{unit} + "|" + std::string{field};
}

std::int64_t answers_expected(std::int64_t invited, const SamplePart& sample) {
  const auto share = std::clamp(sample.expected_percent, 0.0, 100.0) / 100.0;
  return std::max<std::int64_t>(1, std::llround(static_cast<double>(invited) * share));
}

}  // namespace surveys
