#include "office/surveys/fatigue_book.hpp"

#include <doctest/doctest.h>

#include "base/text_file.hpp"

using surveys::FatigueBook;

namespace {

constexpr const char* file = LANGNGHE_SOURCE_DIR "/office/surveys/fatigue.jsonc";

base::Result<FatigueBook> with(const std::string& entries,
                               const std::string& promise = R"({"times": 4, "days": 90})") {
  return FatigueBook::read("{\"promise\": " + promise + ", \"fatigue\": [" + entries + "]}");
}

std::string mistake(const std::string& entries) {
  const auto read = with(entries);
  return read ? std::string{} : read.error().what;
}

std::chrono::year_month_day day(int year, unsigned month, unsigned day) {
  return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day};
}

}  // namespace

TEST_CASE("the shipped cap is once a quarter, with its reason") {
  const auto book = FatigueBook::load(file);
  REQUIRE_MESSAGE(book.ok(), (book.ok() ? "" : book.error().what));
  const auto& rule = book->on(day(2026, 11, 25));
  CHECK(rule.cap.days_between == 90);
  CHECK(rule.cap.per_year == 4);
  CHECK_FALSE(rule.reason.empty());
}

TEST_CASE("the cap of the day is in force, and the oldest before all of them") {
  const auto book = with(
      R"({"from": "2026-01-01", "days_between": 90, "per_year": 4, "reason": "a"},
         {"from": "2027-03-01", "days_between": 30, "per_year": 0, "reason": "b"})");
  REQUIRE(book.ok());
  CHECK(book->on(day(2025, 5, 5)).cap.days_between == 90);
  CHECK(book->on(day(2027, 2, 28)).cap.days_between == 90);
  CHECK(book->on(day(2027, 3, 1)).cap.days_between == 30);
  CHECK(book->on(day(2027, 3, 1)).cap.per_year == 0);
}

TEST_CASE("a cap that cannot be meant is refused in a sentence that names it") {
  const auto says = [](const std::string& numbers, const std::string& words) {
    const auto found = mistake(R"({"from": "2026-01-01", "reason": "a", )" + numbers + "}");
    CAPTURE(found);
    return found.find(words) != std::string::npos;
  };
  CHECK(says(R"("days_between": 366, "per_year": 4)", "\"days_between\" must be 0 to 365"));
  CHECK(says(R"("days_between": -1, "per_year": 4)", "not -1"));
  CHECK(says(R"("days_between": 90, "per_year": 53)", "\"per_year\" must be 0 to 52"));
  CHECK(says(R"("days_between": 0, "per_year": 0)", "without a cap the same person is asked"));
  CHECK(says(R"("days_between": 90, "per_yaer": 4)", "per_yaer"));
  CHECK(mistake("").find("at least one entry") != std::string::npos);
  CHECK(mistake(R"({"from": "2026-01-01", "days_between": 90, "per_year": 4})").find("reason") !=
        std::string::npos);
  CHECK(mistake(R"({"from": "2027-01-01", "days_between": 90, "per_year": 4, "reason": "a"},
                   {"from": "2026-01-01", "days_between": 30, "per_year": 4, "reason": "b"})")
            .find("must follow each other") != std::string::npos);
}

TEST_CASE("how often a cap lets somebody be asked within some days, however the days fall") {
  using surveys::most_within;
  CHECK(most_within({.days_between = 90, .per_year = 4}, 90) == 1);
  CHECK(most_within({.days_between = 89, .per_year = 0}, 90) == 2);
  CHECK(most_within({.days_between = 45, .per_year = 0}, 90) == 2);
  CHECK(most_within({.days_between = 44, .per_year = 0}, 90) == 3);
  CHECK(most_within({.days_between = 44, .per_year = 2}, 90) == 2);
  CHECK(most_within({.days_between = 0, .per_year = 4}, 90) == 4);
  CHECK(most_within({.days_between = 0, .per_year = 4}, 366) == 8);
  CHECK_FALSE(most_within({.days_between = 0, .per_year = 0}, 90));
}

TEST_CASE("no entry, not even a coming one, asks more often than whoever agreed was promised") {
  const std::string quarterly =
      R"({"from": "2026-01-01", "days_between": 90, "per_year": 4, "reason": "a"})";
  const auto coming = [&](const std::string& numbers) {
    const auto book =
        with(quarterly + R"(, {"from": "2027-03-01", "reason": "b", )" + numbers + "}",
             R"({"times": 2, "days": 90})");
    return book ? std::string{} : book.error().what;
  };
  CHECK(coming(R"("days_between": 45, "per_year": 0)").empty());
  const auto broken = coming(R"("days_between": 44, "per_year": 4)");
  CAPTURE(broken);
  CHECK(broken.find("2027-03-01 may ask 3 times in 90 days") != std::string::npos);
  CHECK(broken.find("promised at most 2") != std::string::npos);
  CHECK_FALSE(coming(R"("days_between": 0, "per_year": 4)").empty());
}

TEST_CASE("a promise that is missing or says nothing is refused") {
  const std::string entry =
      R"({"from": "2026-01-01", "days_between": 90, "per_year": 4, "reason": "a"})";
  CHECK_FALSE(with(entry, R"({"times": 0, "days": 90})").ok());
  CHECK_FALSE(with(entry, R"({"times": 2, "days": 0})").ok());
  CHECK_FALSE(with(entry, R"({"times": 2, "day": 90})").ok());
  CHECK_FALSE(FatigueBook::read("{\"fatigue\": [" + entry + "]}").ok());
}
