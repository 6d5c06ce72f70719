// What is wrong with a questionnaire, or could be better, in words for the person who writes it.
// Plain values, any thread.
#pragma once

#include <string>
#include <vector>

namespace surveys {

enum class Weight {
  mistake,  // no round may use it so
  advice    // the survey team decides
};

struct Finding {
  Weight weight = Weight::mistake;
  std::string question{};  // its code; "" for the questionnaire as a whole
  std::string field{};     // "ask", "options", …
  std::string vi{};
  std::string en{};
  bool operator==(const Finding&) const = default;
};

inline bool has_mistake(const std::vector<Finding>& findings) {
  for (const auto& finding : findings) {
    if (finding.weight == Weight::mistake) return true;
  }
  return false;
}

}  // namespace surveys
