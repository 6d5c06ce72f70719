#include <doctest/doctest.h>

#include "tests/unit/flows/small.hpp"

using namespace std::chrono_literals;

TEST_CASE("going back shows the old answer and asks again") {
  auto office = small::open();
  small::write_until(office, "procedure");
  office.say("quay lại");
  CHECK(office.all() == "r.before?q.unit");
  office.say("bình thạnh");
  office.say("2");
  CHECK(office.answer_text("unit") == "u3");
  CHECK(office.step() == "procedure");
}

TEST_CASE("at the first question there is no way back") {
  auto office = small::open();
  office.say("phản ánh");
  office.say("quay lại");
  CHECK(office.all() == "r.back_first?q.kind");
}

TEST_CASE("going back several times walks through the questions") {
  auto office = small::open();
  small::write_until(office, "story");
  office.say("quay lại");
  CHECK(office.step() == "procedure");
  office.say("quay lại");
  CHECK(office.step() == "unit");
  office.say("quay lại");
  CHECK(office.step() == "kind");
  office.say("quay lại");
  CHECK(office.step() == "kind");
}

TEST_CASE("going back from the matches of a search shows the search") {
  auto office = small::open();
  small::write_until(office, "procedure");
  office.say("khai sinh");
  CHECK(office.all() == "?q.procedure_offer");
  office.say("quay lại");
  CHECK(office.all() == "?q.procedure");
}

TEST_CASE("going back reaches an answer that was never asked about") {
  auto office = small::open();
  office.hints = [](std::string_view) {
    return base::Values{{"guess.unit", std::string{"u1"}},
                        {"guess.unit.label", std::string{"Vị Thanh"}}};
  };
  office.say("ở phường vị thanh hồ sơ của tôi bị trễ");
  office.say("1");
  office.say("quay lại");
  CHECK(office.all() == "r.before?q.unit");
}

TEST_CASE("an answer kept as it was leads on to where the citizen came from") {
  auto office = small::open();
  small::write_until(office, "review");
  office.say("1");
  CHECK(office.all() == "r.before?q.kind");
  office.say("giữ nguyên");
  CHECK(office.all() == "?q.review");
  CHECK(office.answer_text("kind") == "late");
}

TEST_CASE("keeping keeps nothing once the question was answered anew") {
  auto office = small::open();
  small::write_until(office, "procedure");
  office.say("quay lại");
  office.say("bình thành");
  office.say("1");
  office.say("giữ nguyên");
  CHECK(office.answer_text("unit") == "u2");
  CHECK(office.all() == "?q.procedure");
}

TEST_CASE("after one correction all known answers are passed over") {
  auto office = small::open();
  small::write_until(office, "review");
  office.say("1");
  office.say("2");
  CHECK(office.all() == "s.warn ?q.review");
  CHECK(office.answer_text("kind") == "money");
  CHECK(office.answer_text("unit") == "u1");
}

TEST_CASE("a short story that was taken is not asked for again after a correction") {
  auto office = small::open();
  small::write_until(office, "story");
  for (const char* text : {"chậm quá", "xong", "xong", "1", "bỏ qua"}) {
    office.say(text);
    office.now += 8s;
  }
  CHECK(office.step() == "review");
  office.say("1");
  office.say("1");
  CHECK(office.all() == "?q.review");
}

TEST_CASE("the list of answers is in the order of the letter, with labels") {
  auto office = small::open();
  small::write_until(office, "review");
  office.say("sửa");
  CHECK(office.all() == "?q.edit");
  const auto& offered = office.session.frames.back().offered;
  REQUIRE(offered.size() == 7);
  CHECK(offered[0].label == "Loại: Chậm trễ");
  CHECK(offered[1].label == "Nơi: Phường Vị Thanh");
  CHECK(offered[4].label == "Tệp: không có");
  CHECK(offered[5].label == "Số điện thoại: 0912***678");
  CHECK(offered[6].label == "Họ tên: Nguyễn Văn A");
}

TEST_CASE("the list of answers is whole after an earlier correction as well") {
  auto office = small::open();
  small::write_until(office, "review");
  office.say("1");
  office.say("sửa");
  CHECK(office.session.frames.back().offered.size() == 7);  // the one being asked as well
  office.say("3");
  CHECK(office.step() == "procedure");
}

TEST_CASE("an answer is chosen from the list by number and asked again") {
  auto office = small::open();
  small::write_until(office, "review");
  office.say("sửa");
  office.say("2");
  CHECK(office.all() == "r.before?q.unit");
  office.say("bình thành");
  office.say("1");
  CHECK(office.all() == "?q.review");
  CHECK(office.answer_text("unit") == "u2");
}

TEST_CASE("correcting nothing returns to the question that waits") {
  for (const char* text : {"0", "quay lại"}) {
    CAPTURE(text);
    auto office = small::open();
    small::write_until(office, "phone");
    office.say("sửa");
    CHECK(office.step() == "edit");
    office.say(text);
    CHECK(office.all() == "?q.phone");
  }
}

TEST_CASE("with nothing answered there is nothing to correct") {
  auto office = small::open();
  office.say("sửa");
  CHECK(office.all() == "r.nothing_written");
  office.say("phản ánh");
  office.say("sửa");
  CHECK(office.all() == "r.nothing_to_edit?q.kind");
}

TEST_CASE("words that fit no row of the list are not searched for") {
  auto office = small::open();
  small::write_until(office, "review");
  office.say("sửa");
  office.say("abc");
  CHECK(office.all() == "r.not_understood.choice");
}

TEST_CASE("files told again replace the old ones, unless kept") {
  auto office = small::open();
  small::write_until(office, "files");
  office.photo("1");
  office.say("xong");
  office.now += 20s;
  office.say("bỏ qua");
  office.say("5");
  CHECK(office.all() == "r.before?q.files");
  office.say("giữ nguyên");
  CHECK(office.answer_text("files.label") == "1 tệp");
  office.say("5");
  office.photo("9");
  office.say("xong");
  CHECK(base::list_of(office.session.frames.back().answers, "files") ==
        std::vector<std::string>{"9"});
}

TEST_CASE("cancelling asks first, and forgets only on yes") {
  auto office = small::open();
  small::write_until(office, "story");
  office.say("hủy");
  CHECK(office.all() == "?q.cancel");
  office.say("3");
  CHECK(office.all() == "?q.story");
  office.say("làm lại");  // starting anew would throw the letter away as well
  CHECK(office.all() == "?q.cancel");
  office.say("1");
  CHECK(office.all() == "s.gone");
  CHECK(office.depth() == 0);
  CHECK(!office.session.draft);
}

TEST_CASE("a letter kept for later is taken up where it stood") {
  auto office = small::open();
  small::write_until(office, "story");
  office.say("hủy");
  office.say("2");
  CHECK(office.all() == "s.kept");
  CHECK(office.depth() == 0);
  office.now += 20h;
  office.say("tiếp tục");
  CHECK(office.all() == "r.resumed?q.story");
  CHECK(office.answer_text("unit") == "u1");
}

TEST_CASE("with nothing being written there is nothing to cancel or to resume") {
  auto office = small::open();
  office.say("hủy");
  CHECK(office.all() == "r.nothing_to_cancel");
  office.say("tiếp tục");
  CHECK(office.all() == "r.nothing_to_resume");
}

TEST_CASE("cancelling at the menu only closes it") {
  auto office = small::open();
  office.say("menu");
  office.say("hủy");
  CHECK(office.all() == "r.nothing_to_cancel");
  CHECK(office.depth() == 0);
}

TEST_CASE("a name may look like a command, a command with its marks is no name") {
  auto office = small::open();
  small::write_until(office, "name");
  office.say("hủy");
  CHECK(office.all() == "?q.cancel");
  office.say("3");
  CHECK(office.step() == "name");
  office.say("Huy");
  CHECK(office.answer_text("name") == "Huy");
}

TEST_CASE("a number is no name") {
  auto office = small::open();
  small::write_until(office, "name");
  office.say("3");
  CHECK(office.all() == "?q.name_again");
  CHECK(office.answer_text("name").empty());
}

TEST_CASE("a long name is no name") {
  auto office = small::open();
  small::write_until(office, "name");
  office.say(std::string(600, 'a'));
  CHECK(office.all() == "?q.name_again");
}

TEST_CASE("photos sent beforehand are not corrected past the questions that were never asked") {
  auto office = small::open();
  small::write_until(office, "kind");
  office.photo("1");
  office.wait(std::chrono::seconds{10});
  REQUIRE(office.step() == "kind");
  office.say("sửa");
  CHECK(office.step() == "kind");
  office.say("1");
  CHECK(office.step() == "unit");
}
