#include <doctest/doctest.h>

#include "base/local_time.hpp"
#include "office/people/citizen.hpp"
#include "office/people/consent.hpp"
#include "office/people/privacy.hpp"
#include "office/people/rights.hpp"
#include "tests/unit/office/office_catalog.hpp"

using people::allows;
using people::Citizen;
using people::Consent;
using people::Decision;
using people::Identity;
using people::last_decision;
using people::masked_for_all;
using people::masked_for_unit;
using people::Purpose;
using people::purpose_code;
using people::purpose_from;
using people::purpose_words;
using people::Reach;
using people::reach;
using people::Reader;
using people::Right;
using people::right_code;
using people::right_from;
using people::RightsBook;
using people::should_ask;
using people::shown_to;
using people::Told;

namespace {

base::TimePoint at(unsigned day, int hour) {
  return base::from_local(day_of(2026, 11, day), std::chrono::hours{hour});
}

constexpr base::Duration week = std::chrono::hours{7 * 24};

Consent consent(Purpose purpose, Decision decision, base::TimePoint time) {
  return {purpose, decision, "v1", "zalo", time};
}

Told told(Identity identity) {
  return {.name = "Trần Thị Bé",
          .phone = "0912345678",
          .story =
              "Tôi là Trần Thị Bé, sđt 0912345678. Con tôi tên Nguyễn An. Ông Lê Văn C nhận hồ sơ.",
          .identity = identity,
          .agreed_to_share = false};
}

}  // namespace

TEST_CASE("a person is reachable within the window after they wrote") {
  Citizen citizen;
  CHECK(reach(citizen, at(21, 9), week) == Reach::unknown);
  citizen.last_interaction = at(14, 10);
  CHECK(reach(citizen, at(21, 9), week) == Reach::open);
  CHECK(reach(citizen, at(21, 10), week) == Reach::closed);
}

TEST_CASE("who the platform refuses is gone until they write again") {
  Citizen citizen;
  citizen.last_interaction = at(14, 10);
  citizen.unreachable_since = at(15, 10);
  CHECK(reach(citizen, at(16, 9), week) == Reach::gone);
  citizen.last_interaction = at(16, 8);
  CHECK(reach(citizen, at(16, 9), week) == Reach::open);
}

TEST_CASE("silence is no consent, and one purpose says nothing about another") {
  const std::vector<Consent> history{consent(Purpose::phan_anh, Decision::given, at(1, 8))};
  CHECK(allows(history, Purpose::phan_anh));
  CHECK_FALSE(allows(history, Purpose::khao_sat));
  CHECK_FALSE(allows({}, Purpose::phan_anh));
  CHECK(should_ask(history, Purpose::khao_sat, "v1"));
}

TEST_CASE("the last decision counts, in whatever order the rows come") {
  const std::vector<Consent> history{consent(Purpose::khao_sat, Decision::withdrawn, at(3, 8)),
                                     consent(Purpose::khao_sat, Decision::given, at(1, 8))};
  CHECK_FALSE(allows(history, Purpose::khao_sat));
  CHECK_FALSE(should_ask(history, Purpose::khao_sat, "v2"));
  CHECK(last_decision(history, Purpose::khao_sat)->decision == Decision::withdrawn);
}

TEST_CASE("new words are asked about again, a refusal is respected") {
  const std::vector<Consent> given{consent(Purpose::phan_anh, Decision::given, at(1, 8))};
  CHECK_FALSE(should_ask(given, Purpose::phan_anh, "v1"));
  CHECK(should_ask(given, Purpose::phan_anh, "v2"));
  const std::vector<Consent> refused{consent(Purpose::phan_anh, Decision::refused, at(1, 8))};
  CHECK_FALSE(should_ask(refused, Purpose::phan_anh, "v2"));
}

TEST_CASE("purposes are read back") {
  for (const auto purpose : {Purpose::phan_anh, Purpose::khao_sat, Purpose::cong_khai}) {
    CHECK(purpose_from(purpose_code(purpose)) == purpose);
    CHECK_FALSE(purpose_words(purpose).empty());
  }
  CHECK_FALSE(purpose_from("quang_cao").has_value());
}

TEST_CASE("the intake sees who wrote, unless nobody shall") {
  CHECK(shown_to(Reader::intake, told(Identity::giau_ten)).phone == "0912345678");
  const auto anonymous = shown_to(Reader::intake, told(Identity::an_danh));
  CHECK(anonymous.name == "Ẩn danh");
  CHECK(anonymous.phone.empty());
}

TEST_CASE("a unit sees the person only when they wish it, and the story always masked") {
  const auto open = shown_to(Reader::unit, told(Identity::cong_khai));
  CHECK(open.name == "Trần Thị Bé");
  CHECK(open.phone == "0912345678");
  const auto hidden = shown_to(Reader::unit, told(Identity::giau_ten));
  CHECK(hidden.name == "Giấu tên");
  CHECK(hidden.phone.empty());
  CHECK(hidden.story ==
        "Tôi là [tên đã che], sđt 0912***678. Con tôi tên [tên đã che]. Ông Lê Văn C nhận hồ sơ.");
  CHECK(open.story == hidden.story);
}

TEST_CASE("a partner needs a yes of its own, everybody else sees no name at all") {
  auto open = told(Identity::cong_khai);
  CHECK(shown_to(Reader::partner, open).phone.empty());
  open.agreed_to_share = true;
  CHECK(shown_to(Reader::partner, open).name == "Trần Thị Bé");
  open.identity = Identity::giau_ten;
  CHECK(shown_to(Reader::partner, open).name == "Giấu tên");
  const auto list = shown_to(Reader::anybody, told(Identity::cong_khai));
  CHECK(list.phone.empty());
  CHECK(list.story.find("Lê Văn C") == std::string::npos);
  CHECK(list.story.find("Trần") == std::string::npos);
}

TEST_CASE("the sender's own name is masked however it is typed") {
  CHECK(masked_for_unit("toi ten tran thi be o ap 3", "Trần Thị Bé") ==
        "toi ten [tên đã che] o ap 3");
  CHECK(masked_for_unit("TRẦN THỊ BÉ xin hỏi", "Trần Thị Bé") == "[tên đã che] xin hỏi");
  CHECK(masked_for_unit("em bé khóc", "Bé") == "em bé khóc");
}

TEST_CASE("names of places and offices stay") {
  for (const auto* text : {"Đường Trần Hưng Đạo, phường Vị Thanh",
                           "trường THPT Lê Quý Đôn",
                           "huyện Châu Thành A",
                           "Sở Nội vụ thành phố Cần Thơ",
                           "xã Hồ Đắc Kiện",
                           ""}) {
    CAPTURE(text);
    CHECK(masked_for_all(text, "") == text);
  }
}

TEST_CASE("full names are masked for everybody, next to each other too") {
  CHECK(masked_for_all("Nguyễn Văn A và Thạch Thị Hồng, cùng ấp", "") ==
        "[tên đã che] và [tên đã che], cùng ấp");
  CHECK(masked_for_all("CCCD 093199000001 ten Tran Thi B, sdt +84990000123", "") ==
        "CCCD 0931******01 ten [tên đã che], sdt 0990***123");
  const auto once = masked_for_all("Nguyễn Văn A, 0912345678", "Nguyễn Văn A");
  CHECK(masked_for_all(once, "Nguyễn Văn A") == once);
}

TEST_CASE("rights over one's data have their dates") {
  const auto book = RightsBook::load(LANGNGHE_SOURCE_DIR "/office/people/rights.jsonc");
  REQUIRE(book.ok());
  const auto received = at(20, 9);
  const auto erase = book->dates_of(Right::erase, received, the_catalog().calendar());
  CHECK(erase.reply_working_days == 2);
  CHECK(erase.act_days == 20);
  CHECK(erase.reply_due == at(25, 17));  // 23 and 25: the 24th is a holiday
  CHECK(base::format_date(erase.act_due) == "10/12/2026");
  CHECK(book->dates_of(Right::see, received, the_catalog().calendar()).act_days == 10);
  CHECK(book->dates_of(Right::withdraw, received, the_catalog().calendar()).act_days == 15);
  for (const auto* code : {"xem", "sua", "rut", "xoa"})
    CHECK(right_code(*right_from(code)) == code);
  CHECK_FALSE(right_from("ban").has_value());
}

TEST_CASE("mistakes in the rights are all named") {
  const auto book =
      RightsBook::read(R"({"rights": [{"from": "2026-01-01", "see": 0, "sell": 1}]})");
  REQUIRE_FALSE(book.ok());
  for (const auto* part : {"see", "sell", "erase", "reply_working_days"}) {
    CAPTURE(part);
    CHECK(book.error().what.find(part) != std::string::npos);
  }
  CHECK_FALSE(RightsBook::read(R"({"rights": []})").ok());
}
