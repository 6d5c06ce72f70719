#include "console/public_lookup.hpp"

#include <fmt/format.h>

#include "base/local_time.hpp"
#include "console/form.hpp"
#include "console/public_limits.hpp"
#include "console/public_proof.hpp"
#include "office/cases/number.hpp"
#include "office/language/fold.hpp"
#include "storage/cases.hpp"

namespace console {
namespace {

constexpr std::string_view address = "/tra-cuu";

constexpr Both no_match{
    "Không tìm thấy phản ánh khớp với hai mục vừa nhập, hoặc mã này đã được thử quá nhiều lần hôm "
    "nay. Kiểm tra lại mã và 4 số cuối điện thoại (hoặc cụm từ bí mật).",
    "No feedback fits the two fields, or this code was tried too often today. Check the code and "
    "the last 4 digits of the phone (or the secret phrase)."};
constexpr Both wrong_code{
    "Mã này chưa đúng: mã có dạng PA2611-00427-2, số cuối là số kiểm tra. So lại từng số với tin "
    "nhắn xác nhận.",
    "This is no code of ours: it looks like PA2611-00427-2, and its last digit is a check digit. "
    "Compare it with the message you received."};
constexpr Both missing_proof{"Nhập 4 số cuối điện thoại đã khai, hoặc cụm từ bí mật.",
                             "Type the last 4 digits of the phone, or the secret phrase."};
constexpr Both unreadable{"Không đọc được nội dung gửi lên. Nhập lại giúp.",
                          "What was sent cannot be read. Please type it again."};
constexpr Both neutral_state{"Đang xử lý", "In progress"};
constexpr Both reception{"Bộ phận tiếp nhận", "Bộ phận tiếp nhận"};

Tongue tongue_of(const RawRequest& request) {
  return form_value(request.query, "lang").value_or("") == "en" ? Tongue::en : Tongue::vi;
}

RawAnswer not_allowed() {
  auto answer = problem("wrong_method");
  answer.headers.emplace_back("Allow", "GET, POST");
  return answer;
}

// What a person typed into one line, or nothing when it is not worth a look.
std::string typed(std::string_view form, std::string_view name) {
  const auto value = form_value(form, name);
  if (!value || value->size() > limits::public_field_bytes_max) return {};
  return language::nfc(*value);
}

void refuse(PublicView& view, int status, Both sentence) {
  view.status = status;
  view.notice = std::string{sentence.in(view.tongue)};
}

RawAnswer slowed(const PublicPage& page, PublicView view, std::chrono::seconds wait) {
  view.status = 429;
  view.notice = view.tongue == Tongue::vi
                    ? fmt::format("Đã tra cứu nhiều lần. Vui lòng thử lại sau {}.",
                                  wait_words(wait, view.tongue))
                    : fmt::format("Too many look-ups. Please try again in {}.",
                                  wait_words(wait, view.tongue));
  auto answer = page.show(view);
  answer.headers.emplace_back("Retry-After", std::to_string(wait.count()));
  return answer;
}

std::string unit_name(const cases::Rules& rules, const std::string& id, Tongue tongue) {
  const auto* unit = rules.catalog.unit(id);
  return unit == nullptr ? std::string{reception.in(tongue)} : unit->name;
}

std::vector<PublicStep> steps_of(const std::vector<cases::Entry>& history, Tongue tongue) {
  std::vector<PublicStep> steps;
  for (const auto& entry : history) {
    const auto words = step_words_of(entry.what).in(tongue);
    if (entry.internal || words.empty()) continue;
    if (steps.size() == limits::public_steps_max) break;
    steps.push_back({entry.at, std::string{words}});
  }
  return steps;
}

PublicCase told_of(const cases::Case& held, const cases::Rules& rules, const PublicView& view) {
  PublicCase shown;
  shown.number = held.number;
  shown.neutral = held.restricted;
  if (held.restricted) {
    shown.status = std::string{neutral_state.in(view.tongue)};
    return shown;
  }
  shown.status = std::string{status_words_of(held.status).in(view.tongue)};
  shown.received_at = held.created_at;
  shown.office = unit_name(rules, held.assigned_unit, view.tongue);
  shown.answered = held.answer.at.has_value();
  if (held.status == cases::Status::dong)
    shown.outcome = std::string{outcome_words_of(held.outcome).in(view.tongue)};
  if (!cases::is_settled(held.status) && !held.paused_at) shown.due_at = held.answer_due;
  if (const int late = cases::days_late(held, rules, view.now); late > 0)
    shown.late = late_words(late, view.tongue);
  return shown;
}

}  // namespace

PublicLookup::PublicLookup(PublicOffice office)
    : office_(std::move(office)),
      page_(office_.folder),
      by_asker_(limits::public_tries),
      by_all_(limits::public_tries_of_all) {}

bool PublicLookup::is_asked(std::string_view path) {
  return path == address || (path.starts_with(address) && path[address.size()] == '/');
}

RawAnswer PublicLookup::answer(const RawRequest& request) {
  if (!page_.loaded()) return problem("not_found");
  const bool reads = request.method == "GET" || request.method == "HEAD";
  if (request.path != address && request.path.size() > address.size() + 1) {
    if (!reads) return not_allowed();
    const auto file =
        page_.file(std::string_view{request.path}.substr(address.size() + 1), request);
    return file ? *file : problem("not_found");
  }
  PublicView view;
  view.tongue = tongue_of(request);
  view.now = office_.clock.now();
  if (request.method == "POST") return look_up(request, std::move(view));
  if (!reads) return not_allowed();
  // Of the QR code on a slip: only a whole code is put into the field.
  view.code = cases::parse_case_number(typed(request.query, "ma")).value_or("");
  return page_.show(view);
}

RawAnswer PublicLookup::look_up(const RawRequest& request, PublicView view) {
  const bool form =
      door::header_of(request, "Content-Type").starts_with("application/x-www-form-urlencoded");
  if (!form || request.body.size() > limits::public_body_bytes_max) {
    refuse(view, form ? 413 : 415, unreadable);
    return page_.show(view);
  }
  view.code = typed(request.body, "ma");
  const auto proof = typed(request.body, "xac_minh");
  const auto number = cases::parse_case_number(view.code);
  if (!number) view.code_wrong = std::string{wrong_code.in(view.tongue)};
  if (language::plain(proof).empty()) view.proof_wrong = std::string{missing_proof.in(view.tongue)};
  if (!view.code_wrong.empty() || !view.proof_wrong.empty()) {
    view.status = 422;
    return page_.show(view);
  }
  view.code = *number;
  if (const auto wait = by_asker_.count(asker_of(request), view.now))
    return slowed(page_, std::move(view), *wait);
  if (const auto wait = by_all_.count("all", view.now))
    return slowed(page_, std::move(view), *wait);
  view.found = find(*number, proof, view);
  if (!view.found) refuse(view, 404, no_match);
  return page_.show(view);
}

std::optional<PublicCase> PublicLookup::find(const std::string& number,
                                             const std::string& proof,
                                             const PublicView& view) {
  std::optional<storage::CaseProof> known;
  std::int64_t tries = 0;
  office_.database.write([&](storage::Tx& tx) {
    storage::CaseProofs proofs(tx);
    known = proofs.of(number);
    tries = proofs.count_try(number, known.has_value(), base::format_date(view.now));
  });
  const auto judged = judge(known, proof);
  const bool may = judged.right && tries <= limits::proofs_per_case_max;
  if (!may) return std::nullopt;
  return told(known->id, view);
}

PublicCase PublicLookup::told(cases::CaseId id, const PublicView& view) {
  PublicCase shown;
  office_.database.read([&](storage::Tx& tx) {
    storage::Cases book(tx);
    const auto held = book.by_id(id);
    base::check(held.has_value(), "a case is never deleted");
    shown = told_of(*held, {office_.catalog.current(), office_.deadlines}, view);
    if (!shown.neutral) shown.steps = steps_of(book.history(id), view.tongue);
  });
  return shown;
}

}  // namespace console
