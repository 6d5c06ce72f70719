// By when a request about one's own data must be answered and done. The lengths are dated data
// (rights.jsonc). Immutable once loaded; any thread.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "office/catalog/calendar.hpp"

namespace people {

enum class Right { see, correct, withdraw, erase };

// As the flows write them: "xem", "sua", "rut", "xoa".
std::string_view right_code(Right right);
std::optional<Right> right_from(std::string_view code);

struct RightDates {
  int reply_working_days = 0;
  int act_days = 0;             // calendar days
  base::TimePoint reply_due{};  // close of that working day
  base::TimePoint act_due{};    // end of that day
};

class RightsBook {
 public:
  static base::Result<RightsBook> load(const std::filesystem::path& file);
  static base::Result<RightsBook> read(std::string_view jsonc);

  RightDates dates_of(Right right,
                      base::TimePoint received,
                      const catalog::Calendar& calendar) const;

 private:
  struct Lengths {
    catalog::Day from{};
    int reply_working_days = 0;
    int see = 0;
    int correct = 0;
    int withdraw = 0;
    int erase = 0;
  };

  static int days_for(const Lengths& lengths, Right right);

  std::vector<Lengths> lengths_{};
};

}  // namespace people
