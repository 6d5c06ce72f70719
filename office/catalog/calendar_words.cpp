// The Vietnamese wording of hours and deadlines; declared in calendar.hpp.
#include <fmt/format.h>

#include "base/local_time.hpp"
#include "office/catalog/calendar.hpp"

namespace catalog {
namespace {

unsigned day_of(Day date) {
  return static_cast<unsigned>(date.day());
}

std::string day_and_month(Day date) {
  return fmt::format("{:02}/{:02}", day_of(date), static_cast<unsigned>(date.month()));
}

std::string time_of_day(std::chrono::minutes of_day) {
  return fmt::format("{:02}:{:02}", of_day.count() / 60, of_day.count() % 60);
}

// "23, 25, 26, 27, 30/11": the month is written once, with its last day.
std::string counted_words(const std::vector<Counted>& days) {
  std::string words;
  const Counted* previous = nullptr;
  const auto close = [&words](const Counted& counted) {
    words += fmt::format("/{:02}", static_cast<unsigned>(counted.date.month()));
  };
  for (const auto& counted : days) {
    if (counted.number == 0) continue;
    if (previous != nullptr) {
      if (previous->date.month() != counted.date.month()) close(*previous);
      words += ", ";
    }
    words += fmt::format("{:02}", day_of(counted.date));
    previous = &counted;
  }
  if (previous != nullptr) close(*previous);
  return words;
}

bool is_weekend(const Counted& counted) {
  return counted.why == base::weekday_name(counted.date);
}

std::string skipped_words(const std::vector<Counted>& days) {
  std::string words;
  for (const auto& counted : days) {
    if (counted.number != 0 || is_weekend(counted)) continue;
    words += (words.empty() ? " Bỏ qua " : ", ") + day_and_month(counted.date) + " " + counted.why;
  }
  return words.empty() ? words : words + ".";
}

}  // namespace

std::string opening_words(base::TimePoint now, base::TimePoint opening) {
  const auto from = base::to_local(now).date;
  const auto to = base::to_local(opening);
  const auto time = time_of_day(to.of_day);
  if (from == to.date) return time + " hôm nay";
  const auto date =
      from.year() == to.date.year() ? day_and_month(to.date) : base::format_date(to.date);
  return time + " " + base::weekday_name(to.date) + " " + date;
}

std::string hours_words(const std::vector<Period>& periods) {
  std::string words;
  for (const auto& period : periods) {
    words +=
        (words.empty() ? "" : " và ") + time_of_day(period.from) + "–" + time_of_day(period.to);
  }
  return words;
}

std::string explanation_words(const Explanation& explanation) {
  const auto received = base::to_local(explanation.received);
  auto words = fmt::format("Nhận {} {} ({}).",
                           base::format_date(received.date),
                           time_of_day(received.of_day),
                           base::weekday_name(received.date));
  if (explanation.moved) {
    words += fmt::format(" Ngoài giờ làm việc, tính là nhận ngày {}.",
                         base::format_date(explanation.counts_from));
  }
  words += fmt::format(
      " {} ngày làm việc: {}.", explanation.working_days, counted_words(explanation.days));
  words += skipped_words(explanation.days);
  words += fmt::format(" Lịch phiên bản {}.", explanation.calendar_version);
  if (!explanation.calendar_known) words += " Lịch nghỉ của thời gian này chưa được công bố đủ.";
  return words;
}

}  // namespace catalog
