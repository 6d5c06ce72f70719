// For good is for good: whoever wants no surveys is asked under no name they are known by, by no
// round, whichever way they said it.
#include <doctest/doctest.h>

#include "office/cases/case.hpp"
#include "storage/cases.hpp"
#include "storage/citizens.hpp"
#include "storage/consents.hpp"
#include "tests/turn/planned_round.hpp"

using namespace std::chrono_literals;
using planned_round::heard;
using planned_round::person;
using planned_round::Planned;
using planned_round::says;
using storage::Tx;
using support::World;

namespace {

constexpr auto silent = 24h * 10;
constexpr const char* number = "84912345678";  // as the list has it
constexpr const char* given = "0912345678";    // as people give it

// Somebody whom the list knows by a telephone alone, asked by template.
struct ByPhone {
  ByPhone() : round(world, 1) {
    round.by_phone(silent, 100'000);
    world.database().write([&](Tx& tx) {
      storage::Citizens citizens(tx);
      twin = citizens.find_or_create("phone", number, world.clock.now()).id;
      const auto zalo = citizens.find("zalo", person(0))->id;
      tx.exec("UPDATE survey_people SET citizen = $1, phone = ''", storage::Params{twin});
      tx.exec("UPDATE consents SET citizen = $1", storage::Params{twin});
      storage::Consents(tx).record({zalo, "khao_sat", storage::Decision::agreed, "1", "zalo", {}});
    });
  }

  // A case under the own name of somebody on Zalo, with the number of the list.
  void files_a_case(int who = 0) {
    world.database().write([&](Tx& tx) {
      cases::Case told;
      told.number = "PA-" + std::to_string(who);
      told.citizen = storage::Citizens(tx).find("zalo", person(who))->id;
      told.contact_phone = given;
      told.identity = people::Identity::cong_khai;
      told.created_at = world.clock.now();
      storage::Cases(tx).insert(told);
    });
  }

  std::string message() {
    for (const auto& seen : world.zalo.sightings()) {
      if (seen.citizen == number) return seen.message_id;
    }
    return {};
  }

  void presses(const std::string& label) {
    REQUIRE(world.deliver(world.press_body(message(), label)) == 200);
    world.pass(8s);
  }

  std::size_t told() const { return world.zalo.seen_by(number).size(); }

  bool wants_none(const std::string& citizen) {
    bool none = false;
    world.database().read(
        [&](Tx& tx) { none = storage::Consents(tx).opted_out(citizen, "khao_sat"); });
    return none;
  }

  std::string on_zalo(int who = 0) {
    std::string id;
    world.database().read(
        [&](Tx& tx) { id = storage::Citizens(tx).find("zalo", person(who))->id; });
    return id;
  }

  World world{};
  Planned round;
  std::string twin{};
};

void wants_no_more(World& world) {
  for (const auto* text : {"ngừng nhận", "1"}) says(world, 0, text);
}

}  // namespace

TEST_CASE("a round drawn for a telephone does not ask who stopped surveys on Zalo meanwhile") {
  ByPhone one;
  one.files_a_case();
  one.round.approve();
  one.world.pass(10min);
  REQUIRE(one.round.count("planned") == 1);
  wants_no_more(one.world);
  one.world.pass(2h);
  CHECK(one.told() == 0);
  CHECK(one.world.text("SELECT why FROM survey_invitations") == "opted_out\n");
}

TEST_CASE(
    "a round that begins after somebody stopped surveys on Zalo does not draw the telephone") {
  ByPhone one;
  one.files_a_case();
  wants_no_more(one.world);
  one.round.approve();
  one.world.pass(2h);
  CHECK(one.told() == 0);
  CHECK(one.world.number("SELECT count(*) FROM survey_invitations") == 0);
}

TEST_CASE("an invitation to the telephone that lies unanswered is refused with the stop on Zalo") {
  ByPhone one;
  one.files_a_case();
  one.round.approve();
  one.world.pass(1h);
  REQUIRE(one.told() == 1);
  wants_no_more(one.world);
  CHECK(one.round.count("refused") == 1);
}

TEST_CASE("a telephone that several people of Zalo gave is stopped by none of them") {
  ByPhone one;
  REQUIRE(one.world.deliver(one.world.follow_body(person(1))) == 200);
  one.world.pass(1s);
  one.files_a_case(0);
  one.files_a_case(1);
  wants_no_more(one.world);
  CHECK(one.wants_none(one.on_zalo()));
  CHECK_FALSE(one.wants_none(one.twin));
}

TEST_CASE("a number given after the stop belongs to it as well") {
  ByPhone one;
  wants_no_more(one.world);
  REQUIRE_FALSE(one.wants_none(one.twin));
  for (const auto* text : {"phản ánh",
                           "1",
                           "5",
                           "phường Vị Thanh",
                           "0",
                           "Giấy khai sinh của con tôi bị in sai tên đệm",
                           "xong",
                           "bỏ qua",
                           "1",
                           given,
                           "Nguyễn Văn A",
                           "gửi"}) {
    says(one.world, 0, text);
    one.world.pass(60s);  // the flow gives time to finish a name and a story
  }
  REQUIRE(one.world.number("SELECT count(*) FROM cases WHERE contact_phone <> ''") == 1);
  CHECK(one.wants_none(one.twin));
}

TEST_CASE("the stop by a phone template reaches the person on Zalo") {
  ByPhone one;
  one.files_a_case();
  one.round.approve();
  one.world.pass(1h);
  one.presses("Ngừng nhận khảo sát");
  CHECK(one.wants_none(one.twin));
  CHECK(one.wants_none(one.on_zalo()));
}

TEST_CASE("who wants surveys again is heard for both names") {
  ByPhone one;
  one.files_a_case();
  wants_no_more(one.world);
  REQUIRE(one.wants_none(one.twin));
  for (const auto* text : {"nhận khảo sát", "1"}) says(one.world, 0, text);
  CHECK_FALSE(one.wants_none(one.on_zalo()));
  CHECK_FALSE(one.wants_none(one.twin));
}

TEST_CASE("what was refused under the telephone before anything else stays refused") {
  ByPhone one;
  one.world.database().write([&](Tx& tx) {
    storage::Consents(tx).opt_out(one.twin, "khao_sat", one.world.clock.now() - 24h);
  });
  one.files_a_case();
  wants_no_more(one.world);
  for (const auto* text : {"nhận khảo sát", "1"}) says(one.world, 0, text);
  CHECK_FALSE(one.wants_none(one.on_zalo()));
  CHECK(one.wants_none(one.twin));
}

TEST_CASE(
    "a consent withdrawn on Zalo is withdrawn for the telephone too, until it is given again") {
  ByPhone one;
  one.files_a_case();
  const auto decided = [&] {
    std::optional<storage::Consent> consent;
    one.world.database().read(
        [&](Tx& tx) { consent = storage::Consents(tx).current(one.twin, "khao_sat"); });
    REQUIRE(consent);
    return consent->decision;
  };
  for (const auto* text : {"nhận khảo sát", "2"}) says(one.world, 0, text);
  CHECK(decided() == storage::Decision::refused);
  for (const auto* text : {"nhận khảo sát", "1"}) says(one.world, 0, text);
  CHECK(decided() == storage::Decision::agreed);
}

TEST_CASE("the stop by a template ends the invitations of every round that were not begun") {
  World world;
  Planned round(world, 1);
  round.by_template(silent, 100'000);
  round.approve();
  world.pass(1h);
  REQUIRE(round.count("sent") == 1);
  round.approve();
  world.database().write([&](Tx& tx) {  // of another round, a while ago
    tx.exec("UPDATE survey_rounds SET state = 'sending', drawn_at = 1 WHERE id = 2", {});
    tx.exec(
        "INSERT INTO survey_invitations (round, citizen, rehearsal, cell, unit, field, level, "
        "facts, draw, reserve, state, sent_at) SELECT 2, citizen, 0, cell, unit, field, level, "
        "facts, 0, 0, 'sent', sent_at FROM survey_invitations",
        {});
  });
  REQUIRE(round.count("sent") == 2);
  const auto message = world.zalo.sightings().back().message_id;
  REQUIRE(world.deliver(world.press_body(message, "Ngừng nhận khảo sát")) == 200);
  world.pass(8s);
  CHECK(round.count("refused") == 2);
}

TEST_CASE("a template that waits for its turn does not leave after the stop") {
  World world;
  Planned round(world, 1);
  round.by_template(silent, 100'000);
  round.approve();
  bool fast = true;
  world.zalo.choose_by([&](support::Asked kind) {
    const bool waits = fast && kind == support::Asked::message;
    return waits ? support::Mood::too_fast : support::Mood::fine;
  });
  world.pass(31min);
  REQUIRE(round.count("sent") == 1);
  REQUIRE(world.number("SELECT count(*) FROM outbox WHERE state = 'waiting'") == 1);
  const auto id = world.number("SELECT id FROM survey_invitations");
  const auto press = world.press_body("", "Ngừng nhận khảo sát", "ks-" + std::to_string(id));
  REQUIRE(world.deliver(press) == 200);
  world.pass(1s);
  fast = false;
  world.pass(1h);
  CHECK(heard(world, 0, "123456") == 0);
  CHECK(round.count("refused") == 1);
}
