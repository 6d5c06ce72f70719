#include <doctest/doctest.h>

#include "tests/unit/flows/small.hpp"

using namespace std::chrono_literals;

namespace {

void hand_over(stage::Stage& office) {
  office.perform = [](const stage::Deed&) {
    return flows::DeedDone{true, {{"owner", std::string{"queue"}}}};
  };
  office.say("gặp cán bộ");
  office.say("chuyển ngay");
  REQUIRE(office.session.owner == flows::Owner::queue);
}

base::Values danger_in(std::string_view text) {
  base::Values found;
  if (text.find("cứu") != std::string_view::npos) found["danger"] = std::string{"danger"};
  if (text.find("chết") != std::string_view::npos) found["danger"] = std::string{"self_harm"};
  return found;
}

}  // namespace

TEST_CASE("a new person is greeted once and shown the menu") {
  auto office = small::open();
  office.session = {};
  office.say("abc");
  CHECK(office.all() == "r.greeting ?q.menu");
  office.say("abc");
  CHECK(office.all() == "r.not_understood.choice");
}

TEST_CASE("a new person who tells something is greeted and heard") {
  auto office = small::open();
  office.session = {};
  office.say("hồ sơ của tôi nộp lâu rồi mà chưa xong");
  CHECK(office.all() == "r.greeting_content ?q.kind");
}

TEST_CASE("a new person's command, code or button is greeted and obeyed") {
  auto office = small::open();
  for (const char* text : {"phản ánh", "#menu.letter"}) {
    CAPTURE(text);
    office.session = {};
    office.say(text);
    CHECK(office.all() == "r.greeting ?q.kind");
    office.now += 1min;
  }
  office.session = {};
  office.hints = [](std::string_view) { return base::Values{{"case.code", std::string{"PA7"}}}; };
  office.say("PA7");
  CHECK(office.all() == "r.greeting s.case");
}

TEST_CASE("a new person's photo is greeted and asked about") {
  auto office = small::open();
  office.session = {};
  office.photo("1");
  CHECK(office.all() == "r.greeting ?q.media");
}

TEST_CASE("following brings the greeting once a day, coming back another one") {
  auto office = small::open();
  office.session = {};
  office.play(flows::Followed{});
  CHECK(office.all() == "r.greeting ?q.menu");
  office.play(flows::Followed{});
  CHECK(office.said.empty());
  office.session.frames.clear();
  office.now += 25h;
  office.play(flows::Followed{});
  CHECK(office.all() == "s.back");
}

TEST_CASE("following in the middle of a letter asks its question") {
  auto office = small::open();
  small::write_until(office, "unit");
  office.play(flows::Followed{});
  CHECK(office.all() == "?q.unit");
}

TEST_CASE("unfollowing keeps the letter and silences everything else") {
  auto office = small::open();
  small::write_until(office, "story");
  office.play(flows::Unfollowed{});
  CHECK(office.said.empty());
  CHECK(office.depth() == 0);
  REQUIRE(office.session.draft);
  REQUIRE(office.notes.size() == 2);
  CHECK(office.notes[0].name == "cancel_waiting");
}

TEST_CASE("while waiting for an officer the bot is silent") {
  auto office = small::open();
  hand_over(office);
  office.say("tôi còn muốn hỏi thêm");
  office.photo("1");
  office.press("menu", "menu", "track");
  CHECK(office.said.empty());
}

TEST_CASE("a command while waiting is answered with how to stop waiting") {
  auto office = small::open();
  hand_over(office);
  office.say("menu");
  CHECK(office.all() == "r.still_waiting");
  CHECK(office.session.owner == flows::Owner::queue);
}

TEST_CASE("waiting is given up by word or by button") {
  for (const char* text : {"hủy chờ", "hủy", "#stop_waiting"}) {
    CAPTURE(text);
    auto office = small::open();
    hand_over(office);
    office.say(text);
    CHECK(office.all() == "r.wait_cancelled");
    CHECK(office.session.owner == flows::Owner::bot);
    CHECK(office.notes.back().name == "close_handover");
  }
}

TEST_CASE("a letter below is not asked about while a person is waited for, and comes back after") {
  auto office = small::open();
  small::write_until(office, "unit");
  hand_over(office);
  CHECK(office.all() == "s.waiting");
  office.say("hủy chờ");
  CHECK(office.all() == "r.wait_cancelled?q.unit");
}

TEST_CASE("an old button for giving up waiting does not cancel a letter") {
  auto office = small::open();
  small::write_until(office, "unit");
  office.say("#stop_waiting");
  CHECK(office.all() == "r.nobody_waited_for?q.unit");
}

TEST_CASE("an officer who takes over is named, and the bot steps aside") {
  auto office = small::open();
  small::write_until(office, "unit");
  office.play(flows::StaffTook{"Lan"});
  CHECK(office.all() == "r.staff_here");
  CHECK(office.notes.back().name == "cancel_waiting");
  office.say("vị thanh");
  CHECK(office.said.empty());
  CHECK(office.answer_text("unit").empty());
}

TEST_CASE("an officer who writes in Zalo's own tool takes over as well") {
  auto office = small::open();
  office.play(flows::StaffSpoke{});
  CHECK(office.said.empty());
  CHECK(office.session.owner == flows::Owner::person);
}

TEST_CASE("handing back asks the question that was left") {
  auto office = small::open();
  small::write_until(office, "unit");
  office.play(flows::StaffTook{"Lan"});
  office.play(flows::StaffHandedBack{});
  CHECK(office.all() == "r.staff_left_question?q.unit");
  office.play(flows::StaffHandedBack{});
  CHECK(office.said.empty());
}

TEST_CASE("a person who falls silent gives the conversation back") {
  auto office = small::open();
  office.play(flows::StaffTook{"Lan"});
  office.say("dạ");
  office.wait(1h);
  office.say("alo");
  office.wait(1h + 59min);
  CHECK(office.session.owner == flows::Owner::person);
  office.wait(2min);
  CHECK(office.all() == "r.staff_silent");
  CHECK(office.session.owner == flows::Owner::bot);
}

TEST_CASE("danger is answered first, and nothing is asked that nobody came for") {
  auto office = small::open();
  office.hints = danger_in;
  office.say("cứu với");
  CHECK(office.all() == "r.danger");
  REQUIRE(office.notes.size() == 1);
  CHECK(office.notes[0].name == "alarm");
  office.say("muốn chết");
  CHECK(office.all() == "r.self_harm");
}

TEST_CASE("danger from a new person brings no welcome") {
  auto office = small::open();
  office.session = {};
  office.hints = danger_in;
  office.say("cứu với");
  CHECK(office.all() == "r.danger");
  office.say("abc");
  CHECK(office.all() == "?q.unclear");
}

TEST_CASE("danger at a choice is no misunderstanding, in a story it is kept") {
  auto office = small::open();
  office.hints = danger_in;
  office.say("phản ánh");
  office.say("cứu với");
  CHECK(office.all() == "r.danger");
  CHECK(office.session.frames.back().tries == 0);
  auto other = small::open();
  other.hints = danger_in;
  small::write_until(other, "story");
  other.say("bị đánh ở trụ sở, cứu với");
  CHECK(other.all() == "r.danger");
  CHECK(other.answer_text("story") == "bị đánh ở trụ sở, cứu với");
}

TEST_CASE("danger is heard while a person answers, and in a flood") {
  auto office = small::open();
  office.hints = danger_in;
  office.play(flows::StaffTook{"Lan"});
  office.say("cứu với");
  CHECK(office.all() == "r.danger");
  auto flooded = small::open();
  flooded.hints = danger_in;
  for (int i = 0; i < 60; ++i) flooded.say("abc");
  flooded.say("cứu với");
  CHECK(flooded.all() == "r.danger");
}

TEST_CASE("a flood is collected, told once, and over after a minute of quiet") {
  auto office = small::open();
  small::write_until(office, "unit");
  office.now += 2min;
  int told = 0;
  for (int i = 0; i < 70; ++i) {
    office.say("zzz");
    if (office.all() == "r.flood") ++told;
  }
  CHECK(told == 1);
  CHECK(office.session.flooding);
  office.wait(2min);
  CHECK(office.all().ends_with("?q.unit"));  // what went unanswered in the flood is asked again
  CHECK(!office.session.flooding);
  office.say("vị thanh");
  CHECK(office.answer_text("unit") == "u1");
}

TEST_CASE("a story goes on growing in a flood") {
  auto office = small::open();
  small::write_until(office, "story");
  office.now += 2min;
  for (int i = 0; i < 70; ++i) office.say("dòng " + std::to_string(i));
  CHECK(office.answer_text("story").ends_with("dòng 69"));
}
