// The two quantiles behind every 95 % interval, and the p-value of a normal test. Pure; any thread.
#pragma once

#include <cstdint>

namespace surveys {

// Two-sided 95 %: 2.5 % in either tail of the normal distribution.
inline constexpr double z_95 = 1.959963984540054;

// Two-sided 95 % point of Student's t with that many degrees of freedom (>= 1, else as with 1).
// Exact series (Abramowitz & Stegun 26.7.3, 26.7.4), from 200 on the expansion 26.7.5; relative
// error below 1e-10 either way.
double t_95(std::int64_t degrees);

// Probability of a standard normal value at least as far from 0 as z, on either side.
double two_sided_p(double z);

}  // namespace surveys
