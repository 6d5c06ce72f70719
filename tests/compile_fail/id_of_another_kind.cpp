// An id of one kind is no id of another.
#include "base/value.hpp"

namespace {

using CaseId = base::Id<struct CaseTag>;
using StaffId = base::Id<struct StaffTag>;

bool opened_by(CaseId, StaffId) {
  return true;
}

}  // namespace

int main() {
  const CaseId one{1};
  const StaffId officer{2};
#ifdef WRONG
  return opened_by(officer, one) ? 0 : 1;
#else
  return opened_by(one, officer) ? 0 : 1;
#endif
}
