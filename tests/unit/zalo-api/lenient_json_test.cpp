#include "zalo-api/lenient_json.hpp"

#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "zalo-api/limits.hpp"

using zalo::integer_at;
using zalo::member;
using zalo::read_json;
using zalo::text_at;
using zalo::time_at;
using zalo::truth_at;

TEST_CASE("numbers keep every digit") {
  const auto read =
      read_json(R"({"id":7712345678901234567,"big":99999999999999999999999,"f":9.7844})");
  REQUIRE(read);
  CHECK(text_at(*read, "id") == "7712345678901234567");
  CHECK(text_at(*read, "big") == "99999999999999999999999");
  CHECK(text_at(*read, "f") == "9.7844");
}

TEST_CASE("a number is a number whether written as one or as a text") {
  const auto read =
      read_json(R"({"a":5,"b":"5","c":"5x","d":null,"e":"","f":99999999999999999999})");
  REQUIRE(read);
  CHECK(integer_at(*read, "a") == 5);
  CHECK(integer_at(*read, "b") == 5);
  for (const auto* name : {"c", "d", "e", "f", "missing"}) CHECK_FALSE(integer_at(*read, name));
}

TEST_CASE("of duplicate keys the last one wins") {
  const auto read = read_json(R"({"a":"first","a":"last"})");
  REQUIRE(read);
  CHECK(text_at(*read, "a") == "last");
}

TEST_CASE("truth is written in several ways") {
  const auto read = read_json(R"({"a":true,"b":"true","c":1,"d":"1","e":false,"f":"no","g":0})");
  REQUIRE(read);
  for (const auto* name : {"a", "b", "c", "d"}) CHECK(truth_at(*read, name));
  for (const auto* name : {"e", "f", "g", "missing"}) CHECK_FALSE(truth_at(*read, name));
}

TEST_CASE("times are milliseconds, seconds are recognised, nonsense is no time") {
  const auto read =
      read_json(R"({"ms":"1767225600123","s":1767225600,"zero":0,"far":1e3,"word":"now",
                                  "neg":-1767225600123})");
  REQUIRE(read);
  CHECK(time_at(*read, "ms") == base::from_millis(1767225600123));
  CHECK(time_at(*read, "s") == base::from_millis(1767225600000));
  for (const auto* name : {"zero", "far", "word", "neg"}) CHECK_FALSE(time_at(*read, name));
}

TEST_CASE("nesting is read down to the limit and not below") {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  CHECK(read_json(nested(zalo::limits::json_depth_max)));
  CHECK_FALSE(read_json(nested(zalo::limits::json_depth_max + 1)));
  CHECK_FALSE(read_json(nested(100'000)));
  CHECK_FALSE(read_json(std::string(1'000'000, '[')));
}

TEST_CASE("a text with broken bytes is mended rather than lost") {
  const auto read = read_json("{\"a\":\"x\xFFy\",\"b\":\"\\ud83d!\"}");
  REQUIRE(read);
  CHECK(text_at(*read, "a") == "x\xEF\xBF\xBDy");
  CHECK(text_at(*read, "b") == "\xEF\xBF\xBD!");
}

TEST_CASE("the error names a place and never quotes the text") {
  const auto read = read_json(R"({"text":"bí mật" oops})");
  REQUIRE_FALSE(read);
  CHECK(read.error().what.find("byte") != std::string::npos);
  CHECK(read.error().what.find("oops") == std::string::npos);
}

TEST_CASE("asking anything of the wrong shape gives nothing") {
  const auto read = read_json(R"([1,"a",null])");
  REQUIRE(read);
  CHECK(member(*read, "a").is_null());
  CHECK(text_at(*read, "a").empty());
  CHECK(zalo::text_of(zalo::first_of(*read)) == "1");
}

TEST_CASE("an object of many thousand keys is read in no time worth mentioning") {
  std::string text = "{";
  for (int i = 0; i < 20'000; ++i) text += "\"k" + std::to_string(i) + "\":1,";
  text += "\"last\":\"x\"}";
  const auto read = read_json(text);
  REQUIRE(read);
  CHECK(read->size() == 20'001);
}
