// Answers that are figures or lists: several choices, a number, a day.
#include <doctest/doctest.h>

#include "tests/unit/flows/small.hpp"

namespace {

constexpr const char* poll = R"({
  "flow": "poll", "start": "wishes",
  "steps": {
    "wishes": { "ask": "p.wishes", "expect": "several", "save": "wishes", "received": "p.so_far",
      "again": "p.again", "done": "xong", "alone": ["nothing"], "then": "faster",
      "choices": { "time": "faster", "papers": "faster", "fees": "faster", "nothing": "faster",
                   "xong": "faster", "bo_qua": "faster" } },
    "faster": { "branch": [{ "when": { "wishes": ["time", "fees"] }, "then": "days" }], "else": "when" },
    "days": { "ask": "p.days", "expect": "number", "save": "days", "again": "p.days_again",
      "least": 1, "most": 365, "choices": { "bo_qua": "when" }, "then": "when" },
    "when": { "ask": "p.when", "expect": "date", "save": "when", "again": "p.when_again",
      "least": -60, "most": 0, "choices": { "bo_qua": "over" }, "then": "over" },
    "over": { "end": "p.over" }
  }
})";

const flows::FlowSet& flows_with_poll() {
  static const auto set = small::office_with({{"poll.jsonc", poll}});
  return set;
}

stage::Stage asked() {
  stage::Options options{{"p.wishes",
                          {{"time", "Nhanh hơn", "1", {}, {}},
                           {"papers", "Ít giấy tờ", "2", {}, {}},
                           {"fees", "Giảm phí", "3", {}, {}},
                           {"nothing", "Không cần gì", "4", {}, {}},
                           {"xong", "Xong", "", {"hết"}, {}},
                           {"bo_qua", "Không trả lời", "0", {"bỏ qua"}, {}}}},
                         {"p.days", {{"bo_qua", "Không trả lời", "", {"bỏ qua"}, {}}}},
                         {"p.when", {{"bo_qua", "Không trả lời", "", {"bỏ qua"}, {}}}}};
  return stage::Stage(flows_with_poll(), options);
}

using Chosen = std::vector<std::string>;

Chosen wishes(stage::Stage& office) {
  const auto value = office.answer("wishes");
  const auto* list = std::get_if<Chosen>(&value);
  return list == nullptr ? Chosen{} : *list;
}

}  // namespace

TEST_CASE("several choices typed at once are the whole answer") {
  for (const char* text : {"1 3", "1, 3", "1 và 3", "3;1", "1.3", "nhanh hon, giam phi"}) {
    CAPTURE(text);
    auto office = asked();
    office.play(flows::Started{"poll", {}});
    office.say(text);
    auto chosen = wishes(office);
    std::sort(chosen.begin(), chosen.end());
    CHECK(chosen == Chosen{"fees", "time"});
    CHECK(office.all() == "?p.days");
  }
}

TEST_CASE(
    "pressed one by one they are shown until the end is pressed, and a second press takes back") {
  auto office = asked();
  office.play(flows::Started{"poll", {}});
  office.press("poll", "wishes", "papers");
  CHECK(office.all() == "?p.so_far");
  office.wait(std::chrono::seconds{10});
  office.press("poll", "wishes", "time");
  office.wait(std::chrono::seconds{10});
  office.press("poll", "wishes", "time");
  office.say("xong");
  CHECK(wishes(office) == Chosen{"papers"});
  CHECK(office.answer_text("wishes.label") == "Ít giấy tờ");
  CHECK(office.all() == "?p.when");
}

TEST_CASE("an end without a choice, and a lonely choice beside others, are asked again") {
  auto office = asked();
  office.play(flows::Started{"poll", {}});
  office.say("xong");
  CHECK(office.all() == "?p.again");
  office.say("1 4");
  CHECK(office.step() == "wishes");
  CHECK(wishes(office).empty());
}

TEST_CASE("a lonely choice and no answer end the question at once") {
  auto office = asked();
  office.play(flows::Started{"poll", {}});
  office.say("4");
  CHECK(wishes(office) == Chosen{"nothing"});
  CHECK(office.all() == "?p.when");
  auto silent = asked();
  silent.play(flows::Started{"poll", {}});
  silent.say("bỏ qua");
  CHECK(silent.answer_text("wishes") == "bo_qua");
}

TEST_CASE("a number is taken within its bounds, whatever stands around it") {
  auto office = asked();
  office.play(flows::Started{"poll", {}});
  office.say("1 2");
  office.say("400 ngày");
  CHECK(office.all() == "?p.days_again");
  office.say("lâu lắm");
  CHECK(office.step() == "days");
  office.say("khoảng 12 ngày");
  CHECK(office.answer_text("days") == "12");
  CHECK(office.all() == "?p.when");
}

TEST_CASE("a day is taken within its bounds and kept in one form") {
  auto office = asked();
  office.play(flows::Started{"poll", {}});
  office.say("2 4");
  office.say("2 3");
  CHECK(office.step() == "days");
  office.say("bỏ qua");
  office.say("25/12/2026");  // not yet
  CHECK(office.all() == "?p.when_again");
  office.say("20/11");
  CHECK(office.all() == "p.over");
}

TEST_CASE("answers brought along are not asked again: a survey goes on where it stopped") {
  auto office = asked();
  office.play(flows::Started{
      "poll", {{"wishes", Chosen{"time"}}, {"wishes.label", std::string{"Nhanh hơn"}}}});
  CHECK(office.all() == "?p.days");
  auto later = asked();
  later.play(flows::Started{"poll", {{"wishes", std::string{"bo_qua"}}}});
  CHECK(later.all() == "?p.when");
}
