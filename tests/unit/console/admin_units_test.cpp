// Units and leads of branches that change from a day on.
#include <algorithm>

#include <doctest/doctest.h>

#include "office/catalog/find.hpp"
#include "storage/cases.hpp"
#include "storage/office_changes.hpp"
#include "storage/staff_book.hpp"
#include "tests/unit/console/units_room.hpp"

using namespace std::chrono_literals;
using catalog::day_from;
using staffroom::ordered_json;
using units_room::asked;
using units_room::Office;
using units_room::soon;
using units_room::vi_thanh;

namespace {

std::vector<std::string> found_on(const Office& office, const std::string& typed, const char* day) {
  std::vector<std::string> ids;
  for (const auto& one : catalog::find_units(office.now(), typed, *day_from(day), 5))
    ids.push_back(one.id);
  return ids;
}

}  // namespace

TEST_CASE("a unit of 2020 tells what it became, and that one what it was") {
  Office office;
  const auto units = office.admin->get("/admin/units").json;
  CHECK(units["today"] == "2026-11-23");
  CHECK(units["branches"].size() == 9);
  const auto now = office.unit(vi_thanh);
  REQUIRE_FALSE(now["formed_from"].empty());
  const auto old = office.unit(now["formed_from"][0]);
  CHECK(old["became"][0] == vi_thanh);
  CHECK(old["to"] == "2025-06-30");
  CHECK(now["to"].is_null());
}

TEST_CASE("a new name counts from its day, and the old ones still find the unit") {
  Office office;
  const auto look = office.admin->post("/admin/units/" + vi_thanh + "/rename",
                                       asked({{"name", "Phường Xà No"}}, true));
  CHECK(look.json["saved"] == false);
  CHECK(office.id_of("Phường Xà No").empty());
  const auto was = office.now().unit(vi_thanh)->name;
  const auto oldest = office.now().unit(office.now().unit(vi_thanh)->formed_from.front())->name;
  CHECK(
      office.admin->post("/admin/units/" + vi_thanh + "/rename", asked({{"name", "Phường Xà No"}}))
          .status == 200);
  const auto next = office.id_of("Phường Xà No");
  REQUIRE_FALSE(next.empty());
  CHECK(office.now().unit_on(vi_thanh, *day_from("2026-11-30"))->id == vi_thanh);
  CHECK(office.now().unit_on(vi_thanh, *day_from("2026-12-01"))->id == next);
  CHECK(found_on(office, was, "2026-11-30") == std::vector{vi_thanh});
  CHECK(found_on(office, "phuong xa no", "2026-11-30").empty());
  CHECK(found_on(office, was, "2026-12-01") == std::vector{next});
  CHECK(found_on(office, "phuong xa no", "2026-12-01") == std::vector{next});
  const auto by_oldest = found_on(office, oldest, "2026-12-01");
  CHECK(std::find(by_oldest.begin(), by_oldest.end(), next) != by_oldest.end());
}

TEST_CASE("before a unit ends one sees what hangs on it") {
  Office office;
  const auto id = office.add("demo-hai", "dau_moi_don_vi");
  office.database().write([&](storage::Tx& tx) {
    storage::StaffChange change{"Trần Hải", {"dau_moi_don_vi"}, 0, vi_thanh};
    storage::StaffBook book(tx);
    book.change(id, book.by_id(id, office.clock.now())->rev, change);
    cases::Case held;
    held.number = "PA1";
    held.citizen = storage::Citizens(tx).find_or_create("zalo", "1", office.clock.now()).id;
    held.status = cases::Status::dang_xu_ly;
    held.assigned_unit = vi_thanh;
    held.created_at = office.clock.now();
    storage::Cases(tx).insert(held);
  });
  const auto look = office.admin->post("/admin/units/" + vi_thanh + "/end",
                                       asked({{"successors", ordered_json::array()}}, true));
  CAPTURE(look.body);
  CHECK(look.json["touched"]["cases"] == 1);
  CHECK(look.json["touched"]["accounts"][0] == "Trần Hải");
  CHECK(office.number("SELECT count(*) FROM office_changes") == 0);
}

TEST_CASE("a unit that was divided has two successors, and its name finds both") {
  Office office;
  const auto was = office.now().unit(vi_thanh)->name;
  const auto parent = office.now().unit(vi_thanh)->parent;
  std::vector<std::string> parts;
  for (const auto* name : {"Phường Vàm Xáng", "Phường Kênh Lầu"}) {
    const auto reply = office.admin->post("/admin/units",
                                          asked({{"name", name},
                                                 {"level", "phuong"},
                                                 {"parent", parent},
                                                 {"formed_from", ordered_json::array()}}));
    CAPTURE(reply.body);
    REQUIRE(reply.status == 200);
    parts.push_back(office.id_of(name));
  }
  CHECK(office.admin->post("/admin/units/" + vi_thanh + "/end", asked({{"successors", parts}}))
            .status == 200);
  CHECK(office.now().unit_on(vi_thanh, *day_from(soon)) == nullptr);
  auto found = found_on(office, was, "2026-12-02");
  std::sort(found.begin(), found.end());
  std::sort(parts.begin(), parts.end());
  CHECK(found == parts);
  CHECK(office.unit(vi_thanh)["became"].size() == 2);
}

TEST_CASE("what a new unit is made of ends with its beginning, in one decision") {
  Office office;
  const auto parent = office.now().unit(vi_thanh)->parent;
  CHECK(office.admin
            ->post("/admin/units",
                   asked({{"name", "Phường Vị Tân Mới"},
                          {"level", "phuong"},
                          {"parent", parent},
                          {"formed_from", {vi_thanh, "ct-x31510"}}}))
            .status == 200);
  CHECK(office.unit(vi_thanh)["to"] == "2026-11-30");
  CHECK(office.unit("ct-x31510")["to"] == "2026-11-30");
  auto changes = office.admin->get("/admin/units").json["changes"];
  REQUIRE(changes.size() == 3);
  CHECK(changes[0]["revocable"] == true);
  CHECK(changes[1]["revocable"] == false);
  const auto taken_back =
      office.admin->remove("/admin/unit-changes/" + changes[0]["id"].get<std::string>());
  CHECK(taken_back.status == 204);
  CHECK(office.unit(vi_thanh)["to"].is_null());
  CHECK(office.id_of("Phường Vị Tân Mới").empty());
  CHECK(office.number("SELECT count(*) FROM office_changes") == 3);
}

TEST_CASE("a decision others stand on, or one in force, is not taken back") {
  Office office;
  const auto rename = [&](const std::string& id, const char* name, const char* day) {
    auto body = asked({{"name", name}});
    body["day"] = day;
    return office.admin->post("/admin/units/" + id + "/rename", body).status;
  };
  CHECK(rename(vi_thanh, "Phường Một Mới", "2026-12-01") == 200);
  CHECK(rename(office.id_of("Phường Một Mới"), "Phường Hai Mới", "2026-12-20") == 200);
  const auto changes = office.admin->get("/admin/units").json["changes"];
  const auto first = "/admin/unit-changes/" + changes[0]["id"].get<std::string>();
  const auto refused = office.admin->remove(first);
  CHECK(refused.code() == "unit_in_use");
  CHECK(refused.json["changes"] == ordered_json{"3", "4"});
  CHECK(refused.json["message_vi"].get<std::string>().find(
            "đơn vị mới Phường Hai Mới (20/12/2026); kết thúc Phường Một Mới (20/12/2026)") !=
        std::string::npos);
  CHECK(refused.json["message_en"].get<std::string>().find("Phường Hai Mới") != std::string::npos);
  CHECK(rename("ct-x31510", "Phường Ba Mới", "2026-11-23") == 200);
  const auto last = office.admin->get("/admin/units").json["changes"].size();
  CHECK(last == 6);
  CHECK(office.admin->remove("/admin/unit-changes/5").code() == "in_force");
  CHECK(office.admin->remove("/admin/unit-changes/999").status == 404);
  CHECK(office.admin->remove("/admin/unit-changes/x").status == 404);
}

TEST_CASE("hours of a unit that would not be there are named, not laid over nothing") {
  Office office;
  REQUIRE(
      office.admin->post("/admin/units/" + vi_thanh + "/rename", asked({{"name", "Phường Xà No"}}))
          .status == 200);
  const auto next = office.id_of("Phường Xà No");
  const ordered_json periods{{{"from", "07:30"}, {"to", "11:30"}}};
  REQUIRE(
      office.admin->put("/admin/units/" + next + "/hours", asked({{"periods", periods}})).status ==
      200);
  const auto refused = office.admin->remove("/admin/unit-changes/1");
  CHECK(refused.json["changes"] == ordered_json{"3"});
  CHECK(office.admin->remove("/admin/unit-changes/3").status == 204);
  CHECK(office.admin->remove("/admin/unit-changes/1").status == 204);
}

TEST_CASE("a change the files do not know any more does not hold up another") {
  Office office;
  office.database().write([&](storage::Tx& tx) {
    storage::OfficeChange gone;
    gone.text = {"ended", "unit/dv-99", soon, R"({"successors":[]})"};
    storage::OfficeChanges(tx).add(gone);
  });
  REQUIRE(
      office.admin->post("/admin/units/" + vi_thanh + "/rename", asked({{"name", "Phường Xà No"}}))
          .status == 200);
  CHECK(office.admin->remove("/admin/unit-changes/2").status == 204);
  CHECK(office.unit(vi_thanh)["to"].is_null());
}

TEST_CASE("hours and contact of a unit count from their day") {
  Office office;
  const ordered_json periods{{{"from", "07:30"}, {"to", "11:30"}},
                             {{"from", "13:30"}, {"to", "17:00"}}};
  const auto hours =
      office.admin->put("/admin/units/" + vi_thanh + "/hours", asked({{"periods", periods}}));
  CAPTURE(hours.body);
  CHECK(hours.status == 200);
  const auto& calendar = office.now().calendar();
  CHECK(calendar.hours_on(*day_from("2026-11-30"), vi_thanh).front().from == 7h);
  CHECK(calendar.hours_on(*day_from("2026-12-01"), vi_thanh).front().from == 7h + 30min);
  CHECK(calendar.version() == staffroom::calendar().version());
  const auto contact = office.admin->put(
      "/admin/units/" + vi_thanh + "/contact",
      asked({{"person", "Lê Thị Mai"}, {"phone", "0293 3123 456"}, {"address", "Số 1"}}));
  CHECK(contact.status == 200);
  CHECK(office.admin->get("/admin/units").json["changes"][1]["entry"]["phone"] == "0293 3123 456");
}

TEST_CASE("a branch has another lead from a day on") {
  Office office;
  const auto before = office.now().lead_of(4, *day_from("2026-11-30"))->unit;
  CHECK(office.admin->put("/admin/branches/4/lead", asked({{"unit", vi_thanh}})).status == 200);
  CHECK(office.now().lead_of(4, *day_from("2026-11-30"))->unit == before);
  CHECK(office.now().lead_of(4, *day_from("2026-12-01"))->unit == vi_thanh);
  const auto look = office.admin->post("/admin/units/" + vi_thanh + "/end",
                                       asked({{"successors", ordered_json::array()}}, true));
  CHECK(look.json["touched"]["branches"][0] == 4);
}

TEST_CASE("what does not fit is refused with its field, and nothing changes") {
  Office office;
  const auto* before = &office.now();
  const auto end = "/admin/units/" + vi_thanh + "/end";
  const auto field = [&](const staffroom::Reply& reply) {
    CAPTURE(reply.body);
    REQUIRE(reply.status == 422);
    return reply.json["fields"].begin().key();
  };
  const auto nobody = ordered_json::array();
  CHECK(field(office.admin->post(end, asked({{"successors", {vi_thanh}}}))) == "successors");
  CHECK(field(office.admin->post(end, asked({{"successors", {"no-such"}}}))) == "successors");
  CHECK(field(office.admin->post(end, asked({{"successors", "x"}}))) == "successors");
  CHECK(field(office.admin->post(end, asked({{"successors", nobody}, {"day", "2026-02-30"}}))) ==
        "day");
  CHECK(field(office.admin->post(end, asked({{"successors", nobody}, {"day", "2096-12-01"}}))) ==
        "day");
  CHECK(field(office.admin->post(end, asked({{"successors", nobody}, {"reason", ""}}))) ==
        "reason");
  CHECK(field(office.admin->post(end, asked({{"successors", nobody}, {"dry_run", 1}}))) ==
        "dry_run");
  CHECK(field(office.admin->post(end, asked({{"successors", nobody}, {"sudo", true}}))) == "sudo");
  const auto rename = "/admin/units/" + vi_thanh + "/rename";
  const auto same = office.now().unit(vi_thanh)->name;
  CHECK(field(office.admin->post(rename, asked({{"name", same}}))) == "name");
  CHECK(field(office.admin->post(rename, asked({{"name", std::string(200, 'x')}}))) == "name");
  const auto hours = "/admin/units/" + vi_thanh + "/hours";
  const ordered_json backwards{{{"from", "11:00"}, {"to", "07:00"}}};
  CHECK(field(office.admin->put(hours, asked({{"periods", backwards}}))) == "periods.0.from");
  const auto contact = "/admin/units/" + vi_thanh + "/contact";
  CHECK(field(office.admin->put(
            contact, asked({{"person", ""}, {"phone", "gọi Mai"}, {"address", ""}}))) == "phone");
  CHECK(office.admin->post("/admin/units/none/end", asked({{"successors", nobody}})).status == 404);
  CHECK(office.admin->put("/admin/branches/10/lead", asked({{"unit", vi_thanh}})).status == 404);
  CHECK(field(office.admin->put("/admin/branches/4/lead", asked({{"unit", "none"}}))) == "unit");
  const auto& twin = *office.now().unit(vi_thanh);
  CHECK(field(office.admin->post("/admin/units",
                                 asked({{"name", twin.name},
                                        {"level", "phuong"},
                                        {"parent", twin.parent},
                                        {"formed_from", nobody}}))) == "name");
  CHECK(before == &office.now());
  CHECK(office.admin->post(end, asked({{"successors", nobody}})).status == 200);
  CHECK(office.admin->post(end, asked({{"successors", nobody}})).code() == "unit_ended");
}
