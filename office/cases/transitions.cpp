// The way of a case from its receipt to a unit.
#include "office/cases/transitions.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/local_time.hpp"
#include "office/cases/limits.hpp"
#include "office/cases/route.hpp"
#include "office/cases/wording.hpp"
#include "office/language/fold.hpp"

namespace cases {
namespace {

base::Error invalid(std::string what) {
  return {base::Errc::invalid, std::move(what), {}};
}

base::TimePoint close_of_day(base::TimePoint from, int days) {
  const auto date = base::to_local(from).date;
  const catalog::Day last{std::chrono::sys_days{date} + std::chrono::days{days}};
  return base::from_local(last, std::chrono::hours{24}) - std::chrono::minutes{1};
}

}  // namespace

std::optional<base::Error> unfit(std::string_view text,
                                 std::size_t at_most,
                                 std::string_view what) {
  if (language::plain(text).empty()) return invalid(fmt::format("Cần ghi {}.", what));
  if (language::length(text) > at_most) {
    return invalid(fmt::format("Phần {} dài quá {} ký tự.", what, at_most));
  }
  return std::nullopt;
}

Transitions::Transitions(const Case& before, const Moment& moment, std::string_view command)
    : moment_(moment), command_(command) {
  change_.after = before;
  change_.after.revision = before.revision + 1;
}

Change Transitions::take() {
  return std::move(change_);
}

void Transitions::note(std::string text, bool internal) {
  change_.history.push_back(
      {moment_.now, moment_.who, "case." + command_, std::move(text), internal});
}

void Transitions::tell(std::string message, base::Values with) {
  with.emplace("ma_pa", held().number);
  change_.to_citizen.push_back({std::move(message), std::move(with)});
}

std::string Transitions::unit_name(std::string_view id) const {
  const auto* unit = moment_.rules.catalog.unit(id);
  return unit == nullptr ? std::string{id} : unit->name;
}

std::string Transitions::unit_in_charge() const {
  const auto& assigned_unit = change_.after.assigned_unit;
  return assigned_unit.empty() ? "Bộ phận tiếp nhận" : unit_name(assigned_unit);
}

Transitions::Refusal Transitions::operator()(const Open& command) {
  const auto& draft = command.draft;
  if (draft.number.empty() || draft.citizen.empty())
    return invalid("Hồ sơ thiếu mã hoặc người gửi.");
  if (auto error = unfit(draft.story, story_max, "nội dung")) return error;
  if (draft.attachments.size() > attachments_max) return invalid("Quá nhiều tệp kèm theo.");
  Case opened;
  opened.id = draft.id;
  opened.number = draft.number;
  opened.citizen = draft.citizen;
  opened.channel = draft.channel;
  opened.kind = draft.kind;
  opened.category = draft.category;
  opened.unit = draft.unit;
  opened.old_unit = draft.old_unit;
  opened.procedure = draft.procedure;
  opened.dossier_code = draft.dossier_code;
  opened.story = draft.story;
  opened.attachments = draft.attachments;
  opened.apology = draft.apology;
  opened.identity = draft.identity;
  opened.urgent = draft.urgent;
  opened.created_at = moment_.now;
  opened.revision = 1;
  const auto today = base::to_local(moment_.now).date;
  const auto way = route(moment_.rules.catalog, draft.kind, draft.category, today);
  opened.branch = way.branch;
  opened.classified = draft.classified && !draft.category.empty();
  opened.restricted = way.restricted || draft.restricted;
  if (draft.identity == Identity::an_danh) {
    opened.secret_hash = draft.secret_hash;
  } else {
    opened.contact_phone = draft.contact_phone;
    opened.contact_name = draft.contact_name;
  }
  set_deadlines(opened, moment_.rules, moment_.now);
  change_.after = std::move(opened);
  note("Tiếp nhận, cấp mã " + held().number + ". " + held().how_due, false);
  return std::nullopt;
}

Transitions::Refusal Transitions::operator()(const Classify& command) {
  if (command.category.empty()) return invalid("Cần chọn nhóm việc.");
  const auto today = base::to_local(moment_.now).date;
  const auto way = route(moment_.rules.catalog, command.kind, command.category, today);
  const bool paced_anew =
      command.urgent != held().urgent && held().counted_from == held().created_at;
  held().kind = command.kind;
  held().category = command.category;
  held().classified = true;
  held().branch = way.branch;
  held().urgent = command.urgent;
  // Never opened up by a mere change of category: taking the lock off is a decision of its own.
  held().restricted = held().restricted || way.restricted;
  if (paced_anew) set_deadlines(held(), moment_.rules, held().created_at);
  note(fmt::format("Phân loại: {}, nhánh {} ({}){}. {}",
                   command.category,
                   way.branch,
                   way.lead_name,
                   held().restricted ? ", hàng hạn chế" : "",
                   paced_anew ? "Hạn tính lại: " + held().how_due : ""));
  return std::nullopt;
}

Transitions::Refusal Transitions::operator()(const AskForMore& command) {
  if (auto error = unfit(command.question, question_max, "điều cần hỏi")) return error;
  const auto received = base::to_local(held().created_at).date;
  held().question = command.question;
  held().resume_to = held().status;
  held().status = Status::cho_bo_sung;
  held().supplement_due =
      close_of_day(moment_.now, moment_.rules.deadlines.on(received).supplement_days);
  pause(held(), moment_.now);
  note("Yêu cầu bổ sung, chờ đến " + base::format_date(*held().supplement_due) + ".", false);
  tell("ho_so.can_bo_sung",
       {{"cau_hoi_can_bo", command.question},
        {"han_bo_sung", base::format_date(*held().supplement_due)}});
  return std::nullopt;
}

Transitions::Refusal Transitions::operator()(const Supplement& command) {
  const bool waiting = held().status == Status::cho_bo_sung;
  const bool empty = language::plain(command.text).empty() && command.attachments.empty();
  if (empty && !waiting) return invalid("Không có nội dung bổ sung.");
  if (!language::plain(command.text).empty()) {
    const auto joined = held().story + "\n\n[Bổ sung] " + command.text;
    if (language::length(joined) > story_max) return invalid("Nội dung bổ sung quá dài.");
    held().story = joined;
  }
  if (held().attachments.size() + command.attachments.size() > attachments_max) {
    return invalid("Quá nhiều tệp kèm theo.");
  }
  held().attachments.insert(
      held().attachments.end(), command.attachments.begin(), command.attachments.end());
  if (waiting) {
    held().status = held().resume_to;
    resume(held(), moment_.rules, moment_.now);
  }
  note(empty ? "Người gửi không có thêm thông tin." : "Đã nhận bổ sung.", false);
  return std::nullopt;
}

Transitions::Refusal Transitions::operator()(const StopWaiting& /*command*/) {
  held().status = held().resume_to;
  resume(held(), moment_.rules, moment_.now);
  note("Quá hạn bổ sung: xử lý theo thông tin hiện có.", false);
  tell("ho_so.bo_sung_qua_han");
  return std::nullopt;
}

Transitions::Refusal Transitions::operator()(const Accept& /*command*/) {
  held().status = Status::da_tiep_nhan;
  note("Phản ánh đủ thông tin, đã tiếp nhận.", false);
  return std::nullopt;
}

Transitions::Refusal Transitions::operator()(const Forward& command) {
  const auto today = base::to_local(moment_.now).date;
  const auto* unit = moment_.rules.catalog.unit(command.unit);
  if (unit == nullptr || !catalog::valid_on(*unit, today)) {
    return invalid("Không có đơn vị này vào ngày hôm nay.");
  }
  if (command.co_units.size() > co_units_max) return invalid("Quá nhiều đơn vị phối hợp.");
  for (const auto& co_unit : command.co_units) {
    if (co_unit == command.unit) return invalid("Đơn vị chủ trì không thể đồng thời phối hợp.");
    if (moment_.rules.catalog.unit(co_unit) == nullptr)
      return invalid("Không có đơn vị phối hợp này.");
  }
  const bool first = !held().forwarded_at;
  held().assigned_unit = command.unit;
  held().co_units = command.co_units;
  held().unit_sees_all = command.whole;
  held().status = Status::da_chuyen;
  held().forwarded_at = moment_.now;
  std::string text = (first ? "Chuyển " : "Chuyển lại cho ") + unit->name;
  for (std::size_t i = 0; i < command.co_units.size(); ++i) {
    text += (i == 0 ? ", phối hợp " : ", ") + unit_name(command.co_units[i]);
  }
  note(text + ".", false);
  // An anonymous report is owed no answer by a day; its sender looks it up with the secret phrase.
  if (held().answer_due) {
    tell("ho_so.da_chuyen",
         {{"don_vi", unit->name}, {"han", base::format_date(*held().answer_due)}});
  }
  return std::nullopt;
}

Transitions::Refusal Transitions::operator()(const Start& /*command*/) {
  held().status = Status::dang_xu_ly;
  note(unit_in_charge() + " bắt đầu xử lý.", false);
  return std::nullopt;
}

}  // namespace cases
