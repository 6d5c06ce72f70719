// Step 3 of planning: by when everything leaves, past holidays and closed days.
#include <algorithm>
#include <numeric>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/surveys/sample_view.hpp"
#include "console/surveys/survey_acts.hpp"
#include "office/surveys/limits.hpp"
#include "office/surveys/sending_days.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;

struct MistakeWords {
  std::string_view field{};
  std::string_view vi{};
  std::string_view en{};
};

MistakeWords words_of(surveys::RulesMistake mistake) {
  switch (mistake) {
    case surveys::RulesMistake::ends_before_start:
      return {"closes", "Đợt kết thúc trước khi bắt đầu.", "The round ends before it begins."};
    case surveys::RulesMistake::too_long:
      return {"closes", "Đợt dài hơn một năm.", "The round is longer than a year."};
    case surveys::RulesMistake::no_hours:
      return {"hours", "Chưa có giờ gửi nào.", "There are no hours to send in."};
    case surveys::RulesMistake::bad_period:
      return {"hours", "Khoảng giờ gửi chưa đúng.", "A span of hours is not right."};
    case surveys::RulesMistake::no_weekday:
      return {"weekdays", "Chưa chọn ngày nào trong tuần.", "No day of the week is chosen."};
  }
  return {};
}

ordered_json mistakes_json(const surveys::SendingRules& rules) {
  ordered_json list = ordered_json::array();
  if (const auto mistake = surveys::mistake_in(rules)) {
    const auto words = words_of(*mistake);
    list.push_back({{"field", words.field}, {"vi", words.vi}, {"en", words.en}});
  }
  return list;
}

// Holidays, Tết and days of the office's own between the first day and the last message.
ordered_json skipped_json(const surveys::RoundTerms& terms,
                          base::TimePoint from,
                          base::TimePoint to) {
  ordered_json list = ordered_json::array();
  auto day = base::to_local(from).date;
  const auto last = base::to_local(to).date;
  for (int walked = 0; walked <= surveys::round_days_max && day <= last; ++walked) {
    const auto state = surveys::day_state(terms.rules, terms.calendar, day);
    const bool named = state.closed == surveys::Wait::holiday ||
                       state.closed == surveys::Wait::tet ||
                       state.closed == surveys::Wait::closed_day;
    if (named) {
      const auto name = state.name.empty() ? std::string{"ngày cơ quan không gửi"} : state.name;
      list.push_back({{"day", base::format_iso_date(day)},
                      {"vi", fmt::format("{} {}", base::format_date(day), name)},
                      {"en", fmt::format("{} {}", base::format_date(day), name)}});
    }
    day = std::chrono::sys_days{day} + std::chrono::days{1};
  }
  return list;
}

ordered_json schedule_json(const Visit& visit,
                           const storage::KeptRound& kept,
                           const surveys::DueMessages& due) {
  const auto messages =
      std::accumulate(due.begin(), due.end(), std::int64_t{0}, [](auto sum, const auto& at) {
        return sum + at.second;
      });
  const auto terms = round_terms(visit, kept);
  auto mistakes = mistakes_json(terms.rules);
  surveys::Estimate estimate;
  surveys::NextMoment opening;
  if (mistakes.empty()) {
    estimate = estimate_of(terms, kept.round, due, visit.now);
    const surveys::Due anybody{surveys::MessageKind::consultation, std::nullopt};
    opening = surveys::next_allowed_moment(
        terms.rules, terms.calendar, anybody, std::max(visit.now, kept.round.opens));
  }
  const bool late = opening.at && *opening.at > kept.round.opens;
  const auto remind =
      terms.plan.reminder_days > 0 && estimate.first
          ? std::optional{*estimate.first + std::chrono::hours{24} * terms.plan.reminder_days}
          : std::nullopt;
  ordered_json wait = nullptr;
  if (late) {
    wait = {{"code", surveys::wait_code(opening.wait)},
            {"vi", surveys::why_waiting(opening, std::max(visit.now, kept.round.opens))},
            {"en", "Waiting until " + base::format_date_time(*opening.at)},
            {"until", base::format_iso(*opening.at)}};
  }
  const auto last = estimate.last.value_or(std::min(
      kept.round.closes, kept.round.opens + std::chrono::days{surveys::start_search_days}));
  return {{"mistakes", std::move(mistakes)},
          {"opens_wait", std::move(wait)},
          {"suggested", late ? maybe_iso(opening.at) : ordered_json(nullptr)},
          {"messages", messages},
          {"fits", estimate.fits},
          {"first", maybe_iso(estimate.first)},
          {"last", maybe_iso(estimate.last)},
          {"calendar_known", opening.calendar_known},
          {"skipped", skipped_json(terms, kept.round.opens, last)},
          {"reminders_from", maybe_iso(remind)}};
}

}  // namespace

surveys::Estimate estimate_of(const surveys::RoundTerms& terms,
                              const surveys::Round& round,
                              const surveys::DueMessages& due,
                              base::TimePoint now) {
  const base::Duration second = std::chrono::seconds{1};
  const surveys::Batch batch{
      .kind = surveys::MessageKind::consultation,
      .gap = std::max(base::Duration{1}, second / terms.plan.sending.per_second)};
  return surveys::finish_estimate(
      terms.rules, terms.calendar, batch, due, std::max(now, round.opens));
}

namespace acts {

RawAnswer round_schedule(const Visit& visit) {
  auto answer = problem("not_found");
  visit.office.database.read([&](storage::Tx& tx) {
    const auto kept = find_round(tx, visit);
    if (!kept) return;
    answer = json_answer(200, schedule_json(visit, *kept, foreseen(tx, visit, *kept).due()));
  });
  return answer;
}

}  // namespace acts

}  // namespace console
