// What is done with a case at the desk: who has it in hand, cases put together and apart, notes of
// record, and what the citizen thinks of the answer.
#include <algorithm>
#include <array>

#include "base/local_time.hpp"
#include "office/cases/limits.hpp"
#include "office/cases/transitions.hpp"
#include "office/cases/wording.hpp"
#include "office/catalog/same_office.hpp"
#include "office/language/fold.hpp"

namespace cases {
namespace {

base::Error invalid(std::string what) {
  return {base::Errc::invalid, std::move(what), {}};
}

base::Error conflict(std::string what) {
  return {base::Errc::conflict, std::move(what), {}};
}

base::Error denied(std::string what) {
  return {base::Errc::denied, std::move(what), {}};
}

constexpr std::array<std::string_view, 3> apologies{"mot_lan", "nhieu_lan", "khong"};

}  // namespace

Transitions::Refusal Transitions::operator()(const RecordApology& command) {
  const bool known =
      std::find(apologies.begin(), apologies.end(), command.value) != apologies.end();
  if (!known) return invalid("Cần chọn đã xin lỗi một lần, nhiều lần hay chưa.");
  if (language::length(command.text) > answer_max) return invalid("Thư xin lỗi quá dài.");
  if (!command.date.empty() && !base::parse_iso_date(command.date)) {
    return invalid("Ngày của thư xin lỗi không đúng.");
  }
  held().apology = command.value;
  held().apology_date = command.date;
  held().apology_text = command.text;
  note(command.value == "khong" ? "Ghi nhận: chưa có thư xin lỗi (Mẫu 04)."
                                : "Ghi nhận thư xin lỗi (Mẫu 04).");
  return std::nullopt;
}

Transitions::Refusal Transitions::operator()(const Assign& command) {
  if (held().assignee == command.staff) return conflict("Hồ sơ đã được giao như vậy.");
  held().assignee = command.staff;
  note(command.staff.value == 0 ? std::string{"Bỏ người phụ trách."}
                                : "Giao cho " + command.name + ".");
  return std::nullopt;
}

Transitions::Refusal Transitions::operator()(const Merge& command) {
  if (command.into == held().id) return invalid("Không thể gộp một hồ sơ vào chính nó.");
  if (command.restricted != held().restricted) {
    return invalid("Hồ sơ hạn chế và hồ sơ thường không gộp với nhau.");
  }
  held().merged_into = command.into;
  note("Gộp vào " + command.number + ", trả lời chung.");
  tell("ho_so.gop", {{"ma_chung", command.number}});
  return std::nullopt;
}

Transitions::Refusal Transitions::operator()(const Unmerge& /*command*/) {
  held().merged_into = {};
  note("Tách khỏi hồ sơ chung, xử lý riêng.");
  return std::nullopt;
}

Transitions::Refusal Transitions::operator()(const Follow& command) {
  const auto& survivor = command.survivor;
  if (survivor.id != held().merged_into || !is_settled(survivor.status)) {
    return invalid("Hồ sơ chung chưa kết thúc.");
  }
  held().answer = survivor.answer;
  held().assigned_unit = survivor.assigned_unit;
  held().reason = survivor.reason;
  held().place = survivor.place;
  held().outcome = survivor.outcome;
  if (survivor.status == Status::da_tra_loi) {
    held().status = survivor.status;
    note("Trả lời chung với " + survivor.number + ".", false);
    tell_answer();
    return std::nullopt;
  }
  end(survivor.status);
  note("Kết thúc cùng " + survivor.number + ": " + status_name(survivor.status) + ".", false);
  const bool refused =
      survivor.status == Status::khong_tiep_nhan || survivor.status == Status::chuyen_huong;
  if (refused) {
    tell("ho_so.khong_tiep_nhan", {{"ly_do", held().reason}, {"noi_khac", held().place}});
  }
  return std::nullopt;
}

Transitions::Refusal Transitions::operator()(const SplitOff& command) {
  note("Tách một phần nội dung thành " + command.number + ".");
  return std::nullopt;
}

Transitions::Refusal Transitions::operator()(const Rate& command) {
  if (command.verdict == Verdict::none) return invalid("Cần chọn mức hài lòng.");
  if (language::length(command.words) > reason_max) return invalid("Ý kiến quá dài.");
  const bool words_only = held().verdict == command.verdict && !command.words.empty();
  held().verdict = command.verdict;
  if (!command.words.empty()) held().verdict_words = command.words;
  note(words_only ? "Người gửi nói rõ vì sao."
                  : "Người gửi đánh giá: " + verdict_name(command.verdict) + ".");
  return std::nullopt;
}

// Two units may become one: it does not get what is told of either.
Transitions::Refusal Transitions::operator()(const UnitBecame& command) {
  const auto same = catalog::same_office(moment_.rules.catalog, command.to);
  const bool named = std::any_of(same.begin(), same.end(), [&](const std::string& unit) {
    return unit == held().unit || unit == held().old_unit;
  });
  if (named) return denied("Đơn vị được nêu trong phản ánh không thể xử lý phản ánh đó.");
  auto& beside = held().co_units;
  const bool helps = std::find(beside.begin(), beside.end(), command.from) != beside.end();
  if (held().assigned_unit != command.from && !helps) return conflict("Hồ sơ ở đơn vị khác.");
  if (held().assigned_unit == command.from) held().assigned_unit = command.to;
  std::erase(beside, command.from);
  const bool there = std::find(beside.begin(), beside.end(), command.to) != beside.end();
  if (helps && !there) beside.push_back(command.to);
  if (held().assigned_unit == command.to) std::erase(beside, command.to);
  note("Chuyển theo đơn vị mới: " + unit_name(command.from) + " → " + unit_name(command.to) + ".");
  return std::nullopt;
}

}  // namespace cases
