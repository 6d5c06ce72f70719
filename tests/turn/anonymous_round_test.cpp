// An anonymous round: nobody reads in a person's conversation what was answered, and once the round
// is over nothing in the database leads from a person to an answer.
#include <fstream>
#include <iterator>
#include <set>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "bot/surveys/withholding.hpp"
#include "tests/support/promises.hpp"
#include "tests/turn/planned_round.hpp"

using namespace std::chrono_literals;
using planned_round::answer_all;
using planned_round::heard;
using planned_round::person;
using planned_round::Planned;
using planned_round::says;
using storage::Tx;
using support::World;
using surveys::RoundState;

namespace {

// Words that stand nowhere else in the content.
constexpr const char* planted = "quạt trần phòng chờ kêu to như máy cày";

struct Named {
  std::string table{};
  std::string column{};
};

std::vector<Named> columns_of(World& world) {
  std::vector<Named> columns;
  world.database().read([&](Tx& tx) {
    tx.each(
        "SELECT t.name, c.name FROM sqlite_master AS t JOIN pragma_table_info(t.name) AS c "
        "WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'",
        {},
        [&](const storage::Row& row) {
          columns.push_back({row.text(0), row.text(1)});
        });
  });
  return columns;
}

// Tables in which a text stands anywhere.
std::set<std::string> tables_with(World& world, const std::string& text) {
  std::set<std::string> found;
  for (const auto& [table, column] : columns_of(world)) {
    world.database().read([&, table = table, column = column](Tx& tx) {
      tx.each(
          "SELECT count(*) FROM " + table + " WHERE instr(CAST(" + column + " AS TEXT), $1) > 0",
          storage::Params{text},
          [&](const storage::Row& row) {
            if (row.integer(0) > 0) found.insert(table);
          });
    });
  }
  return found;
}

std::string join(const std::set<std::string>& names) {
  std::string all;
  for (const auto& name : names) all += (all.empty() ? "" : " ") + name;
  return all;
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string conversation(World& world, int who) {
  return world.text(
      "SELECT group_concat(direction || ': ' || text || ' ' || why, char(10)) FROM messages WHERE "
      "citizen = (SELECT id FROM citizens WHERE channel_id = '" +
      person(who) + "')");
}

// The only row.
std::string one(World& world, const std::string& sql) {
  auto text = world.text(sql);
  return text.substr(0, text.find('\n'));
}

void answer_with_words(World& world, int who) {
  for (const auto* text : {"trả lời ngay", "5", "4", "2", "1", "1", planted})
    says(world, who, text);
  world.pass(1min);
}

}  // namespace

TEST_CASE("staff read one line in the stead of the answers of an anonymous round") {
  World world;
  Planned round(world, 2);
  round.approve(RoundState::scheduled, true);
  world.pass(31min);
  answer_with_words(world, 0);
  CHECK(heard(world, 0, "Khảo sát ẩn danh: cán bộ không xem được ai đã trả lời gì") == 1);
  CHECK(round.count("complete") == 1);
  CHECK(join(tables_with(world, planted)) == "survey_answers");
  const auto shown = conversation(world, 0);
  CHECK(shown.find(planned_round::invitation) != std::string::npos);
  CHECK(shown.find("(2/") == std::string::npos);
  CHECK(shown.find("understood\":{\"") == std::string::npos);
  CHECK(world.number("SELECT count(*) FROM messages WHERE text = '" +
                     std::string{bot::answered_anonymously} + "'") == 1);
  // At the door neither the words nor whose they were, nor how long they were.
  CHECK(world.number("SELECT count(*) FROM inbox WHERE kind = 'user_send_text' AND body <> ''") ==
        0);
  CHECK(world.number("SELECT count(*) FROM wire_log WHERE what = 'user_send_text' "
                     "AND request <> ''") == 0);
  CHECK(support::broken_promises(world) == "");
}

TEST_CASE("a tap in an anonymous round is withheld as words are, also on an old question") {
  World world;
  Planned round(world, 1);
  round.approve(RoundState::scheduled, true);
  world.pass(31min);
  says(world, 0, "#ks_nhanh_v1/invite/co");
  says(world, 0, "#ks_nhanh_v1/q_Z1/3");
  CHECK(world.number("SELECT count(*) FROM survey_answers") == 1);
  for (const auto* table : {"messages", "inbox", "wire_log"}) {
    CAPTURE(table);
    CHECK(tables_with(world, "q_Z1/3").count(table) == 0);
  }
  world.pass(24h * 15);
  says(world, 0, "#ks_nhanh_v1/q_Z1/4");
  CHECK(join(tables_with(world, "q_Z1/")) == "");
}

TEST_CASE("what is no answer stays to be read, and so does a cry for help") {
  World world;
  Planned round(world, 2);
  round.approve(RoundState::scheduled, true);
  world.pass(31min);
  says(world, 0, "tôi hỏi hồ sơ của tôi đến đâu rồi");
  CHECK(conversation(world, 0).find("hồ sơ của tôi") != std::string::npos);
  says(world, 1, "trả lời ngay");
  for (const auto* text : {"5", "4", "2", "1", "1"}) says(world, 1, text);
  says(world, 1, "tôi muốn tự tử");
  CHECK(conversation(world, 1).find("tự tử") != std::string::npos);
}

TEST_CASE("a round that is not anonymous stands in the conversation as it was") {
  World world;
  Planned round(world, 1);
  round.approve();
  world.pass(31min);
  answer_with_words(world, 0);
  CHECK(conversation(world, 0).find(planted) != std::string::npos);
  CHECK(heard(world, 0, "ẩn danh") == 0);
  CHECK(world.number("SELECT count(*) FROM survey_withheld") == 0);
}

TEST_CASE("after the close nothing in the database leads from a person to an answer") {
  World world;
  Planned round(world, 3);
  round.plan.reminder_days = 1;
  round.approve(RoundState::scheduled, true);
  world.pass(31min);
  answer_with_words(world, 0);
  says(world, 1, "trả lời ngay");
  says(world, 1, "2");
  const auto citizen = one(world, "SELECT id FROM citizens WHERE channel_id = '" + person(0) + "'");
  const auto invited =
      one(world, "SELECT id FROM survey_invitations WHERE citizen = '" + citizen + "'");
  // Near the end: nothing of it has grown old enough to be purged anyway.
  world.pass(24h * 13 + 20h);
  says(world, 2, "sửa khảo sát");
  answer_with_words(world, 2);
  CHECK(round.count("complete") == 2);
  world.pass(24h);
  CHECK(round.state().starts_with("closed"));
  CHECK(world.number("SELECT count(*) FROM survey_rounds WHERE anonymised_at IS NOT NULL") == 1);
  // The answer stands, beside nobody.
  CHECK(join(tables_with(world, planted)) == "survey_answers");
  for (const auto& name : {citizen, person(0), person(1), person(2)}) {
    CAPTURE(name);
    for (const auto& table : tables_with(world, name)) {
      CAPTURE(table);
      CHECK(table.find("survey_") == (table == "survey_asked" ? 0 : std::string::npos));
    }
  }
  CHECK(world.number("SELECT count(*) FROM survey_answers AS a JOIN survey_invitations AS i ON "
                     "i.id = a.invitation WHERE i.citizen IS NOT NULL OR i.id = " +
                     invited) == 0);
  // What is left of the talk is the invitation.
  CHECK(conversation(world, 0).find(planned_round::invitation) != std::string::npos);
  CHECK(conversation(world, 0).find(bot::answered_anonymously) == std::string::npos);
  CHECK(heard(world, 1, planned_round::reminder) == 1);
  CHECK(conversation(world, 1).find(planned_round::reminder) == std::string::npos);
  CHECK(world.number("SELECT count(*) FROM sessions WHERE json LIKE '%ks@_%' ESCAPE '@'") == 0);
  CHECK(world.number("SELECT count(*) FROM outbox WHERE body LIKE '%q@_Z%' ESCAPE '@'") == 0);
  // No time of an answer is left to be compared with the times of a talk.
  CHECK(world.number("SELECT count(DISTINCT at) FROM survey_answers") == 1);
  CHECK(world.number("SELECT count(DISTINCT sent_at || '/' || way || price) FROM "
                     "survey_invitations") == 1);
  // Whom a list says to have been where; how many stays, for the figures.
  CHECK(world.number("SELECT count(*) FROM survey_people") == 0);
  CHECK(world.number("SELECT people FROM survey_list_strata") == 3);
  CHECK(support::broken_promises(world) == "");
}

TEST_CASE("what was said during an anonymous round is not in the file any more after it") {
  World world;
  Planned round(world, 1);
  round.approve(RoundState::scheduled, true);
  world.pass(31min);
  says(world, 0, "trả lời ngay");
  for (const auto* text : {"5", "4", "2", "1", "1"}) says(world, 0, text);
  says(world, 0, planted);
  says(world, 0, "sửa khảo sát");
  for (const auto* text : {"trả lời lại", "5", "4", "2", "1", "1", "thôi ạ"}) says(world, 0, text);
  world.pass(24h * 15);
  CHECK(join(tables_with(world, planted)) == "");
  world.crash();  // closes the file: the log before it is folded in
  CHECK(bytes_of(world.data_dir() / "langnghe.db").find(planted) == std::string::npos);
}

TEST_CASE("who had stopped in the middle of an anonymous round is at no question after it") {
  World world;
  Planned round(world, 1);
  round.approve(RoundState::scheduled, true);
  world.pass(31min);
  world.pass(24h * 13 + 20h);
  says(world, 0, "sửa khảo sát");
  says(world, 0, "trả lời ngay");
  says(world, 0, "5");
  CHECK(heard(world, 0, "(2/") == 1);
  world.pass(24h);
  says(world, 0, "tôi cần hỏi việc khác");
  CHECK(heard(world, 0, "(3/") == 0);
  CHECK(conversation(world, 0).find("việc khác") != std::string::npos);
  CHECK(world.number("SELECT count(*) FROM survey_answers") == 1);
}

TEST_CASE("a round that was stopped before its day forgets who answered as soon") {
  World world;
  Planned round(world, 1);
  round.approve(RoundState::scheduled, true);
  world.pass(31min);
  answer_with_words(world, 0);
  world.database().write([&](Tx& tx) {
    storage::SurveyRounds rounds(tx);
    auto kept = rounds.find({1});
    kept->round.state = RoundState::closed;
    REQUIRE(rounds.save(*kept));
    rounds.log({1}, {.at = world.clock.now(), .staff = 1, .what = "stopped"});
  });
  world.pass(5min);
  CHECK(world.number("SELECT count(*) FROM survey_rounds WHERE anonymised_at IS NULL") == 1);
  world.pass(10min);
  CHECK(world.number("SELECT count(*) FROM survey_rounds WHERE anonymised_at IS NULL") == 0);
}

TEST_CASE("killed at any commit of the forgetting, the next start finishes it") {
  for (int nth = 1; nth < 40; ++nth) {
    CAPTURE(nth);
    World world;
    Planned round(world, 2);
    round.plan.reminder_days = 1;
    round.approve(RoundState::scheduled, true);
    world.pass(31min);
    answer_with_words(world, 0);
    world.pass(24h * 14 - 5min);
    world.die_of_failures(true);
    world.database().fail_commit(nth, support::FaultyDatabase::Moment::after_commit);
    world.pass(1h);
    CHECK(world.number("SELECT count(*) FROM survey_rounds WHERE anonymised_at IS NOT NULL") == 1);
    CHECK(world.number("SELECT count(*) FROM survey_invitations WHERE token <> ''") == 2);
    CHECK(world.number("SELECT count(*) FROM survey_answers") == 6);
    CHECK(world.number("SELECT count(*) FROM survey_withheld") == 0);
    CHECK(world.number("SELECT people FROM survey_list_strata") == 2);
    CHECK(join(tables_with(world, planted)) == "survey_answers");
  }
}
