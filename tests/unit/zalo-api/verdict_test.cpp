#include "zalo-api/verdict.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "zalo-api/lenient_json.hpp"
#include "zalo-api/utf8.hpp"

using zalo::Api;
using zalo::Effect;
using zalo::Verdict;
using zalo::WaitFor;

namespace {

zalo::Judged judged(Api api, int status, std::string_view body, Effect effect = Effect::sends) {
  const auto read = zalo::read_json(body);
  const zalo::HttpResponse response{.status = status, .body = std::string{body}};
  return zalo::judge(api, response, read ? *read : nlohmann::json{}, effect);
}

Verdict without_answer(base::Errc code, Effect effect) {
  return zalo::judge(Api::openapi, base::Error{code, "x"}, nlohmann::json{}, effect).verdict;
}

std::string error_body(int code) {
  return "{\"error\":" + std::to_string(code) + ",\"message\":\"m\"}";
}

// What a sender must do with each code, written down a second time and by group, as the tables 6.1
// and 6.2 have it: a slip in codes.cpp shows here.
const std::map<Verdict, std::set<int>> openapi_codes{
    {Verdict::delivered, {0}},
    {Verdict::throttled, {-32}},
    {Verdict::busy, {-200, -211, -214, -218, -234, -320, -321}},
    {Verdict::token_refused, {-216, -220}},
    {Verdict::window_closed, {-230, -232, -244}},
    {Verdict::person_gone, {-213, -217, -227}},
    {Verdict::refused,
     {-100, -201, -210, -233, -237, -238, -240, -241, -248, -249, -403, -1340, -1341}},
    {Verdict::needs_admin, {-204, -205, -209, -212, -219, -221, -223, -224, -235, -242}}};

const std::map<Verdict, std::set<int>> business_codes{
    {Verdict::delivered, {0}},
    {Verdict::throttled, {-32}},
    {Verdict::busy, {-100, -115, -133, -137, -144, -1441, -147, -1471, -1472}},
    {Verdict::token_refused, {-124}},
    {Verdict::window_closed, {-110, -114, -139, -140}},
    {Verdict::person_gone, {-118, -119, -141}},
    {Verdict::refused, {-106, -107,  -108, -109, -1091, -111,  -112, -1121, -1122, -1123, -1124,
                        -113, -1131, -116, -117, -1201, -1202, -121, -122,  -123,  -126,  -127,
                        -128, -129,  -130, -131, -132,  -134,  -142, -143,  -145,  -146,  -148,
                        -149, -1491, -150, -151, -152,  -153,  -158, -159,  -160,  -161,  -162}},
    {Verdict::needs_admin,
     {-101, -102, -103, -104, -105, -120, -1241, -125, -135, -1351, -136, -138, -1381}}};

std::size_t check_group(Api api, const std::map<Verdict, std::set<int>>& expected) {
  std::size_t count = 0;
  for (const auto& [verdict, codes] : expected) {
    count += codes.size();
    for (const int code : codes) {
      CAPTURE(code);
      const auto* known = zalo::find_code(api, code);
      REQUIRE(known);
      CHECK(known->verdict == verdict);
      CHECK(judged(api, 200, error_body(code)).verdict == verdict);
    }
  }
  return count;
}

std::size_t codes_of(Api api) {
  const auto all = zalo::all_codes();
  return static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [&](const auto& code) { return code.api == api; }));
}

}  // namespace

TEST_CASE("every code of the account's API has its verdict") {
  CHECK(check_group(Api::openapi, openapi_codes) == codes_of(Api::openapi));
}

TEST_CASE("every code of the template API has its verdict") {
  CHECK(check_group(Api::business, business_codes) == codes_of(Api::business));
}

TEST_CASE("every code of the login needs a person, known or not") {
  for (const int code : {-14002, -14003, -14012, -14014, -14024, -14999}) {
    CHECK(judged(Api::oauth, 200, error_body(code)).verdict == Verdict::needs_admin);
  }
}

TEST_CASE("every code has words for staff and a source, and stands once") {
  std::set<std::pair<Api, int>> seen;
  for (const auto& code : zalo::all_codes()) {
    CAPTURE(code.code);
    CHECK(seen.emplace(code.api, code.code).second);
    CHECK_FALSE(code.meaning.empty());
    CHECK((code.code == 0 || !code.what_to_do.empty()));
    CHECK_FALSE(code.source.empty());
    CHECK(zalo::mend_utf8(code.meaning) == code.meaning);
    CHECK(zalo::count_code_points(code.meaning) <
          code.meaning.size());  // Vietnamese, with its marks
    CHECK(code.meaning.ends_with('.'));
  }
  CHECK(zalo::codes_checked_on.size() == 10);
}

TEST_CASE("the same number means different things on different hosts") {
  CHECK(zalo::find_code(Api::openapi, -100)->verdict == Verdict::refused);
  CHECK(zalo::find_code(Api::business, -100)->verdict == Verdict::busy);
}

TEST_CASE("an unknown code is refused and marked for the log") {
  const auto odd = judged(Api::openapi, 200, error_body(-777));
  CHECK(odd.verdict == Verdict::refused);
  CHECK(odd.unknown_code);
  CHECK(odd.code == -777);
  CHECK(judged(Api::openapi, 200, error_body(12)).unknown_code);
}

TEST_CASE("the error number is believed as a number or as a text, whatever the HTTP status") {
  CHECK(judged(Api::openapi, 200, R"({"error":"-216"})").verdict == Verdict::token_refused);
  CHECK(judged(Api::openapi, 401, R"({"error":-216})").verdict == Verdict::token_refused);
  CHECK(judged(Api::openapi, 500, R"({"error":-230})").verdict == Verdict::window_closed);
}

TEST_CASE("success is error 0, or data without an error") {
  CHECK(judged(Api::openapi, 200, R"({"data":{},"error":0})").verdict == Verdict::delivered);
  CHECK(judged(Api::openapi, 200, R"({"data":{},"error":"0"})").verdict == Verdict::delivered);
  CHECK(judged(Api::openapi, 200, R"({"data":{"message_id":"m"}})").verdict == Verdict::delivered);
}

TEST_CASE("what is no clear answer leaves a send unsure and a question to be asked again") {
  for (const auto& given : {std::pair{500, ""},
                            std::pair{502, "<html>Bad gateway</html>"},
                            std::pair{503, R"({"error":0})"},
                            std::pair{500, R"({"error":-777})"},
                            std::pair{200, ""},
                            std::pair{200, "OK"},
                            std::pair{200, "{}"},
                            std::pair{200, "[]"},
                            std::pair{200, R"({"error":"oops"})"},
                            std::pair{302, R"({"error":0})"},
                            std::pair{403, "blocked"},
                            std::pair{200, R"({"error":99999999999999999999})"}}) {
    const int status = given.first;
    const std::string body = given.second;
    CAPTURE(status);
    CAPTURE(body);
    CHECK(judged(Api::openapi, status, body).verdict == Verdict::unsure);
    CHECK(judged(Api::openapi, status, body, Effect::reads).verdict == Verdict::busy);
  }
}

TEST_CASE("no answer at all is judged by whether the request left") {
  CHECK(without_answer(base::Errc::timed_out, Effect::sends) == Verdict::unsure);
  CHECK(without_answer(base::Errc::timed_out, Effect::reads) == Verdict::busy);
  CHECK(without_answer(base::Errc::unavailable, Effect::sends) == Verdict::busy);
  CHECK(without_answer(base::Errc::unavailable, Effect::reads) == Verdict::busy);
  CHECK(without_answer(base::Errc::rejected, Effect::sends) == Verdict::unsure);  // answered
  CHECK(without_answer(base::Errc::invalid, Effect::sends) == Verdict::refused);  // never sent
}

TEST_CASE("a proxy's 'too many requests' throttles") {
  CHECK(judged(Api::openapi, 429, "slow down").verdict == Verdict::throttled);
}

TEST_CASE("waits end at the next minute, morning, day or month of Viet Nam") {
  using std::chrono::year;
  const auto at = [](int day, std::chrono::minutes of_day) {
    return base::from_local(year{2026} / 12 / day, of_day);
  };
  const auto late = at(31, std::chrono::hours{22} + std::chrono::minutes{30});
  CHECK(zalo::wait_from(WaitFor::nothing, late) == base::Duration{0});
  CHECK(zalo::wait_from(WaitFor::next_minute, late) == std::chrono::minutes{1});
  CHECK(zalo::wait_from(WaitFor::next_minute, late + base::Duration{59'999}) == base::Duration{1});
  CHECK(late + zalo::wait_from(WaitFor::morning, late) ==
        base::from_local(year{2027} / 1 / 1, std::chrono::hours{6}));
  CHECK(zalo::wait_from(WaitFor::next_day, late) == std::chrono::minutes{90});
  CHECK(zalo::wait_from(WaitFor::next_month, late) == std::chrono::minutes{90});
  const auto night = at(5, std::chrono::hours{3});
  CHECK(zalo::wait_from(WaitFor::morning, night) == std::chrono::hours{3});
  CHECK(night + zalo::wait_from(WaitFor::next_month, night) ==
        base::from_local(year{2027} / 1 / 1, std::chrono::minutes{0}));
}

TEST_CASE("night errors wait for the morning, daily ones for the day") {
  CHECK(zalo::find_code(Api::openapi, -234)->wait == WaitFor::morning);
  CHECK(zalo::find_code(Api::business, -133)->wait == WaitFor::morning);
  CHECK(zalo::find_code(Api::business, -144)->wait == WaitFor::next_day);
  CHECK(zalo::find_code(Api::business, -1441)->wait == WaitFor::next_month);
  CHECK(zalo::find_code(Api::openapi, -32)->wait == WaitFor::next_minute);
}

TEST_CASE("verdicts have names and a code for Result") {
  CHECK(zalo::name_of(Verdict::window_closed) == "window_closed");
  CHECK(zalo::errc_of(Verdict::busy) == base::Errc::unavailable);
  CHECK(zalo::errc_of(Verdict::throttled) == base::Errc::throttled);
  CHECK(zalo::errc_of(Verdict::person_gone) == base::Errc::not_found);
  CHECK(zalo::errc_of(Verdict::needs_admin) == base::Errc::denied);
  CHECK(zalo::errc_of(Verdict::refused) == base::Errc::rejected);
}
