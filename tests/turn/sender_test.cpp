// The table of docs/architecture.md: what each answer of Zalo does to the errand.
#include <array>
#include <fstream>
#include <optional>

#include <doctest/doctest.h>

#include "bot/errands.hpp"
#include "storage/attachments.hpp"
#include "storage/outbox.hpp"
#include "tests/support/promises.hpp"

using namespace std::chrono_literals;
using support::Asked;
using support::Mood;
using support::World;

namespace {

constexpr const char* citizen = "7712345678901234567";

struct Row {
  Mood mood{};
  std::string_view state{};
  std::string_view why{};
  base::Duration at_least{};  // until the next try
  base::Duration at_most{};
};

constexpr std::array<Row, 10> table{
    {{Mood::fine, "done", "", 0s, 0s},
     {Mood::answer_lost, "unsure", "unsure 0", 30s, 30s},
     {Mood::server_failed, "unsure", "unsure 0", 30s, 30s},
     {Mood::never_sent, "waiting", "busy 0", 1500ms, 2500ms},
     {Mood::busy, "waiting", "busy -200", 7500ms, 12500ms},
     {Mood::too_fast, "waiting", "throttled -32", 1s, 60s},
     {Mood::window_closed, "gave_up", "window_closed -230", 0s, 0s},
     {Mood::gone, "gave_up", "person_gone -213", 0s, 0s},
     {Mood::refused, "gave_up", "refused -201", 0s, 0s},
     {Mood::account_closed, "waiting", "needs_admin -204", 1min, 1min}}};

void greet(World& world) {
  REQUIRE(world.deliver(world.text_body(citizen, "xin chào")) == 200);
  world.turn_once();
}

std::string first(World& world, std::string_view column) {
  const auto rows =
      world.text("SELECT " + std::string{column} + " FROM outbox ORDER BY id LIMIT 1");
  return rows.substr(0, rows.size() - 1);
}

void change(World& world, std::string_view sql) {
  world.database().write([&](storage::Tx& tx) { tx.exec(sql, {}); });
}

// The citizen wrote that long ago, and the greeting is only now to be sent.
void greet_late(World& world, std::string_view sql_of_last_interaction) {
  greet(world);
  change(world,
         "UPDATE citizens SET last_interaction_at = " + std::string{sql_of_last_interaction});
}

// A file of ours and the errand to remove it.
std::filesystem::path file_to_remove(World& world) {
  const auto file = world.attachments() / "7-abc.jpg";
  std::ofstream(file) << "photo";
  world.database().write([&](storage::Tx& tx) {
    const auto errand =
        bot::remove_errand(storage::AttachmentId{7}, "7-abc.jpg", world.clock.now());
    CHECK(storage::Outbox(tx).put(errand));
    CHECK_FALSE(storage::Outbox(tx).put(errand));
  });
  return file;
}

}  // namespace

TEST_CASE("every verdict has its outcome") {
  for (const auto& row : table) {
    CAPTURE(row.why);
    World world;
    greet(world);
    world.zalo.next(Asked::message, row.mood);
    world.send_once();
    CHECK(first(world, "state") == row.state);
    CHECK(first(world, "why") == row.why);
    if (row.at_most == 0s) continue;
    const auto column = row.state == "unsure" ? "decide_at" : "ready_at";
    const base::Duration wait{std::stoll(first(world, column)) -
                              base::to_millis(world.clock.now())};
    CHECK(wait >= row.at_least);
    CHECK(wait <= row.at_most);
  }
}

TEST_CASE("a person who is gone is marked so") {
  World world;
  greet(world);
  world.zalo.next(Asked::message, Mood::gone);
  world.send_once();
  CHECK(world.text("SELECT unreachable_why FROM citizens") == "person_gone -213\n");
}

TEST_CASE("a refused token is renewed once and the message goes at once") {
  World world;
  greet(world);
  world.clock.advance(2min);
  world.zalo.next(Asked::message, Mood::token_dead);
  world.send_once();
  CHECK(first(world, "state") == "done");
  CHECK(world.zalo.calls(Asked::token) == 1);
  CHECK(world.text("SELECT access FROM tokens") == "access-2\n");
}

TEST_CASE("a fresh token refused too stops all sending until an administrator acts") {
  World world;
  greet(world);
  world.clock.advance(2min);
  world.zalo.next(Asked::message, Mood::token_dead);
  world.zalo.next(Asked::message, Mood::token_dead);
  world.send_once();
  CHECK(first(world, "why").starts_with("needs_admin"));
  const auto calls = world.zalo.calls(Asked::message);
  world.pass(50s);
  CHECK(world.zalo.calls(Asked::message) == calls);
  CHECK(world.rest());
  CHECK(first(world, "state") == "done");
}

TEST_CASE("a throttled sender goes on in the next minute, in the old order") {
  World world;
  greet(world);
  world.zalo.next(Asked::message, Mood::too_fast);
  CHECK(world.rest());
  CHECK(support::broken_promises(world) == "");
}

TEST_CASE("a template by phone whose fate is unknown is not sent again") {
  World world;
  const bot::SurveyTemplate message{.invitation = 1,
                                    .address = "0912345678",
                                    .by_phone = true,
                                    .zbs = "700001",
                                    .fields = {},
                                    .text = "Mời",
                                    .now = world.clock.now(),
                                    .until = world.clock.now() + 1h};
  world.database().write([&](storage::Tx& tx) {
    storage::Outbox(tx).put(bot::survey_template_errand(message, "survey/1"));
    tx.exec("UPDATE outbox SET state = 'unsure', decide_at = 0", {});
  });
  world.tick_once();
  CHECK(first(world, "state") == "ask_staff");
}

TEST_CASE("a message unsure twice is left to staff, and the line goes on") {
  World world;
  greet(world);
  world.zalo.next(Asked::message, Mood::answer_lost);
  world.zalo.next(Asked::message, Mood::answer_lost);
  CHECK(world.rest());
  CHECK(first(world, "state") == "ask_staff");
  CHECK(world.health("/healthz").body.find("ask_staff") != std::string::npos);
}

TEST_CASE("health says when Zalo must be authorised again, and stops saying so") {
  World world;
  CHECK(world.health("/healthz").body.find("zalo_needs_authorisation") == std::string::npos);
  greet(world);
  world.clock.advance(26h);
  world.zalo.next(Asked::token, Mood::answer_lost);  // the new pair is lost on its way
  CHECK(world.deliver(world.text_body(citizen, "xin chào")) == 200);
  world.pass(1h);
  CHECK(world.needs_authorisation());
  CHECK(world.health("/healthz").body.find("zalo_needs_authorisation") != std::string::npos);
  CHECK(world.health("/readyz").status == 200);
  const auto said = world.health("/healthz").body;
  CHECK(said.find("langnghe tokens authorise") != std::string::npos);
  CHECK(said.find("/oauth/v4/oa/permission?app_id=" + world.config.zalo.app_id) !=
        std::string::npos);
  CHECK(said.find("secret") == std::string::npos);
  world.authorise();
  CHECK(world.health("/healthz").body.find("zalo_needs_authorisation") == std::string::npos);
  CHECK(world.rest());
}

TEST_CASE("health is not ready while the database cannot be written") {
  World world;
  world.database().fail_all_writes();
  CHECK(world.health("/readyz").status == 503);
  CHECK(world.health("/healthz").status == 200);
}

TEST_CASE("questions reach an account that takes no buttons, at the price of one call") {
  World world;
  world.zalo.refuse_buttons();
  greet(world);
  CHECK(world.rest());
  CHECK(world.number("SELECT count(*) FROM outbox WHERE state <> 'done'") == 0);
  CHECK(world.deliver(world.text_body(citizen, "phản ánh")) == 200);
  CHECK(world.rest());
  const auto seen = static_cast<std::int64_t>(world.zalo.seen_by(citizen).size());
  CHECK(seen > 2);
  CHECK(world.zalo.calls(Asked::message) == seen + 1);
  CHECK(world.zalo.buttons_of(citizen).empty());
  CHECK(support::broken_promises(world) == "");
}

TEST_CASE("a message refused three times without a reason is given up, and the line goes on") {
  World world;
  greet(world);
  for (int attempt = 0; attempt < 3; ++attempt) world.zalo.next(Asked::message, Mood::busy);
  CHECK(world.rest());
  CHECK(first(world, "state") == "gave_up");
  CHECK(first(world, "why") == "busy -200");
  CHECK(first(world, "attempts") == "3");
  CHECK(world.number("SELECT count(*) FROM outbox WHERE state = 'done'") > 0);
}

TEST_CASE("only the answers without a reason count among the three") {
  World world;
  greet(world);
  for (const auto mood : {Mood::never_sent, Mood::never_sent, Mood::busy, Mood::busy}) {
    world.zalo.next(Asked::message, mood);
  }
  CHECK(world.rest());
  CHECK(first(world, "state") == "done");
}

TEST_CASE("when nothing pays today an answer of the bot gives up and blocks nobody") {
  World world;
  greet(world);
  world.zalo.next(Asked::message, Mood::out_of_quota);
  world.work();
  CHECK(first(world, "state") == "gave_up");
  CHECK(world.number("SELECT count(*) FROM outbox WHERE state = 'done'") > 0);
}

TEST_CASE("what an officer wrote waits for tomorrow's quota, outside the line") {
  World world;
  greet(world);
  change(world, "UPDATE outbox SET author = 'staff' WHERE id = (SELECT min(id) FROM outbox)");
  world.zalo.next(Asked::message, Mood::out_of_quota);
  world.work();
  CHECK(first(world, "state") == "waiting");
  CHECK(world.number("SELECT count(*) FROM outbox WHERE state = 'done'") > 0);
  CHECK(world.rest());
  CHECK(first(world, "state") == "done");
}

TEST_CASE("nothing is sent into a closed window, and no call is made to learn it") {
  World world;
  greet_late(world, "last_interaction_at - 7 * 86400000");
  CHECK(world.rest());
  CHECK(first(world, "state") == "gave_up");
  CHECK(first(world, "why") == "window_closed");
  CHECK(world.zalo.calls(Asked::message) == 0);
  CHECK(world.metrics.value("langnghe_send_window_total{window=\"closed\"}") > 0);
}

TEST_CASE("messages that cost are counted, and those to people of whom we know no time go") {
  for (const auto& [last, counted] : {std::pair{"last_interaction_at - 3 * 86400000", "charged"},
                                      std::pair{"last_interaction_at", "free"},
                                      std::pair{"NULL", "unknown"}}) {
    CAPTURE(counted);
    World world;
    greet_late(world, last);
    CHECK(world.rest());
    CHECK(first(world, "state") == "done");
    const auto calls = world.zalo.calls(Asked::message);
    CHECK(calls > 0);
    CHECK(world.metrics.value("langnghe_send_window_total{window=\"" + std::string{counted} +
                              "\"}") == calls);
  }
}

TEST_CASE("a file is removed, also while nothing may be sent to Zalo") {
  World world;
  greet(world);
  world.zalo.next(Asked::message, Mood::account_closed);
  world.send_once();
  const auto calls = world.zalo.calls(Asked::message);
  const auto file = file_to_remove(world);
  REQUIRE(std::filesystem::exists(file));
  world.work();
  CHECK_FALSE(std::filesystem::exists(file));
  CHECK(world.text("SELECT state FROM outbox WHERE kind = 'remove_file'") == "done\n");
  CHECK(world.zalo.calls(Asked::message) == calls);
}

TEST_CASE("a file is removed however often the process dies over it, and no person is asked") {
  World world;
  file_to_remove(world);
  for (int death = 0; death < 3; ++death) {
    world.database().fail_commit(2, support::FaultyDatabase::Moment::before_commit);
    world.send_once();  // claimed, done, and the death before it is settled
    CHECK(world.text("SELECT state FROM outbox WHERE kind = 'remove_file'") == "in_flight\n");
    world.crash();
    world.clock.advance(61s);
    world.tick_once();
    world.clock.advance(31s);
    world.tick_once();
    CHECK(world.text("SELECT state FROM outbox WHERE kind = 'remove_file'") == "waiting\n");
  }
  CHECK(world.rest());
  CHECK(world.text("SELECT state FROM outbox WHERE kind = 'remove_file'") == "done\n");
}

TEST_CASE("health says when nothing leaves, however often it was tried") {
  World world;
  greet(world);
  world.zalo.choose_by([](Asked) { return Mood::never_sent; });
  world.pass(1min + 50s);
  CHECK(world.health("/healthz").body.find("outbox_old") == std::string::npos);
  world.pass(20s);
  CHECK(world.health("/healthz").body.find("outbox_old") != std::string::npos);
  world.zalo.choose_by([](Asked) { return Mood::fine; });
  CHECK(world.rest());
  CHECK(world.health("/healthz").body.find("outbox_old") == std::string::npos);
}

TEST_CASE("an officer's file that nobody sends is removed after three days, one that went stays") {
  World world;
  greet(world);
  const auto put_up = [&](std::string_view path) {
    storage::AttachmentId id{};
    world.database().write([&](storage::Tx& tx) {
      storage::Attachments attachments(tx);
      id = attachments.add({.citizen = "c_1",
                            .kind = "file",
                            .file_name = "a.pdf",
                            .added_at = world.clock.now(),
                            .outgoing = true});
      attachments.kept(id, {std::string{path}, 5, "sum", "application/pdf"});
    });
    std::ofstream(world.attachments() / path) << "words";
    return id;
  };
  put_up("8-left.pdf");
  const auto sent = put_up("9-sent.pdf");
  world.database().write([&](storage::Tx& tx) { storage::Attachments(tx).attach(sent, 1); });
  world.clock.advance(71h);
  world.tick_once();
  CHECK(world.text("SELECT state FROM attachments") == "kept\nkept\n");
  world.clock.advance(2h);
  world.tick_once();
  CHECK(world.text("SELECT state FROM attachments") == "forgotten\nkept\n");
  world.work();
  CHECK_FALSE(std::filesystem::exists(world.attachments() / "8-left.pdf"));
  CHECK(std::filesystem::exists(world.attachments() / "9-sent.pdf"));
}
