#include "office/cases/wording.hpp"

#include <doctest/doctest.h>

#include "office/cases/route.hpp"
#include "tests/unit/office/office_desk.hpp"

using cases::Case;
using cases::Extend;
using cases::Identity;
using cases::is_about_a_rule;
using cases::Reopen;
using cases::route;
using cases::Status;
using cases::status_count;
using cases::status_words;
using cases::StatusWords;

namespace {

StatusWords words(const Case& held, base::TimePoint now = at(2026, 11, 23, 9)) {
  return status_words(held, the_rules(), now, "https://phananh.example/tra-cuu");
}

}  // namespace

TEST_CASE("every status has words for the citizen") {
  const auto moi = words(case_in(Status::moi));
  CHECK(moi.status == "Mới nhận");
  CHECK(moi.deadline == "Chuyển cơ quan giải quyết chậm nhất ngày 30/11/2026.");
  const auto waiting = words(case_in(Status::cho_bo_sung));
  CHECK(waiting.sentence == "Cần thêm: Nộp ngày nào?");
  CHECK(waiting.deadline == "Xin gửi chậm nhất ngày 03/12/2026; thời hạn tạm dừng tính.");
  const auto forwarded = words(case_in(Status::da_chuyen));
  CHECK(forwarded.sentence == "Chuyển Phường Vị Thanh ngày 23/11/2026.");
  CHECK(forwarded.deadline == "Dự kiến trả lời chậm nhất ngày 14/12/2026.");
  CHECK(words(case_in(Status::dang_xu_ly)).sentence == "Phường Vị Thanh đang xác minh.");
  CHECK(words(case_in(Status::da_tra_loi)).sentence == "Trả lời ngày 23/11/2026.");
  CHECK(words(case_in(Status::da_cong_khai)).sentence.find("https://phananh.example") !=
        std::string::npos);
  CHECK(words(case_in(Status::dong)).sentence == "Kết thúc ngày 23/11/2026: đã giải quyết xong.");
  CHECK(words(case_in(Status::khong_tiep_nhan)).sentence ==
        "Lý do: không rõ nội dung. Nơi có thể giúp: bộ phận một cửa.");
  CHECK(words(case_in(Status::chuyen_huong)).sentence == "Thuộc thẩm quyền UBND phường.");
  CHECK(words(case_in(Status::rut)).sentence.empty());
  for (int i = 0; i < status_count; ++i) {
    CHECK_FALSE(words(case_in(static_cast<Status>(i))).status.empty());
  }
}

TEST_CASE("late goes before extended, extended before looked at again") {
  auto held = case_in(Status::dang_xu_ly);
  const auto late = words(held, at(2026, 12, 16, 8));
  CHECK(late.status == "Trễ hạn trả lời");
  CHECK(late.sentence.find("quá hạn 2 ngày làm việc") != std::string::npos);
  held = done(held, Extend{5, "cần đo đạc lại."}, clerk(), at(2026, 11, 23, 9)).after;
  const auto extended = words(held);
  CHECK(extended.status == "Đã gia hạn");
  CHECK(extended.sentence == "Lý do: cần đo đạc lại.");
  CHECK(extended.deadline == "Hạn mới: 21/12/2026.");
  const auto again =
      done(case_in(Status::da_tra_loi), Reopen{}, the_citizen(), at(2026, 12, 1, 9)).after;
  CHECK(words(again, at(2026, 12, 1, 10)).status == "Đang xem xét lại");
}

TEST_CASE("an anonymous case promises no day") {
  auto report = draft();
  report.identity = Identity::an_danh;
  CHECK(words(case_in(Status::moi, report)).deadline.empty());
  CHECK(words(case_in(Status::da_chuyen, report)).deadline.empty());
}

TEST_CASE("matters go to their branch and its lead on that day") {
  const auto today = day_of(2026, 11, 21);
  const auto before = day_of(2024, 5, 10);
  const auto late = route(the_catalog(), "tre", "tre_hen", today);
  CHECK(late.branch == 4);
  CHECK(late.lead_unit == "ct-vp-ubnd");
  CHECK(route(the_catalog(), "tre", "tre_hen", before).lead_unit == "hg-vp-ubnd");
  CHECK(route(the_catalog(), "mang", "", today).branch == 7);
  CHECK(route(the_catalog(), "thaido", "", today).branch == 1);
  CHECK(route(the_catalog(), "", "", today).branch == 9);
  CHECK(route(the_catalog(), "nonsense", "nonsense", today).branch == 9);
  CHECK_FALSE(route(the_catalog(), "", "", today).lead_unit.empty());
  CHECK(route(the_catalog(), "khac", "ho_tro_doanh_nghiep", today).asks_to_share);
}

TEST_CASE("bribery and denunciation are restricted whatever they are called") {
  const auto today = day_of(2026, 11, 21);
  CHECK(route(the_catalog(), "tien", "", today).restricted);
  CHECK(route(the_catalog(), "", "to_cao", today).restricted);
  CHECK_FALSE(route(the_catalog(), "tre", "tre_hen", today).restricted);
  language::Signs signs;
  signs.category = "tre_hen";
  signs.denunciation = true;
  CHECK(route(the_catalog(), signs, today).restricted);
}

TEST_CASE("rules and conduct are two legal kinds") {
  CHECK(is_about_a_rule("quy_dinh_bat_hop_ly"));
  CHECK_FALSE(is_about_a_rule("thai_do"));
}
