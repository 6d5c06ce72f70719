// Working days of the office: weekends, holidays, make-up days, office hours with their lunch
// break, and deadlines that can explain themselves. Immutable once loaded; any
// thread.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace catalog {

using Day = std::chrono::year_month_day;

struct Period {  // of one day, minutes since local midnight; [from, to)
  std::chrono::minutes from{};
  std::chrono::minutes to{};
};

struct Counted {  // one day on the way to a deadline
  Day date{};
  int number = 0;     // 1, 2 … when it counts; 0 when it is skipped
  std::string why{};  // of a skipped day: "Chủ nhật", "Ngày Văn hóa Việt Nam"
};

struct Explanation {
  base::TimePoint received{};
  Day counts_from{};  // the day of receipt, moved to a working day when received outside hours
  bool moved = false;
  int working_days = 0;
  std::vector<Counted> days{};
  base::TimePoint due{};  // close of the last working day
  std::string calendar_version{};
  bool calendar_known = true;  // false: the holidays of some of these days are not published yet
};

class Calendar {
 public:
  static base::Result<Calendar> load(const std::filesystem::path& file);
  static base::Result<Calendar> read(std::string_view jsonc);

  const std::string& version() const { return version_; }

  bool knows(Day date) const { return known_from_ <= date && date <= known_to_; }

  bool is_working_day(Day date) const;
  // Of a holiday or a day in lieu, not of a weekend: "Quốc khánh".
  std::optional<std::string> holiday_name(Day date) const;
  // Hours of a unit on that day ("" = the common hours); empty when it is no working day.
  std::vector<Period> hours_on(Day date, std::string_view unit = {}) const;

  // Own hours of a unit from that day on; no periods: the common hours again. Before anybody reads.
  void set_hours(const std::string& unit, Day from, std::vector<Period> periods);

  bool is_open(base::TimePoint now, std::string_view unit = {}) const;
  // now itself when open. Nothing only when the calendar has no working day within closed_days_max.
  std::optional<base::TimePoint> next_opening(base::TimePoint now,
                                              std::string_view unit = {}) const;

  // The deadline after so many working days (1..working_days_max, clamped). The day of receipt does
  // not count; received_late: what arrives outside office hours counts as received on the next
  // working day (docs/domain.md 1.4 [M], a setting).
  Explanation add_working_days(base::TimePoint received,
                               int working_days,
                               bool received_late) const;
  // Working days after the day of `from` up to and including the day of `to`; 0 when to is not
  // later.
  int working_days_between(base::TimePoint from, base::TimePoint to) const;

 private:
  struct Special {
    std::string name{};
    bool works = false;
  };

  struct OwnHours {
    std::string unit{};
    Day from{};
    std::vector<Period> periods{};
  };

  std::chrono::minutes closing(Day date) const;
  std::string why_skipped(Day date) const;

  std::string version_{};
  Day known_from_{};
  Day known_to_{};
  std::vector<Period> periods_{};
  std::vector<OwnHours> own_hours_{};
  std::map<Day, Special> special_{};
};

// "13:00 hôm nay", "07:00 thứ Hai 30/11"; with the year when it is another one.
std::string opening_words(base::TimePoint now, base::TimePoint opening);
// "07:00–11:00 và 13:00–17:00".
std::string hours_words(const std::vector<Period>& periods);
// "Nhận 20/11/2026 16:50 (thứ Sáu). 5 ngày làm việc: 23, 25, 26, 27, 30/11. Bỏ qua 24/11 Ngày Văn
// hóa Việt Nam. Lịch phiên bản 2026-3." Weekends are skipped without a word.
std::string explanation_words(const Explanation& explanation);

}  // namespace catalog
