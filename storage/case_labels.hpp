// Words of the office's own by which cases are gathered. One label is one label however it is
// typed: "Điểm nóng" and "diem nong" are the same. View over an open Tx; which labels a reader is
// told of is asked of CaseSearch.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "office/cases/case.hpp"
#include "storage/database.hpp"

namespace storage {

struct LabelNote {
  std::string name{};
  cases::StaffId staff{};
  base::TimePoint at{};
};

class CaseLabels {
 public:
  explicit CaseLabels(Tx& tx) : tx_(tx) {}

  std::vector<std::string> of(cases::CaseId id);  // names, in the order of their folded form
  // False: the case has it already, or the name has neither letter nor digit. Where the label is
  // known from another case it keeps the spelling it has there.
  bool add(cases::CaseId id, const LabelNote& label);
  bool remove(cases::CaseId id, std::string_view name);  // false: the case does not have it

 private:
  Tx& tx_;
};

// The form labels are compared in; "" for one without letter or digit.
std::string folded_label(std::string_view name);

}  // namespace storage
