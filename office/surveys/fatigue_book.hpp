// How often one person may be asked across all rounds, as the office decided it: dated data
// (fatigue.jsonc). Immutable once loaded; any thread.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "office/surveys/fatigue.hpp"

namespace surveys {

// No rest is longer than invitations are looked back for (asked_kept); somebody asked more than
// once a week is a typing error.
inline constexpr int days_between_max = 365;
inline constexpr int per_year_max = 52;

struct FatigueRule {
  catalog::Day from{};
  FatigueCap cap{};
  std::string reason{};
};

// What everybody is told who is asked whether they want surveys; whoever agreed keeps it.
struct FatiguePromise {
  int times = 2;
  int days = 90;
};

class FatigueBook {
 public:
  static base::Result<FatigueBook> load(const std::filesystem::path& file);
  static base::Result<FatigueBook> read(std::string_view jsonc);

  // The newest rule whose day has come; of an earlier day the oldest.
  const FatigueRule& on(catalog::Day date) const;

  // No rule of the book asks more often.
  const FatiguePromise& promise() const { return promise_; }

 private:
  FatiguePromise promise_{};
  std::vector<FatigueRule> rules_{FatigueRule{}};
};

}  // namespace surveys
