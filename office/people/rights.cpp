#include "office/people/rights.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/check.hpp"
#include "base/json.hpp"
#include "base/local_time.hpp"
#include "base/text_file.hpp"
#include "office/catalog/file_reader.hpp"
#include "office/people/limits.hpp"

namespace people {
namespace {

constexpr std::array<std::pair<Right, std::string_view>, 4> codes{{{Right::see, "xem"},
                                                                   {Right::correct, "sua"},
                                                                   {Right::withdraw, "rut"},
                                                                   {Right::erase, "xoa"}}};

int days_in(const catalog::EntryReader& entry, const char* key, catalog::Mistakes& mistakes) {
  const int days = entry.number(key);
  if (days >= 1 && days <= right_days_max) return days;
  mistakes.add(entry.where(), fmt::format("\"{}\" must be 1 to {}", key, right_days_max));
  return 1;
}

}  // namespace

std::string_view right_code(Right right) {
  for (const auto& [known, code] : codes) {
    if (known == right) return code;
  }
  throw base::Bug("a right without a code");
}

std::optional<Right> right_from(std::string_view code) {
  for (const auto& [right, known] : codes) {
    if (known == code) return right;
  }
  return std::nullopt;
}

base::Result<RightsBook> RightsBook::load(const std::filesystem::path& file) {
  const auto text = base::read_text_file(file);
  if (!text) return text.error();
  return read(*text);
}

base::Result<RightsBook> RightsBook::read(std::string_view jsonc) {
  const auto json = base::parse_json(jsonc);
  if (!json) return json.error();
  catalog::Mistakes mistakes;
  RightsBook book;
  for (const auto& item : catalog::entries_in(*json, "rights", "rights.jsonc", mistakes)) {
    const catalog::EntryReader entry(item, "rights.jsonc", mistakes);
    entry.allow({"from", "reply_working_days", "see", "correct", "withdraw", "erase"});
    const Lengths lengths{.from = entry.day("from"),
                          .reply_working_days = days_in(entry, "reply_working_days", mistakes),
                          .see = days_in(entry, "see", mistakes),
                          .correct = days_in(entry, "correct", mistakes),
                          .withdraw = days_in(entry, "withdraw", mistakes),
                          .erase = days_in(entry, "erase", mistakes)};
    const bool in_order = book.lengths_.empty() || book.lengths_.back().from < lengths.from;
    if (!in_order) mistakes.add(entry.where(), "entries must follow each other by \"from\"");
    book.lengths_.push_back(lengths);
  }
  if (book.lengths_.empty()) mistakes.add("rights.jsonc", "needs at least one entry");
  if (!mistakes.none()) return base::Error{base::Errc::invalid, mistakes.text()};
  return book;
}

int RightsBook::days_for(const Lengths& lengths, Right right) {
  switch (right) {
    case Right::see:
      return lengths.see;
    case Right::correct:
      return lengths.correct;
    case Right::withdraw:
      return lengths.withdraw;
    case Right::erase:
      return lengths.erase;
  }
  return lengths.see;
}

RightDates RightsBook::dates_of(Right right,
                                base::TimePoint received,
                                const catalog::Calendar& calendar) const {
  base::check(!lengths_.empty(), "a book of rights that was not loaded");
  const auto date = base::to_local(received).date;
  const Lengths* found = &lengths_.front();
  for (const auto& lengths : lengths_) {
    if (lengths.from <= date) found = &lengths;
  }
  const int days = days_for(*found, right);
  const catalog::Day last{std::chrono::sys_days{date} + std::chrono::days{days}};
  constexpr auto end_of_day = std::chrono::hours{24} - std::chrono::minutes{1};
  return {.reply_working_days = found->reply_working_days,
          .act_days = days,
          .reply_due = calendar.add_working_days(received, found->reply_working_days, true).due,
          .act_due = base::from_local(last, end_of_day)};
}

}  // namespace people
