// Ids of two kinds cannot be compared, though both are numbers.
#include "base/value.hpp"

int main() {
  const base::Id<struct CaseTag> one{1};
  const base::Id<struct StaffTag> officer{1};
#ifdef WRONG
  return one == officer ? 0 : 1;
#else
  return one.value == officer.value ? 0 : 1;
#endif
}
