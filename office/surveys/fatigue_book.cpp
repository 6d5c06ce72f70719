#include "office/surveys/fatigue_book.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/local_time.hpp"
#include "base/text_file.hpp"
#include "office/catalog/file_reader.hpp"

namespace surveys {
namespace {

using catalog::EntryReader;
using catalog::Mistakes;

constexpr const char* file_name = "fatigue.jsonc";

int bounded_number(const EntryReader& entry, const char* key, int most, Mistakes& mistakes) {
  const int number = entry.number(key);
  const bool fits = number >= 0 && number <= most;
  if (!fits) {
    mistakes.add(entry.where(),
                 fmt::format("\"{}\" must be 0 to {} (0: no such cap), not {}", key, most, number));
  }
  return fits ? number : 0;
}

FatiguePromise promise_in(const nlohmann::ordered_json& file, Mistakes& mistakes) {
  const auto found = file.is_object() ? file.find("promise") : file.end();
  if (!file.is_object() || found == file.end()) {
    mistakes.add(file_name, "needs \"promise\": what the question for consent says");
    return {};
  }
  const EntryReader entry(*found, file_name, mistakes);
  entry.allow({"times", "days"});
  const FatiguePromise promise{.times = entry.number("times"), .days = entry.number("days")};
  const bool fits = promise.times >= 1 && promise.times <= per_year_max && promise.days >= 1 &&
                    promise.days <= days_between_max;
  if (fits) return promise;
  mistakes.add(
      file_name,
      fmt::format(
          "\"promise\" must be 1 to {} times in 1 to {} days", per_year_max, days_between_max));
  return {};
}

void keep_promise(const FatigueRule& rule, const FatiguePromise& promise, Mistakes& mistakes) {
  const auto most = most_within(rule.cap, promise.days);
  if (!most || *most <= promise.times) return;
  mistakes.add(file_name,
               fmt::format("the entry from {} may ask {} times in {} days, but whoever agreed was "
                           "promised at most {}",
                           base::format_iso_date(rule.from),
                           *most,
                           promise.days,
                           promise.times));
}

FatigueRule rule_in(const EntryReader& entry, Mistakes& mistakes) {
  entry.allow({"from", "days_between", "per_year", "reason"});
  FatigueRule rule{
      .from = entry.day("from"),
      .cap = {.days_between = bounded_number(entry, "days_between", days_between_max, mistakes),
              .per_year = bounded_number(entry, "per_year", per_year_max, mistakes)},
      .reason = entry.text("reason")};
  if (rule.cap.days_between == 0 && rule.cap.per_year == 0) {
    mistakes.add(entry.where(),
                 "one of \"days_between\" and \"per_year\" must be above 0: without a cap the same "
                 "person is asked in every round");
  }
  return rule;
}

}  // namespace

base::Result<FatigueBook> FatigueBook::load(const std::filesystem::path& file) {
  const auto text = base::read_text_file(file);
  if (!text) return text.error();
  return read(*text);
}

base::Result<FatigueBook> FatigueBook::read(std::string_view jsonc) {
  const auto json = base::parse_json(jsonc);
  if (!json) return json.error();
  Mistakes mistakes;
  FatigueBook book;
  book.rules_.clear();
  book.promise_ = promise_in(*json, mistakes);
  for (const auto& item : catalog::entries_in(*json, "fatigue", file_name, mistakes)) {
    auto rule = rule_in(EntryReader(item, file_name, mistakes), mistakes);
    const bool in_order = book.rules_.empty() || book.rules_.back().from < rule.from;
    if (!in_order) mistakes.add(file_name, "entries must follow each other by \"from\"");
    keep_promise(rule, book.promise_, mistakes);
    book.rules_.push_back(std::move(rule));
  }
  if (book.rules_.empty()) mistakes.add(file_name, "needs at least one entry");
  if (!mistakes.none()) return base::Error{base::Errc::invalid, mistakes.text()};
  return book;
}

const FatigueRule& FatigueBook::on(catalog::Day date) const {
  const FatigueRule* found = &rules_.front();
  for (const auto& rule : rules_) {
    if (rule.from <= date) found = &rule;
  }
  return *found;
}

}  // namespace surveys
