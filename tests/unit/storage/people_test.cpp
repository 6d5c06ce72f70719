// Citizens, what they agreed to, and where they are in a conversation.
#include <doctest/doctest.h>

#include "storage/citizens.hpp"
#include "storage/consents.hpp"
#include "storage/sessions.hpp"
#include "tests/unit/storage/scene.hpp"

using namespace std::chrono_literals;
using scene::at;
using scene::in_one_write;
using storage::Citizens;
using storage::Consents;
using storage::Decision;
using storage::Sessions;
using storage::Tx;

TEST_CASE("a person is found again and created once") {
  in_one_write([](Tx& tx) {
    Citizens citizens(tx);
    CHECK_FALSE(citizens.find("zalo", "771").has_value());
    const auto lan = citizens.find_or_create("zalo", "771", at(1s));
    CHECK(lan.id == "c_1");
    CHECK(lan.created_at == at(1s));
    CHECK_FALSE(lan.followed);
    CHECK(citizens.find_or_create("zalo", "771", at(9s)).created_at == at(1s));
    CHECK(citizens.find_or_create("zalo", "772", at(2s)).id == "c_2");
    CHECK(citizens.find_or_create("counter", "771", at(2s)).id == "c_3");
    CHECK(citizens.by_id("c_2")->channel_id == "772");
    CHECK_FALSE(citizens.by_id("c_9").has_value());
  });
}

TEST_CASE("the last interaction never goes back") {
  in_one_write([](Tx& tx) {
    Citizens citizens(tx);
    const auto id = scene::new_citizen(tx);
    CHECK_FALSE(citizens.by_id(id)->last_interaction_at.has_value());
    citizens.touch(id, at(10s));
    citizens.touch(id, at(5s));
    CHECK(citizens.by_id(id)->last_interaction_at == at(10s));
  });
}

TEST_CASE("who writes again is reachable again") {
  in_one_write([](Tx& tx) {
    Citizens citizens(tx);
    const auto id = scene::new_citizen(tx);
    citizens.set_unreachable(id, "blocked", at(5s));
    CHECK(citizens.by_id(id)->unreachable_why == "blocked");
    CHECK(citizens.by_id(id)->unreachable_at == at(5s));
    citizens.touch(id, at(6s));
    CHECK(citizens.by_id(id)->unreachable_why.empty());
    CHECK_FALSE(citizens.by_id(id)->unreachable_at.has_value());
  });
}

TEST_CASE("a follow that arrives after the later unfollow changes nothing") {
  in_one_write([](Tx& tx) {
    Citizens citizens(tx);
    const auto id = scene::new_citizen(tx);
    citizens.set_followed(id, true, at(1s));
    CHECK(citizens.by_id(id)->followed);
    citizens.set_followed(id, false, at(3s));
    citizens.set_followed(id, true, at(2s));
    CHECK_FALSE(citizens.by_id(id)->followed);
    CHECK(citizens.by_id(id)->follow_changed_at == at(3s));
  });
}

TEST_CASE("all citizens can be walked through page by page, also past the ninth") {
  in_one_write([](Tx& tx) {
    Citizens citizens(tx);
    for (int i = 0; i < 12; ++i) citizens.find_or_create("zalo", std::to_string(i), at(0s));
    std::vector<std::string> seen;
    for (auto page = citizens.page("", 5); !page.empty(); page = citizens.page(seen.back(), 5)) {
      for (const auto& citizen : page) seen.push_back(citizen.id);
    }
    REQUIRE(seen.size() == 12);
    CHECK(seen.front() == "c_1");
    CHECK(seen[8] == "c_9");
    CHECK(seen[9] == "c_10");
  });
}

TEST_CASE("a forgotten citizen keeps a key that leads to nobody") {
  in_one_write([](Tx& tx) {
    Citizens citizens(tx);
    const auto id = citizens.find_or_create("zalo", "771", at(0s)).id;
    citizens.set_display_name(id, "Nguyễn Thị Lan");
    citizens.forget(id, at(1s));
    const auto forgotten = citizens.by_id(id);
    REQUIRE(forgotten.has_value());
    CHECK(forgotten->display_name.empty());
    CHECK(forgotten->channel_id.find("771") == std::string::npos);
    CHECK(forgotten->forgotten_at == at(1s));
    citizens.set_display_name(id, "Nguyễn Thị Lan");
    CHECK(citizens.by_id(id)->display_name.empty());
    CHECK(citizens.find_or_create("zalo", "771", at(2s)).id != id);
  });
}

TEST_CASE("the last decision of a purpose holds, and all are kept") {
  in_one_write([](Tx& tx) {
    Consents consents(tx);
    const auto lan = scene::new_citizen(tx);
    CHECK_FALSE(consents.current(lan, "survey").has_value());
    consents.record({lan, "survey", Decision::agreed, "2026-11", "zalo", at(1s)});
    consents.record({lan, "feedback", Decision::agreed, "2026-11", "zalo", at(2s)});
    consents.record({lan, "survey", Decision::withdrawn, "2026-11", "zalo", at(3s)});
    const auto current = consents.current(lan, "survey");
    REQUIRE(current.has_value());
    CHECK(current->decision == Decision::withdrawn);
    CHECK(current->text_version == "2026-11");
    CHECK(current->channel == "zalo");
    CHECK(current->at == at(3s));
    CHECK(consents.current(lan, "feedback")->decision == Decision::agreed);
    CHECK(consents.history(lan).size() == 3);
  });
}

TEST_CASE("a topic can be silenced and heard again") {
  in_one_write([](Tx& tx) {
    Consents consents(tx);
    const auto lan = scene::new_citizen(tx);
    CHECK_FALSE(consents.opted_out(lan, "survey"));
    consents.opt_out(lan, "survey", at(1s));
    consents.opt_out(lan, "survey", at(2s));
    CHECK(consents.opted_out(lan, "survey"));
    CHECK_FALSE(consents.opted_out(lan, "news"));
    consents.opt_in(lan, "survey");
    CHECK_FALSE(consents.opted_out(lan, "survey"));
  });
}

TEST_CASE("each citizen has at most one session") {
  in_one_write([](Tx& tx) {
    Sessions sessions(tx);
    const auto lan = scene::new_citizen(tx, "771");
    const auto binh = scene::new_citizen(tx, "772");
    CHECK_FALSE(sessions.load(lan).has_value());
    sessions.save(lan, R"({"step":"kind"})", at(1s));
    sessions.save(binh, R"({"step":"unit"})", at(2s));
    sessions.save(lan, R"({"step":"story"})", at(3s));
    CHECK(sessions.load(lan) == R"({"step":"story"})");
    CHECK(sessions.count() == 2);
    CHECK(sessions.oldest(10).front().citizen == binh);
    CHECK(sessions.remove(lan));
    CHECK_FALSE(sessions.remove(lan));
    CHECK_FALSE(sessions.load(lan).has_value());
  });
}

TEST_CASE("a session, a consent and the like need a citizen that exists") {
  support::TempDatabase temp;
  const auto save = [&] {
    temp.database().write([](Tx& tx) { Sessions(tx).save("c_99", "{}", at(1s)); });
  };
  CHECK_THROWS_AS(save(), storage::Failure);
}
