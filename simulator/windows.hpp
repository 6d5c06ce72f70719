// May the account write to this person now, and what does the message cost it?
// Platform reference section 3, "Time windows and night rules". Pure, any thread.
#pragma once

#include <string>

#include "base/clock.hpp"
#include "simulator/person.hpp"

namespace simulator {

struct Purse {  // what pays for messages outside the free 48 hours
  int package_remain = 0;
  int package_total = 0;
  bool money = true;
};

struct Permission {
  int error = 0;        // 0: may send
  std::string quota{};  // "reply", "welcome_msg", "sub_quota"; "" means the message is charged
};

// A consultation message through the API: 48 h free, 7 days charged, then closed.
Permission may_consult(const Person& person, const Purse& purse, base::TimePoint now);

// An approved template by user id: one year since the last interaction.
Permission may_send_template(const Person& person, base::TimePoint now);

// 22:00 to 05:59 in Viet Nam.
bool is_night(base::TimePoint now);

}  // namespace simulator
