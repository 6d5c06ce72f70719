// What surveys forget of a person: lists, words, when somebody was asked; and what stays of the
// figures.
#include "storage/survey_forget.hpp"

#include <doctest/doctest.h>

#include "storage/forget.hpp"
#include "storage/invitations.hpp"
#include "storage/questionnaires.hpp"
#include "storage/survey_answers.hpp"
#include "storage/survey_lists.hpp"
#include "storage/survey_people.hpp"
#include "storage/survey_rounds.hpp"
#include "tests/unit/storage/scene.hpp"

using namespace std::chrono_literals;
using scene::at;
using storage::InvitationState;
using storage::Tx;

namespace {

const std::string trace = "DAU-VET";

constexpr const char* asked = R"({
  "questionnaire": "thu", "version": 1, "title": "Thử", "basis": "Thử",
  "invitation": "Mời", "thanks": "Cảm ơn", "facts": [], "factors": {},
  "pages": [{ "questions": [
    { "code": "Z1", "kind": "rating", "title": "Chung", "overall": true, "ask": "Có hài lòng không?" },
    { "code": "Z6", "kind": "text", "title": "Góp ý", "ask": "Góp ý gì?" }
  ] }]
})";

// Two people of one list, asked in one round; the first is to be forgotten.
struct Town {
  explicit Town(bool anonymous = false) {
    temp.database().write([&](Tx& tx) {
      storage::Questionnaires(tx).save(
          {.id = "thu", .version = 1, .text = asked, .frozen_at = {}, .at = at(0s)});
      list = storage::SurveyLists(tx).add({.name = "Tháng 11", .source = "file", .at = at(0s)});
      storage::KeptRound kept;
      kept.round.name = "Đợt 11";
      kept.round.questionnaire = "thu";
      kept.round.version = 1;
      kept.round.anonymous = anonymous;
      kept.round.opens = at(0s);
      kept.round.closes = at(24h);
      kept.plan = "{}";
      kept.list = list.value;
      round = storage::SurveyRounds(tx).add(kept);
      for (int i = 0; i < 2; ++i) people.push_back(add_person(tx, i));
      storage::SurveyLists(tx).make_ready(list);
    });
  }

  std::string add_person(Tx& tx, int number) {
    const auto id =
        storage::Citizens(tx).find_or_create("zalo", "z" + std::to_string(number), at(0s)).id;
    storage::ListedPerson row;
    row.citizen = id;
    row.line = number + 2;
    row.unit = "p";
    row.facts = R"({"ma_ho_so":")" + trace + R"("})";
    row.phone = "8491" + trace;
    storage::SurveyLists(tx).put(list, row);
    storage::Invitation one{.round = round, .citizen = id, .cell = "p|", .unit = "p"};
    one.facts = row.facts;
    one.due_at = at(0s);
    storage::Invitations(tx).add(one);
    storage::note_asked(tx, id, at(1s));
    return id;
  }

  void answers(std::int64_t invitation, const std::string& words) {
    temp.database().write([&](Tx& tx) {
      storage::Invitations(tx).sent({invitation}, at(1s));
      storage::Invitations(tx).begin({invitation}, at(2s), at(1h));
      storage::SurveyAnswers kept(tx);
      kept.keep({invitation}, "Z1", "\"2\"", at(3s));
      kept.keep({invitation}, "Z1", "\"5\"", at(4s));
      kept.keep({invitation}, "Z6", "\"" + words + "\"", at(5s));
    });
  }

  void forget() {
    temp.database().write(
        [&](Tx& tx) { REQUIRE(storage::forget_citizen(tx, people[0], at(9s)).ok()); });
  }

  std::int64_t number(const std::string& sql) {
    std::int64_t value = -1;
    temp.database().read([&](Tx& tx) {
      tx.each(sql, {}, [&](const storage::Row& row) { value = row.integer(0); });
    });
    return value;
  }

  support::TempDatabase temp{};
  storage::ListId list{};
  surveys::RoundId round{};
  std::vector<std::string> people{};
};

}  // namespace

TEST_CASE(
    "who is forgotten stands on lists and in rounds as a number, without words or telephone") {
  Town town;
  town.answers(1, trace);
  town.answers(2, "khác");
  town.forget();
  for (const auto& rows :
       std::vector<std::string>{"survey_people WHERE facts || phone LIKE '%" + trace + "%'",
                                "survey_invitations WHERE facts LIKE '%" + trace + "%'"}) {
    CAPTURE(rows);
    CHECK(town.number("SELECT count(*) FROM " + rows) == 1);  // of the other
  }
  CHECK(town.number("SELECT count(*) FROM survey_people") == 2);
  CHECK(town.number("SELECT count(*) FROM survey_answers WHERE value LIKE '%" + trace + "%'") == 0);
  CHECK(town.number("SELECT count(*) FROM survey_answers WHERE invitation = 1") == 1);
  CHECK(town.number("SELECT count(*) FROM survey_answers WHERE invitation = 2") == 3);
  CHECK(town.number("SELECT count(*) FROM survey_invitations WHERE citizen IS NULL") == 1);
  CHECK(town.number("SELECT count(*) FROM survey_asked") == 1);
}

TEST_CASE("what was open of a forgotten person ends, and nobody is asked in his name again") {
  Town town;
  town.answers(2, "khác");
  town.forget();
  CHECK(town.number("SELECT count(*) FROM survey_invitations WHERE id = 1 AND state = 'failed' "
                    "AND why = 'gone' AND due_at IS NULL") == 1);
  CHECK(town.number("SELECT count(*) FROM survey_invitations WHERE state = 'begun'") == 1);
  town.temp.database().read([&](Tx& tx) {
    const auto listed = storage::people_to_ask(tx, town.list.value, at(0s));
    REQUIRE(listed.size() == 2);
    CHECK(listed[0].ledger.opted_out);
    CHECK_FALSE(listed[0].ledger.has_phone);
    CHECK(listed[1].ledger.has_phone);
  });
}

TEST_CASE("in an anonymous round the key stays until everybody's goes, and leads to nobody") {
  Town town(true);
  town.answers(1, trace);
  town.forget();
  CHECK(town.number("SELECT count(*) FROM survey_invitations WHERE citizen IS NULL") == 0);
  CHECK(town.number("SELECT count(*) FROM survey_answers WHERE invitation = 1") == 1);
  CHECK(town.number("SELECT count(*) FROM survey_invitations WHERE id = 1 AND facts = '{}' "
                    "AND state = 'refused'") == 1);
}
