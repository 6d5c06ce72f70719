#include "tests/turn/planned_round.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/local_time.hpp"
#include "bot/surveys/inviter.hpp"
#include "storage/citizens.hpp"
#include "storage/consents.hpp"
#include "storage/ready_texts.hpp"

using namespace std::chrono_literals;
using storage::Tx;
using support::World;
using surveys::RoundState;

namespace planned_round {

std::string person(int number) {
  return "88" + std::to_string(100 + number);
}

Planned::Planned(World& world, int people) : world_(world) {
  for (int i = 0; i < people; ++i) world.deliver(world.follow_body(person(i)));
  world.work();
  plan.sample.everybody = true;
  plan.sending.per_second = 5;
  world.database().write([&](Tx& tx) { list(tx, people); });
}

void Planned::approve(RoundState state, bool anonymous) {
  bot::keep_shipped_questionnaires(
      world_.database(), support::shipped_content(), world_.clock.now());
  world_.database().write([&](Tx& tx) {
    storage::KeptRound kept;
    kept.round.name = "Đợt thử";
    kept.round.questionnaire = questionnaire;
    kept.round.version = 1;
    kept.round.state = state;
    kept.round.anonymous = anonymous;
    kept.round.opens = world_.clock.now() + 30min;
    kept.round.closes = kept.round.opens + 24h * 14;
    kept.plan = base::to_text(surveys::to_json(plan));
    kept.list = 1;
    storage::SurveyRounds(tx).add(kept);
  });
}

std::int64_t Planned::count(const std::string& state) {
  return world_.number("SELECT count(*) FROM survey_invitations WHERE rehearsal = 0 AND state = '" +
                       state + "'");
}

void Planned::by_template(std::chrono::hours silent_for, std::int64_t budget) {
  plan.templates.uid = "123456";
  plan.budget = budget;
  world_.database().write([&](Tx& tx) {
    storage::ReadyText text;
    text.kind = storage::TextKind::zbs;
    text.code = plan.templates.uid;
    text.title = "Mời khảo sát";
    text.text = "Mời Ông/Bà đánh giá {thu_tuc} tại {don_vi}.";
    text.fields = R"([{"name":"thu_tuc","label":"Thủ tục","max":50},)"
                  R"({"name":"don_vi","label":"Đơn vị","max":50}])";
    text.at = world_.clock.now();
    REQUIRE(storage::ReadyTexts(tx).add(text));
    tx.exec("UPDATE citizens SET last_interaction_at = $1",
            storage::Params{base::to_millis(world_.clock.now() - silent_for)});
  });
}

void Planned::by_phone(std::chrono::hours silent_for, std::int64_t budget) {
  by_template(silent_for, budget);
  std::swap(plan.templates.phone, plan.templates.uid);
  world_.database().write([&](Tx& tx) {
    tx.exec("UPDATE survey_people SET phone = '849120000' || (10 + line)", {});
    tx.exec(
        "INSERT INTO consents (citizen, purpose, decision, text_version, channel, at) "
        "SELECT citizen, 'khao_sat_dien_thoai', decision, text_version, channel, at "
        "FROM consents WHERE purpose = 'khao_sat'",
        {});
  });
}

void Planned::resume() {
  world_.database().write([&](Tx& tx) {
    storage::SurveyRounds rounds(tx);
    auto kept = *rounds.find({1});
    REQUIRE(kept.round.state == RoundState::paused);
    kept.round.state = RoundState::sending;
    REQUIRE(rounds.save(kept));
    rounds.log({1}, {.at = world_.clock.now(), .staff = 1, .what = "resumed"});
  });
}

void Planned::list(Tx& tx, int people) {
  const auto now = world_.clock.now();
  tx.exec("INSERT INTO survey_lists (name, source, ready, staff, at) VALUES ('t', 'file', 1, 1, 1)",
          {});
  for (int i = 0; i < people; ++i) {
    const auto citizen = storage::Citizens(tx).find_or_create("zalo", person(i), now);
    storage::Consents(tx).record({.citizen = citizen.id,
                                  .purpose = "khao_sat",
                                  .decision = storage::Decision::agreed,
                                  .text_version = "1",
                                  .channel = "zalo",
                                  .at = now});
    tx.exec(
        "INSERT INTO survey_people (list, citizen, line, unit, field, level, facts) "
        "VALUES (1, $1, $2, 'u', 'Đất đai', 'xa', $3)",
        storage::Params{citizen.id,
                        std::int64_t{i},
                        std::string{R"({"thu_tuc":"cấp căn cước","don_vi":"Phường Vị Thanh"})"}});
  }
}

void says(World& world, int who, const std::string& text) {
  world.deliver(world.text_body(person(who), text));
  world.pass(8s);
}

int heard(World& world, int who, const std::string& words) {
  int times = 0;
  for (const auto& text : world.zalo.seen_by(person(who))) {
    if (text.find(words) != std::string::npos) ++times;
  }
  return times;
}

void answer_all(World& world, int who) {
  for (const auto* text : {"trả lời ngay", "5", "4", "2", "1", "1", "bỏ qua"})
    says(world, who, text);
}

}  // namespace planned_round
