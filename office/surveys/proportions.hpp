// A share and how sure it is: the interval of Wilson, also in a finite population. Shares are
// fractions 0..1, intervals are 95 %. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>

namespace surveys {

struct Interval {
  double low = 0;
  double high = 0;
};

// How many people the sample stands for; nothing when it is not known, and then nothing is
// corrected. So too when it is smaller than the sample: then the list is wrong, not we sure.
using Population = std::optional<std::int64_t>;

struct Share {
  std::int64_t n = 0;  // answers counted
  double value = 0;    // 0..1
  // Independent answers this is worth: n, less when weights differ or one person gave several.
  // Without the finite population; tests use this.
  double effective_n = 0;
  Interval interval{};
};

// E. B. Wilson, Journal of the American Statistical Association 22 (1927) 209-212, without a
// continuity correction: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n). Keeps to 0..1 and is of
// use at 100 %, where the textbook's p ± z·√(p(1−p)/n) says "± 0". n infinite: [share, share]; n
// not above 0: [0, 1].
Interval wilson(double share, double n);

// Who asks n of N people without asking anybody twice knows more: the variance of a share is
// p(1−p)/n · (N−n)/(N−1) (Cochran, Sampling Techniques, 3rd ed. 1977, 3.5), as if of
// n·(N−1)/(N−n) answers. Wilson's interval is then taken with that number. Everybody asked:
// infinite.
double in_population(double n, Population population);

// Nothing when nobody answered (n < 1). hits beyond 0..n is a bug of ours.
std::optional<Share> share_of(std::int64_t hits, std::int64_t n, Population population = {});

}  // namespace surveys
