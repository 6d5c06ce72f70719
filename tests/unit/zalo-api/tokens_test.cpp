#include "zalo-api/tokens.hpp"

#include <array>
#include <condition_variable>
#include <string>
#include <thread>

#include <doctest/doctest.h>

#include "tests/support/fake_transport.hpp"
#include "tests/support/faulty_transport.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/unit/zalo-api/memory_vault.hpp"
#include "zalo-api/limits.hpp"

using base::Errc;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using support::json_answer;

namespace {

constexpr std::string_view endpoint = "/v4/oa/access_token";
const base::TimePoint start = base::from_millis(1'767'225'600'000);

zalo::HttpResponse pair(int number) {
  const std::string n = std::to_string(number);
  return json_answer(R"({"access_token":"A)" + n + R"(","refresh_token":"R)" + n +
                     R"(","expires_in":"90000"})");
}

zalo::HttpResponse dead_token() {
  return json_answer(R"({"error_name":"Invalid refresh token","error":-14014})");
}

// A keeper with the pair A0/R0, just issued.
struct Desk {
  support::ManualClock clock{start};
  support::FakeTransport http{};
  support::MemoryVault vault{};
  zalo::TokenKeeper keeper{http, vault, clock, rules()};

  Desk() {
    vault.put(
        {.access = "A0", .refresh = "R0", .expires_at = start + hours{25}, .issued_at = start});
  }

  static zalo::TokenRules rules() {
    return {.app = {.app_id = "314", .secret = base::Secret{"app-secret"}},
            .oauth_url = "http://127.0.0.1:9"};
  }

  std::size_t refreshes() const { return http.calls(endpoint); }
};

}  // namespace

TEST_CASE("a young token is given without asking anyone") {
  Desk desk;
  desk.clock.advance(hours{19});
  CHECK(*desk.keeper.access() == "A0");
  CHECK(desk.refreshes() == 0);
}

TEST_CASE("at four fifths of its life the token is refreshed, once") {
  Desk desk;
  desk.http.once(endpoint, pair(1));
  desk.clock.advance(hours{20});
  CHECK(*desk.keeper.access() == "A1");
  CHECK(*desk.keeper.access() == "A1");
  CHECK(desk.refreshes() == 1);
  CHECK(desk.vault.load().refresh == "R1");
  CHECK(desk.vault.load().expires_at == desk.clock.now() + hours{25});
}

TEST_CASE("the share of life is a setting, and a pair of unknown age is taken as usual") {
  Desk desk;
  auto rules = Desk::rules();
  rules.refresh_at_percent = 50;
  zalo::TokenKeeper keeper{desk.http, desk.vault, desk.clock, rules};
  desk.vault.put({.access = "A0", .refresh = "R0", .expires_at = start + hours{25}});
  desk.http.once(endpoint, pair(1));
  desk.clock.advance(hours{12});
  CHECK(*keeper.access() == "A0");
  desk.clock.advance(minutes{31});
  CHECK(*keeper.access() == "A1");
}

TEST_CASE("a refresh waits long for its answer, however short the setting") {
  Desk desk;
  auto rules = Desk::rules();
  rules.refresh_timeout = seconds{1};
  zalo::TokenKeeper keeper{desk.http, desk.vault, desk.clock, rules};
  desk.http.once(endpoint, pair(1));
  desk.clock.advance(hours{26});
  REQUIRE(keeper.access());
  CHECK(desk.http.requests().at(0).timeout >= seconds{30});
}

TEST_CASE("without any pair a person must act") {
  Desk desk;
  desk.vault.put({});
  const auto token = desk.keeper.access();
  REQUIRE_FALSE(token);
  CHECK(token.error().code == Errc::denied);
  CHECK(desk.refreshes() == 0);
}

TEST_CASE("while the token endpoint is away the old pair stays and is used until it expires") {
  Desk desk;
  desk.http.always(endpoint, base::Error{Errc::timed_out, "lost"});
  desk.clock.advance(hours{21});
  CHECK(*desk.keeper.access() == "A0");
  CHECK(desk.vault.load().refresh == "R0");
  CHECK(desk.vault.load().needs_reauth.empty());
  desk.clock.advance(hours{5});
  const auto token = desk.keeper.access();
  REQUIRE_FALSE(token);
  CHECK(token.error().code == Errc::unavailable);
  CHECK(token.error().retry_after >= seconds{1});
}

TEST_CASE("a failing refresh is tried again ever more rarely") {
  Desk desk;
  desk.http.always(endpoint, json_answer("<html>", 502));
  desk.clock.advance(hours{20});
  for (int i = 0; i < 10; ++i) CHECK(*desk.keeper.access() == "A0");
  CHECK(desk.refreshes() == 1);
  for (int second = 0; second < 3600; second += 10) {
    desk.clock.advance(seconds{10});
    CHECK(desk.keeper.access());
  }
  CHECK(desk.refreshes() >= 7);  // after 30 s, 1, 2, 4, 8, 15, 15 min …
  CHECK(desk.refreshes() <= 9);
  desk.http.once(endpoint, pair(1));
  desk.clock.advance(minutes{16});
  CHECK(*desk.keeper.access() == "A1");
}

TEST_CASE("a refused refresh calls for a person and is never repeated") {
  Desk desk;
  desk.http.always(endpoint, dead_token());
  desk.clock.advance(hours{20});
  for (int i = 0; i < 5; ++i) {
    CHECK(*desk.keeper.access() == "A0");  // still good for five hours
    desk.clock.advance(minutes{30});
  }
  CHECK(desk.refreshes() == 1);
  CHECK(desk.vault.load().needs_reauth == "Invalid refresh token (-14014)");
  desk.clock.advance(hours{10});
  const auto token = desk.keeper.access();
  REQUIRE_FALSE(token);
  CHECK(token.error().code == Errc::denied);
  CHECK(desk.refreshes() == 1);
}

TEST_CASE("an answer without both tokens never overwrites a working pair") {
  for (const auto* body : {R"({"access_token":"A9"})", R"({"error":-14002})", "{}"}) {
    CAPTURE(body);
    Desk desk;
    desk.http.always(endpoint, json_answer(body));
    desk.clock.advance(hours{20});
    CHECK(*desk.keeper.access() == "A0");
    CHECK(desk.vault.load().refresh == "R0");
    CHECK(desk.vault.saves() == 0);
  }
}

TEST_CASE("a lost answer costs the grant only when the retry is refused") {
  Desk desk;
  support::FaultyTransport faulty{desk.http};
  zalo::TokenKeeper keeper{faulty, desk.vault, desk.clock, Desk::rules()};
  desk.http.once(endpoint, pair(1));  // Zalo made a new pair, and we never saw it
  desk.http.once(endpoint, dead_token());
  faulty.fail_call(1, support::FaultyTransport::Moment::after_call);
  desk.clock.advance(hours{20});
  CHECK(*keeper.access() == "A0");
  CHECK(desk.vault.load().needs_reauth.empty());
  desk.clock.advance(minutes{1});
  CHECK(*keeper.access() == "A0");
  CHECK_FALSE(desk.vault.load().needs_reauth.empty());
}

TEST_CASE("a new pair is saved before it is used, and not used until it is saved") {
  Desk desk;
  desk.http.once(endpoint, pair(1));
  desk.clock.advance(hours{20});
  desk.vault.fail_saves(2);
  CHECK_THROWS_AS(static_cast<void>(desk.keeper.access()), std::runtime_error);
  CHECK(desk.vault.load().access == "A0");
  CHECK_THROWS_AS(static_cast<void>(desk.keeper.access()), std::runtime_error);
  CHECK(*desk.keeper.access() == "A1");  // kept in memory meanwhile, not asked for again
  CHECK(desk.refreshes() == 1);
  CHECK(desk.vault.load().refresh == "R1");
}

TEST_CASE("a refused token that is no longer the current one is only read again") {
  Desk desk;
  CHECK(*desk.keeper.renew("an older one") == "A0");
  CHECK(desk.refreshes() == 0);
}

TEST_CASE("a refused current token is refreshed at once, however young") {
  Desk desk;
  desk.http.once(endpoint, pair(1));
  desk.clock.advance(minutes{5});
  CHECK(*desk.keeper.renew("A0") == "A1");
  CHECK(desk.vault.load().access == "A1");
}

TEST_CASE("tokens refused as soon as they are made do not start a loop") {
  Desk desk;
  desk.http.once(endpoint, pair(1));
  desk.clock.advance(minutes{5});
  REQUIRE(desk.keeper.renew("A0"));
  const auto again = desk.keeper.renew("A1");
  REQUIRE_FALSE(again);
  CHECK(again.error().code == Errc::denied);
  CHECK(desk.refreshes() == 1);
}

TEST_CASE("many threads with a refused token make one refresh") {
  Desk desk;
  desk.http.once(endpoint, pair(1));
  desk.clock.advance(hours{1});
  std::array<std::string, 8> got;
  std::vector<std::thread> threads;
  for (auto& mine : got) {
    threads.emplace_back([&desk, &mine] { mine = *desk.keeper.renew("A0"); });
  }
  for (auto& thread : threads) thread.join();
  for (const auto& token : got) CHECK(token == "A1");
  CHECK(desk.refreshes() == 1);
}

TEST_CASE("a thread that asks during a refresh waits for its result") {
  Desk desk;
  desk.http.once(endpoint, pair(1));
  desk.clock.advance(hours{26});
  std::mutex mutex;
  std::condition_variable moved;
  bool asking = false;
  bool go_on = false;
  desk.http.before_answer([&](const zalo::HttpRequest&) {
    std::unique_lock lock(mutex);
    asking = true;
    moved.notify_all();
    moved.wait(lock, [&] { return go_on; });
  });
  std::string first;
  std::string second;
  std::thread one([&] { first = *desk.keeper.access(); });
  {
    std::unique_lock lock(mutex);
    moved.wait(lock, [&] { return asking; });
  }
  std::thread two([&] { second = *desk.keeper.access(); });
  {
    const std::lock_guard lock(mutex);
    go_on = true;
  }
  moved.notify_all();
  one.join();
  two.join();
  CHECK(first == "A1");
  CHECK(second == "A1");
  CHECK(desk.refreshes() == 1);
}

TEST_CASE("a pair that another process refreshed meanwhile is taken, not condemned") {
  Desk desk;
  desk.http.once(endpoint, dead_token());
  desk.http.before_answer([&](const zalo::HttpRequest&) {
    desk.vault.put({.access = "A7",
                    .refresh = "R7",
                    .expires_at = start + hours{50},
                    .issued_at = start + hours{20}});
  });
  desk.clock.advance(hours{20});
  CHECK(*desk.keeper.access() == "A7");
  CHECK(desk.vault.load().needs_reauth.empty());
}

TEST_CASE("a person's new grant ends the need for it") {
  Desk desk;
  desk.http.once(endpoint, dead_token());
  desk.clock.advance(hours{26});
  REQUIRE_FALSE(desk.keeper.access());
  desk.http.once(endpoint, pair(2));
  REQUIRE(desk.keeper.exchange({"code", "verifier"}));
  CHECK(*desk.keeper.access() == "A2");
  CHECK(desk.keeper.now_kept().needs_reauth.empty());
  CHECK(desk.http.requests().back().body.find("grant_type=authorization_code") !=
        std::string::npos);
}

TEST_CASE("a code that Zalo refuses changes nothing") {
  Desk desk;
  desk.http.once(endpoint, json_answer(R"({"error_name":"Invalid code","error":-14005})"));
  const auto done = desk.keeper.exchange({"code", "verifier"});
  REQUIRE_FALSE(done);
  CHECK(done.error().code == Errc::denied);
  CHECK(desk.vault.load().access == "A0");
  CHECK(desk.keeper.exchange({"code", "v"}).error().code == Errc::unavailable);
}

TEST_CASE("the app's proof is an HMAC of the access token") {
  const Desk desk;
  // printf A0 | openssl dgst -sha256 -hmac app-secret
  CHECK(desk.keeper.proof_of("A0") ==
        "a1fdc842382107622cfca9ef85321a3b4917eb07b91dd33266ef39b701e3d89f");
}

TEST_CASE("a refused token while the token endpoint is away does not call for a person") {
  Desk desk;
  desk.http.always(endpoint, base::Error{Errc::unavailable, "away"});
  desk.clock.advance(minutes{5});
  for (int call = 0; call < 5; ++call) {
    const auto token = desk.keeper.renew("A0");
    REQUIRE_FALSE(token);
    CHECK(token.error().code == Errc::unavailable);
    desk.clock.advance(seconds{10});
  }
  desk.http.always(endpoint, pair(1));
  desk.clock.advance(minutes{1});
  CHECK(*desk.keeper.renew("A0") == "A1");
}
