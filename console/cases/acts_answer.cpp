// The answer of a case: begun, submitted, approved or sent back; and more time for it.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "console/canned.hpp"
#include "console/cases/case_acts.hpp"
#include "console/cases/limits.hpp"
#include "console/cases/turn.hpp"
#include "console/limits.hpp"
#include "office/cases/limits.hpp"
#include "storage/audit.hpp"
#include "storage/case_desk.hpp"

namespace console::acts {
namespace {

using cases::Status;

constexpr std::int64_t extension_days_max = 250;  // the law's own limit is asked by cases::decide

struct Longer {
  int days = 0;
  std::string reason{};
};

// Asked for by a unit: what decide() would say is said at once, and somebody else decides.
std::optional<RawAnswer> ask_for_time(storage::Tx& tx,
                                      const Visit& visit,
                                      CaseTurn& turn,
                                      const Longer& longer) {
  if (auto refused = turn.apply(cases::Extend{longer.days, longer.reason}, "days")) return refused;
  const auto& held = turn.before();
  const bool fresh =
      storage::CaseDesk(tx).ask(held.id, {longer.days, longer.reason, staff_of(visit), visit.now});
  if (!fresh) {
    return problem("not_possible",
                   {{"message_vi", "Đã có một đề nghị gia hạn đang chờ."},
                    {"message_en", "A request for more time is waiting already."}});
  }
  storage::Audit(tx).append({visit.now,
                             key_of(visit.me().id),
                             "case.extension_asked",
                             fmt::format("case/{}", held.id.value),
                             fmt::format("days={}", longer.days)});
  turn.only_noted();
  return std::nullopt;
}

RawAnswer extend_in(storage::Tx& tx, const Visit& visit, const Asked& asked, const Longer& longer) {
  CaseTurn turn(tx, visit);
  if (auto refused = turn.open(visit.path.front(), asked)) return *refused;
  storage::CaseDesk desk(tx);
  if (!covers(visit, Right::move, turn.held())) {
    if (!may_ask(visit, Right::move, turn.held())) return problem("forbidden");
    if (auto refused = ask_for_time(tx, visit, turn, longer)) return *refused;
    return turn.answer();
  }
  // No days: the request of a unit is turned down.
  if (longer.days == 0) {
    if (!desk.request(turn.held().id)) return invalid({{"days", "Không có đề nghị nào đang chờ."}});
    desk.settle_request(turn.held().id, storage::RequestEnd::refused, staff_of(visit), visit.now);
    turn.remark("Không đồng ý gia hạn. " + longer.reason);
    turn.store();
    return turn.answer();
  }
  if (auto refused = turn.apply(cases::Extend{longer.days, longer.reason}, "days")) return *refused;
  desk.settle_request(turn.held().id, storage::RequestEnd::granted, staff_of(visit), visit.now);
  turn.store(fmt::format("days={}", longer.days));
  return turn.answer();
}

// What a template leaves open is not for the citizen's eyes.
void refuse_gaps(Body& body, std::string_view text) {
  std::string names;
  for (const auto& name : variables_of(text))
    names += fmt::format("{}{{{}}}", names.empty() ? "" : ", ", name);
  if (!names.empty()) body.wrong("text", "Còn chỗ chưa điền: " + names + ".");
}

struct Written {
  std::string text{};
  std::string title{};
  std::string checks{};  // for the audit trail
};

RawAnswer submit_in(storage::Tx& tx,
                    const Visit& visit,
                    const Asked& asked,
                    const Written& written) {
  CaseTurn turn(tx, visit);
  if (auto refused = turn.open(visit.path.front(), asked)) return *refused;
  if (auto refused = turn.needs({Right::answer})) return *refused;
  const auto status = turn.held().status;
  if (status == Status::da_chuyen || status == Status::da_tiep_nhan) {
    if (auto refused = turn.apply(cases::Start{}, "")) return *refused;
  }
  if (auto refused = turn.apply(cases::Propose{written.text, written.title}, "text"))
    return *refused;
  turn.store(written.checks);
  storage::CaseDesk(tx).drop_drafts(turn.held().id);
  return turn.answer();
}

}  // namespace

RawAnswer extend(const Visit& visit) {
  Body body(visit.request);
  const auto asked = read_asked(body, visit);
  Longer longer;
  longer.days = static_cast<int>(body.number("days", {0, extension_days_max}));
  longer.reason = body.words("reason", {1, cases::reason_max});
  if (auto refused = body.refused()) return *refused;
  auto answer =
      carry_out(visit, [&](storage::Tx& tx) { return extend_in(tx, visit, asked, longer); });
  visit.office.outside.moved();
  return answer;
}

RawAnswer draft_answer(const Visit& visit) {
  Body body(visit.request);
  const auto text = body.words("text", {0, cases::answer_max});
  const auto title = body.words("title", {0, limits::title_max});
  if (auto refused = body.refused()) return *refused;
  RawAnswer answer = no_content();
  visit.office.database.write([&](storage::Tx& tx) {
    const auto seen = see_case(tx, visit, visit.path.front());
    if (!seen || !seen->whole) {
      answer = problem(seen ? "restricted" : "not_found");
    } else if (!covers(visit, Right::answer, seen->held)) {
      answer = problem("forbidden");
    } else {
      storage::CaseDesk(tx).keep_draft({seen->held.id, staff_of(visit), text, title, visit.now});
    }
  });
  return answer;
}

RawAnswer submit(const Visit& visit) {
  Body body(visit.request);
  const auto asked = read_asked(body, visit);
  Written written;
  written.text = body.words("text", {1, cases::answer_max});
  written.title = body.words("title", {0, limits::title_max});
  refuse_gaps(body, written.text);
  for (const std::string check : {"result", "basis", "next", "tone"}) {
    const bool ticked = body.needed_flag("checks." + check);
    written.checks += fmt::format("{}{}={}", written.checks.empty() ? "" : " ", check, ticked);
  }
  if (auto refused = body.refused()) return *refused;
  return carry_out(visit, [&](storage::Tx& tx) { return submit_in(tx, visit, asked, written); });
}

RawAnswer approve(const Visit& visit) {
  Body body(visit.request);
  const auto asked = read_asked(body, visit);
  const auto text = body.words("text", {0, cases::answer_max});
  refuse_gaps(body, text);
  if (auto refused = body.refused()) return *refused;
  return carry_out(visit, asked, {{Right::approve}, {cases::Approve{text}}, "text", ""});
}

RawAnswer send_back(const Visit& visit) {
  Body body(visit.request);
  const auto asked = read_asked(body, visit);
  const auto reason = body.words("reason", {1, cases::reason_max});
  if (auto refused = body.refused()) return *refused;
  return carry_out(visit, [&](storage::Tx& tx) {
    CaseTurn turn(tx, visit);
    auto refused = turn.open(visit.path.front(), asked);
    // An answer goes back from who approves it, a case from who was given it.
    const bool waits = !refused && turn.held().status == Status::cho_duyet;
    if (!refused) refused = turn.needs({waits ? Right::approve : Right::answer});
    if (!refused) refused = turn.apply(cases::SendBack{reason}, "reason");
    if (!refused) turn.store();
    return refused ? *refused : turn.answer();
  });
}

}  // namespace console::acts
