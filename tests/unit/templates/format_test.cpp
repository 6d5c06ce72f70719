#include "templates/engine/format.hpp"

#include <doctest/doctest.h>

#include "base/local_time.hpp"

namespace {

using base::Values;

std::string filled(const std::string& line, const Values& with = {}) {
  const auto text = templates::fill(line, with);
  return text ? *text : "error: " + text.error().what;
}

std::int64_t noon() {
  const auto day = std::chrono::year{2026} / std::chrono::November / 23;
  return base::to_millis(base::from_local(day, std::chrono::minutes{12 * 60 + 5}));
}

}  // namespace

TEST_CASE("a text without placeholders stays as it is") {
  CHECK(filled("Kính chào Ông/Bà.") == "Kính chào Ông/Bà.");
  CHECK(filled("").empty());
}

TEST_CASE("placeholders are filled wherever they stand") {
  const Values with{{"a", std::string{"một"}}, {"b.c", std::string{"hai"}}};
  CHECK(filled("{a} và {b.c}, {a}.", with) == "một và hai, một.");
  CHECK(filled("{a}", with) == "một");
}

TEST_CASE("a missing or empty value is an error that names it") {
  CHECK(filled("Mã: {ma_pa}") == "error: no value for {ma_pa}");
  CHECK(filled("Mã: {ma_pa}", {{"ma_pa", std::string{}}}) == "error: no value for {ma_pa}");
  CHECK(filled("Mã: {ma_pa}", {{"ma_pa", base::Value{}}}) == "error: no value for {ma_pa}");
}

TEST_CASE("a fallback is said for what is missing or empty, and only then") {
  CHECK(filled("gọi {so|cơ quan}") == "gọi cơ quan");
  CHECK(filled("gọi {so|cơ quan}", {{"so", std::string{}}}) == "gọi cơ quan");
  CHECK(filled("gọi {so|cơ quan}", {{"so", std::string{"1900"}}}) == "gọi 1900");
}

TEST_CASE("an optional value leaves nothing, a needed one takes its line along") {
  CHECK(filled("{cau?}").empty());
  CHECK(filled("a{cau?}b") == "ab");
  CHECK(filled("Chi tiết: {?url}").empty());
  CHECK(filled("Chi tiết: {?url}", {{"url", std::string{"https://a.vn"}}}) ==
        "Chi tiết: https://a.vn");
  CHECK(filled("{a} {?b}", {{"a", std::string{"x"}}}).empty());
}

TEST_CASE("dates, times and numbers are written as Vietnamese write them") {
  const Values with{{"t", noon()}, {"n", std::int64_t{1234567}}, {"minus", std::int64_t{-1234}}};
  CHECK(filled("{t:date}", with) == "23/11/2026");
  CHECK(filled("{t:time}", with) == "12:05");
  CHECK(filled("{n:number}", with) == "1.234.567");
  CHECK(filled("{minus:number}", with) == "-1.234");
  CHECK(filled("{n}", with) == "1234567");
}

TEST_CASE("a phone is masked, a list is joined, a truth is said") {
  const Values with{{"p", std::string{"0912345678"}},
                    {"short", std::string{"1900"}},
                    {"l", std::vector<std::string>{"a", "b"}},
                    {"yes", true},
                    {"no", false}};
  CHECK(filled("{p:phone_masked}", with) == "091****678");
  CHECK(filled("{short:phone_masked}", with) == "****");
  CHECK(filled("{l:list}", with) == "a, b");
  CHECK(filled("{yes} {no}", with) == "có không");
}

TEST_CASE("an empty list is nothing to say") {
  CHECK(filled("{l|không có}", {{"l", std::vector<std::string>{}}}) == "không có");
}

TEST_CASE("faults inside braces are errors") {
  CHECK(filled("a {b") == "error: unclosed {");
  CHECK(filled("{}") == "error: a placeholder without a name");
  CHECK(filled("{a:loud}") == "error: unknown format in {a:loud}");
}

TEST_CASE("placeholders are listed with all that is said of them") {
  const auto all = templates::placeholders_of("{a} {b:date} {c?} {?d} {e:number|không}");
  REQUIRE(all.ok());
  REQUIRE(all->size() == 5);
  CHECK((*all)[0].name == "a");
  CHECK((*all)[1].format == templates::Format::date);
  CHECK((*all)[2].optional);
  CHECK((*all)[3].needed);
  CHECK((*all)[4].fallback == "không");
  CHECK((*all)[4].format == templates::Format::number);
  CHECK(!templates::placeholders_of("{a:b}").ok());
}
