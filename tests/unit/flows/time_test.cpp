#include <doctest/doctest.h>

#include "tests/unit/flows/small.hpp"

using namespace std::chrono_literals;

TEST_CASE("a letter left alone is reminded of once") {
  auto office = small::open();
  small::write_until(office, "story");
  office.wait(3h);
  CHECK(office.all() == "?q.reminder");
  office.say("1");
  CHECK(office.all() == "?q.story");
  office.wait(4h);
  CHECK(office.said.empty());
}

TEST_CASE("nobody is reminded at night: it waits for the morning") {
  auto office = small::open();
  office.now += 10h;  // 19:00
  small::write_until(office, "story");
  office.wait(4h);
  CHECK(office.said.empty());
  office.wait(8h);  // 07:00
  CHECK(office.all() == "?q.reminder");
}

TEST_CASE("writing on puts the reminder off") {
  auto office = small::open();
  small::write_until(office, "story");
  office.wait(2h);
  office.say("Tôi nộp hồ sơ từ tháng trước");
  office.wait(2h);
  CHECK(office.all() == "?q.story_received");
  office.wait(70min);
  CHECK(office.all() == "?q.reminder");
}

TEST_CASE("a letter interrupted by something else is reminded of and forgotten as well") {
  auto office = small::open();
  small::write_until(office, "story");
  office.say("tra cứu");
  office.wait(3h);
  CHECK(office.all() == "?q.reminder");
  CHECK(office.session.frames.front().flow.id == "letter");
  office.wait(7 * 24h);
  CHECK(office.depth() == 0);
}

TEST_CASE("from the reminder a letter is parked or dropped") {
  auto office = small::open();
  small::write_until(office, "story");
  office.wait(3h);
  office.say("2");
  CHECK(office.all() == "s.kept");
  REQUIRE(office.session.draft);
  CHECK(office.session.draft->step == "story");
  office.say("tiếp tục");
  CHECK(office.all() == "r.resumed?q.story");
}

TEST_CASE("a parked letter is forgotten after its time") {
  auto office = small::open();
  small::write_until(office, "story");
  office.say("hủy");
  office.say("2");
  office.wait(6 * 24h);
  CHECK(office.session.draft);
  office.wait(25h);
  CHECK(!office.session.draft);
}

TEST_CASE("a letter nobody comes back to is forgotten after seven days") {
  auto office = small::open();
  small::write_until(office, "story");
  office.wait(7 * 24h + 4h);  // the reminder was a question too
  CHECK(office.depth() == 0);
  office.say("xong");
  CHECK(office.all() == "?q.menu");
}

TEST_CASE("a menu nobody answers is forgotten after a day") {
  auto office = small::open();
  office.say("menu");
  office.wait(25h);
  CHECK(office.depth() == 0);
}

TEST_CASE("a timer of an older question does nothing") {
  auto office = small::open();
  small::write_until(office, "story");
  office.say("Tôi nộp hồ sơ từ tháng trước");
  const auto old_wait = office.session.wait;
  office.say("xong");
  office.play(flows::TimeCame{"settle", old_wait});
  office.play(flows::TimeCame{"remind", old_wait});
  office.play(flows::TimeCame{"stop", old_wait});
  CHECK(office.said.empty());
  CHECK(office.step() == "files");
}

TEST_CASE("a settle timer with nothing gathered says nothing") {
  auto office = small::open();
  small::write_until(office, "story");
  office.play(flows::TimeCame{"settle", office.session.wait});
  CHECK(office.said.empty());
}

TEST_CASE("an unknown timer does nothing") {
  auto office = small::open();
  small::write_until(office, "story");
  const auto before = office.session;
  office.play(flows::TimeCame{"no_such_timer", office.session.wait});
  CHECK(office.said.empty());
  CHECK(office.session == before);
}

TEST_CASE("a flow with a silence of its own ends alone, above a letter that stays") {
  const auto flows = small::office_with({{"poll.jsonc", R"({
    "flow": "poll", "start": "ask", "silence": { "stop_after": "2h" },
    "steps": { "ask": { "ask": "q.poll", "expect": "choice", "choices": { "yes": "bye" } },
      "bye": { "end": "s.bye" } } })"}});
  auto office = small::open(flows);
  small::write_until(office, "story");
  office.play(flows::Started{"poll", {}});
  CHECK(office.all() == "?q.poll");
  CHECK(office.depth() == 2);
  office.wait(3h);
  CHECK(office.depth() == 1);
  CHECK(office.flow() == "letter");
}

TEST_CASE("somebody else begins a flow, with what it needs to know") {
  auto office = small::open();
  office.say("menu");
  office.perform = [](const stage::Deed& deed) {
    CHECK(base::text_of(deed.with, "code") == "PA9");
    return flows::DeedDone{};
  };
  office.play(flows::Started{"track", {{"code", std::string{"PA9"}}}});
  CHECK(office.all() == "s.case");
  CHECK(office.depth() == 0);
}
