#include "office/cases/deadline.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/local_time.hpp"
#include "base/text_file.hpp"
#include "office/catalog/file_reader.hpp"

namespace cases {
namespace {

int positive(const catalog::EntryReader& entry, const char* key, catalog::Mistakes& mistakes) {
  constexpr int days_max = 250;  // a year of working days: longer is a typing error
  const int days = entry.number(key);
  if (days < 1 || days > days_max)
    mistakes.add(entry.where(), fmt::format("\"{}\" must be 1 to 250", key));
  return std::clamp(days, 1, days_max);
}

DeadlineRules rules_in(const catalog::EntryReader& entry, catalog::Mistakes& mistakes) {
  entry.allow({"from",
               "forward_hard",
               "forward_target",
               "answer",
               "urgent",
               "extension_max",
               "publish",
               "supplement_days",
               "received_late"});
  return {.from = entry.day("from"),
          .forward_hard = positive(entry, "forward_hard", mistakes),
          .forward_target = positive(entry, "forward_target", mistakes),
          .answer = positive(entry, "answer", mistakes),
          .urgent = positive(entry, "urgent", mistakes),
          .extension_max = positive(entry, "extension_max", mistakes),
          .publish = positive(entry, "publish", mistakes),
          .supplement_days = positive(entry, "supplement_days", mistakes),
          .received_late = entry.flag("received_late")};
}

const DeadlineRules& rules_of(const Case& held, const Rules& rules) {
  return rules.deadlines.on(base::to_local(held.created_at).date);
}

void set_answer(Case& held, const catalog::Explanation& explanation) {
  held.answer_due = explanation.due;
  held.how_due = catalog::explanation_words(explanation);
  held.calendar_version = explanation.calendar_version;
  held.counted_from = explanation.received;
  held.counted_days = explanation.working_days;
}

}  // namespace

base::Result<DeadlineBook> DeadlineBook::load(const std::filesystem::path& file) {
  const auto text = base::read_text_file(file);
  if (!text) return text.error();
  return read(*text);
}

base::Result<DeadlineBook> DeadlineBook::read(std::string_view jsonc) {
  const auto json = base::parse_json(jsonc);
  if (!json) return json.error();
  catalog::Mistakes mistakes;
  DeadlineBook book;
  book.rules_.clear();
  for (const auto& item : catalog::entries_in(*json, "deadlines", "deadlines.jsonc", mistakes)) {
    const catalog::EntryReader entry(item, "deadlines.jsonc", mistakes);
    auto rules = rules_in(entry, mistakes);
    const bool in_order = book.rules_.empty() || book.rules_.back().from < rules.from;
    if (!in_order) mistakes.add(entry.where(), "entries must follow each other by \"from\"");
    book.rules_.push_back(rules);
  }
  if (book.rules_.empty()) mistakes.add("deadlines.jsonc", "needs at least one entry");
  if (!mistakes.none()) return base::Error{base::Errc::invalid, mistakes.text()};
  return book;
}

const DeadlineRules& DeadlineBook::on(catalog::Day date) const {
  const DeadlineRules* found = &rules_.front();
  for (const auto& rules : rules_) {
    if (rules.from <= date) found = &rules;
  }
  return *found;
}

void set_deadlines(Case& held, const Rules& rules, base::TimePoint received) {
  if (held.identity == Identity::an_danh) {
    held.forward_target = held.forward_due = held.answer_due = std::nullopt;
    held.counted_days = 0;
    held.how_due = "Phản ánh ẩn danh là thông tin tham khảo, không tính thời hạn trả lời.";
    return;
  }
  const auto& lengths = rules.deadlines.on(base::to_local(received).date);
  const auto& calendar = rules.catalog.calendar();
  const auto after = [&](int days) {
    return calendar.add_working_days(received, days, lengths.received_late);
  };
  // What is urgent must also be passed on at once.
  const int forward = held.urgent ? lengths.urgent : lengths.forward_hard;
  held.forward_due = after(forward).due;
  held.forward_target = after(std::min(forward, lengths.forward_target)).due;
  set_answer(held, after(held.urgent ? lengths.urgent : lengths.answer));
}

void pause(Case& held, base::TimePoint now) {
  held.paused_at = now;
}

void resume(Case& held, const Rules& rules, base::TimePoint now) {
  if (!held.paused_at) return;
  const auto paused_at = *held.paused_at;
  held.paused_at = std::nullopt;
  held.supplement_due = std::nullopt;
  const auto& calendar = rules.catalog.calendar();
  const bool late = rules_of(held, rules).received_late;
  // A deadline that had passed before the pause stays passed: waiting does not repair it.
  const auto moved = [&](std::optional<base::TimePoint> due) {
    if (!due || *due < paused_at) return due;
    const int left = std::max(1, calendar.working_days_between(paused_at, *due));
    return std::optional{calendar.add_working_days(now, left, late).due};
  };
  held.forward_target = moved(held.forward_target);
  held.forward_due = moved(held.forward_due);
  if (!held.answer_due || *held.answer_due < paused_at) return;
  const int left = std::max(1, calendar.working_days_between(paused_at, *held.answer_due));
  set_answer(held, calendar.add_working_days(now, left, late));
  held.how_due = fmt::format("Tạm dừng từ {} đến {} để chờ bổ sung, còn lại {} ngày làm việc. {}",
                             base::format_date(paused_at),
                             base::format_date(now),
                             left,
                             held.how_due);
}

bool recount(Case& held, const Rules& rules) {
  const auto& calendar = rules.catalog.calendar();
  const bool counts = held.answer_due && held.counted_days > 0 && !held.paused_at;
  if (!counts || held.calendar_version == calendar.version()) return false;
  const auto old_due = *held.answer_due;
  const auto old_version = held.calendar_version;
  const auto& lengths = rules_of(held, rules);
  // An extension is counted from the end of a day, to the minute: nothing was received late then.
  const auto from = base::to_local(held.counted_from);
  const bool extended =
      held.extensions > 0 && held.counted_from == base::from_local(from.date, from.of_day);
  const bool late = lengths.received_late && !extended;
  // Before any pause or extension the time to forward runs from the same moment.
  if (held.counted_from == held.created_at && !held.forwarded_at)
    set_deadlines(held, rules, held.created_at);
  set_answer(held, calendar.add_working_days(held.counted_from, held.counted_days, late));
  if (*held.answer_due == old_due) return true;
  held.how_due = fmt::format("{} Hạn trước đây {} (lịch phiên bản {}) được tính lại.",
                             held.how_due,
                             base::format_date(old_due),
                             old_version);
  return true;
}

int days_late(const Case& held, const Rules& rules, base::TimePoint now) {
  if (!held.answer_due || held.paused_at || is_settled(held.status)) return 0;
  if (now <= *held.answer_due) return 0;
  // Late by an hour is late by a day: the citizen was promised that day.
  return std::max(1, rules.catalog.calendar().working_days_between(*held.answer_due, now));
}

}  // namespace cases
