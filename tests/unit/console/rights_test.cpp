// Every role at every address. The table here is written apart from rights.cpp: two people had to
// be wrong in the same way.
#include "console/rights.hpp"

#include <map>

#include <doctest/doctest.h>

#include "tests/unit/console/staffroom.hpp"

using console::Right;
using console::Role;
using console::Scope;
using staffroom::Staffroom;

namespace {

// Roles in the order of the office's matrix: van_hanh, nhanh, don_vi, chuyen_vien, dieu_hanh,
// kiem_tra, tin_mat, quan_tri. 'x' may enter, '.' is turned away.
const std::map<std::string, std::string> who_may{
    {"GET /demo", "xxxxxxxx"},
    {"POST /invite", "xxxxxxxx"},
    {"GET /admin/users", ".......x"},
    {"POST /admin/users", ".......x"},
    {"PUT /admin/users/{id}", ".......x"},
    {"POST /admin/users/{id}/reset", ".......x"},
    {"POST /admin/users/{id}/deactivate", ".......x"},
    {"POST /admin/users/{id}/activate", ".......x"},
    {"GET /admin/unit-options", ".......x"},
    {"GET /admin/units", ".......x"},
    {"POST /admin/units", ".......x"},
    {"POST /admin/units/{id}/end", ".......x"},
    {"POST /admin/units/{id}/rename", ".......x"},
    {"PUT /admin/units/{id}/hours", ".......x"},
    {"PUT /admin/units/{id}/contact", ".......x"},
    {"PUT /admin/branches/{no}/lead", ".......x"},
    {"DELETE /admin/unit-changes/{id}", ".......x"},
    {"GET /admin/templates", ".......x"},
    {"POST /admin/templates", ".......x"},
    {"PUT /admin/templates/{kind}/{code}", ".......x"},
    {"GET /admin/templates/{kind}/{code}/versions", ".......x"},
    {"GET /admin/calendar", ".......x"},
    {"POST /admin/calendar", ".......x"},
    {"GET /admin/requests", "x...x..x"},
    {"POST /admin/requests/{id}/reply", ".......x"},
    {"GET /admin/zalo", ".......x"},
    {"POST /admin/zalo/check", ".......x"},
    {"POST /admin/zalo/renew", ".......x"},
    {"POST /admin/zalo/test", ".......x"},
    {"GET /admin/audit", "....xx.x"},
    {"GET /admin/audit/export", "....xx.x"},
    {"GET /admin/audit/verify", "....xx.x"},
    {"GET /admin/health", ".......x"},
    {"POST /login", "xxxxxxxx"},
    {"POST /login/totp", "xxxxxxxx"},
    {"POST /login/password", "xxxxxxxx"},
    {"POST /login/enrol", "xxxxxxxx"},
    {"POST /login/enrol/confirm", "xxxxxxxx"},
    {"POST /unlock", "xxxxxxxx"},
    {"POST /logout", "xxxxxxxx"},
    {"GET /me", "xxxxxxxx"},
    {"PUT /me/shift", "xxxxxxxx"},
    {"GET /me/logins", "xxxxxxxx"},
    {"DELETE /me/logins/{id}", "xxxxxxxx"},
    {"GET /changes", "xxxxxxxx"},
    {"GET /conversations", "xx..xxx."},
    {"GET /conversations/{id}", "xx..xxx."},
    {"GET /conversations/{id}/events", "xx..xxx."},
    {"POST /conversations/{id}/claim", "xx....x."},
    {"POST /conversations/{id}/release", "xx....x."},
    {"POST /conversations/{id}/files", "xx....x."},
    {"GET /conversations/{id}/templates", "xx....x."},
    {"POST /conversations/{id}/phone", "x...xxx."},
    {"GET /attachments/{id}", "xxxxxxxx"},
    {"GET /search", "xxxxxxxx"},
    {"GET /conversations/{id}/targets", "xx..xxx."},
    {"POST /conversations/{id}/transfer", "xx....x."},
    {"POST /conversations/{id}/snooze", "xx....x."},
    {"POST /conversations/{id}/close", "xx....x."},
    {"POST /conversations/{id}/messages/{event}/retry", "xx....x."},
    {"POST /conversations/{id}/messages", "xx....x."},
    {"DELETE /conversations/{id}/messages/{event}", "xx....x."},
    {"POST /conversations/{id}/notes", "xx....x."},
    {"PUT /conversations/{id}/draft", "xx....x."},
    {"GET /canned", "xx....x."},
    {"GET /cases", "xxx.xxx."},
    {"POST /cases", "xx..x.x."},
    {"GET /cases/export", "xxx.xxx."},
    {"POST /cases/assign", "xx..x.x."},
    {"GET /cases/slips", "xxx.xxx."},
    {"GET /cases/labels", "xxx.xxx."},
    {"POST /cases/labels", "xx..x.x."},
    {"GET /catalog", "xxx.xxx."},
    {"GET /staff", "xx..x.x."},
    {"GET /me/filters", "xxx.xxx."},
    {"PUT /me/filters", "xxx.xxx."},
    {"GET /cases/{id}", "xxx.xxx."},
    {"GET /cases/{id}/deadline", "xxx.xxx."},
    {"GET /cases/{id}/duplicates", "xxx.xxx."},
    {"GET /cases/{id}/slip", "xxx.xxx."},
    {"GET /cases/{id}/attachments/{attachment}", "xxx.xxx."},
    {"PUT /cases/{id}/attachments/{attachment}/masked", "x.....x."},
    {"DELETE /cases/{id}/attachments/{attachment}/masked", "x.....x."},
    {"POST /cases/{id}/classify", "xx..x.x."},
    {"POST /cases/{id}/route", "xx..x.x."},
    {"POST /cases/{id}/accept", "xx..x.x."},
    {"POST /cases/{id}/assign", "xx..x.x."},
    {"POST /cases/{id}/national", "xx..x.x."},
    {"POST /cases/{id}/start", "xxx.x.x."},
    {"POST /cases/{id}/ask", "xxx.x.x."},
    {"POST /cases/{id}/apology", "xxx.x.x."},
    {"POST /cases/{id}/submit", "xxx.x.x."},
    {"POST /cases/{id}/send_back", "xxx.x.x."},
    {"PUT /cases/{id}/draft", "xxx.x.x."},
    {"POST /cases/{id}/approve", ".x..x.x."},
    {"POST /cases/{id}/extend", "xxx.x.x."},
    {"POST /cases/{id}/refuse", "xx..x.x."},
    {"POST /cases/{id}/redirect", "xx..x.x."},
    {"POST /cases/{id}/close", "xx..x.x."},
    {"POST /cases/{id}/reopen", "xx..x.x."},
    {"POST /cases/{id}/merge", "xx..x.x."},
    {"POST /cases/{id}/unmerge", "xx..x.x."},
    {"POST /cases/{id}/split", "xx..x.x."},
    {"POST /cases/{id}/restrict", "x.....x."},
    {"POST /cases/{id}/unmask", "x...xxx."},
    {"GET /surveys/questionnaires", "...xx..."},
    {"POST /surveys/questionnaires/check", "...xx..."},
    {"POST /surveys/questionnaires/preview", "...xx..."},
    {"GET /surveys/questionnaires/{id}/{version}", "...xx..."},
    {"GET /surveys/rounds", "...xx..."},
    {"GET /surveys/rounds/{id}", "...xx..."},
    {"GET /surveys/rounds/{id}/sample", "...xx..."},
    {"GET /surveys/rounds/{id}/schedule", "...xx..."},
    {"GET /surveys/rounds/{id}/watch", "...xx..."},
    {"GET /surveys/testers", "...xx..."},
    {"POST /surveys/rounds/{id}/send-back", "...xx..."},
    {"POST /surveys/rounds/{id}/approve", "...xx..."},
    {"POST /surveys/questionnaires", "...x...."},
    {"PUT /surveys/questionnaires/{id}/{version}", "...x...."},
    {"DELETE /surveys/questionnaires/{id}/{version}", "...x...."},
    {"POST /surveys/rounds", "...x...."},
    {"PUT /surveys/rounds/{id}", "...x...."},
    {"GET /surveys/rounds/{id}/people", "...x...."},
    {"POST /surveys/rounds/{id}/test", "...x...."},
    {"POST /surveys/rounds/{id}/submit", "...x...."},
    {"POST /surveys/rounds/{id}/pause", "...x...."},
    {"POST /surveys/rounds/{id}/resume", "...x...."},
    {"POST /surveys/rounds/{id}/stop", "...x...."},
    {"POST /surveys/rounds/{id}/cancel", "...x...."},
    {"POST /surveys/rounds/{id}/reserve", "...x...."},
    {"POST /surveys/imports", "...x...."},
    {"GET /surveys/imports/{id}", "...x...."},
    {"PUT /surveys/imports/{id}", "...x...."},
    {"DELETE /surveys/imports/{id}", "...x...."},
    {"GET /surveys/imports/{id}/left-out", "...x...."},
    {"POST /surveys/imports/{id}/save", "...x...."},
    {"GET /surveys/lists", "...xx..."},
    {"GET /surveys/lists/unit-options", "...xx..."},
    {"POST /surveys/lists/wrote", "...x...."},
    {"GET /surveys/lists/{id}", "...xx..."},
    {"GET /surveys/rounds/{id}/results", "xxxxxx.."},
    {"GET /surveys/rounds/{id}/export", "xxxxxx.."},
    {"GET /surveys/rounds/{id}/answers", ".xxxxx.."},
    {"PUT /surveys/answers/{id}/themes", ".xxxx..."},
    {"POST /surveys/answers/{id}/invite", ".xxxx..."},
    {"GET /surveys/themes", ".xxxxx.."},
    {"POST /surveys/themes", ".xxxx..."},
    {"PUT /surveys/themes/{id}", ".xxxx..."}};

std::string filled(std::string pattern) {
  for (auto at = pattern.find('{'); at != std::string::npos; at = pattern.find('{')) {
    pattern.replace(at, pattern.find('}') - at + 1, "0");
  }
  return pattern;
}

door::RawRequest request_for(const console::Route& route) {
  return {.method = std::string{route.method},
          .path = "/api/v1" + filled(std::string{route.pattern})};
}

std::string role_in(int column) {
  return std::string{console::role_code(static_cast<Role>(column))};
}

}  // namespace

TEST_CASE("every role is let in where the office's matrix says so, and nowhere else") {
  for (int column = 0; column < console::role_count; ++column) {
    Staffroom room(true);
    room.add("demo-lan", role_in(column));
    for (const auto& route : console::routes()) {
      const auto name = std::string{route.method} + " " + std::string{route.pattern};
      CAPTURE(name);
      CAPTURE(role_in(column));
      REQUIRE(who_may.contains(name));
      auto browser = room.at_work("demo-lan");
      const auto reply = browser.call(request_for(route));
      const bool turned_away = reply.status == 403;
      CHECK(turned_away == (who_may.at(name).at(static_cast<std::size_t>(column)) == '.'));
      if (turned_away) CHECK(reply.code() == "forbidden");
      CHECK(reply.status < 500);
    }
  }
}

TEST_CASE("the table of this test names no address that is not served") {
  CHECK(who_may.size() == console::routes().size());
}

TEST_CASE("without a login nothing opens but the login") {
  Staffroom room;
  for (const auto& route : console::routes()) {
    CAPTURE(route.pattern);
    auto stranger = room.browser();
    const auto reply = stranger.call(request_for(route));
    if (route.entry == console::Entry::anyone) {
      CHECK((reply.status == 404 || reply.status == 422));
    } else {
      CHECK(reply.code() == "login_needed");
    }
  }
}

TEST_CASE("several roles together may what each of them may") {
  const std::vector<std::string> both{"kiem_tra", "dau_moi_nhanh", "no_such_role"};
  CHECK(console::scope_of(both, Right::queue) == Scope::own);
  CHECK(console::scope_of(both, Right::identity) == Scope::reason);
  CHECK(console::scope_of({"no_such_role"}, Right::queue) == Scope::none);
  CHECK(console::scope_of(std::vector<std::string>{}, Right::admin) == Scope::none);
}

TEST_CASE("who may only look may not act") {
  CHECK(console::allows(Scope::read, console::Level::look));
  CHECK_FALSE(console::allows(Scope::read, console::Level::act));
  CHECK_FALSE(console::allows(Scope::propose, console::Level::act));
  CHECK(console::allows(Scope::own, console::Level::act));
  CHECK_FALSE(console::allows(Scope::none, console::Level::look));
}

TEST_CASE("no role may do everything, and each may do something") {
  for (int column = 0; column < console::role_count; ++column) {
    int held = 0;
    for (int row = 0; row < console::right_count; ++row) {
      const auto scope = console::scope_of(static_cast<Role>(column), static_cast<Right>(row));
      if (scope != Scope::none) ++held;
    }
    CAPTURE(role_in(column));
    CHECK(held > 0);
    CHECK(held < console::right_count);
  }
}

TEST_CASE("an account that was closed is out at once") {
  Staffroom room;
  const auto id = room.add("hoa", "van_hanh");
  auto browser = room.at_work("hoa");
  room.database().write([&](storage::Tx& tx) { storage::Staff(tx).set_active(id, false); });
  CHECK(browser.get("/me").code() == "login_needed");
  CHECK(browser.login("hoa", std::string{staffroom::password}).status == 401);
}
