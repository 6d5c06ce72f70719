// Rounds on the drawing board: the list of them, a new one, its plan, its test.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/crypto.hpp"
#include "base/json.hpp"
#include "base/local_time.hpp"
#include "console/admin/account.hpp"
#include "console/admin/limits.hpp"
#include "console/body.hpp"
#include "console/numbers.hpp"
#include "console/surveys/limits.hpp"
#include "console/surveys/plan_changes.hpp"
#include "console/surveys/plan_words.hpp"
#include "console/surveys/questionnaire_view.hpp"
#include "console/surveys/round_deed.hpp"
#include "console/surveys/round_view.hpp"
#include "console/surveys/survey_acts.hpp"
#include "office/surveys/questionnaire_limits.hpp"
#include "storage/rehearsals.hpp"
#include "storage/survey_people.hpp"
#include "storage/survey_testers.hpp"

namespace console::acts {
namespace {

using nlohmann::ordered_json;
using storage::KeptRound;

// A round proposed today opens tomorrow and is open for two weeks.
constexpr std::chrono::hours one_day{24};
constexpr int usual_days = 15;

std::string subject_of(surveys::RoundId id) {
  return "round/" + std::to_string(id.value);
}

std::uint64_t random_seed() {
  std::uint64_t seed = 0;
  for (const char letter : base::random_word(12)) {
    seed = seed * 31 + static_cast<unsigned char>(letter);
  }
  return seed;
}

// What the pages send of a round; mistakes stand in the body.
struct Wish {
  std::string name{};
  std::string questionnaire{};
  int version = 0;
};

Wish read_wish(Body& body) {
  Wish wish;
  wish.name = body.words("name", {1, survey_limits::round_name_max});
  wish.questionnaire = body.text("questionnaire", {1, surveys::code_max});
  wish.version = static_cast<int>(body.number("version", {1, surveys::versions_max}));
  return wish;
}

base::TimePoint read_moment(Body& body, const char* name) {
  const auto moment = base::parse_iso(body.text(name, {1, survey_limits::moment_max}));
  if (!moment) body.wrong(name, "Ngày giờ chưa đúng.", "This is no date and time.");
  return moment.value_or(base::TimePoint{});
}

surveys::RoundPlan read_round_plan(Body& body) {
  auto plan = surveys::usual_plan(0);
  const auto* json = body.whole("plan");
  if (json == nullptr) return plan;
  for (auto& finding : surveys::read_plan(*json, plan, false)) {
    const auto part = finding.question.empty() ? std::string{} : finding.question + ".";
    body.wrong("plan." + part + finding.field, std::move(finding.vi), std::move(finding.en));
  }
  return plan;
}

// Nothing: there is no such questionnaire.
std::optional<surveys::RoundId> add(storage::Tx& tx, const Visit& visit, const Wish& wish) {
  if (!find_questionnaire(tx, wish.questionnaire, wish.version)) return std::nullopt;
  KeptRound kept;
  kept.round.name = wish.name;
  kept.round.questionnaire = wish.questionnaire;
  kept.round.version = wish.version;
  kept.round.made_by = visit.me().id.value;
  const auto tomorrow = base::to_local(visit.now + one_day).date;
  kept.round.opens = base::from_local(tomorrow, std::chrono::hours{8});
  kept.round.closes = kept.round.opens + one_day * usual_days;
  kept.plan = base::to_text(surveys::to_json(surveys::usual_plan(random_seed())));
  storage::SurveyRounds rounds(tx);
  const auto id = rounds.add(kept);
  rounds.log(id, {.at = visit.now, .staff = visit.me().id.value, .what = "made"});
  admin::note(tx, visit, {"round.made", subject_of(id), "{}"});
  return id;
}

struct Change {
  std::int64_t rev = 0;
  Wish wish{};
  bool anonymous = false;
  base::TimePoint opens{};
  base::TimePoint closes{};
  surveys::RoundPlan plan{};
};

// A list that is being filled cannot be chosen yet.
bool is_list(storage::Tx& tx, std::int64_t list) {
  return list == 0 || storage::is_ready_list(tx, list);
}

KeptRound changed(KeptRound kept, const Change& change) {
  auto& round = kept.round;
  round.name = change.wish.name;
  round.questionnaire = change.wish.questionnaire;
  round.version = change.wish.version;
  round.anonymous = change.anonymous;
  round.opens = change.opens;
  round.closes = change.closes;
  kept.list = change.plan.list;
  kept.plan = base::to_text(surveys::to_json(change.plan));
  return kept;
}

// What changed stands in the log by the names of its parts, never by what is in them.
void note_parts(storage::Tx& tx,
                const Visit& visit,
                surveys::RoundId id,
                const std::vector<PlanPart>& parts) {
  ordered_json codes = ordered_json::array();
  for (const auto& part : parts) codes.push_back(part.code);
  storage::SurveyRounds(tx).log(id,
                                {.at = visit.now,
                                 .staff = visit.me().id.value,
                                 .what = "changed",
                                 .why = named_in_words(parts)});
  admin::note(
      tx, visit, {"round.changed", subject_of(id), base::to_text({{"parts", std::move(codes)}})});
}

std::optional<RawAnswer> change(storage::Tx& tx,
                                const Visit& visit,
                                const KeptRound& kept,
                                const Change& change) {
  if (!surveys::may_change(kept.round)) return problem("wrong_state");
  if (!find_questionnaire(tx, change.wish.questionnaire, change.wish.version)) {
    return problem("not_found");
  }
  if (!is_list(tx, change.plan.list)) {
    return invalid({{"plan.list", "Danh sách này không còn.", "This list is no more."}});
  }
  auto after = changed(kept, change);
  const auto parts = changed_parts(kept, after);
  if (parts.empty()) return std::nullopt;
  surveys::note_change(after.round, visit.me().id.value);
  if (!storage::SurveyRounds(tx).save(after)) return problem("stale");
  storage::Rehearsals(tx).outdate(after.round.id);
  note_parts(tx, visit, after.round.id, parts);
  return std::nullopt;
}

// The version is used from now on: what colleagues saw is what citizens get.
std::optional<RawAnswer> test(storage::Tx& tx,
                              const Visit& visit,
                              const KeptRound& kept,
                              const std::vector<std::int64_t>& staff) {
  if (!surveys::may_change(kept.round)) return problem("wrong_state");
  storage::SurveyTesters testers(tx);
  std::vector<std::string> citizens;
  for (const auto id : staff) {
    const auto tester = testers.find({id});
    if (!tester) return problem("not_linked");
    citizens.push_back(tester->citizen);
  }
  storage::Invitations invitations(tx);
  for (const auto& citizen : citizens) {
    storage::Invitation one{.round = kept.round.id, .citizen = citizen, .rehearsal = true};
    one.facts = "{}";
    one.due_at = visit.now;
    invitations.add(one);
  }
  storage::Questionnaires(tx).freeze(kept.round.questionnaire, kept.round.version, visit.now);
  storage::SurveyRounds(tx).log(kept.round.id,
                                {.at = visit.now, .staff = visit.me().id.value, .what = "tested"});
  admin::note(tx, visit, {"round.tested", subject_of(kept.round.id), "{}"});
  return std::nullopt;
}

std::vector<std::int64_t> staff_in(Body& body) {
  std::vector<std::int64_t> staff;
  const auto count = body.count("staff", survey_limits::testers_at_once);
  for (std::size_t at = 0; at < count; ++at) {
    staff.push_back(body.number("staff." + std::to_string(at), {1, admin::limits::revision_max}));
  }
  if (count == 0) body.wrong("staff", "Chọn ít nhất một đồng nghiệp.", "Choose somebody.");
  std::sort(staff.begin(), staff.end());
  staff.erase(std::unique(staff.begin(), staff.end()), staff.end());
  return staff;
}

}  // namespace

RawAnswer rounds(const Visit& visit) {
  ordered_json items = ordered_json::array();
  visit.office.database.read([&](storage::Tx& tx) {
    for (const auto& kept : storage::SurveyRounds(tx).all(survey_limits::rounds_shown)) {
      items.push_back(round_row(tx, visit, kept));
    }
  });
  return json_answer(200, {{"items", std::move(items)}});
}

RawAnswer add_round(const Visit& visit) {
  Body body(visit.request);
  const auto wish = read_wish(body);
  if (auto refused = body.refused()) return *refused;
  std::optional<surveys::RoundId> made;
  visit.office.database.write([&](storage::Tx& tx) { made = add(tx, visit, wish); });
  return made ? round_answer(visit, *made, 201) : problem("not_found");
}

RawAnswer open_round(const Visit& visit) {
  auto answer = problem("not_found");
  visit.office.database.read([&](storage::Tx& tx) {
    if (const auto kept = find_round(tx, visit)) {
      answer = json_answer(200, round_json(tx, visit, *kept));
    }
  });
  return answer;
}

RawAnswer change_round(const Visit& visit) {
  Body body(visit.request);
  Change wanted;
  wanted.rev = body.number("rev", {1, admin::limits::revision_max});
  wanted.wish = read_wish(body);
  wanted.anonymous = body.needed_flag("anonymous");
  wanted.opens = read_moment(body, "opens");
  wanted.closes = read_moment(body, "closes");
  wanted.plan = read_round_plan(body);
  if (auto refused = body.refused()) return *refused;
  return do_to_round(visit, wanted.rev, [&](storage::Tx& tx, const KeptRound& kept) {
    return change(tx, visit, kept, wanted);
  });
}

RawAnswer test_round(const Visit& visit) {
  Body body(visit.request);
  const auto rev = body.number("rev", {1, admin::limits::revision_max});
  const auto staff = staff_in(body);
  if (auto refused = body.refused()) return *refused;
  auto answer = do_to_round(visit, rev, [&](storage::Tx& tx, const KeptRound& kept) {
    return test(tx, visit, kept, staff);
  });
  visit.office.outside.moved();
  return answer;
}

// Every colleague may try a round; who has no Zalo linked yet is told what to send from there.
RawAnswer testers(const Visit& visit) {
  ordered_json items = ordered_json::array();
  return carry_out(visit, [&](storage::Tx& tx) {
    storage::SurveyTesters testers(tx);
    for (const auto& account : storage::Staff(tx).all()) {
      if (!account.active) continue;
      const bool linked = testers.find(account.id).has_value();
      const auto number = static_cast<int>(random_seed() % 1'000'000);
      const auto said = linked ? std::string{}
                               : "thử khảo sát " + testers.code_for(account.id, number, visit.now);
      items.push_back({{"id", account.id.value},
                       {"name", account.name},
                       {"linked", linked},
                       {"me", account.id == visit.me().id},
                       {"said", said}});
    }
    return json_answer(200, {{"items", std::move(items)}});
  });
}

}  // namespace console::acts
