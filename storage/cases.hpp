// The case book: cases, their history, their files. What may become of a case is decided in
// office/cases; here it is kept, and two people who change it at once are told apart by revision.
// View over an open Tx.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "office/cases/case.hpp"
#include "office/cases/decide.hpp"
#include "storage/database.hpp"

namespace storage {

struct CaseCounts {
  std::int64_t all = 0;
  std::int64_t open = 0;  // something is still owed to the citizen
};

// What staff want to see; an empty field does not narrow. Rights are the caller's: restricted cases
// are left out unless asked for.
struct CaseFilter {
  std::optional<cases::Status> status{};
  bool open_only = false;
  bool with_restricted = false;
  int branch = 0;
  std::string assigned_unit{};  // that has to answer, also as one of several
  std::optional<base::TimePoint> due_before{};
  std::optional<base::TimePoint> created_from{};
  std::optional<base::TimePoint> created_before{};
};

class Cases {
 public:
  explicit Cases(Tx& tx) : tx_(tx) {}

  // 1, 2, 3 … in each month.
  std::int64_t next_serial(std::chrono::year_month month);
  // id is ignored. A number used twice is a Failure (broken_rule).
  cases::CaseId insert(const cases::Case& held);
  // Errc::conflict: the stored revision is no longer expected_revision, somebody else was quicker;
  // not_found: there is no such case. Nothing is changed then.
  base::Status update(const cases::Case& held, int expected_revision);

  std::optional<cases::Case> by_id(cases::CaseId id);
  std::optional<cases::Case> by_number(std::string_view number);  // in its one form
  std::optional<cases::Case> by_secret(std::string_view secret_hash);
  std::vector<cases::Case> of_citizen(std::string_view citizen);  // newest first
  CaseCounts counts_of(std::string_view citizen);

  // Urgent ones first, then by the date the answer is due.
  std::vector<cases::Case> list(const CaseFilter& filter, int at_most);
  std::int64_t count(const CaseFilter& filter);
  // Cases whose wait for the citizen's supplement is over.
  std::vector<cases::Case> supplement_overdue(base::TimePoint now, int at_most);
  // The cases a file belongs to: whoever may read one of them may see the file.
  std::vector<cases::CaseId> with_attachment(std::string_view attachment);

  void append_history(cases::CaseId id, std::span<const cases::Entry> entries);
  // Oldest first. Of who did it: side, citizen, staff, unit; rights are not kept.
  std::vector<cases::Entry> history(cases::CaseId id);

  // Takes name, phone and secret out of this citizen's cases; the matter itself stays (archives).
  std::int64_t forget_identity(std::string_view citizen);

 private:
  std::vector<cases::Case> select(std::string_view rest, const Params& params);
  std::vector<std::string> strings(std::string_view sql, cases::CaseId id);
  void store_lists(cases::CaseId id, const cases::Case& held);

  Tx& tx_;
};

}  // namespace storage
