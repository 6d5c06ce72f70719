// How many answers a round needs and how many people must be invited for them. Whole numbers: no
// rounding error adds a person. Pure; any thread.
#pragma once

#include <cstdint>

namespace surveys {

// n = N / (1 + N·e²), rounded up (Yamane 1967, as in the guidance of Bộ Nội vụ to QĐ
// 2640/QĐ-BNV): 500 → 223, 2.000 → 334, 10.000 → 385 at e = 5 %. error_permille: e in thousandths,
// 50 = 5 %, kept to 1..500. population: kept to 0..people_max. A design effect is not in it.
std::int64_t answers_needed(std::int64_t population, int error_permille);

// Invitations for so many answers when response_permille of 1000 are expected to answer (kept to
// 1..1000), rounded up, never more than there are people.
std::int64_t invitations_for(std::int64_t answers, int response_permille, std::int64_t population);

}  // namespace surveys
