// Is the index of this round another one than that of the last, or is it chance? Pure; any thread.
#pragma once

#include <string_view>

#include "office/surveys/proportions.hpp"

namespace surveys {

enum class ChangeWord {
  too_few,        // one of the two is hidden itself (n below shown_min)
  within_chance,  // "chưa có ý nghĩa thống kê"
  higher,         // than before, beyond chance (5 %)
  lower
};

std::string_view change_code(ChangeWord word);  // "within_chance"

enum class ChangeTest { none, pooled_z, fisher };

struct Change {
  ChangeWord word = ChangeWord::too_few;
  ChangeTest test = ChangeTest::none;
  double difference = 0;  // now − before, -1..1
  double p_value = 1;
  // Of the difference, from the two Wilson intervals (R. G. Newcombe, Statistics in Medicine 17
  // (1998) 873-890, method 10). The word follows the test, not this.
  Interval interval{};
};

// Two independent shares: z = (p₂ − p₁) / √(p(1−p)(1/n₁ + 1/n₂)) with p of both together (as
// prop.test(correct = FALSE) in R). When one of the four numbers expected is below 5 (Cochran,
// Biometrics 10 (1954) 417-451), as it is near 100 %, Fisher's exact test instead. Effective
// numbers are used, and no finite population: the question is whether the work changed, not these
// people. Who answered both rounds makes the two alike; that is not taken off, so the test errs
// towards "chance". Both 0 % or both 100 %: within chance.
Change change_between(const Share& before, const Share& now);

}  // namespace surveys
