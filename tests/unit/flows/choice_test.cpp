#include <doctest/doctest.h>

#include "tests/unit/flows/small.hpp"

TEST_CASE("a command starts its flow and the first question is asked") {
  auto office = small::open();
  office.say("phản ánh");
  CHECK(office.all() == "?q.kind");
  CHECK(office.step() == "kind");
}

TEST_CASE("a choice is taken by number, by label and by label without accents") {
  for (const char* text : {"1", "Chậm trễ", "cham tre", "so 1", "1.", "dạ 1 ạ"}) {
    CAPTURE(text);
    auto office = small::open();
    office.say("phản ánh");
    office.say(text);
    CHECK(office.answer_text("kind") == "late");
    CHECK(office.answer_text("kind.label") == "Chậm trễ");
    CHECK(office.all() == "?q.unit");
  }
}

TEST_CASE("a choice may say something on the way to the next question") {
  auto office = small::open();
  office.say("phản ánh");
  office.say("2");
  CHECK(office.all() == "s.warn ?q.unit");
}

TEST_CASE("a choice that is not saved only leads elsewhere") {
  auto office = small::open();
  office.say("phản ánh");
  office.say("3");
  CHECK(office.all() == "?q.kind_more");
  CHECK(office.answer_text("kind").empty());
  office.say("khác");
  CHECK(office.answer_text("kind") == "other");
}

TEST_CASE("of several numbers the first is taken") {
  auto office = small::open();
  office.say("phản ánh");
  office.say("2,3");
  CHECK(office.answer_text("kind") == "money");
}

TEST_CASE("a press answers the question it belongs to") {
  auto office = small::open();
  office.say("phản ánh");
  office.press("letter", "kind", "late");
  CHECK(office.answer_text("kind") == "late");
}

TEST_CASE("a press of an older question is answered with the present one") {
  auto office = small::open();
  office.say("phản ánh");
  office.say("1");
  office.press("letter", "kind", "money");
  CHECK(office.all() == "r.stale_press?q.unit");
  CHECK(office.answer_text("kind") == "late");
}

TEST_CASE("a press of an unknown choice of the present question is stale too") {
  auto office = small::open();
  office.say("phản ánh");
  office.press("letter", "kind", "no_such_choice");
  CHECK(office.all() == "r.stale_press?q.kind");
}

TEST_CASE("a second press within a few seconds is the same press") {
  auto office = small::open();
  office.say("phản ánh");
  office.press("letter", "kind", "late");
  office.now += std::chrono::seconds{2};
  office.press("letter", "kind", "late");
  CHECK(office.said.empty());
  CHECK(office.step() == "unit");
}

TEST_CASE("the same press long after is a press of its own") {
  auto office = small::open();
  office.say("phản ánh");
  office.press("letter", "kind", "late");
  office.now += std::chrono::seconds{20};
  office.press("letter", "kind", "late");
  CHECK(office.all() == "r.stale_press?q.unit");
}

TEST_CASE("a press with nothing waiting brings the menu") {
  auto office = small::open();
  office.press("letter", "kind", "late");
  CHECK(office.all() == "?q.menu");
}

TEST_CASE("a button of an old menu works at any time") {
  auto office = small::open();
  office.press("menu", "menu", "track");
  CHECK(office.all() == "?q.list");
}

TEST_CASE("a button of an old menu does not lose the letter that is being written") {
  auto office = small::open();
  small::write_until(office, "unit");
  office.press("menu", "menu", "track");
  CHECK(office.all() == "?q.list");
  CHECK(office.depth() == 2);
  CHECK(office.session.frames.front().flow.id == "letter");
}

TEST_CASE("a button of the account's own menu arrives as a text") {
  auto office = small::open();
  office.say("#menu.letter");
  CHECK(office.all() == "?q.kind");
}

TEST_CASE("an unknown payload is stale, with and without a question waiting") {
  auto office = small::open();
  office.say("#of.yesterday");
  CHECK(office.all() == "?q.menu");
  office.say("#of.last_week");
  CHECK(office.all() == "r.stale_press?q.menu");
}

TEST_CASE("a guess is confirmed and copied with its label") {
  auto office = small::open();
  office.hints = [](std::string_view) {
    return base::Values{{"guess.kind", std::string{"late"}},
                        {"guess.kind.label", std::string{"Chậm"}}};
  };
  office.say("hồ sơ của tôi nộp lâu rồi mà chưa xong");
  CHECK(office.all() == "?q.guess");
  office.say("đúng");
  CHECK(office.answer_text("kind") == "late");
  CHECK(office.answer_text("kind.label") == "Chậm");
  CHECK(office.all() == "?q.unit");
}

TEST_CASE("a wrong guess is asked about, also after going back to it") {
  auto office = small::open();
  office.hints = [](std::string_view) {
    return base::Values{{"guess.kind", std::string{"late"}},
                        {"guess.kind.label", std::string{"Chậm"}}};
  };
  office.say("hồ sơ của tôi nộp lâu rồi mà chưa xong");
  office.say("đúng");
  office.say("quay lại");
  CHECK(office.all() == "?q.guess");
  office.say("sai");
  CHECK(office.last() == "r.before?q.kind");
  office.say("2");
  CHECK(office.answer_text("kind") == "money");
}

TEST_CASE(
    "what was not understood is said once, then with the question, then a person is offered") {
  auto office = small::open();
  office.say("phản ánh");
  office.say("abc");
  CHECK(office.all() == "r.not_understood.choice");
  office.say("abc");
  CHECK(office.all() == "r.not_understood.again?q.kind");
  office.say("abc");
  CHECK(office.all() == "?q.lost");
  CHECK(office.depth() == 2);
}

TEST_CASE("the lost are offered to pass over a question only where that is possible") {
  const auto offered_at = [](const char* step) {
    const auto flows = small::office_with({{"lost.jsonc", R"({
      "flow": "lost", "start": "check", "steps": {
        "check": { "branch": [{ "when": { "skippable": "true" }, "then": "ask" }], "else": "needed" },
        "ask": { "ask": "q.lost", "expect": "choice", "choices": { "skip": "@skip" } },
        "needed": { "ask": "q.lost_needed", "expect": "choice", "choices": { "again": "@resume" } }
      } })"}});
    auto office = small::open(flows);
    small::write_until(office, step);
    for (int i = 0; i < 3; ++i) office.say("abc");
    return office.all();
  };
  CHECK(offered_at("kind") == "?q.lost_needed");
  CHECK(offered_at("phone") == "?q.lost");
}

TEST_CASE("what was not understood comes with a number that would be") {
  auto office = small::open();
  office.say("phản ánh");
  office.say("3");  // the second card: its only number is 4
  office.say("abc");
  const auto& speak = std::get<flows::Speak>(office.actions.back());
  CHECK(base::text_of(speak.with, "vi_du") == "4");
}

TEST_CASE("what cannot be read is not quoted") {
  auto office = small::open();
  small::write_until(office, "unit");
  office.say("😀");
  const auto& speak = std::get<flows::Speak>(office.actions.back());
  CHECK(speak.message == "r.not_understood.pick");
  CHECK(!speak.with.contains("ten_go"));
}

TEST_CASE("an understood answer in between starts the count anew") {
  auto office = small::open();
  office.say("phản ánh");
  office.say("abc");
  office.say("abc");
  office.say("3");
  office.say("abc");
  CHECK(office.all() == "r.not_understood.choice");
}

TEST_CASE("a question with no way to pass it says so") {
  auto office = small::open();
  office.say("phản ánh");
  for (int i = 0; i < 3; ++i) office.say("abc");
  office.say("2");  // skip
  CHECK(office.all() == "r.not_skippable?q.kind");
  CHECK(office.depth() == 1);
}

TEST_CASE("a question that may be passed over is passed over by the lost") {
  auto office = small::open();
  small::write_until(office, "phone");
  for (int i = 0; i < 3; ++i) office.say("abc");
  CHECK(office.all() == "?q.lost");
  office.say("2");
  CHECK(office.answer_text("phone") == "bo_qua");
  CHECK(office.step() == "review");
}
