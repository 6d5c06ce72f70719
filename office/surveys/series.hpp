// Rounds that repeat. Every opening is counted from the first of the series, so that the 31st stays
// the 31st and a holiday moves one round alone; a round that nobody launched does not end the
// series. Pure; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "office/catalog/calendar.hpp"
#include "office/surveys/schedule.hpp"
#include "office/surveys/sending_days.hpp"

namespace surveys {

// "Khảo sát quý – đợt 3" after "Khảo sát quý" or "Khảo sát quý – đợt 2"; at most so many
// characters, of which the number is never cut.
std::string name_in_series(std::string_view name, std::int64_t number, std::size_t most);

struct Series {
  base::TimePoint first{};  // opening
  Repeat repeat = Repeat::once;
};

// The first opening of the series on a day after that one, at the same hour; on a day on which
// nothing leaves, the next working day on which something does. Nothing for once.
std::optional<base::TimePoint> next_opening(const Series& series,
                                            const SendingRules& rules,
                                            const catalog::Calendar& calendar,
                                            base::TimePoint after);

}  // namespace surveys
