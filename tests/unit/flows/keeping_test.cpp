// An answer that is being corrected is never lost, whatever the citizen does instead of giving
// another.
#include <doctest/doctest.h>

#include "tests/unit/flows/small.hpp"

using namespace std::chrono_literals;

namespace {

constexpr const char* told = "Tôi nộp hồ sơ từ tháng trước mà chưa có kết quả";

}  // namespace

TEST_CASE("going back from a correction returns to where it came from, with the old answer") {
  for (const char* number : {"1", "4", "5"}) {
    CAPTURE(number);
    auto office = small::open();
    small::write_until(office, "review");
    const auto before = office.session.frames.back().answers;
    office.say(number);
    CHECK(office.said.back().starts_with("r.before"));
    office.say("quay lại");
    CHECK(office.all() == "?q.review");
    CHECK(office.session.frames.back().answers == before);
    office.say("giữ nguyên");
    CHECK(office.all() == "?q.review");
  }
}

TEST_CASE("going back from the review still walks through the questions") {
  auto office = small::open();
  small::write_until(office, "review");
  office.say("4");
  office.say("quay lại");
  office.say("quay lại");
  CHECK(office.step() == "name");
  office.say("quay lại");
  CHECK(office.step() == "phone");
  office.say("giữ nguyên");
  CHECK(office.all() == "?q.review");
  CHECK(office.answer_text("name") == "Nguyễn Văn A");
}

TEST_CASE("another answer picked from the list leaves the first one as it was") {
  auto office = small::open();
  small::write_until(office, "review");
  office.say("4");
  office.say("sửa");
  CHECK(office.all() == "?q.edit");
  office.say("2");
  CHECK(office.all() == "r.before?q.unit");
  CHECK(office.answer_text("story") == told);
  office.say("giữ nguyên");
  CHECK(office.all() == "?q.review");
}

TEST_CASE("a correction broken off in the list of answers changes nothing") {
  for (const char* text : {"0", "quay lại"}) {
    CAPTURE(text);
    auto office = small::open();
    small::write_until(office, "review");
    office.say("4");
    office.say("sửa");
    office.say(text);
    CHECK(office.all() == "?q.review");
    CHECK(office.answer_text("story") == told);
  }
}

TEST_CASE("none of the offices found keeps the office named before") {
  auto office = small::open();
  small::write_until(office, "review");
  office.say("sửa");
  office.say("2");
  office.say("bình");
  office.say("0");
  CHECK(office.last() == "r.before?q.unit");
  office.say("quay lại");
  CHECK(office.all() == "?q.review");
  CHECK(office.answer_text("unit") == "u1");
}

TEST_CASE("what was written before a correction was broken off is not lost either") {
  auto office = small::open();
  small::write_until(office, "review");
  office.say("4");
  office.say("ngày đúng là mùng hai");
  office.say("quay lại");
  CHECK(office.all() == "?q.review");
  CHECK(office.answer_text("story") == std::string{told} + "\nngày đúng là mùng hai");
  CHECK(office.answer_text("story.short").ends_with("mùng hai"));
}

TEST_CASE("ending a correction without a word keeps the old answer") {
  auto office = small::open();
  small::write_until(office, "review");
  office.say("4");
  office.say("xong");
  CHECK(office.all() == "?q.review");
  CHECK(office.answer_text("story") == told);
}

TEST_CASE("ending the files without a new one keeps those sent before") {
  auto office = small::open();
  small::write_until(office, "files");
  office.photo("1");
  office.say("xong");
  office.now += 20s;
  office.say("bỏ qua");
  office.say("5");
  office.say("xong");
  CHECK(office.all() == "?q.review");
  CHECK(office.answer_text("files.label") == "1 tệp");
}

TEST_CASE("an unfamiliar number put aside is asked about when it stands again") {
  auto office = small::open();
  small::write_until(office, "phone");
  office.say("0293 3876 543");
  office.say("2");
  office.say("quay lại");
  CHECK(office.all() == "?q.doubt");
  office.say("1");
  CHECK(office.step() == "name");
}

TEST_CASE("a letter kept for later in the middle of a correction has its old answer") {
  auto office = small::open();
  small::write_until(office, "review");
  office.say("4");
  office.say("hủy");
  CHECK(office.answer_text("trich") == told);
  office.say("2");
  office.say("tiếp tục");
  office.say("giữ nguyên");
  CHECK(office.all() == "?q.review");
  CHECK(office.answer_text("story") == told);
}
