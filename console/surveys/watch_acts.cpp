// A round while it runs: how far it is, where people are, what went wrong, and the people behind
// every number.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/form.hpp"
#include "console/numbers.hpp"
#include "console/surveys/limits.hpp"
#include "console/surveys/outcome_list.hpp"
#include "console/surveys/result_json.hpp"
#include "console/surveys/result_limits.hpp"
#include "console/surveys/round_view.hpp"
#include "console/surveys/sample_view.hpp"
#include "console/surveys/stage_words.hpp"
#include "console/surveys/survey_acts.hpp"
#include "office/surveys/plan_limits.hpp"
#include "storage/survey_messages.hpp"
#include "storage/survey_watch.hpp"

namespace console::acts {
namespace {

using nlohmann::ordered_json;
using storage::KeptRound;

ordered_json funnel_json(const storage::RoundFunnel& funnel) {
  ordered_json list = ordered_json::array();
  for (const auto stage : storage::all_stages()) {
    const auto words = words_of(stage);
    list.push_back({{"code", storage::stage_code(stage)},
                    {"vi", words.vi},
                    {"en", words.en},
                    {"people", funnel.people(stage)}});
  }
  return list;
}

ordered_json failures_json(const std::vector<storage::Failed>& failures) {
  ordered_json list = ordered_json::array();
  for (const auto& failed : failures) {
    const auto words = failure_words(failed.why);
    list.push_back(
        {{"code", failed.why}, {"vi", words.vi}, {"en", words.en}, {"people", failed.people}});
  }
  return list;
}

ordered_json cells_json(const Visit& visit,
                        const std::vector<storage::CellProgress>& cells,
                        const surveys::SamplePart& sample) {
  ordered_json list = ordered_json::array();
  for (const auto& cell : cells) {
    const auto bar = std::min(cell.cell.find('|'), cell.cell.size());
    const auto unit = cell.cell.substr(0, bar);
    const auto field = bar < cell.cell.size() ? cell.cell.substr(bar + 1) : std::string{};
    const auto wanted = surveys::answers_expected(cell.invited, sample);
    list.push_back({{"unit", unit},
                    {"unit_name", unit_name(visit, unit)},
                    {"field", field},
                    {"field_name", field_name(field)},
                    {"invited", cell.invited},
                    {"complete", cell.complete},
                    {"places", wanted},
                    {"reserve", cell.reserve},
                    {"short", cell.complete < wanted && cell.to_send == 0}});
  }
  return list;
}

// Who is handed over is due no more and leaves at once.
std::optional<std::int64_t> seconds_left(const Visit& visit,
                                         const KeptRound& kept,
                                         std::int64_t to_send,
                                         surveys::DueMessages due) {
  const auto terms = round_terms(visit, kept);
  if (to_send == 0 || surveys::mistake_in(terms.rules)) return std::nullopt;
  auto handed_over = to_send;
  for (const auto& [at, messages] : due) handed_over -= messages;
  due[visit.now] += handed_over;
  const auto estimate = estimate_of(terms, kept.round, due, visit.now);
  if (!estimate.last || estimate.fits < to_send) return std::nullopt;
  return std::chrono::duration_cast<std::chrono::seconds>(*estimate.last - visit.now).count();
}

ordered_json watch_json(storage::Tx& tx, const Visit& visit, const KeptRound& kept) {
  storage::SurveyWatch watch(tx);
  const auto id = kept.round.id;
  const auto plan = surveys::plan_of(kept.plan);
  const auto funnel = watch.funnel(id);
  const auto waiting = watch.to_send(id);
  const auto progress = progress_of(tx, id);
  // What the rule by which the round stops itself looks at.
  const auto rates = storage::SurveyMessages(tx).newest_fates(
      id, storage::SurveyRounds(tx).looked_at(id), surveys::stop_window);
  const bool drawing = !kept.drawn_at && kept.list != 0 &&
                       (kept.round.state == surveys::RoundState::scheduled ||
                        kept.round.state == surveys::RoundState::sending);
  const auto left = seconds_left(visit, kept, waiting, watch.due(id));
  const auto rate = progress.rate();
  return {{"round", round_row(tx, visit, kept)},
          {"rev", kept.rev},
          {"may", permitted(visit, kept)},
          {"drawn", progress.invited},
          {"drawing", drawing},
          {"to_send", progress.sent + waiting},
          {"sent", progress.sent},
          {"left_seconds", left ? ordered_json(*left) : ordered_json(nullptr)},
          {"per_second", plan.sending.per_second},
          {"wait", wait_json(tx, visit, kept)},
          {"funnel", funnel_json(funnel)},
          {"failures", failures_json(watch.failures(id))},
          {"reminders", watch.reminders(id)},
          {"response_rate", rate ? ordered_json(*rate) : ordered_json(nullptr)},
          {"expected_rate", plan.sample.expected_percent / 100.0},
          {"cells", cells_json(visit, watch.cells(id), plan.sample)},
          {"stop_rates",
           {{"sends", rates.sends},
            {"blocked", rates.blocked},
            {"failed", rates.failed},
            {"blocked_max", surveys::blocked_percent_max},
            {"failed_max", surveys::failed_percent_max}}},
          {"log", log_json(tx, id)}};
}

// Nobody is named here: the team looks after the round, not after a person.
ordered_json person_json(const Visit& visit, const storage::Invited& one) {
  const auto& invitation = one.invitation;
  const auto words = words_of(invitation.state);
  ordered_json why = nullptr;
  if (!invitation.why.empty()) {
    const auto failure = failure_words(invitation.why);
    why = words_json(failure.vi, failure.en);
  }
  return {{"id", invitation.id.value},
          {"who", "…" + one.last_digits},
          {"unit_name", unit_name(visit, invitation.unit)},
          {"field_name", field_name(invitation.field)},
          {"state", storage::name_of(invitation.state)},
          {"state_words", words_json(words.vi, words.en)},
          {"way", invitation.way},
          {"sent_at", maybe_iso(invitation.sent_at)},
          {"ended_at", maybe_iso(invitation.ended_at)},
          {"reminded_at", maybe_iso(invitation.reminded_at)},
          {"why", std::move(why)}};
}

using storage::PeopleGroup;

struct NamedGroup {
  std::string_view parameter{};
  std::string_view code{};
  PeopleGroup group{};
  std::string_view vi{};
  std::string_view en{};
};

constexpr std::array<NamedGroup, 6> named_groups{
    {{"stage", "reminded", PeopleGroup::reminded, "", ""},
     {"stage", "reserve", PeopleGroup::reserve, "Dự phòng", "Reserve"},
     {"stage", "to_send", PeopleGroup::to_send, "Đã gửi và chờ gửi", "Sent and to be sent"},
     {"outcome", "any", PeopleGroup::any, "Đã mời", "Invited"},
     {"outcome", "counted", PeopleGroup::counted, "Phiếu được tính", "Answers that count"},
     {"outcome",
      "rated",
      PeopleGroup::rated,
      "Phiếu có trả lời câu chung",
      "Answers to the general question"}}};

PeopleGroup group_in(const Visit& visit) {
  for (const auto& one : named_groups) {
    if (query_value(visit.request, one.parameter) == one.code) return one.group;
  }
  return PeopleGroup::all;
}

bool is_of_results(PeopleGroup group) {
  return group == PeopleGroup::any || group == PeopleGroup::counted || group == PeopleGroup::rated;
}

// Which people: a stage of the funnel, a reason of failures, a stratum, or an outcome in the scope
// of the results. False: one of them is not known.
bool read_which(const Visit& visit, storage::InvitedFilter& filter) {
  const auto& query = visit.request.query;
  const auto stage = query_value(visit.request, "stage");
  const auto outcome = query_value(visit.request, "outcome");
  filter.why = form_value(query, "why").value_or("");
  filter.unit = query_value(visit.request, "unit");
  filter.field = form_value(query, "field").value_or("");
  filter.level = query_value(visit.request, "level");
  filter.group = group_in(visit);
  if (!stage.empty()) filter.stage = storage::stage_from(stage);
  // The results' codes that the funnel does not have are understood as a stage as well.
  if (!filter.stage) filter.outcome = surveys::outcome_from(outcome.empty() ? stage : outcome);
  filter.by_cell =
      !filter.outcome && !is_of_results(filter.group) &&
      (form_value(query, "field").has_value() || form_value(query, "unit").has_value());
  const bool nothing = stage.empty() && outcome.empty();
  return nothing || filter.stage || filter.outcome || filter.group != PeopleGroup::all;
}

std::optional<storage::InvitedFilter> filter_of(const Visit& visit) {
  storage::InvitedFilter filter;
  if (!read_which(visit, filter)) return std::nullopt;
  const auto after = query_value(visit.request, "after");
  if (!after.empty()) {
    const auto id = number_in(after);
    if (!id) return std::nullopt;
    filter.after = {*id};
  }
  return filter;
}

// What the list holds, unless it is a step of the funnel.
ordered_json listed_words(const storage::InvitedFilter& filter) {
  if (filter.outcome) {
    const auto name = outcome_name(*filter.outcome);
    return words_json(name.vi, name.en);
  }
  for (const auto& one : named_groups) {
    if (one.group == filter.group && !one.vi.empty()) return words_json(one.vi, one.en);
  }
  return nullptr;
}

ordered_json page_json(storage::Tx& tx,
                       const Visit& visit,
                       const surveys::Round& round,
                       const storage::InvitedFilter& filter) {
  const auto page = people_page(tx, round, filter, survey_limits::people_a_page);
  ordered_json items = ordered_json::array();
  for (const auto& one : page.people) items.push_back(person_json(visit, one));
  const bool more = page.people.size() == static_cast<std::size_t>(survey_limits::people_a_page);
  ordered_json next = nullptr;
  if (more) next = std::to_string(page.people.back().invitation.id.value);
  return {{"items", std::move(items)},
          {"total", page.total},
          {"next", std::move(next)},
          {"outcome", listed_words(filter)}};
}

}  // namespace

RawAnswer watch_round(const Visit& visit) {
  auto answer = problem("not_found");
  visit.office.database.read([&](storage::Tx& tx) {
    const auto kept = find_round(tx, visit);
    if (kept) answer = json_answer(200, watch_json(tx, visit, *kept));
  });
  return answer;
}

RawAnswer invited_people(const Visit& visit) {
  for (const auto* name : {"stage", "outcome", "why", "unit", "field", "level", "after"}) {
    if (form_value(visit.request.query, name).value_or("").size() > limits::scope_name_max) {
      return invalid({{name, "Không có giá trị này."}});
    }
  }
  const auto filter = filter_of(visit);
  if (!filter) return invalid({{"stage", "Chọn một mục trong danh sách."}});
  auto answer = problem("not_found");
  visit.office.database.read([&](storage::Tx& tx) {
    const auto kept = find_round(tx, visit);
    if (!kept) return;
    if (kept->round.anonymous) {
      answer = problem("anonymous");
      return;
    }
    answer = json_answer(200, page_json(tx, visit, kept->round, *filter));
  });
  return answer;
}

}  // namespace console::acts
