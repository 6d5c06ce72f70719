// A questionnaire whose file was changed after a round had used it: the round goes on in the words
// that were used, and whoever runs the service is told. And one that cannot be read any more.
#include "bot/surveys/shipped.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "bot/surveys/inviter.hpp"
#include "office/surveys/questionnaire_file.hpp"
#include "storage/questionnaires.hpp"
#include "tests/support/temp_database.hpp"
#include "tests/support/world.hpp"
#include "tests/turn/planned_round.hpp"

using namespace std::chrono_literals;
using planned_round::heard;
using planned_round::Planned;
using storage::Tx;
using support::World;

namespace {

constexpr base::TimePoint now = base::from_millis(1'795'000'000'000);

const surveys::Questionnaire& shipped() {
  return *support::shipped_content().questionnaires.find("nhanh", 1);
}

bot::ContentFolders folders() {
  const std::filesystem::path root{LANGNGHE_SOURCE_DIR};
  return {root / "flows", root / "templates" / "vi", root / "office" / "catalog"};
}

// "nhanh" as an earlier program had it.
std::string earlier() {
  auto other = shipped();
  other.thanks = "Trân trọng cảm ơn Ông/Bà.";
  return base::to_text(surveys::to_json(other));
}

// What the database holds before the service starts.
struct Before {
  explicit Before(bool frozen, std::int64_t staff = 0) {
    disk.database().write([&](Tx& tx) {
      storage::KeptQuestionnaire kept{.id = "nhanh", .version = 1, .text = earlier(), .at = now};
      kept.staff = staff;
      storage::Questionnaires(tx).save(kept);
      if (frozen) storage::Questionnaires(tx).freeze("nhanh", 1, now);
    });
  }

  std::vector<surveys::Questionnaire> otherwise() {
    std::vector<surveys::Questionnaire> found;
    disk.database().read(
        [&](Tx& tx) { found = bot::kept_otherwise(tx, support::shipped_content()); });
    return found;
  }

  std::string text() {
    std::string text;
    disk.database().read(
        [&](Tx& tx) { text = storage::Questionnaires(tx).find("nhanh", 1)->text; });
    return text;
  }

  support::TempDatabase disk{};
};

// "nhanh" under a name of its own, its first question under this code.
std::string named(const std::string& id, const std::string& code) {
  auto other = shipped();
  other.id = id;
  other.pages.front().questions.front().code = code;
  return base::to_text(surveys::to_json(other));
}

void keep(Tx& tx, const std::string& id, const std::string& text) {
  REQUIRE(storage::Questionnaires(tx).save({.id = id, .version = 1, .text = text, .at = now}));
}

}  // namespace

TEST_CASE("a version that a round uses is asked as it was, whatever its file says now") {
  Before before(true);
  const auto kept = before.otherwise();
  REQUIRE(kept.size() == 1);
  CHECK(kept.front().thanks == "Trân trọng cảm ơn Ông/Bà.");
  CHECK(bot::warning_of(kept.front()).find("nhanh phiên bản 1") != std::string::npos);
  bot::Content content;
  REQUIRE(bot::load_content(folders(), content, kept).empty());
  CHECK(content.questionnaires.find("nhanh", 1)->thanks == "Trân trọng cảm ơn Ông/Bà.");
  bot::keep_shipped_questionnaires(before.disk.database(), content, now);
  CHECK(before.text() == earlier());
}

TEST_CASE("a version that staff worded anew stays theirs") {
  Before before(false, 7);
  CHECK(before.otherwise().size() == 1);
  bot::keep_shipped_questionnaires(before.disk.database(), support::shipped_content(), now);
  CHECK(before.text() == earlier());
}

TEST_CASE("a version that no round has used yet takes the words of its file") {
  Before before(false);
  CHECK(before.otherwise().empty());
  bot::keep_shipped_questionnaires(before.disk.database(), support::shipped_content(), now);
  CHECK(before.text() == base::to_text(surveys::to_json(shipped())));
  CHECK(before.otherwise().empty());
}

TEST_CASE("after a restart a round that has just ended is known to those inside, an old one not") {
  support::TempDatabase disk;
  const auto round = [](Tx& tx, const std::string& questionnaire, base::TimePoint closes) {
    keep(tx, questionnaire, named(questionnaire, "Z0"));
    storage::KeptRound kept;
    kept.round.name = "Đợt thử";
    kept.round.questionnaire = questionnaire;
    kept.round.version = 1;
    kept.round.state = surveys::RoundState::closed;
    kept.round.opens = closes - 24h * 14;
    kept.round.closes = closes;
    kept.plan = base::to_text(surveys::to_json(surveys::usual_plan(7)));
    storage::SurveyRounds(tx).add(kept);
  };
  disk.database().write([&](Tx& tx) {
    round(tx, "vua_dong", now - 24h * 6);
    round(tx, "dong_lau", now - 24h * 30);
  });
  bot::Content content;
  REQUIRE(bot::load_content(folders(), content).empty());
  bot::load_round_questionnaires(disk.database(), content, now);
  CHECK(content.questionnaires.find("vua_dong", 1) != nullptr);
  CHECK(content.questionnaires.find("dong_lau", 1) == nullptr);
}

TEST_CASE("a version frozen under older rules is still asked") {
  World world;
  world.database().write([](Tx& tx) {
    keep(tx, "luat_cu", named("luat_cu", "gio"));  // a code that is forbidden today
    REQUIRE(storage::Questionnaires(tx).freeze("luat_cu", 1, now));
  });
  Planned round(world, 2);
  round.questionnaire = "luat_cu";
  round.approve();
  world.pass(31min);
  CHECK(round.state() == "sending\n");
  CHECK(round.count("sent") == 2);
  CHECK(heard(world, 1, planned_round::invitation) == 1);
  // A program that makes another flow of the same questions still finds this one.
  CHECK(world.number("SELECT count(*) FROM flow_archive WHERE flow = 'ks_luat_cu_v1'") == 1);
}

TEST_CASE("a round whose questions cannot be read stops, says so, and asks everybody afterwards") {
  World world;
  world.database().write([](Tx& tx) { keep(tx, "hong", "{"); });
  Planned round(world, 2);
  round.questionnaire = "hong";
  round.approve();
  world.pass(31min);
  CHECK(round.state() == "paused\n");
  CHECK(round.why().find("hong phiên bản 1") != std::string::npos);
  CHECK(round.count("failed") == 0);
  world.database().write([](Tx& tx) {
    tx.exec("UPDATE questionnaires SET text = $1 WHERE id = 'hong'",
            storage::Params{named("hong", "Z0")});
  });
  round.resume();
  world.pass(31min);
  CHECK(round.count("sent") == 2);
}
