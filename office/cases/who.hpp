// Who asks for something to be done with a case, with the rights that decide() needs to know. Plain
// data, any thread.
#pragma once

#include <string>

#include "office/cases/case.hpp"

namespace cases {

struct Who {
  enum class Side { citizen, staff, system };
  Side side = Side::system;
  std::string citizen{};         // when a citizen
  StaffId staff{};               // when staff …
  std::string unit{};            // … of that unit
  bool approves = false;         // may approve answers (the table of rights says who)
  bool sees_restricted = false;  // may handle restricted cases
};

}  // namespace cases
