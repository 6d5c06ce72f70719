#include "office/cases/number.hpp"

#include <doctest/doctest.h>

using cases::case_number;
using cases::find_case_code;
using cases::parse_case_number;

namespace {

constexpr std::chrono::year_month november{std::chrono::year{2026}, std::chrono::November};

}  // namespace

TEST_CASE("numbers carry month, serial and check digit") {
  CHECK(*case_number(november, 427) == "PA2611-00427-2");
  CHECK(*case_number(november, 425) == "PA2611-00425-6");
  CHECK(*case_number(november, 401) == "PA2611-00401-7");
  CHECK(*case_number({std::chrono::year{2026}, std::chrono::September}, 31) == "PA2609-00031-6");
}

TEST_CASE("a month or serial that cannot be written is refused") {
  CHECK_FALSE(case_number(november, 0).ok());
  CHECK_FALSE(case_number(november, 100'000).ok());
  CHECK(case_number(november, 99'999).ok());
  CHECK_FALSE(case_number({std::chrono::year{2026}, std::chrono::month{13}}, 1).ok());
  CHECK_FALSE(case_number({std::chrono::year{1999}, std::chrono::May}, 1).ok());
}

TEST_CASE("a number is read however it is typed") {
  for (const auto* text : {"PA2611-00427-2",
                           "pa2611-00427-2",
                           "PA 2611 00427 2",
                           "PA2611004272",
                           "PA2611–00427–2",
                           "  pa2611.00427.2 .",
                           "2611-00427-2",
                           "2611004272",
                           "PA2611-OO427-2",
                           "«PA2611-00427-2»"}) {
    CAPTURE(text);
    CHECK(parse_case_number(text) == "PA2611-00427-2");
  }
}

TEST_CASE("a wrong digit is caught wherever it stands") {
  const std::string right = "PA2611-00427-2";
  for (std::size_t at = 2; at < right.size(); ++at) {
    if (right[at] == '-') continue;
    auto wrong = right;
    wrong[at] = static_cast<char>(right[at] == '9' ? '0' : right[at] + 1);
    CAPTURE(wrong);
    CHECK_FALSE(parse_case_number(wrong).has_value());
  }
}

TEST_CASE("two neighbouring digits swapped are caught") {
  CHECK_FALSE(parse_case_number("PA2611-00247-2").has_value());
  CHECK_FALSE(parse_case_number("PA6211-00427-2").has_value());
}

TEST_CASE("a number inside a sentence is found") {
  const auto seen = find_case_code("cho tôi hỏi mã pa2611-00427-2 tới đâu rồi");
  REQUIRE(seen.has_value());
  CHECK(seen->valid);
  CHECK(seen->number == "PA2611-00427-2");
  CHECK(find_case_code("PA2611-00427-2 0912345678")->number == "PA2611-00427-2");
  CHECK(find_case_code("bo sung PA2611-00427-2")->valid);
}

TEST_CASE("what is meant as a number but is wrong is said to be") {
  for (const auto* text :
       {"PA2611-00427-3", "PA2611-0427-2", "mã PA2613-00427-2", "pa 2611 00427"}) {
    CAPTURE(text);
    const auto seen = find_case_code(text);
    REQUIRE(seen.has_value());
    CHECK_FALSE(seen->valid);
    CHECK(seen->number.empty());
    CHECK(seen->typed.starts_with("PA"));
  }
}

TEST_CASE("other codes and words are no case numbers") {
  for (const auto* text : {"H30.17-210902-0113",
                           "0912345678",
                           "093199000001",
                           "papa",
                           "pa",
                           "2611004273",
                           "phản ánh 2",
                           "nhà pa 12",
                           "1.001193",
                           "",
                           "spa2611004272"}) {
    CAPTURE(text);
    CHECK_FALSE(find_case_code(text).has_value());
  }
}
