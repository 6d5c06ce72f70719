#include "flows/engine/understand.hpp"

#include <doctest/doctest.h>

#include "flows/engine/session.hpp"

namespace {

const std::vector<flows::Option> scale{{"1", "Rất không hài lòng", "1", {"rất tệ"}, {}},
                                       {"2", "Không hài lòng", "2", {"chưa hài lòng"}, {}},
                                       {"3", "Bình thường", "3", {"tạm được"}, {}},
                                       {"4", "Hài lòng", "4", {"tốt"}, {}},
                                       {"0", "Không trả lời", "0", {"bỏ qua"}, {}}};

std::string chosen(std::string_view text, const std::vector<flows::Option>& options = scale) {
  return flows::understand_choice(text, options).value_or("-");
}

}  // namespace

TEST_CASE("a choice is understood by number in every common way of writing it") {
  for (const char* text : {"2",
                           " 2 ",
                           "2.",
                           "2)",
                           "2/",
                           "so 2",
                           "Số 2",
                           "câu 2",
                           "chọn 2",
                           "hai",
                           "Hai",
                           "2 ạ",
                           "dạ 2",
                           "2 nhé"}) {
    CAPTURE(text);
    CHECK(chosen(text) == "2");
  }
}

TEST_CASE("a longer answer is not mistaken for a shorter one inside it") {
  CHECK(chosen("không hài lòng") == "2");
  CHECK(chosen("khong hai long") == "2");
  CHECK(chosen("rất không hài lòng") == "1");
  CHECK(chosen("hài lòng") == "4");
  CHECK(chosen("tôi hài lòng lắm") == "-");
}

TEST_CASE("marks may be missing but must not contradict") {
  const std::vector<flows::Option> yes{{"yes", "Đúng", "1", {"đúng rồi"}, {}}};
  CHECK(chosen("dung", yes) == "yes");
  CHECK(chosen("đúng", yes) == "yes");
  CHECK(chosen("dừng", yes) == "-");
  CHECK(chosen("dùng", yes) == "-");
}

TEST_CASE("a label with a capital, an accent or a digit in front is found") {
  const std::vector<flows::Option> options{{"a", "Ẩn danh", "1", {}, {}},
                                           {"b", "1 lần", "2", {}, {}},
                                           {"c", "(Khác)", "3", {}, {}},
                                           {"d", "OTP", "4", {"VNeID"}, {}}};
  CHECK(chosen("an danh", options) == "a");
  CHECK(chosen("ẨN DANH", options) == "a");
  CHECK(chosen("1 lan", options) == "b");
  CHECK(chosen("khác", options) == "c");
  CHECK(chosen("otp", options) == "d");
  CHECK(chosen("vneid", options) == "d");
}

TEST_CASE("short forms are written out") {
  const std::vector<flows::Option> options{{"no", "Không", "1", {"không được"}, {}}};
  CHECK(chosen("ko", options) == "no");
  CHECK(chosen("k dc", options) == "no");
}

TEST_CASE("a number outside the list, a word for none, and nothing at all choose nothing") {
  for (const char* text : {"7", "12", "bảy", "", "  ", "?", "👍", "2 lần"}) {
    CAPTURE(text);
    CHECK(chosen(text) == "-");
  }
}

TEST_CASE("of a list of numbers the first counts, of a sum of money none does") {
  CHECK(chosen("2,3") == "2");
  CHECK(chosen("2;3") == "2");
  CHECK(chosen("500,000 đồng") == "-");
}

TEST_CASE("a payload is written and read back") {
  const auto pressed = flows::read_payload(flows::payload_of("feedback", "kind", "tre"));
  REQUIRE(pressed);
  CHECK(pressed->flow == "feedback");
  CHECK(pressed->step == "kind");
  CHECK(pressed->choice == "tre");
  CHECK(!flows::read_payload("#menu.phan_anh"));
  CHECK(!flows::read_payload("feedback/kind/tre"));
  CHECK(flows::looks_like_press("#menu.phan_anh"));
  CHECK(!flows::looks_like_press("#"));
  CHECK(!flows::looks_like_press("#1 của tôi"));
  CHECK(!flows::looks_like_press("#Menu"));
}

TEST_CASE("only question marks ask for help") {
  CHECK(flows::Heard("?").says("?"));
  CHECK(flows::Heard(" ??? ").says("?"));
  CHECK(!flows::Heard("gì?").says("?"));
  CHECK(!flows::Heard("?").says("gì"));
}

TEST_CASE("a broken session is an error, not a guess") {
  CHECK(!flows::read_session("").ok());
  CHECK(!flows::read_session("{}").ok());
  CHECK(!flows::read_session("[1]").ok());
  const flows::Session fresh;
  const auto again = flows::read_session(flows::write_session(fresh));
  REQUIRE(again.ok());
  CHECK(*again == fresh);
}
