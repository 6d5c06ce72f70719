#include "tests/unit/console/results_room.hpp"

#include <doctest/doctest.h>

#include "base/json.hpp"
#include "base/local_time.hpp"
#include "bot/content.hpp"
#include "office/surveys/questionnaire_file.hpp"
#include "storage/citizens.hpp"
#include "storage/consents.hpp"
#include "storage/questionnaires.hpp"
#include "storage/survey_rounds.hpp"

namespace results_room {
namespace {

using storage::Params;

void keep_questionnaire(storage::Tx& tx, base::TimePoint now) {
  const auto* shipped = staffroom::content().questionnaires.find("nhanh", 1);
  storage::KeptQuestionnaire kept;
  kept.id = shipped->id;
  kept.version = shipped->version;
  kept.text = base::to_text(surveys::to_json(*shipped));
  kept.at = now;
  storage::Questionnaires(tx).save(kept);
}

std::int64_t last_id(storage::Tx& tx) {
  std::int64_t id = 0;
  tx.each("SELECT max(id) FROM survey_invitations", Params{}, [&](const storage::Row& row) {
    id = row.integer(0);
  });
  return id;
}

void say(storage::Tx& tx, std::int64_t invitation, const char* question, const std::string& value) {
  tx.exec("INSERT INTO survey_answers (invitation, question, value, at) VALUES ($1, $2, $3, $4)",
          Params{invitation, std::string{question}, value, std::int64_t{1'795'000'000'000}});
}

std::string quoted(const std::string& text) {
  return base::to_text(nlohmann::ordered_json(text));
}

}  // namespace

surveys::RoundId add_round(CasesRoom& room, const std::string& name, unsigned closed_on) {
  surveys::RoundId id{};
  room.database().write([&](storage::Tx& tx) {
    keep_questionnaire(tx, room.clock.now());
    storage::KeptRound kept;
    kept.round.name = name;
    kept.round.questionnaire = "nhanh";
    kept.round.version = 1;
    kept.round.state = surveys::RoundState::closed;
    kept.round.closes = base::from_local(std::chrono::year{2026} / 11 / std::chrono::day{closed_on},
                                         std::chrono::hours{18});
    kept.round.opens = kept.round.closes - std::chrono::hours{24 * 5};
    kept.plan = "{}";
    id = storage::SurveyRounds(tx).add(kept);
  });
  return id;
}

void answer(CasesRoom& room, surveys::RoundId round, const Crowd& crowd) {
  room.database().write([&](storage::Tx& tx) {
    for (int i = 0; i < crowd.people; ++i) {
      const auto key = crowd.unit + "/" + crowd.field + "/" + std::to_string(i);
      const auto citizen = storage::Citizens(tx).find_or_create("zalo", key, room.clock.now());
      tx.exec(
          "INSERT INTO survey_invitations (round, citizen, cell, unit, field, level, facts, draw, "
          "reserve, state, sent_at, begun_at, ended_at) "
          "VALUES ($1, $2, $3, $4, $5, $6, '{}', $7, 0, 'complete', $8, $8, $8)",
          Params{round.value,
                 citizen.id,
                 crowd.unit + "/" + crowd.field,
                 crowd.unit,
                 crowd.field,
                 crowd.level,
                 std::int64_t{i},
                 base::to_millis(room.clock.now())});
      const auto id = last_id(tx);
      say(tx, id, "Z1", quoted(std::to_string(crowd.rating)));
      say(tx, id, "Z2", quoted(std::to_string(crowd.rating)));
      say(tx, id, "Z3", quoted(crowd.rating > 3 ? "dung" : "tre_khong_bao"));
      if (crowd.rating <= 3) say(tx, id, "Z3a", "4");
      if (i >= crowd.people - 2)
        say(tx, id, "Z6", quoted("Anh Nguyễn Văn Mẫu số 0912345678 làm rất nhanh."));
    }
  });
}

void agree_all(CasesRoom& room) {
  room.database().write([&](storage::Tx& tx) {
    std::vector<std::string> citizens;
    tx.each("SELECT DISTINCT citizen FROM survey_invitations WHERE citizen IS NOT NULL",
            Params{},
            [&](const storage::Row& row) { citizens.push_back(row.text(0)); });
    for (const auto& citizen : citizens) {
      storage::Citizens(tx).touch(citizen, room.clock.now());
      storage::Consents(tx).record(
          {citizen, "khao_sat", storage::Decision::agreed, "1", "zalo", room.clock.now()});
    }
  });
}

std::string path(surveys::RoundId round, const std::string& what) {
  return "/surveys/rounds/" + std::to_string(round.value) + "/" + what;
}

}  // namespace results_room
