#include "office/cases/wording.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/check.hpp"
#include "base/local_time.hpp"

namespace cases {
namespace {

constexpr std::array<std::pair<Status, const char*>, status_count> names{
    {{Status::moi, "Mới nhận"},
     {Status::cho_bo_sung, "Chờ Ông/Bà bổ sung"},
     {Status::da_tiep_nhan, "Đã tiếp nhận"},
     {Status::da_chuyen, "Đã chuyển xử lý"},
     {Status::dang_xu_ly, "Đang xử lý"},
     {Status::cho_duyet, "Chờ duyệt trả lời"},
     {Status::da_tra_loi, "Đã trả lời"},
     {Status::da_cong_khai, "Đã công khai"},
     {Status::dong, "Đã kết thúc"},
     {Status::khong_tiep_nhan, "Không tiếp nhận"},
     {Status::chuyen_huong, "Đã hướng dẫn nơi khác"},
     {Status::rut, "Đã rút theo yêu cầu"}}};

std::string day(const std::optional<base::TimePoint>& time) {
  return time ? base::format_date(*time) : std::string{};
}

std::string expected(const Case& held) {
  return held.answer_due ? "Dự kiến trả lời chậm nhất ngày " + day(held.answer_due) + "."
                         : std::string{};
}

std::string unit_in_charge(const Case& held, const Rules& rules) {
  const auto* unit = rules.catalog.unit(held.assigned_unit);
  return unit == nullptr ? "Bộ phận tiếp nhận" : unit->name;
}

// Reasons are typed by people, with or without a full stop.
std::string sentence(std::string text) {
  while (text.ends_with('.') || text.ends_with(' ')) text.pop_back();
  return text + (text.ends_with('?') || text.ends_with('!') ? "" : ".");
}

std::string where_else(const Case& held) {
  return held.place.empty() ? std::string{} : " " + sentence("Nơi có thể giúp: " + held.place);
}

bool is_being_worked_on(Status status) {
  return status == Status::da_tiep_nhan || status == Status::da_chuyen ||
         status == Status::dang_xu_ly || status == Status::cho_duyet;
}

StatusWords words_of_status(const Case& held, const Rules& rules, std::string_view look_up) {
  const auto name = status_name(held.status);
  switch (held.status) {
    case Status::moi:
      return {name,
              "Bộ phận tiếp nhận đang xem.",
              held.forward_due
                  ? "Chuyển cơ quan giải quyết chậm nhất ngày " + day(held.forward_due) + "."
                  : std::string{}};
    case Status::cho_bo_sung:
      return {name,
              sentence("Cần thêm: " + held.question),
              "Xin gửi chậm nhất ngày " + day(held.supplement_due) + "; thời hạn tạm dừng tính."};
    case Status::da_tiep_nhan:
      return {name, "Phản ánh đủ thông tin, đang phân công.", expected(held)};
    case Status::da_chuyen:
      return {
          name,
          fmt::format("Chuyển {} ngày {}.", unit_in_charge(held, rules), day(held.forwarded_at)),
          expected(held)};
    case Status::dang_xu_ly:
      return {name, unit_in_charge(held, rules) + " đang xác minh.", expected(held)};
    case Status::cho_duyet:
      return {name, "Câu trả lời đã soạn, đang chờ người có thẩm quyền duyệt.", expected(held)};
    case Status::da_tra_loi:
      return {name, "Trả lời ngày " + day(held.answer.at) + ".", ""};
    case Status::da_cong_khai:
      return {name, fmt::format("Kết quả (đã bỏ tên) đăng tại {}.", look_up), ""};
    case Status::dong:
      return {name,
              fmt::format("Kết thúc ngày {}: {}.", day(held.closed_at), outcome_name(held.outcome)),
              ""};
    case Status::khong_tiep_nhan:
      return {name, sentence("Lý do: " + held.reason) + where_else(held), ""};
    case Status::chuyen_huong:
      return {name, sentence("Thuộc thẩm quyền " + held.place), ""};
    case Status::rut:
      return {name, "", ""};
  }
  return {};
}

}  // namespace

std::string status_name(Status status) {
  for (const auto& [known, name] : names) {
    if (known == status) return name;
  }
  throw base::Bug("a status without a name");
}

std::string identity_name(Identity identity) {
  switch (identity) {
    case Identity::cong_khai:
      return "Cho biết tên";
    case Identity::giau_ten:
      return "Giấu tên";
    case Identity::an_danh:
      return "Ẩn danh";
  }
  return {};
}

std::string outcome_name(Outcome outcome) {
  switch (outcome) {
    case Outcome::none:
      return "đã ghi nhận";
    case Outcome::giai_quyet_xong:
      return "đã giải quyết xong";
    case Outcome::mot_phan:
      return "đã giải quyết một phần";
    case Outcome::khong_thuoc:
      return "không thuộc thẩm quyền";
    case Outcome::khong_du_thong_tin:
      return "không đủ thông tin";
  }
  return {};
}

std::string verdict_name(Verdict verdict) {
  switch (verdict) {
    case Verdict::none:
      return "chưa đánh giá";
    case Verdict::khong_hai_long:
      return "không hài lòng";
    case Verdict::chap_nhan:
      return "chấp nhận được";
    case Verdict::hai_long:
      return "hài lòng";
  }
  return {};
}

StatusWords status_words(const Case& held,
                         const Rules& rules,
                         base::TimePoint now,
                         std::string_view look_up) {
  auto words = words_of_status(held, rules, look_up);
  if (!is_being_worked_on(held.status)) return words;
  // What the citizen needs to know first goes first: late, extended, looked at again.
  if (const int late = days_late(held, rules, now); late > 0) {
    return {"Trễ hạn trả lời",
            fmt::format("Đã quá hạn {} ngày làm việc. Cơ quan xin lỗi Ông/Bà.", late),
            ""};
  }
  if (held.extensions > 0 && held.answer_due) {
    return {
        "Đã gia hạn", sentence("Lý do: " + held.reason), "Hạn mới: " + day(held.answer_due) + "."};
  }
  if (held.reopened > 0) {
    return {"Đang xem xét lại", "Người xử lý lần này khác lần trước.", expected(held)};
  }
  return words;
}

}  // namespace cases
