// check(condition, why): states what only a bug of ours can break; never used on input.
// Throws Bug, which ends the present transaction and sets the row aside. Any thread.
#pragma once

#include <stdexcept>
#include <string>

namespace base {

class Bug : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

inline void check(bool condition, const char* why) {
  if (!condition) throw Bug(why);
}

}  // namespace base
