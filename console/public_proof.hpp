// Does a stranger's second field fit the case? The same hashes and comparisons are made whether
// there is such a case, a phone or a phrase, or none of them. Pure, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "storage/case_proofs.hpp"

namespace console {

struct Judged {
  bool right = false;
  int hashes = 0;       // made; for the test that holds all ways to the same work
  int comparisons = 0;  // likewise
};

// The last four digits of what is nothing but a phone or its end; "" for anything else.
std::string last_digits(std::string_view typed);

Judged judge(const std::optional<storage::CaseProof>& known, std::string_view typed);

}  // namespace console
