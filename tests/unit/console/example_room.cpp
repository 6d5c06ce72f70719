#include <map>

#include <doctest/doctest.h>

#include "base/crypto.hpp"
#include "base/json.hpp"
#include "base/one_time_code.hpp"
#include "console/login_steps.hpp"
#include "storage/consents.hpp"
#include "storage/data_requests.hpp"
#include "storage/outbox.hpp"
#include "storage/tokens.hpp"
#include "tests/unit/console/example_parts.hpp"

namespace example_room {
namespace {

using namespace std::chrono_literals;
using cases_room::act;
using cases_room::department;
using cases_room::until_submitted;

constexpr std::string_view picture{
    "\xFF\xD8\xFF\xDB\x00\x08tables\xFF\xDA\x00\x06head-a-face\xFF\xD9", 30};
constexpr std::string_view painted{
    "\xFF\xD8\xFF\xDB\x00\x08tables\xFF\xDA\x00\x06head-a-box-\xFF\xD9", 30};

void asks(Scene& scene) {
  scene.office->asks_for_a_person("c_1");
}

void holds(Scene& scene) {
  asks(scene);
  REQUIRE(scene.browser->post("/conversations/c_1/claim").status == 200);
}

void said(Scene& scene) {
  holds(scene);
  REQUIRE(staffroom::send(*scene.browser, "c_1", "Giấy hẹn mới").status == 201);
}

void said_in_vain(Scene& scene) {
  said(scene);
  scene.office->database().write([&](storage::Tx& tx) {
    storage::Outbox outbox(tx);
    scene.office->clock.advance(10s);
    const auto item = outbox.claim(scene.office->clock.now(), 1min);
    REQUIRE(item);
    outbox.settle(item->id, storage::GaveUp{"refused -201"}, scene.office->clock.now());
  });
}

void lan_is_here(Scene& scene) {
  holds(scene);
  REQUIRE(scene.office->at_work("lan").put("/me/shift", {{"shift", "on"}}).status == 204);
}

void logged_in_twice(Scene& scene) {
  *scene.browser = scene.office->at_work("hoa");
}

void has_new_password_to_set(Scene& scene) {
  scene.office->database().write([](storage::Tx& tx) {
    storage::Staff(tx).set_password({1}, storage::Staff(tx).by_id({1})->password, true);
  });
}

void has_a_second_proof(Scene& scene) {
  scene.office->database().write([](storage::Tx& tx) {
    const std::vector<std::string> codes{console::recovery_hash({1}, "abcd-efgh-ijkl-mnop")};
    storage::Staff(tx).offer_totp({1}, "JBSWY3DPEHPK3PXP");
    storage::Staff(tx).accept_totp({1}, codes);
  });
}

void enrolls(Scene& scene) {
  const auto offered = scene.browser->post("/login/enrol");
  REQUIRE(offered.status == 200);
  const auto key = *base::from_base32(offered.json["secret"].get<std::string>());
  scene.body["code"] = base::code_at(key, base::code_step_of(scene.office->clock.now()));
}

void is_invited(Scene& scene) {
  auto tam = scene.office->at_work("tam");
  const auto made = tam.post("/admin/users", contract::operation("POST /admin/users").example);
  REQUIRE(made.status == 201);
  const auto path = made.json["invite"]["path"].get<std::string>();
  scene.body["token"] = path.substr(path.find('#') + 1);
}

void is_closed(Scene& scene) {
  const auto& asked = contract::operation("POST /admin/users/{id}/deactivate");
  REQUIRE(scene.browser->post(asked.path(), asked.example).status == 200);
  scene.body["rev"] = scene.office->number("SELECT rev FROM staff WHERE id = 1");
}

void unit_was_renamed(Scene& scene) {
  const auto& asked = contract::operation("POST /admin/units/{id}/rename");
  REQUIRE(scene.browser->post(asked.path(), asked.example).status == 200);
}

void template_stands(Scene& scene) {
  const auto& asked = contract::operation("POST /admin/templates");
  REQUIRE(scene.browser->post(asked.path(), asked.example).status == 201);
}

void asked_for_the_data(Scene& scene) {
  scene.office->database().write([&](storage::Tx& tx) {
    storage::DataRequest request;
    request.number = "YC-1";
    request.citizen = "c_1";
    request.at = scene.office->clock.now();
    request.reply_due = request.at + 24h;
    request.act_due = request.at + 48h;
    storage::DataRequests(tx).open(request);
  });
}

void has_keys(Scene& scene) {
  scene.office->database().write([&](storage::Tx& tx) {
    storage::TokenPair pair;
    pair.access = base::Secret{"a"};
    pair.refresh = base::Secret{"b"};
    pair.expires_at = scene.office->clock.now() + 20h;
    pair.saved_at = scene.office->clock.now();
    REQUIRE(storage::Tokens(tx).save("", pair).ok());
  });
}

void step(Scene& scene, const std::string& what, const ordered_json& body = {}) {
  const auto given = body.is_null() ? ordered_json::object() : body;
  REQUIRE(act(*scene.browser, *scene.office, scene.office->one, what, given).status == 200);
}

void routed(Scene& scene) {
  step(scene, "route", {{"unit", department}});
}

void begun(Scene& scene) {
  routed(scene);
  step(scene, "start");
}

void submitted(Scene& scene) {
  auto hoa = scene.office->at_work("hoa");
  until_submitted(hoa, *scene.office, scene.office->one);
}

void answered(Scene& scene) {
  submitted(scene);
  auto sep = scene.office->at_work("sep");
  REQUIRE(act(sep, *scene.office, scene.office->one, "approve").status == 200);
}

void closed(Scene& scene) {
  answered(scene);
  step(scene, "close", {{"outcome", "giai_quyet_xong"}});
}

void there_is_another(Scene& scene) {
  auto draft = cases_room::CasesRoom::told();
  draft.citizen = "c_1";
  const auto other = scene.office->receive(draft);
  if (scene.body.contains("into")) scene.body["into"]["rev"] = scene.office->held(other).revision;
}

void merged(Scene& scene) {
  there_is_another(scene);
  const auto rev = scene.office->number("SELECT revision FROM cases WHERE id = 2");
  step(scene, "merge", {{"into", {{"id", "2"}, {"rev", rev}}}});
}

void paints(Scene& scene) {
  scene.body = std::string{painted};
}

void is_painted(Scene& scene) {
  const auto& asked = contract::operation("PUT /cases/{id}/attachments/{attachment}/masked");
  auto unmasked = scene.browser->post("/cases/1/unmask", {{"reason_code", "lien_he"}});
  REQUIRE(unmasked.status == 200);
  auto request = scene.request_with(asked, std::string{painted});
  request.query = "rev=" + std::to_string(scene.office->held(scene.office->one).revision);
  REQUIRE(scene.browser->call(request).status == 200);
}

const Part admin{"tam", {}};

Parts entrance() {
  return {{"GET /demo", as("")},
          {"POST /login", as("")},
          {"POST /login/totp", as("?hoa", has_a_second_proof)},
          {"POST /login/password", as("?hoa", has_new_password_to_set)},
          {"POST /login/enrol", {}},
          {"POST /login/enrol/confirm", as("hoa", enrolls)},
          {"POST /unlock", {}},
          {"POST /logout", {}},
          {"GET /me", {}},
          {"PUT /me/shift", {}},
          {"GET /me/logins", {}},
          {"DELETE /me/logins/{id}", as("hoa", logged_in_twice)},
          {"GET /changes", {}},
          {"GET /search", {}},
          {"GET /canned", {}},
          {"POST /invite", as("", is_invited)}};
}

Parts talks() {
  return {{"GET /conversations", as("hoa", asks)},
          {"GET /conversations/{id}", as("hoa", said)},
          {"GET /conversations/{id}/events", as("hoa", said)},
          {"POST /conversations/{id}/claim", as("hoa", asks)},
          {"POST /conversations/{id}/release", as("hoa", holds)},
          {"POST /conversations/{id}/files", as("hoa", holds)},
          {"GET /conversations/{id}/templates", {}},
          {"POST /conversations/{id}/phone", {}},
          {"GET /attachments/{id}", {}},
          {"GET /conversations/{id}/targets", as("hoa", lan_is_here)},
          {"POST /conversations/{id}/transfer", as("hoa", lan_is_here)},
          {"POST /conversations/{id}/snooze", as("hoa", holds)},
          {"POST /conversations/{id}/close", as("hoa", holds)},
          {"POST /conversations/{id}/messages/{event}/retry", as("hoa", said_in_vain)},
          {"POST /conversations/{id}/messages", as("hoa", holds)},
          {"DELETE /conversations/{id}/messages/{event}", as("hoa", said)},
          {"POST /conversations/{id}/notes", {}},
          {"PUT /conversations/{id}/draft", {}}};
}

Parts administration() {
  return {{"GET /admin/users", admin},
          {"POST /admin/users", admin},
          {"PUT /admin/users/{id}", admin},
          {"POST /admin/users/{id}/reset", admin},
          {"POST /admin/users/{id}/deactivate", admin},
          {"POST /admin/users/{id}/activate", as("tam", is_closed)},
          {"GET /admin/unit-options", admin},
          {"GET /admin/units", as("tam", unit_was_renamed)},
          {"POST /admin/units", admin},
          {"POST /admin/units/{id}/end", admin},
          {"POST /admin/units/{id}/rename", admin},
          {"PUT /admin/units/{id}/hours", admin},
          {"PUT /admin/units/{id}/contact", admin},
          {"PUT /admin/branches/{no}/lead", admin},
          {"DELETE /admin/unit-changes/{id}", as("tam", unit_was_renamed)},
          {"GET /admin/templates", as("tam", template_stands)},
          {"POST /admin/templates", admin},
          {"PUT /admin/templates/{kind}/{code}", as("tam", template_stands)},
          {"GET /admin/templates/{kind}/{code}/versions", as("tam", template_stands)},
          {"GET /admin/calendar", admin},
          {"POST /admin/calendar", admin},
          {"GET /admin/requests", as("tam", asked_for_the_data)},
          {"POST /admin/requests/{id}/reply", as("tam", asked_for_the_data)},
          {"GET /admin/zalo", as("tam", has_keys)},
          {"POST /admin/zalo/check", admin},
          {"POST /admin/zalo/renew", as("tam", has_keys)},
          {"POST /admin/zalo/test", admin},
          {"GET /admin/audit", admin},
          {"GET /admin/audit/export", admin},
          {"GET /admin/audit/verify", admin},
          {"GET /admin/health", admin}};
}

Parts register_of_cases() {
  return {{"GET /cases", {}},
          {"POST /cases", {}},
          {"GET /cases/export", {}},
          {"POST /cases/assign", {}},
          {"GET /cases/slips", {}},
          {"GET /cases/labels", {}},
          {"POST /cases/labels", {}},
          {"GET /catalog", {}},
          {"GET /staff", {}},
          {"GET /me/filters", {}},
          {"PUT /me/filters", {}},
          {"GET /cases/{id}", as("hoa", submitted)},
          {"GET /cases/{id}/deadline", as("hoa", routed)},
          {"GET /cases/{id}/duplicates", as("hoa", there_is_another)},
          {"GET /cases/{id}/slip", {}},
          {"GET /cases/{id}/attachments/{attachment}", {}},
          {"PUT /cases/{id}/attachments/{attachment}/masked", as("hoa", paints)},
          {"DELETE /cases/{id}/attachments/{attachment}/masked", as("hoa", is_painted)}};
}

Parts decisions() {
  return {{"POST /cases/{id}/classify", {}},
          {"POST /cases/{id}/route", {}},
          {"POST /cases/{id}/accept", {}},
          {"POST /cases/{id}/assign", {}},
          {"POST /cases/{id}/national", {}},
          {"POST /cases/{id}/start", as("hoa", routed)},
          {"POST /cases/{id}/ask", as("hoa", begun)},
          {"POST /cases/{id}/apology", {}},
          {"PUT /cases/{id}/draft", as("hoa", routed)},
          {"POST /cases/{id}/submit", as("hoa", routed)},
          {"POST /cases/{id}/approve", as("sep", submitted)},
          {"POST /cases/{id}/send_back", as("sep", submitted)},
          {"POST /cases/{id}/extend", as("sep", submitted)},
          {"POST /cases/{id}/refuse", {}},
          {"POST /cases/{id}/redirect", {}},
          {"POST /cases/{id}/close", as("hoa", answered)},
          {"POST /cases/{id}/reopen", as("hoa", closed)},
          {"POST /cases/{id}/merge", as("hoa", there_is_another)},
          {"POST /cases/{id}/unmerge", as("hoa", merged)},
          {"POST /cases/{id}/split", {}},
          {"POST /cases/{id}/restrict", {}},
          {"POST /cases/{id}/unmask", {}}};
}

const Parts& parts() {
  static const Parts all = [] {
    Parts made;
    for (const auto& some : {entrance(),
                             talks(),
                             administration(),
                             register_of_cases(),
                             decisions(),
                             survey_parts(),
                             round_parts(),
                             result_parts()})
      made.insert(some.begin(), some.end());
    return made;
  }();
  return all;
}

Browser browser_of(Office& office, const std::string& who) {
  if (who.empty()) return office.browser();
  if (who.front() != '?') return office.at_work(who);
  auto browser = office.browser();
  REQUIRE(browser.login(who.substr(1), std::string{staffroom::password}).status == 200);
  return browser;
}

// The revision the case has come to.
void bring_up_to_date(const contract::Operation& asked, Scene& scene) {
  if (!asked.pattern.starts_with("/cases/{id}/")) return;
  const auto now = scene.office->held(scene.office->one).revision;
  if (scene.body.is_object() && scene.body.contains("rev")) scene.body["rev"] = now;
  if (scene.query.starts_with("rev=")) scene.query = "rev=" + std::to_string(now);
}

}  // namespace

Office::Office() {
  for (const auto* name : {"hoa", "lan"}) hire({name, "van_hanh"});
  hire({"sep", "dieu_hanh"});
  hire({"mat", "tin_mat"});
  hire({"tam", "quan_tri"});
  hire({"so", "dau_moi_don_vi", 0, department});
  hire({"anh", "chuyen_vien"});
  auto draft = told();
  draft.citizen = citizen("1");
  draft.attachments = {keeps(draft.citizen, std::string{picture}, "photo")};
  database().write([&](storage::Tx& tx) {
    storage::Consents(tx).record(
        {draft.citizen, "phan_anh", storage::Decision::agreed, "1", "zalo", clock.now()});
  });
  one = receive(draft);
}

bool is_known(const contract::Operation& asked) {
  return parts().contains(asked.name());
}

Scene scene_for(const contract::Operation& asked) {
  const auto& part = parts().at(asked.name());
  Scene scene;
  scene.office = std::make_unique<Office>();
  scene.body = asked.example;
  scene.query = asked.query();
  // What stands between two steps of a login is made before the first of them.
  const bool between = part.who.starts_with("?");
  if (between) part.before(scene);
  scene.browser = std::make_unique<Browser>(browser_of(*scene.office, part.who));
  if (!between && part.before) part.before(scene);
  bring_up_to_date(asked, scene);
  return scene;
}

}  // namespace example_room
