// Coming in: password, code, first login, locking, throttling.
#include <chrono>

#include <doctest/doctest.h>

#include "base/one_time_code.hpp"
#include "tests/unit/console/staffroom.hpp"

using namespace std::chrono_literals;
using staffroom::Browser;
using staffroom::Reply;
using staffroom::Staffroom;

namespace {

const std::string good{staffroom::password};

std::string step(const Reply& reply) {
  return reply.json.value("step", std::string{});
}

std::string code_of(const std::string& secret, base::TimePoint at) {
  return base::code_at(*base::from_base32(secret), base::code_step_of(at));
}

struct Enrolled {
  std::string secret{};
  std::vector<std::string> recovery{};
};

Enrolled enrol(Browser& browser, const Staffroom& room) {
  const auto offered = browser.post("/login/enrol");
  REQUIRE(offered.status == 200);
  const auto secret = offered.json["secret"].get<std::string>();
  CHECK(offered.json["qr_svg"].get<std::string>().starts_with("<svg "));
  CHECK(offered.json["uri"].get<std::string>().find("secret=" + secret) != std::string::npos);
  const auto done =
      browser.post("/login/enrol/confirm", {{"code", code_of(secret, room.clock.now())}});
  REQUIRE(done.status == 200);
  CHECK(step(done) == "done");
  return {secret, done.json["recovery_codes"].get<std::vector<std::string>>()};
}

}  // namespace

TEST_CASE("the right password brings an officer in, and the cookie is kept from scripts") {
  Staffroom room;
  room.add("hoa", "van_hanh");
  auto browser = room.browser();
  const auto reply = browser.login("HOA", good);
  CHECK(reply.status == 200);
  CHECK(step(reply) == "done");
  CHECK(reply.json["me"]["name"] == "Cán bộ hoa");
  const auto cookie = reply.header("Set-Cookie");
  CHECK(cookie.find("HttpOnly") != std::string::npos);
  CHECK(cookie.find("SameSite=Strict") != std::string::npos);
  CHECK(cookie.find("Secure") == std::string::npos);  // plain HTTP on this machine
  CHECK(browser.get("/me").json["username"] == "hoa");
  CHECK(room.text("SELECT token_hash FROM logins") != browser.cookies["ln_login"]);
}

TEST_CASE("anywhere but on this machine the cookie travels by TLS only") {
  Staffroom room;
  room.add("hoa", "van_hanh");
  for (const auto& header : {std::pair{"Host", "oa.example.gov.vn"},
                             std::pair{"X-Forwarded-Proto", "https"},
                             std::pair{"Host", "127.0.0.1.example.org"}}) {
    door::RawRequest request{.method = "POST", .path = "/api/v1/login"};
    request.headers = {{header.first, header.second}, {"Content-Type", "application/json"}};
    request.body = R"({"username":"hoa","password":")" + good + R"("})";
    const auto answer = room.site().answer(request);
    REQUIRE(answer.status == 200);
    bool secure = false;
    for (const auto& [name, value] : answer.headers) {
      if (name == "Set-Cookie") secure = value.find("; Secure") != std::string::npos;
    }
    CHECK(secure);
  }
}

TEST_CASE("a wrong password and an unknown name are answered with the same words") {
  Staffroom room;
  room.add("hoa", "van_hanh");
  auto browser = room.browser();
  auto wrong = browser.login("hoa", "not this one");
  auto unknown = browser.login("nobody", "not this one");
  CHECK(wrong.status == 401);
  CHECK(unknown.status == 401);
  wrong.json.erase("ref");
  unknown.json.erase("ref");
  CHECK(wrong.json == unknown.json);
  CHECK(wrong.code() == "wrong_login");
  CHECK(browser.cookies.empty());
}

TEST_CASE("after five failures one waits, longer each time, and never for ever") {
  Staffroom room;
  room.add("hoa", "van_hanh");
  auto browser = room.browser();
  for (int i = 0; i < 5; ++i) CHECK(browser.login("hoa", "wrong").status == 401);
  auto waits = browser.login("hoa", good);
  CHECK(waits.status == 429);
  CHECK(waits.json["retry_after_s"] == 30);
  CHECK(waits.header("Retry-After") == "30");
  CHECK(browser.login("HOA", good).status == 429);
  room.clock.advance(30s);
  CHECK(browser.login("hoa", "wrong").status == 401);
  CHECK(browser.login("hoa", good).json["retry_after_s"] == 60);
  for (int i = 0; i < 12; ++i) {
    room.clock.advance(15min);
    CHECK(browser.login("hoa", "wrong").status == 401);
  }
  CHECK(browser.login("hoa", good).json["retry_after_s"] == 900);
  room.clock.advance(15min);
  CHECK(step(browser.login("hoa", good)) == "done");
  CHECK(browser.login("hoa", "wrong").status == 401);
}

TEST_CASE("the first login asks for an own password, and a weak one will not do") {
  Staffroom room;
  room.add("hoa", "van_hanh", true);
  auto browser = room.browser();
  CHECK(step(browser.login("hoa", good)) == "password");
  CHECK(browser.get("/me").code() == "step_needed");
  for (const auto* weak :
       {"ngắn quá", "aaaaaaaaaaaaaaa", "MatKhau123456", "toi la hoa day", "password1234"}) {
    CAPTURE(weak);
    const auto refused = browser.post("/login/password", {{"new_password", weak}});
    CHECK(refused.status == 422);
    CHECK(refused.json["fields"].contains("new_password"));
  }
  CHECK(step(browser.post("/login/password", {{"new_password", "mưa rơi trên mái tôn"}})) ==
        "done");
  CHECK(browser.post("/login/password", {{"new_password", "một lần nữa xem sao"}}).status == 409);
  CHECK(browser.login("hoa", good).status == 401);
  CHECK(step(browser.login("hoa", "mưa rơi trên mái tôn")) == "done");
}

TEST_CASE("who administers, directs or reads what is restricted needs a second proof") {
  for (const auto* role : {"quan_tri", "dieu_hanh", "tin_mat"}) {
    CAPTURE(role);
    Staffroom room;
    room.add("hoa", role);
    auto browser = room.browser();
    CHECK(step(browser.login("hoa", good)) == "enrol");
    CHECK(browser.get("/me").code() == "step_needed");
    const auto enrolled = enrol(browser, room);
    CHECK(enrolled.recovery.size() == 10);
    CHECK(browser.get("/me").status == 200);
    CHECK(browser.post("/login/enrol").status == 409);
  }
}

TEST_CASE("a code opens one login once, a recovery code as well") {
  Staffroom room;
  room.add("hoa", "van_hanh");
  auto browser = room.at_work("hoa");
  const auto enrolled = enrol(browser, room);
  auto second = room.browser();
  CHECK(step(second.login("hoa", good)) == "totp");
  CHECK(second.get("/me").code() == "step_needed");
  const auto used = code_of(enrolled.secret, room.clock.now());
  CHECK(second.post("/login/totp", {{"code", used}}).code() == "code_used");
  CHECK(second.post("/login/totp", {{"code", "000000"}}).status == 401);
  room.clock.advance(30s);
  const auto fresh = code_of(enrolled.secret, room.clock.now());
  CHECK(step(second.post("/login/totp", {{"code", fresh}})) == "done");
  auto third = room.browser();
  third.login("hoa", good);
  CHECK(third.post("/login/totp", {{"code", fresh}}).code() == "code_used");
  CHECK(step(third.post("/login/totp", {{"recovery_code", enrolled.recovery.front()}})) == "done");
  auto fourth = room.browser();
  fourth.login("hoa", good);
  CHECK(fourth.post("/login/totp", {{"recovery_code", enrolled.recovery.front()}}).status == 401);
}

TEST_CASE("a phone whose clock is wrong is told so") {
  Staffroom room;
  room.add("hoa", "van_hanh");
  auto browser = room.at_work("hoa");
  const auto enrolled = enrol(browser, room);
  room.clock.advance(10min);
  auto second = room.browser();
  second.login("hoa", good);
  const auto late = code_of(enrolled.secret, room.clock.now() - 3min);
  const auto reply = second.post("/login/totp", {{"code", late}});
  CHECK(reply.code() == "wrong_code");
  CHECK(reply.json["clock_skew_s"] == -180);
}

TEST_CASE("a trusted device needs no code for half a day, another one does") {
  Staffroom room;
  room.add("hoa", "van_hanh");
  auto browser = room.at_work("hoa");
  const auto enrolled = enrol(browser, room);
  room.clock.advance(1min);
  auto trusted = room.browser();
  trusted.login("hoa", good);
  const auto code = code_of(enrolled.secret, room.clock.now());
  CHECK(step(trusted.post("/login/totp", {{"code", code}, {"trust", true}})) == "done");
  CHECK(trusted.post("/logout").status == 204);
  CHECK(step(trusted.login("hoa", good)) == "done");
  auto other = room.browser();
  CHECK(step(other.login("hoa", good)) == "totp");
  room.clock.advance(12h);
  CHECK(step(trusted.login("hoa", good)) == "totp");
}

TEST_CASE("half an hour of rest locks the page, polling does not keep it open") {
  Staffroom room;
  room.add("hoa", "van_hanh");
  auto browser = room.at_work("hoa");
  room.clock.advance(20min);
  CHECK(browser.get("/me").status == 200);
  for (int i = 0; i < 6; ++i) {
    room.clock.advance(5min);
    browser.get("/changes");
  }
  const auto locked = browser.get("/me");
  CHECK(locked.status == 401);
  CHECK(locked.code() == "locked");
  CHECK(locked.json["csrf"] == browser.csrf);
  CHECK(browser.get("/changes").code() == "locked");
  CHECK(browser.post("/unlock", {{"password", "wrong"}}).status == 401);
  CHECK(step(browser.post("/unlock", {{"password", good}})) == "done");
  CHECK(browser.get("/me").status == 200);
}

TEST_CASE("a login is over after half a day, and after a logout at once") {
  Staffroom room;
  room.add("hoa", "van_hanh");
  auto browser = room.at_work("hoa");
  for (int i = 0; i < 36; ++i) {
    room.clock.advance(20min);
    browser.get("/me");
  }
  CHECK(browser.get("/me").code() == "login_needed");
  auto second = room.at_work("hoa");
  CHECK(second.post("/logout").status == 204);
  CHECK(second.get("/me").code() == "login_needed");
}

TEST_CASE("one sees where one is logged in and ends it, but only one's own") {
  Staffroom room;
  room.add("hoa", "van_hanh");
  room.add("nam", "van_hanh");
  auto office = room.at_work("hoa");
  auto home = room.at_work("hoa");
  auto nam = room.at_work("nam");
  const auto list = office.get("/me/logins").json["items"];
  REQUIRE(list.size() == 2);
  const auto id = list[0]["id"].get<std::string>();
  CHECK(list[0]["current"] == false);
  CHECK(list[1]["current"] == true);
  CHECK(nam.remove("/me/logins/" + id).status == 404);
  CHECK(home.get("/me").status == 200);
  CHECK(office.remove("/me/logins/" + id).status == 204);
  CHECK(home.get("/me").code() == "login_needed");
}

TEST_CASE("a write without the page's own token is refused") {
  Staffroom room;
  room.add("hoa", "van_hanh");
  auto browser = room.at_work("hoa");
  const auto token = browser.csrf;
  browser.csrf = "";
  CHECK(browser.put("/me/shift", {{"shift", "on"}}).code() == "wrong_csrf");
  browser.csrf = token + "x";
  CHECK(browser.put("/me/shift", {{"shift", "on"}}).code() == "wrong_csrf");
  browser.csrf = token;
  CHECK(browser.put("/me/shift", {{"shift", "on"}}).status == 204);
  CHECK(browser.get("/me").json["shift"] == "on");
}

TEST_CASE("accounts of a demonstration come in only during one") {
  Staffroom earnest;
  earnest.add("demo-hoa", "quan_tri");
  auto browser = earnest.browser();
  CHECK(browser.login("demo-hoa", good).status == 401);
  CHECK(browser.get("/demo").status == 404);
  Staffroom show(true);
  show.add("demo-hoa", "quan_tri");
  auto guest = show.browser();
  CHECK(step(guest.login("demo-hoa", good)) == "done");
  CHECK(guest.get("/demo").json["items"].size() == 8);
}
