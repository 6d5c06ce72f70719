// Steps 2 and 3 of planning: the sample and the schedule.
#include "console/surveys/sample_view.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/numbers.hpp"
#include "console/surveys/survey_acts.hpp"
#include "office/surveys/limits.hpp"
#include "office/surveys/sending_days.hpp"
#include "storage/survey_people.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;
using surveys::DrawnRound;

struct CodeWords {
  std::string_view code{};
  std::string_view vi{};
  std::string_view en{};
};

constexpr std::array<CodeWords, surveys::way_count> way_words{
    {{"free_now", "Gửi được ngay, miễn phí", "Free message now"},
     {"charged_message", "Tin thường có phí", "Charged message"},
     {"by_uid_template", "Tin mẫu qua Zalo", "Template on Zalo"},
     {"by_phone_template", "Tin mẫu theo số điện thoại", "Template by phone number"},
     {"not_reachable", "Không gửi được", "Not reachable"}}};

constexpr std::array<CodeWords, surveys::why_not_count> why_words{
    {{"", "", ""},
     {"opted_out", "đã xin không nhận khảo sát", "opted out of surveys"},
     {"no_consent", "chưa đồng ý nhận khảo sát", "no consent to surveys"},
     {"blocked", "đã chặn tài khoản", "blocked the account"},
     {"no_address", "không có Zalo và số điện thoại", "neither Zalo nor phone"},
     {"no_phone_consent",
      "chưa đồng ý nhận tin theo số điện thoại",
      "no consent to messages by phone"},
     {"no_offer",
      "quá hạn Zalo và không có tin mẫu hoặc kinh phí",
      "window closed, no template or budget"}}};

ordered_json counted(const CodeWords& words, std::int64_t people) {
  return {{"code", words.code}, {"vi", words.vi}, {"en", words.en}, {"people", people}};
}

// The cap in force in its own numbers: whoever is left out by it wants to know which.
ordered_json left_out_row(surveys::NotDrawn why,
                          std::int64_t people,
                          const surveys::FatigueCap& cap) {
  switch (why) {
    case surveys::NotDrawn::no_consent:
      return counted({"no_consent", "chưa đồng ý nhận khảo sát", "no consent to surveys"}, people);
    case surveys::NotDrawn::opted_out:
      return counted({"opted_out", "đã xin không nhận khảo sát", "opted out of surveys"}, people);
    case surveys::NotDrawn::asked_lately:
      return counted({"asked_lately",
                      fmt::format("mới được hỏi dưới {} ngày", cap.days_between),
                      fmt::format("asked less than {} days ago", cap.days_between)},
                     people);
    case surveys::NotDrawn::asked_often:
      return counted({"asked_often",
                      fmt::format("đã được hỏi đủ {} lần trong năm", cap.per_year),
                      fmt::format("asked {} times this year", cap.per_year)},
                     people);
  }
  return nullptr;
}

ordered_json left_out_json(const DrawnRound& drawn, const surveys::FatigueCap& cap) {
  ordered_json list = ordered_json::array();
  for (std::size_t at = 0; at < drawn.left_out.size(); ++at) {
    const auto why = static_cast<surveys::NotDrawn>(at);
    if (drawn.left(why) > 0) list.push_back(left_out_row(why, drawn.left(why), cap));
  }
  return list;
}

ordered_json strata_json(const Visit& visit, const DrawnRound& drawn) {
  ordered_json list = ordered_json::array();
  for (const auto& stratum : drawn.strata) {
    const auto people = static_cast<std::int64_t>(stratum.drawn.size());
    list.push_back({{"unit", stratum.unit},
                    {"unit_name", unit_name(visit, stratum.unit)},
                    {"field", stratum.field},
                    {"field_name", field_name(stratum.field)},
                    {"people", people},
                    {"invited", stratum.allotted},
                    {"reserve", people - stratum.allotted},
                    {"whole", people == stratum.allotted}});
  }
  return list;
}

ordered_json ways_json(const surveys::ReachTotals& reach) {
  ordered_json list = ordered_json::array();
  for (std::size_t at = 0; at < way_words.size(); ++at) {
    const auto way = static_cast<surveys::Way>(at);
    list.push_back({{"way", way_words[at].code},
                    {"vi", way_words[at].vi},
                    {"en", way_words[at].en},
                    {"people", reach.people(way)},
                    {"price", reach.price(way)}});
  }
  return list;
}

ordered_json why_not_json(const surveys::ReachTotals& reach) {
  ordered_json list = ordered_json::array();
  for (std::size_t at = 1; at < why_words.size(); ++at) {
    const auto people = reach.people(static_cast<surveys::WhyNot>(at));
    if (people > 0) list.push_back(counted(why_words[at], people));
  }
  return list;
}

ordered_json sample_json(const Visit& visit,
                         const DrawnRound& drawn,
                         const surveys::RoundTerms& terms) {
  const auto& plan = terms.plan;
  const auto price = drawn.reach.price();
  return {{"people", drawn.people},
          {"left_out", left_out_json(drawn, terms.cap)},
          {"needed", drawn.needed},
          {"invited", drawn.invited},
          {"expected_complete",
           drawn.invited == 0 ? 0 : surveys::answers_expected(drawn.invited, plan.sample)},
          {"strata", strata_json(visit, drawn)},
          {"ways", ways_json(drawn.reach)},
          {"not_reachable", why_not_json(drawn.reach)},
          {"price", price},
          {"budget", plan.budget},
          {"too_dear", price > plan.budget}};
}

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
                           std::int64_t messages) {
  const auto terms = round_terms(visit, kept);
  auto mistakes = mistakes_json(terms.rules);
  surveys::Estimate estimate;
  surveys::NextMoment opening;
  if (mistakes.empty()) {
    estimate = estimate_of(terms, kept.round, messages, visit.now);
    const surveys::Due due{surveys::MessageKind::consultation, std::nullopt};
    opening = surveys::next_allowed_moment(
        terms.rules, terms.calendar, due, std::max(visit.now, kept.round.opens));
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

Drawn foreseen(storage::Tx& tx, const Visit& visit, const storage::KeptRound& kept) {
  Drawn drawn;
  if (kept.list == 0) return drawn;
  const auto terms = round_terms(visit, kept);
  const auto people = storage::people_to_ask(tx, kept.list, visit.now - surveys::asked_kept);
  const surveys::FrameRules rules{
      .cap = terms.cap, .zalo = terms.zalo, .at = std::max(visit.now, kept.round.opens)};
  auto result = surveys::draw_round(people, terms.plan, rules);
  if (result) drawn.round = std::move(*result);
  return drawn;
}

surveys::Estimate estimate_of(const surveys::RoundTerms& terms,
                              const surveys::Round& round,
                              std::int64_t messages,
                              base::TimePoint now) {
  const base::Duration second = std::chrono::seconds{1};
  const surveys::Batch batch{
      .kind = surveys::MessageKind::consultation,
      .messages = messages,
      .gap = std::max(base::Duration{1}, second / terms.plan.sending.per_second)};
  return surveys::finish_estimate(terms.rules, terms.calendar, batch, std::max(now, round.opens));
}

namespace acts {

RawAnswer round_sample(const Visit& visit) {
  auto answer = problem("not_found");
  visit.office.database.read([&](storage::Tx& tx) {
    const auto kept = find_round(tx, visit);
    if (!kept) return;
    const auto drawn = foreseen(tx, visit, *kept);
    const auto terms = round_terms(visit, *kept);
    answer = json_answer(200, sample_json(visit, drawn.round.value_or(DrawnRound{}), terms));
  });
  return answer;
}

RawAnswer round_schedule(const Visit& visit) {
  auto answer = problem("not_found");
  visit.office.database.read([&](storage::Tx& tx) {
    const auto kept = find_round(tx, visit);
    if (!kept) return;
    answer = json_answer(200, schedule_json(visit, *kept, foreseen(tx, visit, *kept).sendable()));
  });
  return answer;
}

}  // namespace acts

}  // namespace console
