// The way of a case from the unit's work to its end, and back again once.
#include <array>

#include <fmt/format.h>

#include "base/local_time.hpp"
#include "office/cases/limits.hpp"
#include "office/cases/transitions.hpp"
#include "office/cases/wording.hpp"
#include "office/language/fold.hpp"

namespace cases {
namespace {

base::Error invalid(std::string what) {
  return {base::Errc::invalid, std::move(what), {}};
}

constexpr std::size_t national_number_max = 64;

std::string why_elsewhere(Elsewhere to) {
  switch (to) {
    case Elsewhere::khieu_nai:
      return "nội dung là khiếu nại, cần gửi đơn đến cơ quan có thẩm quyền";
    case Elsewhere::to_cao:
      return "nội dung là tố cáo, cần gửi đơn hoặc trình bày trực tiếp";
    case Elsewhere::ngoai_pham_vi:
      return "việc này không thuộc thủ tục hành chính";
  }
  return {};
}

std::optional<base::Error> unfit_answer(std::string_view answer) {
  if (auto error = unfit(answer, answer_max, "câu trả lời")) return error;
  if (language::length(answer) < answer_min) return invalid("Câu trả lời quá ngắn.");
  return std::nullopt;
}

}  // namespace

void Transitions::end(Status status) {
  held().status = status;
  held().paused_at = std::nullopt;
  held().supplement_due = std::nullopt;
  held().closed_at = moment_.now;
}

Transitions::Refusal Transitions::operator()(const Propose& command) {
  if (auto error = unfit_answer(command.answer)) return error;
  held().answer = Answer{.text = command.answer,
                         .title = command.title,
                         .proposed_by = moment_.who.staff,
                         .proposed_unit = moment_.who.unit,
                         .approved_by = {},
                         .approved_unit = {},
                         .at = {}};
  held().status = Status::cho_duyet;
  note("Trình duyệt câu trả lời.");
  return std::nullopt;
}

Transitions::Refusal Transitions::operator()(const Approve& command) {
  if (!command.answer.empty() && command.answer != held().answer.text) {
    if (auto error = unfit_answer(command.answer)) return error;
    note("Người duyệt đã sửa câu trả lời. Bản trình: " + held().answer.text);
    held().answer.text = command.answer;
  }
  held().answer.approved_by = moment_.who.staff;
  held().answer.approved_unit = moment_.who.unit;
  held().answer.at = moment_.now;
  held().status = Status::da_tra_loi;
  note("Đã duyệt và gửi trả lời.", false);
  tell_answer();
  return std::nullopt;
}

void Transitions::tell_answer() {
  const auto& title = held().answer.title;
  tell("ho_so.tra_loi",
       {{"don_vi", unit_in_charge()},
        {"chuc_danh", title.empty() ? "Cán bộ phụ trách, " + unit_in_charge() : title},
        {"ngay", base::format_date(moment_.now)},
        {"noi_dung_tra_loi", held().answer.text}});
}

Transitions::Refusal Transitions::operator()(const SendBack& command) {
  if (auto error = unfit(command.reason, reason_max, "lý do trả lại")) return error;
  if (held().status == Status::cho_duyet) {
    held().status = Status::dang_xu_ly;
    note("Trả lại câu trả lời để sửa: " + command.reason);
    return std::nullopt;
  }
  note(unit_in_charge() + " trả lại bộ phận tiếp nhận: " + command.reason);
  held().status = Status::da_tiep_nhan;
  held().assigned_unit.clear();
  held().co_units.clear();
  return std::nullopt;
}

Transitions::Refusal Transitions::operator()(const Extend& command) {
  if (auto error = unfit(command.reason, reason_max, "lý do gia hạn")) return error;
  if (!held().answer_due) return invalid("Phản ánh này không tính thời hạn.");
  const auto received = base::to_local(held().created_at).date;
  const int most = moment_.rules.deadlines.on(received).extension_max;
  if (command.working_days < 1 || command.working_days > most) {
    return invalid(fmt::format("Gia hạn từ 1 đến {} ngày làm việc.", most));
  }
  const auto old_due = *held().answer_due;
  const auto counted =
      moment_.rules.catalog.calendar().add_working_days(old_due, command.working_days, false);
  held().answer_due = counted.due;
  held().counted_from = old_due;
  held().counted_days = command.working_days;
  held().calendar_version = counted.calendar_version;
  held().how_due = fmt::format("{} Gia hạn {} ngày làm việc từ {}: đến {}.",
                               held().how_due,
                               command.working_days,
                               base::format_date(old_due),
                               base::format_date(counted.due));
  held().reason = command.reason;
  ++held().extensions;
  note(fmt::format("Gia hạn đến {}.", base::format_date(counted.due)), false);
  tell("ho_so.gia_han",
       {{"don_vi", unit_in_charge()},
        {"ly_do", command.reason},
        {"han", base::format_date(counted.due)}});
  return std::nullopt;
}

Transitions::Refusal Transitions::operator()(const Refuse& command) {
  if (auto error = unfit(command.reason, reason_max, "lý do không tiếp nhận")) return error;
  if (auto error = unfit(command.place, reason_max, "nơi có thể giúp")) return error;
  held().reason = command.reason;
  held().place = command.place;
  end(Status::khong_tiep_nhan);
  note("Không tiếp nhận.", false);
  tell("ho_so.khong_tiep_nhan", {{"ly_do", command.reason}, {"noi_khac", command.place}});
  return std::nullopt;
}

Transitions::Refusal Transitions::operator()(const Redirect& command) {
  if (auto error = unfit(command.place, reason_max, "nơi có thẩm quyền")) return error;
  held().reason = why_elsewhere(command.to);
  held().place = command.place;
  // Names and words of a denunciation stay with those assigned, whatever the case was before.
  held().restricted = held().restricted || command.to == Elsewhere::to_cao;
  end(Status::chuyen_huong);
  note("Hướng dẫn nơi khác.", false);
  tell("ho_so.khong_tiep_nhan", {{"ly_do", held().reason}, {"noi_khac", command.place}});
  return std::nullopt;
}

Transitions::Refusal Transitions::operator()(const Withdraw& /*command*/) {
  end(Status::rut);
  note("Người gửi rút phản ánh.", false);
  return std::nullopt;
}

Transitions::Refusal Transitions::operator()(const Reopen& command) {
  const bool by_staff = moment_.who.side == Who::Side::staff;
  if (by_staff || !command.reason.empty()) {
    if (auto error = unfit(command.reason, reason_max, "lý do mở lại")) return error;
  }
  held().previous_answerer = held().answer.proposed_by;
  held().answer = {};
  held().verdict = Verdict::none;  // the words stay: who looks again must know what was wrong
  held().merged_into = {};         // looked at again by itself
  held().assignee = {};            // by somebody else
  held().status = Status::da_tiep_nhan;
  held().outcome = Outcome::none;
  held().closed_at = std::nullopt;
  held().forwarded_at = std::nullopt;
  held().assigned_unit.clear();
  held().co_units.clear();
  held().extensions = 0;
  ++held().reopened;
  set_deadlines(held(), moment_.rules, moment_.now);
  note("Mở lại để xem xét lần hai. " + held().how_due, false);
  if (by_staff) note("Lý do mở lại: " + command.reason);
  if (held().answer_due) {
    tell("danh_gia.da_mo_lai", {{"han", base::format_date(*held().answer_due)}});
  }
  return std::nullopt;
}

Transitions::Refusal Transitions::operator()(const Publish& /*command*/) {
  held().status = Status::da_cong_khai;
  note("Công khai kết quả, đã bỏ tên.", false);
  return std::nullopt;
}

Transitions::Refusal Transitions::operator()(const Close& command) {
  if (command.outcome == Outcome::none) return invalid("Cần chọn kết quả giải quyết.");
  held().outcome = command.outcome;
  end(Status::dong);
  note("Kết thúc: " + outcome_name(command.outcome) + ".", false);
  return std::nullopt;
}

Transitions::Refusal Transitions::operator()(const Restrict& command) {
  if (auto error = unfit(command.reason, reason_max, "lý do đánh dấu mật")) return error;
  if (held().restricted) return base::Error{base::Errc::conflict, "Hồ sơ đã ở hàng hạn chế.", {}};
  held().restricted = true;
  note("Chuyển vào hàng hạn chế: " + command.reason);
  return std::nullopt;
}

Transitions::Refusal Transitions::operator()(const RecordNational& command) {
  if (auto error = unfit(command.number, national_number_max, "mã quốc gia")) return error;
  held().national_number = language::nfc(command.number);
  note("Ghi mã phản ánh quốc gia.");
  return std::nullopt;
}

Transitions::Refusal Transitions::operator()(const Recount& /*command*/) {
  const auto old_due = held().answer_due;
  if (!recount(held(), moment_.rules)) {
    return base::Error{base::Errc::conflict, "Hạn đã được tính theo lịch hiện hành.", {}};
  }
  const bool moved = held().answer_due != old_due;
  note(moved ? "Lịch nghỉ thay đổi, hạn được tính lại: " + held().how_due
             : std::string{"Lịch nghỉ thay đổi, hạn giữ nguyên."},
       !moved);
  return std::nullopt;
}

}  // namespace cases
