// A case's status in words for the citizen. Pure functions, any thread.
#pragma once

#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "office/cases/case.hpp"
#include "office/cases/deadline.hpp"

namespace cases {

std::string status_name(Status status);  // "Đã chuyển xử lý"
std::string identity_name(Identity identity);
std::string outcome_name(Outcome outcome);
std::string verdict_name(Verdict verdict);

struct StatusWords {
  std::string status{};  // {trang_thai}: "Đang xử lý", also "Đã gia hạn", "Trễ hạn trả lời" …
  std::string sentence{};  // {cau_trang_thai}, "" when there is nothing to add
  std::string deadline{};  // {cau_han}, "" when nothing is owed
};

// look_up: the address of the public page, for a published result.
StatusWords status_words(const Case& held,
                         const Rules& rules,
                         base::TimePoint now,
                         std::string_view look_up);

}  // namespace cases
