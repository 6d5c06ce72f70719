#include <doctest/doctest.h>

#include "tests/unit/flows/small.hpp"

using namespace std::chrono_literals;

TEST_CASE("the menu is asked for by name, with nothing else waiting") {
  auto office = small::open();
  office.say("xin chào");
  CHECK(office.all() == "?q.menu");
  office.say("menu");
  CHECK(office.all() == "?q.menu");
  CHECK(office.depth() == 1);
}

TEST_CASE("a question mark asks for help, and the question comes again") {
  auto office = small::open();
  small::write_until(office, "unit");
  office.say("?");
  CHECK(office.all() == "s.help ?q.unit");
  CHECK(office.depth() == 1);
}

TEST_CASE("a command inside a sentence is part of the sentence") {
  auto office = small::open();
  small::write_until(office, "story");
  office.say("tôi muốn gặp cán bộ mà không ai tiếp");
  CHECK(office.flow() == "letter");
  CHECK(office.answer_text("story") == "tôi muốn gặp cán bộ mà không ai tiếp");
}

TEST_CASE("a command at the beginning of a story is a command") {
  auto office = small::open();
  small::write_until(office, "story");
  office.say("trợ giúp");
  CHECK(office.all() == "s.help ?q.story");
}

TEST_CASE("asking to repeat repeats, and so does a word that ends nothing") {
  auto office = small::open();
  small::write_until(office, "unit");
  office.say("nhắc lại");
  CHECK(office.all() == "?q.unit");
  office.say("xong");
  CHECK(office.all() == "?q.unit");
}

TEST_CASE("skipping takes the way the question offers") {
  auto office = small::open();
  small::write_until(office, "phone");
  office.say("bỏ qua");
  CHECK(office.answer_text("phone") == "bo_qua");
  CHECK(office.step() == "review");
}

TEST_CASE("skipping a question without such a way is refused with the question") {
  auto office = small::open();
  office.say("phản ánh");
  office.say("bỏ qua");
  CHECK(office.all() == "r.not_skippable?q.kind");
}

TEST_CASE("commands with nothing waiting bring the menu") {
  for (const char* text :
       {"bỏ qua", "xong", "nhắc lại", "quay lại", "giữ nguyên", "không khẩn cấp"}) {
    CAPTURE(text);
    auto office = small::open();
    office.say(text);
    CHECK(office.all() == "?q.menu");
  }
}

TEST_CASE("whoever waits for nobody is told so") {
  auto office = small::open();
  office.say("hủy chờ");
  CHECK(office.all() == "r.nobody_waited_for ?q.menu");
  office.say("hủy chờ");
  CHECK(office.all() == "r.nobody_waited_for?q.menu");
}

TEST_CASE("thanks at a question are answered, and the question is asked again") {
  auto office = small::open();
  office.say("menu");
  office.say("cảm ơn");
  CHECK(office.all() == "r.thanks_question?q.menu");
  CHECK(office.session.frames.back().tries == 0);
}

TEST_CASE("a code typed at a question that is not about codes is looked up") {
  auto office = small::open();
  office.hints = [](std::string_view text) {
    base::Values found;
    if (text == "PA7") found["case.code"] = std::string{"PA7"};
    return found;
  };
  office.perform = [](const stage::Deed& deed) {
    CHECK(base::text_of(deed.with, "code") == "PA7");
    return flows::DeedDone{true, {{"result", std::string{"shown"}}}};
  };
  small::write_until(office, "kind");
  office.say("PA7");
  CHECK(office.all() == "s.case ?q.kind");
}

TEST_CASE("calm asks the question again") {
  auto office = small::open();
  small::write_until(office, "unit");
  office.say("#calm");
  CHECK(office.all() == "r.calm?q.unit");
}

TEST_CASE("the menu does not lose a letter: what to do with it is asked first") {
  auto office = small::open();
  small::write_until(office, "story");
  office.say("menu");
  CHECK(office.all() == "?q.unfinished");
  office.say("1");
  CHECK(office.all() == "?q.story");
  office.say("menu");
  office.say("2");
  CHECK(office.all() == "?q.menu");
  REQUIRE(office.session.draft);
  CHECK(office.session.draft->step == "story");
}

TEST_CASE("a new letter is not begun over a parked one unasked") {
  auto office = small::open();
  small::write_until(office, "story");
  office.say("menu");
  office.say("2");
  office.say("1");  // menu: write a letter
  CHECK(office.all() == "?q.unfinished");
  office.say("3");
  CHECK(office.all() == "?q.menu");
  office.say("phản ánh");
  CHECK(office.all() == "?q.kind");
}

TEST_CASE("asking for the letter while writing it repeats its question") {
  auto office = small::open();
  small::write_until(office, "unit");
  office.say("phản ánh");
  CHECK(office.all() == "?q.unit");
  CHECK(office.depth() == 1);
}

TEST_CASE("another flow interrupts the letter and gives it back") {
  auto office = small::open();
  small::write_until(office, "unit");
  office.perform = [](const stage::Deed&) { return flows::DeedDone{}; };
  office.say("tra cứu");
  CHECK(office.all() == "?q.list");
  office.say("1");
  CHECK(office.all() == "s.case ?q.unit");
}

TEST_CASE("resuming inside an interruption goes back to the letter, not to an older draft") {
  auto office = small::open();
  small::write_until(office, "unit");
  office.say("tra cứu");
  office.say("tiếp tục");
  CHECK(office.all() == "?q.unit");
  CHECK(office.depth() == 1);
}

TEST_CASE("interruptions do not pile up") {
  auto office = small::open();
  small::write_until(office, "unit");
  for (int i = 0; i < 5; ++i) {
    office.say("tra cứu");
    office.say("menu");
    office.now += 1min;
  }
  CHECK(office.depth() <= 4);
  CHECK(office.session.frames.front().flow.id == "letter");
}

TEST_CASE("thanks are answered, and nothing is asked") {
  auto office = small::open();
  office.say("cảm ơn");
  CHECK(office.all() == "r.thanks");
  CHECK(office.depth() == 0);
}

TEST_CASE("a short text nobody understands brings a few choices") {
  auto office = small::open();
  office.say("abc");
  CHECK(office.all() == "?q.unclear");
}

TEST_CASE("a whole sentence begins a letter with it") {
  auto office = small::open();
  office.say("hồ sơ của tôi nộp lâu rồi mà chưa xong");
  CHECK(office.all() == "?q.kind");
  CHECK(office.answer_text("own_words") == "true");
  CHECK(office.answer_text("trich") == "hồ sơ của tôi nộp lâu rồi mà chưa xong");
  office.say("1");
  office.say("0");
  office.say("0");
  CHECK(office.step() == "files");  // the story is known
  CHECK(office.answer_text("story.short") == "hồ sơ của tôi nộp lâu rồi mà chưa xong");
}

TEST_CASE("a short text with a hint of the matter begins a letter too") {
  auto office = small::open();
  office.hints = [](std::string_view) {
    return base::Values{{"guess.kind", std::string{"late"}},
                        {"guess.kind.label", std::string{"Chậm"}}};
  };
  office.say("trễ hẹn");
  CHECK(office.all() == "?q.guess");
}

TEST_CASE("a code out of the blue is looked up") {
  auto office = small::open();
  office.hints = [](std::string_view) { return base::Values{{"case.code", std::string{"PA7"}}}; };
  office.perform = [](const stage::Deed& deed) {
    CHECK(base::text_of(deed.with, "code") == "PA7");
    return flows::DeedDone{true, {{"result", std::string{"shown"}}}};
  };
  office.say("PA7");
  CHECK(office.all() == "s.case");
}

TEST_CASE("a proof is asked for again and again, never looped") {
  auto office = small::open();
  office.hints = [](std::string_view) { return base::Values{{"case.code", std::string{"PA7"}}}; };
  office.perform = [](const stage::Deed&) {
    return flows::DeedDone{true, {{"result", std::string{"needs_proof"}}}};
  };
  office.say("PA7");
  CHECK(office.all() == "?q.proof");
  office.say("1234");
  CHECK(office.last() == "r.before?q.proof");
  CHECK(office.deeds.size() == 1);
}

TEST_CASE("a long text at a choice is kept as the story") {
  auto office = small::open();
  office.say("phản ánh");
  const std::string story = "tôi đã nộp hồ sơ từ đầu tháng chín mà đến hôm nay vẫn chưa có kết quả";
  office.say(story);
  CHECK(office.all() == "r.text_kept?q.kind");
  CHECK(office.answer_text("story") == story);
  CHECK(office.session.frames.back().tries == 0);
}

TEST_CASE("a sentence at the menu begins a letter instead of being refused") {
  auto office = small::open();
  office.say("menu");
  office.say("hồ sơ của tôi nộp lâu rồi");
  CHECK(office.all() == "?q.kind");
  CHECK(office.depth() == 1);
}
