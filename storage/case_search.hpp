// The one way cases are listed, counted and looked into by staff: what somebody may see is part of
// the SQL, so that a list, its number and its export can never disagree. View over an open Tx.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.hpp"
#include "office/cases/case.hpp"
#include "storage/database.hpp"

namespace storage {

// Who looks. What the roles of one account allow is added up; whoever is named in a case, as a
// person or as a unit, does not see it, whatever the roles say.
struct CaseSight {
  bool all = false;         // every case; of a restricted one only that there is one
  bool restricted = false;  // every case, restricted ones as well
  int branch = 0;           // of this branch, but restricted ones
  std::string unit{};       // assigned to this unit or helped by it, but restricted ones
  bool flagged = false;     // conduct, money, urgent, looked at again; and what is assigned to self
  bool takes_new = false;   // what nobody has in hand is this person's work
  bool approves = false;    // answers that wait are this person's work
  bool moves = false;       // requests for an extension are
  bool phones = false;      // may find a case by the whole phone number
  cases::StaffId self{};
  // Of the account, under its names of all times; for conflicts of interest.
  std::vector<std::string> own_units{};
  std::string own_name{};  // of the account, as folded_line(); one word names nobody
};

enum class CaseView { all, open, mine, due_today, overdue, unclassified, to_approve };
inline constexpr int case_view_count = 7;

std::string_view name_of(CaseView view);
std::optional<CaseView> case_view_from(std::string_view name);

enum class CaseOrder { due, due_last, newest, oldest, number, number_last };

// One word that must be found: in the text, or as the name of what it may mean besides.
struct CaseTerm {
  std::string word{};   // folded
  bool begins = false;  // a longer word that begins with it will do
  std::vector<std::string> units{};
  std::vector<std::string> categories{};
};

struct CaseQuery {  // an empty field does not narrow
  CaseView view = CaseView::all;
  std::vector<CaseTerm> terms{};
  std::string number{};  // in its one form
  std::string phone{};   // whole; only where sight.phones
  std::vector<std::string> statuses{};
  std::vector<int> branches{};
  std::vector<std::string> units{};  // where it happened, then or now, or who has to answer
  std::vector<std::string> categories{};
  std::vector<std::string> channels{};
  std::vector<std::string> labels{};      // folded; one of them
  std::optional<base::TimePoint> from{};  // received; [from, before)
  std::optional<base::TimePoint> before{};
  std::optional<base::TimePoint> due_from{};
  std::optional<base::TimePoint> due_before{};
  base::TimePoint now{};
  base::TimePoint day_end{};  // of today, for due_today
  CaseOrder order = CaseOrder::due;
  int size = 20;
  std::int64_t skip = 0;
};

struct CaseHit {
  cases::CaseId id{};
  bool whole = false;  // false: restricted and not for this reader: number, date, status
};

struct LabelCount {
  std::string name{};
  std::int64_t cases = 0;
};

class CaseSearch {
 public:
  CaseSearch(Tx& tx, CaseSight sight) : tx_(tx), sight_(std::move(sight)) {}

  std::vector<CaseHit> page(const CaseQuery& query);  // at most limits::list_max
  std::int64_t count(const CaseQuery& query);
  // Labels of the cases this reader may read, the most used first; at most limits::list_max.
  std::vector<LabelCount> labels();
  // Nothing: not for this reader, or there is none.
  std::optional<CaseHit> find(cases::CaseId id);
  // Cases that may be about the same: of the same unit or category, received in the span of the
  // query; newest first.
  std::vector<CaseHit> beside(const cases::Case& held, const CaseQuery& span);

 private:
  Tx& tx_;
  CaseSight sight_;
};

}  // namespace storage
