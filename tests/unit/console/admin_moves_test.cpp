// Open cases and accounts of a unit that ends or gets another name.
#include <chrono>

#include <doctest/doctest.h>

#include "tests/unit/console/units_room.hpp"

using namespace std::chrono_literals;
using staffroom::ordered_json;
using units_room::asked;
using units_room::Office;
using units_room::vi_thanh;

TEST_CASE("a new name takes open cases and accounts along on its day, and once") {
  Office office;
  const auto mai = office.hired(vi_thanh);
  const auto held = office.case_with(vi_thanh);
  const auto settled = office.case_with(vi_thanh, "", cases::Status::dong);
  const auto rename = "/admin/units/" + vi_thanh + "/rename";
  const ordered_json along{{"name", "Phường Xà No"}, {"take_along", true}};
  const auto look = office.admin->post(rename, asked(along, true));
  CHECK(look.json["touched"]["moves"] == ordered_json{{"cases", 1}, {"stay", 0}, {"accounts", 1}});
  REQUIRE(office.admin->post(rename, asked(along)).status == 200);
  const auto next = office.id_of("Phường Xà No");
  CHECK(office.carry_out() == 0);
  CHECK(office.held(held).assigned_unit == vi_thanh);
  office.clock.advance(24h * 8);  // 01/12/2026
  CHECK(office.carry_out() == 2);
  CHECK(office.carry_out() == 0);
  CHECK(office.held(held).assigned_unit == next);
  CHECK(office.held(settled).assigned_unit == vi_thanh);
  CHECK(office.unit_of(mai) == next);
  CHECK(office.number("SELECT count(*) FROM case_history WHERE what = 'case.unit_became'") == 1);
  CHECK(office.text("SELECT text FROM case_history WHERE what = 'case.unit_became'")
            .ends_with(" → Phường Xà No."));
  CHECK(office.number("SELECT count(*) FROM audit WHERE what = 'account.changed'") == 1);
  CHECK(office.text("SELECT detail FROM audit WHERE what = 'office.moved'")
            .find(R"("cases":1,"stay":0,"accounts":1,"change":2)") != std::string::npos);
  // What still comes to the old one goes the same way.
  const auto late = office.case_with(vi_thanh);
  CHECK(office.carry_out() == 1);
  CHECK(office.held(late).assigned_unit == next);
}

TEST_CASE("without the wish nothing goes along, and a decision taken back takes nothing") {
  Office office;
  const auto mai = office.hired(vi_thanh);
  const auto held = office.case_with(vi_thanh);
  const auto rename = "/admin/units/" + vi_thanh + "/rename";
  const ordered_json along{{"name", "Phường Xà No"}, {"take_along", true}};
  REQUIRE(office.admin->post(rename, asked(along)).status == 200);
  REQUIRE(office.admin->remove("/admin/unit-changes/1").status == 204);
  const auto rename_only = office.admin->post(rename, asked({{"name", "Phường Một Mới"}}));
  CHECK(rename_only.json["touched"]["moves"].is_null());
  office.clock.advance(24h * 8);
  CHECK(office.carry_out() == 0);
  CHECK(office.held(held).assigned_unit == vi_thanh);
  CHECK(office.unit_of(mai) == vi_thanh);
}

TEST_CASE("a decision that counts today takes along in its own transaction, a merger too") {
  Office office;
  const std::string beside = "ct-x31510";
  const auto both = office.case_with(vi_thanh, "", cases::Status::dang_xu_ly, {beside});
  // It tells of one that becomes part of the new unit: somebody else has to answer it.
  const auto told = office.case_with(vi_thanh, beside);
  auto body = asked({{"name", "Phường Vị Tân Mới"},
                     {"level", "phuong"},
                     {"parent", office.now().unit(vi_thanh)->parent},
                     {"formed_from", {vi_thanh, beside}},
                     {"take_along", true}});
  body["day"] = "2026-11-23";
  const auto reply = office.admin->post("/admin/units", body);
  CAPTURE(reply.body);
  REQUIRE(reply.status == 200);
  CHECK(reply.json["touched"]["moves"] == ordered_json{{"cases", 1}, {"stay", 1}, {"accounts", 0}});
  const auto next = office.id_of("Phường Vị Tân Mới");
  CHECK(office.held(both).assigned_unit == next);
  CHECK(office.held(both).co_units.empty());
  CHECK(office.held(told).assigned_unit == vi_thanh);
  CHECK(office.carry_out() == 0);
}

TEST_CASE("cases and accounts go to one unit or stay") {
  Office office;
  const auto end = "/admin/units/" + vi_thanh + "/end";
  const auto nobody = ordered_json::array();
  const ordered_json two{"ct-x31510", "ct-x31333"};
  for (const auto& successors : {nobody, two}) {
    const auto reply =
        office.admin->post(end, asked({{"successors", successors}, {"take_along", true}}));
    CHECK(reply.status == 422);
    CHECK(reply.json["fields"].contains("take_along"));
  }
  CHECK(office.admin->post(end, asked({{"successors", nobody}, {"take_along", 1}})).status == 422);
  CHECK(office.number("SELECT count(*) FROM office_changes") == 0);
}
