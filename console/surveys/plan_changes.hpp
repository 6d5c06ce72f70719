// Which parts of a round's plan a save changed: for the log of the round and the trail. Names of
// parts only, never what stands in them. Pure, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "storage/survey_rounds.hpp"

namespace console {

struct PlanPart {
  std::string_view code{};  // "list", "words", …
  std::string_view vi{};
};

// In the order of the planning page; empty when nothing changed.
std::vector<PlanPart> changed_parts(const storage::KeptRound& before,
                                    const storage::KeptRound& after);

// "tên đợt, lịch gửi".
std::string named_in_words(const std::vector<PlanPart>& parts);

}  // namespace console
