#include "console/surveys/round_view.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/local_time.hpp"
#include "console/numbers.hpp"
#include "console/surveys/checklist.hpp"
#include "console/surveys/limits.hpp"
#include "console/surveys/questionnaire_view.hpp"
#include "console/surveys/stage_words.hpp"
#include "office/surveys/sending_days.hpp"
#include "storage/rehearsals.hpp"
#include "storage/survey_messages.hpp"
#include "storage/survey_testers.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;
using storage::KeptRound;
using surveys::RoundState;

struct LogWords {
  std::string_view what{};
  std::string_view vi{};
  std::string_view en{};
};

constexpr std::array<LogWords, 17> log_words{
    {{"made", "lập đợt", "made the round"},
     {"prepared", "hệ thống soạn đợt kế tiếp", "prepared by the service"},
     {"changed", "sửa kế hoạch", "changed the plan"},
     {"tested", "gửi thử", "sent a test"},
     {"submitted", "gửi duyệt", "submitted"},
     {"sent_back", "trả lại", "sent back"},
     {"approved", "duyệt, lên lịch", "approved and scheduled"},
     {"drawn", "rút mẫu", "drew the sample"},
     {"opened", "bắt đầu gửi", "began to send"},
     {"paused", "tạm dừng", "paused"},
     {"resumed", "tiếp tục", "went on"},
     {"stopped", "dừng hẳn", "stopped for good"},
     {"stopped_itself", "tự dừng", "stopped by itself"},
     {"reserve", "mời thêm dự phòng", "invited more people"},
     {"closed", "hết hạn", "came to its end"},
     {"anonymised", "xóa liên hệ với người trả lời", "forgot who answered"},
     {"cancelled", "hủy", "cancelled"}}};

ordered_json questionnaire_json(storage::Tx& tx, const surveys::Round& round) {
  const auto asked = find_questionnaire(tx, round.questionnaire, round.version);
  return {{"id", round.questionnaire},
          {"version", round.version},
          {"title", asked ? asked->title : round.questionnaire}};
}

std::string person(storage::Tx& tx, surveys::StaffId staff) {
  return staff == 0 ? std::string{} : name_behind(tx, key_of(storage::AccountId{staff}));
}

// Where the opening lies on a day or an hour on which nothing leaves.
ordered_json suggestion_json(const surveys::RoundTerms& terms, const surveys::Round& round) {
  if (surveys::mistake_in(terms.rules)) return nullptr;
  const surveys::Due due{surveys::MessageKind::consultation, std::nullopt};
  const auto next = surveys::next_allowed_moment(terms.rules, terms.calendar, due, round.opens);
  if (!next.at || *next.at == round.opens) return nullptr;
  const auto when = base::format_date_time(*next.at);
  const auto why = next.day.empty() ? std::string{} : " (" + next.day + ")";
  return {{"opens", base::format_iso(*next.at)},
          {"vi", "Giờ bắt đầu rơi vào lúc không gửi" + why + ". Đề xuất " + when + "."},
          {"en", "Nothing leaves at the opening" + why + ". Suggested: " + when + "."}};
}

// Afterwards nothing of the plan can be mended, and whoever was drawn is drawn.
std::vector<Check> planned_checks(storage::Tx& tx, const Visit& visit, const KeptRound& kept) {
  const auto state = kept.round.state;
  if (state != RoundState::draft && state != RoundState::to_approve) return {};
  return checklist_of(tx, visit, kept);
}

ordered_json testers_json(storage::Tx& tx, const surveys::Round& round) {
  ordered_json list = ordered_json::array();
  for (const auto& tester : storage::SurveyTesters(tx).all()) {
    storage::Rehearsals rehearsals(tx);
    const auto got = rehearsals.arrived(round.id, tester.citizen);
    const auto why = got ? std::string{} : rehearsals.failed(round.id, tester.citizen);
    const auto words = failure_words(why);
    list.push_back({{"id", tester.staff.value},
                    {"name", person(tx, tester.staff.value)},
                    {"linked", true},
                    {"counts", tester.staff.value != round.made_by},
                    {"got_at", maybe_iso(got)},
                    {"failed", why.empty() ? nullptr : words_json(words.vi, words.en)}});
  }
  return list;
}

// Its pace, its quota of the day, its night, in the words of its own codes.
ordered_json platform_wait(storage::Tx& tx, const Visit& visit, const KeptRound& kept) {
  const auto held = storage::SurveyMessages(tx).held_back(kept.round.id, visit.now);
  if (!held) return nullptr;
  const auto words = visit.office.outside.failure(held->why);
  const auto when = base::format_date_time(held->until);
  return {{"code", "platform"},
          {"vi", "Đang chờ " + when + ": " + words.vi},
          {"en", "Waiting until " + when + ": " + words.en},
          {"until", base::format_iso(held->until)}};
}

}  // namespace

std::optional<KeptRound> find_round(storage::Tx& tx, const Visit& visit) {
  return found_round(tx, {number_in(visit.path.front()).value_or(0)});
}

std::optional<KeptRound> found_round(storage::Tx& tx, surveys::RoundId id) {
  auto kept = storage::SurveyRounds(tx).find(id);
  if (!kept) return kept;
  const auto reached = storage::Rehearsals(tx).reached(kept->round.id);
  kept->round.tests_sent = static_cast<int>(reached);
  return kept;
}

surveys::RoundTerms round_terms(const Visit& visit, const KeptRound& kept) {
  const auto& side = visit.office.outside.surveys;
  const auto day = base::to_local(std::max(visit.now, kept.round.opens)).date;
  return surveys::terms_on(kept.round,
                           kept.plan,
                           side.platform->on(day),
                           visit.office.books.catalog->current().calendar(),
                           side.fatigue->on(day).cap);
}

ordered_json wait_json(storage::Tx& tx, const Visit& visit, const KeptRound& kept) {
  const auto state = kept.round.state;
  if (state != RoundState::sending && state != RoundState::scheduled) return nullptr;
  const auto terms = round_terms(visit, kept);
  const surveys::Due due{surveys::MessageKind::consultation, std::nullopt};
  const auto next = surveys::next_allowed_moment(terms.rules, terms.calendar, due, visit.now);
  if (next.wait == surveys::Wait::nothing && next.at)
    return state == RoundState::sending ? platform_wait(tx, visit, kept) : nullptr;
  const auto code = next.at ? surveys::wait_code(next.wait) : surveys::none_left_code(next.none);
  const auto english = next.at ? "Waiting until " + base::format_date_time(*next.at)
                               : std::string{"No hour is left in which it may send"};
  return {{"code", code},
          {"vi", surveys::why_waiting(next, visit.now)},
          {"en", english},
          {"until", next.at ? ordered_json(base::format_iso(*next.at)) : ordered_json(nullptr)}};
}

std::optional<double> Progress::rate() const {
  if (asked == 0) return std::nullopt;
  return static_cast<double>(complete) / static_cast<double>(asked);
}

Progress progress_of(storage::Tx& tx, surveys::RoundId round) {
  const auto counted = storage::Invitations(tx).progress(round);
  return {.invited = counted.invited,
          .sent = counted.sent,
          .asked = counted.asked,
          .complete = counted.complete};
}

ordered_json round_row(storage::Tx& tx, const Visit& visit, const KeptRound& kept) {
  const auto progress = progress_of(tx, kept.round.id);
  const auto rate = progress.rate();
  return {{"id", kept.round.id.value},
          {"name", kept.round.name},
          {"questionnaire", questionnaire_json(tx, kept.round)},
          {"state", surveys::state_code(kept.round.state)},
          {"state_words", state_words(kept.round.state)},
          {"opens", base::format_iso(kept.round.opens)},
          {"closes", base::format_iso(kept.round.closes)},
          {"anonymous", kept.round.anonymous},
          {"people", progress.invited},
          {"sent", progress.sent},
          {"complete", progress.complete},
          {"response_rate", rate ? ordered_json(*rate) : ordered_json(nullptr)},
          {"why", kept.round.why},
          {"wait", wait_json(tx, visit, kept)}};
}

std::vector<std::string_view> permitted(const Visit& visit, const KeptRound& kept) {
  std::vector<std::string_view> may;
  const bool works = visit.may(Right::surveys, Level::act);
  const auto me = visit.me().id.value;
  const auto add = [&](std::string_view what, std::initializer_list<RoundState> states, bool who) {
    const bool fits = std::find(states.begin(), states.end(), kept.round.state) != states.end();
    if (fits && who) may.push_back(what);
  };
  using enum RoundState;
  const bool another = surveys::may_approve(kept.round, me);
  add("change", {draft}, works);
  add("test", {draft}, works);
  add("submit", {draft}, works);
  add("send_back", {to_approve, scheduled}, true);
  add("approve", {to_approve}, another);
  add("pause", {sending}, works);
  add("resume", {paused}, works);
  add("stop", {sending, paused}, works);
  add("cancel", {draft, to_approve, scheduled}, works);
  add("reserve", {sending, paused}, works);
  return may;
}

ordered_json log_json(storage::Tx& tx, surveys::RoundId round) {
  ordered_json list = ordered_json::array();
  auto lines = storage::SurveyRounds(tx).log_of(round);
  const auto shown = static_cast<std::size_t>(survey_limits::log_shown);
  const std::size_t from = lines.size() > shown ? lines.size() - shown : 0;
  for (std::size_t at = from; at < lines.size(); ++at) {
    const auto& line = lines[at];
    const auto* known = std::find_if(log_words.begin(), log_words.end(), [&](const auto& words) {
      return words.what == line.what;
    });
    const bool found = known != log_words.end();
    list.push_back({{"at", base::format_iso(line.at)},
                    {"who", person(tx, line.staff)},
                    {"what", line.what},
                    {"vi", found ? std::string{known->vi} : line.what},
                    {"en", found ? std::string{known->en} : line.what},
                    {"why", line.why}});
  }
  return list;
}

ordered_json round_json(storage::Tx& tx, const Visit& visit, const KeptRound& kept) {
  const auto terms = round_terms(visit, kept);
  const auto& round = kept.round;
  const auto before = storage::SurveyRounds(tx).before(round);
  return {{"id", round.id.value},
          {"rev", kept.rev},
          {"name", round.name},
          {"questionnaire", questionnaire_json(tx, round)},
          {"state", surveys::state_code(round.state)},
          {"state_words", state_words(round.state)},
          {"why", round.why},
          {"anonymous", round.anonymous},
          {"opens", base::format_iso(round.opens)},
          {"closes", base::format_iso(round.closes)},
          {"plan", surveys::to_json(terms.plan)},
          {"made_by", person(tx, round.made_by)},
          {"submitted_by", person(tx, round.submitted_by)},
          {"approved_by", person(tx, round.approved_by)},
          {"may", permitted(visit, kept)},
          {"checklist", checklist_json(planned_checks(tx, visit, kept))},
          {"testers", testers_json(tx, round)},
          {"log", log_json(tx, round.id)},
          {"suggested", suggestion_json(terms, round)},
          {"before", before ? ordered_json(before->value) : ordered_json(nullptr)}};
}

bool is_ready(storage::Tx& tx, const Visit& visit, const KeptRound& kept) {
  const auto checks = checklist_of(tx, visit, kept);
  return std::all_of(checks.begin(), checks.end(), [](const Check& check) { return check.ok; });
}

std::string unit_name(const Visit& visit, const std::string& unit) {
  if (unit.empty()) return "Chưa rõ đơn vị";
  const auto* known = visit.office.books.catalog->current().unit(unit);
  return known == nullptr ? unit : known->name;
}

}  // namespace console
