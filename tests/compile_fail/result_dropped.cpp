// A result cannot be dropped: somebody must look whether it failed.
#include "base/result.hpp"

namespace {

base::Status save() {
  return base::Nothing{};
}

}  // namespace

int main() {
#ifdef WRONG
  save();
  return 0;
#else
  return save().ok() ? 0 : 1;
#endif
}
