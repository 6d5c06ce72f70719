#include "base/json.hpp"

#include <limits>
#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using base::JsonRules;
using base::parse_json;
using base::Values;
using nlohmann::ordered_json;

namespace {

std::string nested(int levels) {
  return std::string(static_cast<std::size_t>(levels), '[') +
         std::string(static_cast<std::size_t>(levels), ']');
}

// The reason of the refusal; fails the test when the text was taken.
std::string refusal(std::string_view text, const JsonRules& rules = {}) {
  const auto result = parse_json(text, rules);
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().code == base::Errc::invalid);
  return result.error().what;
}

bool says(const std::string& whole, std::string_view part) {
  return whole.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("keys keep the order of the text") {
  const auto json = parse_json(R"({"b": 1, "a": 2, "c": {"z": 0, "y": 0}})");
  REQUIRE(json.ok());
  CHECK(base::to_text(*json) == R"({"b":1,"a":2,"c":{"z":0,"y":0}})");
}

TEST_CASE("both kinds of comments are read over, except where the rules forbid them") {
  const std::string text = "// đầu tệp\n{ \"a\": /* ở giữa */ 1 // cuối dòng\n}";
  REQUIRE(parse_json(text).ok());
  CHECK(base::to_text(*parse_json(text)) == R"({"a":1})");
  CHECK_FALSE(parse_json(text, {.comments = false}).ok());
}

TEST_CASE("what looks like a comment inside a text is text") {
  const auto json = parse_json(R"({"link": "https://zalo.me/x", "b": "/* c */"})");
  REQUIRE(json.ok());
  CHECK((*json)["link"] == "https://zalo.me/x");
  CHECK((*json)["b"] == "/* c */");
}

TEST_CASE("a key that stands twice in an object is refused with its name and line") {
  const auto why = refusal("{\n  \"a\": 1,\n  \"b\": 2,\n  \"a\": 3\n}");
  CHECK(says(why, "\"a\""));
  CHECK(says(why, "line 4"));
  CHECK(says(refusal(R"({"x": {"k": 1, "k": 1}})"), "\"k\""));
  CHECK(says(refusal(R"([{"k": 1}, {"k": 1, "j": {}, "k": 2}])"), "\"k\""));
}

TEST_CASE("the same key in different objects is no duplicate") {
  CHECK(parse_json(R"({"k": {"k": 1}, "l": [{"k": 1}, {"k": 2}]})").ok());
}

TEST_CASE("where duplicates are allowed the last one wins") {
  const auto json = parse_json(R"({"a": 1, "a": 2})", {.duplicate_keys = true});
  REQUIRE(json.ok());
  CHECK((*json)["a"] == 2);
}

TEST_CASE("nesting up to the limit is read and one level more is refused") {
  for (const bool comments : {true, false}) {
    CAPTURE(comments);
    CHECK(parse_json(nested(64), {.comments = comments}).ok());
    CHECK(says(refusal(nested(65), {.comments = comments}), "deep"));
    CHECK(parse_json(R"({"a":{"b":1}})", {.comments = comments, .depth_max = 2}).ok());
    CHECK_FALSE(parse_json(R"({"a":{"b":{}}})", {.comments = comments, .depth_max = 2}).ok());
  }
}

TEST_CASE("brackets inside texts and comments are no nesting") {
  const std::string brackets(200, '[');
  CHECK(parse_json("[\"" + brackets + "\"]").ok());
  CHECK(parse_json("// " + brackets + "\n[]").ok());
  CHECK(parse_json(R"(["\"[[[[", "]"])", {.depth_max = 1}).ok());
}

TEST_CASE("hostile nesting of a million brackets is refused without harm") {
  CHECK(says(refusal(std::string(1'000'000, '[')), "deep"));
  CHECK(says(refusal(std::string(1'000'000, '['), {.comments = false}), "deep"));
}

TEST_CASE("invalid UTF-8 is refused with its line") {
  CHECK(says(refusal("{\n\"a\": \"\xc3\x28\"}"), "line 2"));
  for (const auto* text : {"[\"\xff\"]",
                           "[\"\xc0\xaf\"]",
                           "[\"\xed\xa0\x80\"]",
                           "[\"\xe1\xbb\"]",
                           "[\"\xf4\x90\x80\x80\"]"}) {
    CHECK_FALSE(parse_json(text).ok());
  }
  CHECK(parse_json("[\"\xe1\xbb\x87\xf0\x9f\x99\x8f\"]").ok());
}

TEST_CASE("half a surrogate pair is refused and a whole one is read") {
  CHECK_FALSE(parse_json(R"(["\ud83d"])").ok());
  CHECK_FALSE(parse_json(R"(["\ude4f"])").ok());
  const auto json = parse_json(R"(["\ud83d\ude4f"])");
  REQUIRE(json.ok());
  CHECK((*json)[0] == "\xf0\x9f\x99\x8f");
}

TEST_CASE("what is no JSON is refused with its line") {
  for (const auto* text : {"",
                           " ",
                           "{",
                           "[1,]",
                           "{\"a\":}",
                           "{'a':1}",
                           "nul",
                           "01",
                           "[1] x",
                           "\"a",
                           "/* open",
                           "{\"a\":1,}",
                           "[\"a\tb\"]"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_json(text).ok());
  }
  CHECK(says(refusal("{\n\n  \"a\" 1\n}"), "line 3"));
}

TEST_CASE("a byte order mark before the text does no harm") {
  CHECK(parse_json("\xef\xbb\xbf{}").ok());
}

TEST_CASE("whole numbers of 64 bits are exact and larger ones are no whole numbers") {
  const auto json = parse_json(
      "[9223372036854775807, -9223372036854775808, 18446744073709551615, 18446744073709551616]");
  REQUIRE(json.ok());
  CHECK((*json)[0].get<std::int64_t>() == std::numeric_limits<std::int64_t>::max());
  CHECK((*json)[1].get<std::int64_t>() == std::numeric_limits<std::int64_t>::min());
  CHECK((*json)[2].get<std::uint64_t>() == std::numeric_limits<std::uint64_t>::max());
  CHECK((*json)[3].is_number_float());
}

TEST_CASE("text written from a broken string never throws and stays valid") {
  const std::string broken = "a\xff";
  const auto text = base::to_text(ordered_json{{"k", broken}});
  CHECK(text == "{\"k\":\"a\xef\xbf\xbd\"}");
  CHECK(parse_json(text).ok());
}

TEST_CASE("Vietnamese stays readable in what is written") {
  CHECK(base::to_text(ordered_json{{"xã", "Vị Thanh"}}) == "{\"xã\":\"Vị Thanh\"}");
}

TEST_CASE("values survive the way to JSON and back") {
  const Values values{{"nothing", std::monostate{}},
                      {"yes", true},
                      {"no", false},
                      {"small", std::int64_t{-3}},
                      {"large", std::numeric_limits<std::int64_t>::max()},
                      {"lowest", std::numeric_limits<std::int64_t>::min()},
                      {"text", std::string{"Phường \"Ngã Bảy\"\n"}},
                      {"empty", std::string{}},
                      {"list", std::vector<std::string>{"a", "", "b"}},
                      {"none", std::vector<std::string>{}}};
  const auto text = base::to_text(base::values_to_json(values));
  const auto json = parse_json(text);
  REQUIRE(json.ok());
  CHECK(base::values_from_json(*json) == values);
}

TEST_CASE("no values are an empty object") {
  CHECK(base::to_text(base::values_to_json({})) == "{}");
  CHECK(base::values_from_json(ordered_json::object()).empty());
}

TEST_CASE("JSON that is no object has no values") {
  for (const auto* text : {"[]", "1", "\"a\"", "null"}) {
    CHECK(base::values_from_json(*parse_json(text)).empty());
  }
}

TEST_CASE("what is no value is read as nothing instead of something wrong") {
  const auto json = parse_json(R"({"object": {"a": 1}, "fraction": 1.5,
      "beyond": 9223372036854775808, "mixed": ["a", 1, null, "b"]})");
  REQUIRE(json.ok());
  const auto values = base::values_from_json(*json);
  CHECK(std::holds_alternative<std::monostate>(values.at("object")));
  CHECK(std::holds_alternative<std::monostate>(values.at("fraction")));
  CHECK(std::holds_alternative<std::monostate>(values.at("beyond")));
  CHECK(base::list_of(values, "mixed") == std::vector<std::string>{"a", "b"});
}
