#include "console/cases/receipt.hpp"

#include <fmt/format.h>

#include "base/local_time.hpp"
#include "office/cases/number.hpp"
#include "storage/audit.hpp"
#include "storage/cases.hpp"

namespace console {
namespace {

constexpr std::string_view opened_message = "ho_so.da_lap";

cases::Notice receipt_of(const cases::Case& opened) {
  cases::Notice notice{std::string{opened_message}, {{"ma_pa", opened.number}}};
  if (opened.answer_due) notice.with["han"] = base::format_date(*opened.answer_due);
  return notice;
}

// Decided first with a number that cannot be refused: a number taken and not used is a gap.
base::Result<cases::Change> decided(const Visit& visit, const cases::Case& draft) {
  const auto who = who_of(visit, draft);
  return cases::decide({}, cases::Open{draft}, who, visit.now, rules_of(visit));
}

}  // namespace

base::Result<cases::Case> receive(storage::Tx& tx, const Visit& visit, cases::Case draft) {
  draft.number = "PA0000-00000-0";
  if (const auto tried = decided(visit, draft); !tried) return tried.error();
  storage::Cases book(tx);
  const auto date = base::to_local(visit.now).date;
  const auto month = date.year() / date.month();
  auto number = cases::case_number(month, static_cast<int>(book.next_serial(month)));
  if (!number) return number.error();
  draft.number = *number;
  auto change = decided(visit, draft);
  if (!change) return change.error();
  auto& opened = change->after;
  opened.id = book.insert(opened);
  book.append_history(opened.id, change->history);
  storage::Audit(tx).append({visit.now,
                             key_of(visit.me().id),
                             "case.open",
                             fmt::format("case/{}", opened.id.value),
                             "channel=" + opened.channel});
  if (visit.office.outside.tell) {
    const std::vector<cases::Notice> notices{receipt_of(opened)};
    visit.office.outside.tell(
        tx, {opened, notices, fmt::format("case/{}/1", opened.id.value), visit.now});
  }
  return std::move(opened);
}

}  // namespace console
