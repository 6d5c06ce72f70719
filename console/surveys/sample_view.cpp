// Step 2 of planning: the sample.
#include "console/surveys/sample_view.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/numbers.hpp"
#include "console/surveys/survey_acts.hpp"
#include "office/surveys/limits.hpp"
#include "storage/survey_people.hpp"
#include "storage/survey_watch.hpp"

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
  const auto reminders = reminders_price(drawn, plan);
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
          {"reminder_price", reminders},
          {"budget", plan.budget},
          {"too_dear", price + reminders > plan.budget}};
}

// The cells of a round that was drawn as one stratum say neither unit nor field.
surveys::SampleStratum stratum_of(const storage::CellProgress& cell) {
  const auto bar = cell.cell.find('|');
  surveys::SampleStratum stratum;
  stratum.unit = cell.cell.substr(0, bar);
  stratum.field = bar == std::string::npos ? std::string{} : cell.cell.substr(bar + 1);
  stratum.allotted = cell.invited;
  stratum.drawn.resize(static_cast<std::size_t>(cell.invited + cell.reserve));
  return stratum;
}

// Not drawn once more: whoever was asked since would be left out.
DrawnRound as_drawn(storage::Tx& tx,
                    const storage::KeptRound& kept,
                    const surveys::RoundPlan& plan) {
  storage::SurveyWatch watch(tx);
  DrawnRound drawn{.people = kept.people, .needed = surveys::needed_of(kept.people, plan.sample)};
  for (const auto& cell : watch.cells(kept.round.id)) {
    drawn.strata.push_back(stratum_of(cell));
    drawn.invited += cell.invited;
  }
  drawn.reach = watch.went(kept.round.id);
  drawn.due = watch.due(kept.round.id);
  return drawn;
}

}  // namespace

Drawn foreseen(storage::Tx& tx, const Visit& visit, const storage::KeptRound& kept) {
  Drawn drawn;
  if (kept.list == 0) return drawn;
  const auto terms = round_terms(visit, kept);
  if (kept.drawn_at) {
    drawn.round = as_drawn(tx, kept, terms.plan);
    return drawn;
  }
  const auto people = storage::people_to_ask(tx, kept.list, visit.now - surveys::asked_kept);
  const surveys::FrameRules rules{.cap = terms.cap,
                                  .zalo = terms.zalo,
                                  .calendar = terms.calendar,
                                  .at = std::max(visit.now, kept.round.opens)};
  auto result = surveys::draw_round(people, terms.plan, rules);
  if (result) drawn.round = std::move(*result);
  return drawn;
}

surveys::Dong reminders_price(const surveys::DrawnRound& drawn, const surveys::RoundPlan& plan) {
  if (plan.reminder_days == 0) return 0;
  const auto silent = 1.0 - std::clamp(plan.sample.expected_percent, 0.0, 100.0) / 100.0;
  return std::llround(std::ceil(static_cast<double>(drawn.reach.price()) * silent));
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

}  // namespace acts

}  // namespace console
