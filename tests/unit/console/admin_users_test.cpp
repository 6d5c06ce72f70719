// Accounts kept by administrators: who may give what, invitations, and work that is never left
// behind.
#include <doctest/doctest.h>

#include "base/crypto.hpp"
#include "base/local_time.hpp"
#include "storage/audit.hpp"
#include "storage/handovers.hpp"
#include "storage/rows.hpp"
#include "tests/unit/console/staffroom.hpp"

using namespace std::chrono_literals;
using staffroom::ordered_json;
using staffroom::Staffroom;

namespace {

// Demonstration accounts need no telephone for the second proof.
struct Admins : Staffroom {
  Admins() : Staffroom(true) {
    quan = add("demo-quan", "quan_tri");
    admin = std::make_unique<staffroom::Browser>(at_work("demo-quan"));
  }

  ordered_json user(const std::string& username) const {
    const auto reply = admin->get("/admin/users");
    for (const auto& item : reply.json["items"]) {
      if (item["username"] == username) return item;
    }
    return {};
  }

  std::string path(const std::string& username, const std::string& what = {}) const {
    return "/admin/users/" + user(username)["id"].get<std::string>() + what;
  }

  std::int64_t rev(const std::string& username) const {
    return user(username)["rev"].get<std::int64_t>();
  }

  storage::AccountId quan{};
  std::unique_ptr<staffroom::Browser> admin{};
};

ordered_json person(const std::string& username, std::vector<std::string> roles = {"van_hanh"}) {
  return {{"username", username},
          {"name", "Nguyễn Thị Hoa"},
          {"roles", std::move(roles)},
          {"branch", 0},
          {"unit", ""}};
}

ordered_json changed(const ordered_json& user, std::vector<std::string> roles) {
  return {{"rev", user["rev"]},
          {"name", user["name"]},
          {"roles", std::move(roles)},
          {"branch", 0},
          {"unit", ""}};
}

std::string token_of(const staffroom::Reply& reply) {
  const auto path = reply.json["invite"]["path"].get<std::string>();
  return path.substr(path.find('#') + 1);
}

}  // namespace

TEST_CASE("an invited person chooses a password and comes in; the link works once and for a day") {
  Admins room;
  const auto made = room.admin->post("/admin/users", person("Hoa.Nguyen"));
  REQUIRE(made.status == 201);
  CHECK(made.json["user"]["username"] == "hoa.nguyen");
  CHECK(made.json["user"]["invited_until"].is_string());
  auto hoa = room.browser();
  CHECK(hoa.login("hoa.nguyen", "").status == 422);
  CHECK(hoa.login("hoa.nguyen", "con mèo trèo cây cau").status == 401);
  const auto token = token_of(made);
  const auto weak = hoa.post("/invite", {{"token", token}, {"new_password", "hoa.nguyen 123"}});
  CHECK(weak.status == 422);
  CHECK(weak.json["fields"].contains("new_password"));
  const ordered_json choice{{"token", token}, {"new_password", "một câu dài dễ nhớ"}};
  CHECK(hoa.post("/invite", choice).status == 200);
  CHECK(hoa.login("hoa.nguyen", "một câu dài dễ nhớ").json["step"] == "done");
  CHECK(hoa.post("/invite", choice).code() == "invite_over");
  CHECK(room.user("hoa.nguyen")["invited_until"].is_null());
}

TEST_CASE("an invitation is over after a day, and when a newer one was made") {
  Admins room;
  const auto made = room.admin->post("/admin/users", person("hoa"));
  const auto again = room.admin->post(room.path("hoa", "/reset"),
                                      {{"rev", room.rev("hoa")}, {"drop_code", false}});
  REQUIRE(again.status == 200);
  auto hoa = room.browser();
  const auto use = [&](const staffroom::Reply& reply) {
    return hoa.post("/invite",
                    {{"token", token_of(reply)}, {"new_password", "một câu dài dễ nhớ"}});
  };
  CHECK(use(made).code() == "invite_over");
  room.clock.advance(24h);
  CHECK(use(again).code() == "invite_over");
  CHECK(hoa.post("/invite", {{"token", "x"}, {"new_password", "một câu dài dễ nhớ"}}).code() ==
        "invite_over");
}

TEST_CASE("nobody gives a role that opens restricted matters, but who has it") {
  Admins room;
  CHECK(room.admin->post("/admin/users", person("tam", {"tin_mat"})).code() == "not_grantable");
  CHECK(room.number("SELECT count(*) FROM staff") == 1);
  room.add("tam", "tin_mat");
  const auto tam = room.user("tam");
  CHECK(tam["may_handle"] == false);
  // Who holds the keys of an account for a moment holds its rights.
  CHECK(room.admin->post(room.path("tam", "/reset"), {{"rev", tam["rev"]}, {"drop_code", true}})
            .code() == "not_grantable");
  room.add("hoa", "van_hanh");
  const auto hoa = room.user("hoa");
  CHECK(room.admin->put(room.path("hoa"), changed(hoa, {"van_hanh", "tin_mat"})).code() ==
        "not_grantable");
  CHECK(room.admin->put(room.path("hoa"), changed(hoa, {"van_hanh", "dieu_hanh"})).status == 200);
  // What somebody has may stay with him when his name is changed.
  CHECK(room.admin->put(room.path("tam"), changed(tam, {"tin_mat"})).status == 200);
}

TEST_CASE("nobody changes his own roles or closes his own account") {
  Admins room;
  room.add("demo-hai", "quan_tri");
  const auto me = room.user("demo-quan");
  CHECK(room.admin->put(room.path("demo-quan"), changed(me, {"quan_tri", "van_hanh"})).code() ==
        "own_account");
  CHECK(room.admin
            ->post(room.path("demo-quan", "/deactivate"), {{"rev", me["rev"]}, {"cases_to", ""}})
            .code() == "own_account");
  CHECK(room.admin->put(room.path("demo-quan"), changed(me, {"quan_tri"})).status == 200);
}

TEST_CASE("the last administrator stays one") {
  Admins room;
  room.add("demo-hai", "quan_tri");
  auto second = room.at_work("demo-hai");
  const auto first = room.user("demo-quan");
  const auto close = [&](const std::string& who) {
    return second.post(room.path(who, "/deactivate"), {{"rev", room.rev(who)}, {"cases_to", ""}});
  };
  const auto before = room.path("demo-quan");
  CHECK(second.put(before, changed(first, {"van_hanh"})).status == 200);
  CHECK(room.number("SELECT count(*) FROM staff WHERE roles = 'quan_tri'") == 1);
  // The one who lost the role is out of these pages at once.
  CHECK(room.admin->get("/admin/users").code() == "forbidden");
  room.admin = std::make_unique<staffroom::Browser>(second);
  CHECK(close("demo-quan").status == 200);
  CHECK(close("demo-hai").code() == "own_account");
}

TEST_CASE("two administrators at once: the slower one is shown what the quicker one saved") {
  Admins room;
  room.add("hoa", "van_hanh");
  const auto seen = room.user("hoa");
  CHECK(room.admin->put(room.path("hoa"), changed(seen, {"chuyen_vien"})).status == 200);
  const auto late = room.admin->put(room.path("hoa"), changed(seen, {"kiem_tra"}));
  CHECK(late.status == 409);
  CHECK(late.code() == "stale");
  CHECK(late.json["user"]["roles"] == ordered_json::array({"chuyen_vien"}));
  CHECK(late.json["by"] == "Cán bộ demo-quan");
  CHECK(late.json["at"] == base::format_iso(room.clock.now()));
  CHECK(room.user("hoa")["roles"] == ordered_json::array({"chuyen_vien"}));
}

TEST_CASE("closing an account hands its work over and ends its logins in one step") {
  Admins room;
  const auto hoa = room.add("hoa", "van_hanh");
  const auto lan = room.add("lan", "van_hanh");
  const auto citizen = room.citizen("771");
  room.asks_for_a_person(citizen);
  auto at_desk = room.at_work("hoa");
  REQUIRE(at_desk.post(staffroom::conv(citizen, "/claim")).status == 200);
  room.database().write([&](storage::Tx& tx) {
    tx.exec(
        "INSERT INTO cases (number, citizen, status, revision, kind, category, branch, unit, "
        "old_unit, procedure, dossier_code, story, identity, contact_phone, contact_name, "
        "secret_hash, restricted, urgent, national_number, assigned_unit, answer_text, "
        "answer_title, answer_proposed_by, answer_proposed_unit, answer_approved_by, "
        "answer_approved_unit, previous_answerer, question, reason, place, outcome, reopened, "
        "extensions, created_at, how_due, calendar_version, counted_from, counted_days, resume_to, "
        "assignee) SELECT 'PA' || value, $1, CASE value WHEN 3 THEN 'dong' ELSE 'dang_xu_ly' END, "
        "1, '', '', 1, '', '', '', '', 's', 'giau_ten', '', '', '', 0, 0, '', '', '', '', 0, '', "
        "0, '', 0, '', '', '', '', 0, 0, 0, '', '', 0, 0, 'moi', $2 "
        "FROM json_each('[1,2,3]')",
        storage::Params{citizen, hoa.value});
  });
  const auto user = room.user("hoa");
  CHECK(user["conversations"] == 1);
  CHECK(user["cases"] == 2);
  const ordered_json close{{"rev", user["rev"]}, {"cases_to", std::to_string(lan.value)}};
  const auto left = room.admin->post(room.path("hoa", "/deactivate"), close);
  REQUIRE(left.status == 200);
  CHECK(left.json["moved"] == ordered_json{{"conversations", 1}, {"cases", 2}});
  CHECK(left.json["user"]["active"] == false);
  CHECK(at_desk.get("/me").code() == "login_needed");
  CHECK(room.number("SELECT count(*) FROM handovers WHERE state = 'waiting'") == 1);
  CHECK(room.number("SELECT count(*) FROM cases WHERE assignee = " + std::to_string(lan.value)) ==
        2);
  CHECK(room.number("SELECT count(*) FROM case_history WHERE what = 'case.assign'") == 2);
  CHECK(room.admin->post(room.path("hoa", "/deactivate"), close).code() == "stale");
  const auto open = room.admin->post(room.path("hoa", "/activate"), {{"rev", room.rev("hoa")}});
  CHECK(open.json["user"]["active"] == true);
}

TEST_CASE("work goes only to somebody who may do it") {
  Admins room;
  room.add("hoa", "van_hanh");
  const auto son = room.add("son", "chuyen_vien");
  for (const auto& to : {std::to_string(son.value), std::string{"999"}, std::string{"x"}}) {
    CAPTURE(to);
    const auto refused = room.admin->post(room.path("hoa", "/deactivate"),
                                          {{"rev", room.rev("hoa")}, {"cases_to", to}});
    CHECK(refused.status == 422);
    CHECK(refused.json["fields"].contains("cases_to"));
  }
  CHECK(room.user("hoa")["active"] == true);
}

TEST_CASE("what does not fit is refused with the field, and nothing is changed") {
  Admins room;
  const auto field_of = [&](ordered_json body) {
    const auto reply = room.admin->post("/admin/users", body);
    CHECK(reply.status == 422);
    return reply.json["fields"].begin().key();
  };
  auto body = person("hoa");
  body["username"] = "hòa";
  CHECK(field_of(body) == "username");
  body = person("hoa");
  body["roles"] = {"van_hanh", "van_hanh"};
  CHECK(field_of(body) == "roles");
  body["roles"] = "van_hanh";
  CHECK(field_of(body) == "roles");
  body["roles"] = ordered_json::array();
  CHECK(field_of(body) == "roles");
  body = person("hoa", {"dau_moi_nhanh"});
  CHECK(field_of(body) == "branch");
  body = person("hoa", {"dau_moi_don_vi"});
  CHECK(field_of(body) == "unit");
  body = person("hoa");
  body["branch"] = 10;
  CHECK(field_of(body) == "branch");
  body = person("hoa");
  body["name"] = std::string("a\0b", 3);
  CHECK(field_of(body) == "name");
  body = person("hoa");
  body["name"] = std::string(100, 'a');
  CHECK(field_of(body) == "name");
  body = person("hoa");
  body["admin"] = true;
  CHECK(field_of(body) == "admin");
  CHECK(room.number("SELECT count(*) FROM staff") == 1);
  CHECK(room.admin->post("/admin/users", person("demo-quan")).code() == "name_taken");
  CHECK(room.admin->put("/admin/users/999", changed(room.user("demo-quan"), {"van_hanh"})).status ==
        404);
}

TEST_CASE("every change of an account stands in the audit trail, whose chain holds") {
  Admins room;
  room.admin->post("/admin/users", person("hoa"));
  room.admin->put(room.path("hoa"), changed(room.user("hoa"), {"chuyen_vien"}));
  room.admin->post(room.path("hoa", "/reset"), {{"rev", room.rev("hoa")}, {"drop_code", true}});
  room.admin->post(room.path("hoa", "/deactivate"), {{"rev", room.rev("hoa")}, {"cases_to", ""}});
  room.admin->post(room.path("hoa", "/activate"), {{"rev", room.rev("hoa")}});
  for (const auto* what :
       {"account.added", "account.changed", "account.reset", "account.closed", "account.opened"}) {
    CAPTURE(what);
    CHECK(room.number("SELECT count(*) FROM audit WHERE what = '" + std::string{what} + "'") == 1);
  }
  room.database().read([](storage::Tx& tx) { CHECK(storage::Audit(tx).verify().ok()); });
}

TEST_CASE("no secret of an account is ever sent") {
  Admins room;
  room.add("hoa", "van_hanh");
  const auto body = room.admin->get("/admin/users").body;
  for (const auto* secret : {"scrypt", "password\"", "totp_key", "token"}) {
    CAPTURE(secret);
    CHECK(body.find(secret) == std::string::npos);
  }
}
