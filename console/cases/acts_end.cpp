// How a case ends, is locked away or begins again; and notes of record.
#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "console/cases/case_acts.hpp"
#include "console/cases/limits.hpp"
#include "console/cases/turn.hpp"
#include "console/limits.hpp"
#include "office/cases/limits.hpp"

namespace console::acts {
namespace {

std::optional<cases::Elsewhere> elsewhere_from(const std::string& code) {
  if (code == "khieu_nai") return cases::Elsewhere::khieu_nai;
  if (code == "to_cao") return cases::Elsewhere::to_cao;
  if (code == "ngoai_pham_vi") return cases::Elsewhere::ngoai_pham_vi;
  return std::nullopt;
}

// Put in by the desk, not read after: not a right over the case, but to hand it on.
bool may_restrict(const Visit& visit, const cases::Case& held) {
  return covers(visit, Right::restricted, held) || may_ask(visit, Right::restricted, held);
}

}  // namespace

RawAnswer refuse(const Visit& visit) {
  Body body(visit.request);
  const auto asked = read_asked(body, visit);
  const auto code = body.text("code", {1, limits::code_max});
  const auto reason = body.words("reason", {1, cases::reason_max});
  const auto place = body.words("place", {1, limits::place_max});
  if (!code.empty() && !has_code(visit.office.books.words.refuse_reasons, code))
    body.wrong("code", "Không có lý do này.");
  if (auto refused = body.refused()) return *refused;
  return carry_out(
      visit, asked, {{Right::move}, {cases::Refuse{reason, place}}, "reason", "code=" + code});
}

RawAnswer redirect(const Visit& visit) {
  Body body(visit.request);
  const auto asked = read_asked(body, visit);
  const auto to = elsewhere_from(body.text("to", {1, limits::code_max}));
  if (!to) body.wrong("to", "Chọn khieu_nai, to_cao hoặc ngoai_pham_vi.");
  const auto place = body.words("place", {1, limits::place_max});
  // The machine only proposes: a person says that it is one (docs/domain.md 1.6).
  const auto confirmed = body.words("confirmed_by", {1, limits::contact_name_max});
  if (auto refused = body.refused()) return *refused;
  auto answer = carry_out(visit, [&](storage::Tx& tx) {
    CaseTurn turn(tx, visit);
    auto refused = turn.open(visit.path.front(), asked);
    if (!refused) refused = turn.needs({Right::move});
    if (!refused) refused = turn.apply(cases::Redirect{*to, place}, "place");
    if (!refused) {
      turn.remark("Người xác nhận: " + confirmed + ".");
      turn.store();
    }
    return refused ? *refused : turn.answer();
  });
  visit.office.outside.moved();
  return answer;
}

RawAnswer restrict_case(const Visit& visit) {
  if (visit.scope(Right::restricted) == Scope::read) return problem("forbidden");
  Body body(visit.request);
  const auto asked = read_asked(body, visit);
  const auto reason = body.words("reason", {1, cases::reason_max});
  if (auto refused = body.refused()) return *refused;
  return carry_out(visit, [&](storage::Tx& tx) {
    CaseTurn turn(tx, visit);
    auto refused = turn.open(visit.path.front(), asked);
    if (!refused && !may_restrict(visit, turn.held())) refused = problem("forbidden");
    if (!refused) refused = turn.apply(cases::Restrict{reason}, "reason");
    if (!refused) turn.store();
    return refused ? *refused : turn.answer();
  });
}

RawAnswer close(const Visit& visit) {
  Body body(visit.request);
  const auto asked = read_asked(body, visit);
  const auto outcome = cases::outcome_from(body.text("outcome", {1, limits::code_max}));
  if (!outcome || *outcome == cases::Outcome::none) {
    body.wrong("outcome", "Chọn một kết quả giải quyết.");
  }
  if (auto refused = body.refused()) return *refused;
  return carry_out(visit, asked, {{Right::move}, {cases::Close{*outcome}}, "outcome", ""});
}

RawAnswer reopen(const Visit& visit) {
  Body body(visit.request);
  const auto asked = read_asked(body, visit);
  const auto reason = body.words("reason", {1, cases::reason_max});
  if (auto refused = body.refused()) return *refused;
  return carry_out(visit, asked, {{Right::move}, {cases::Reopen{reason}}, "reason", ""});
}

RawAnswer national(const Visit& visit) {
  Body body(visit.request);
  const auto asked = read_asked(body, visit);
  const auto number = body.words("number", {1, limits::code_max});
  if (auto refused = body.refused()) return *refused;
  return carry_out(visit, asked, {{Right::route}, {cases::RecordNational{number}}, "number", ""});
}

RawAnswer apology(const Visit& visit) {
  Body body(visit.request);
  const auto asked = read_asked(body, visit);
  cases::RecordApology command;
  command.value = body.text("value", {1, limits::code_max});
  command.date = body.text("date", {0, limits::code_max});
  command.text = body.words("text", {0, cases::answer_max});
  if (auto refused = body.refused()) return *refused;
  return carry_out(visit, asked, {{Right::answer, Right::route}, {command}, "value", ""});
}

}  // namespace console::acts
