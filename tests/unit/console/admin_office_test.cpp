// The office's calendar with the deadlines that hang on it, and the register of data requests.
#include <doctest/doctest.h>

#include "base/local_time.hpp"
#include "bot/office_changes.hpp"
#include "console/admin/calendar.hpp"
#include "office/cases/deadline.hpp"
#include "storage/calendars.hpp"
#include "storage/cases.hpp"
#include "storage/data_requests.hpp"
#include "tests/unit/console/staffroom.hpp"

using namespace std::chrono_literals;
using staffroom::ordered_json;
using staffroom::Staffroom;

namespace {

const bot::Content& books() {
  static const bot::Content loaded = [] {
    bot::Content content;
    const std::string root = LANGNGHE_SOURCE_DIR;
    content.catalog = catalog::Shelf(*catalog::Catalog::load(root + "/office/catalog"));
    content.deadlines = *cases::DeadlineBook::load(root + "/office/cases/deadlines.jsonc");
    return content;
  }();
  return loaded;
}

struct Admins : Staffroom {
  Admins() : Staffroom(true) {
    add("demo-quan", "quan_tri");
    admin = std::make_unique<staffroom::Browser>(at_work("demo-quan"));
  }

  // Received now, its deadline counted with the calendar of the files.
  std::string new_case(const std::string& number, base::Duration ago = 0ms) {
    database().write([&](storage::Tx& tx) {
      cases::Case held;
      held.number = number;
      held.citizen = storage::Citizens(tx).find_or_create("zalo", number, clock.now()).id;
      held.status = cases::Status::dang_xu_ly;
      held.created_at = clock.now() - ago;
      cases::set_deadlines(held, {books().catalog.current(), books().deadlines}, held.created_at);
      storage::Cases(tx).insert(held);
    });
    return number;
  }

  base::TimePoint due(const std::string& number) {
    return base::from_millis(
        this->number("SELECT answer_due FROM cases WHERE number = '" + number + "'"));
  }

  std::unique_ptr<staffroom::Browser> admin{};
};

// The days of 2026 as they are, with these added.
ordered_json year(Admins& room, const std::vector<std::string>& off, bool dry_run) {
  const auto now = room.admin->get("/admin/calendar");
  ordered_json days = ordered_json::array();
  for (const auto& day : now.json["days"]) {
    if (day["date"].get<std::string>().starts_with("2026-"))
      days.push_back({{"date", day["date"]}, {"kind", day["kind"]}, {"name", day["name"]}});
  }
  for (const auto& date : off)
    days.push_back({{"date", date}, {"kind", "swap_off"}, {"name", "Nghỉ hoán đổi"}});
  return {{"version", "2026-4"},
          {"reason", "Thông báo hoán đổi ngày làm việc"},
          {"year", 2026},
          {"days", std::move(days)},
          {"dry_run", dry_run}};
}

}  // namespace

TEST_CASE("before a calendar is saved one sees which deadlines move and which become late") {
  Admins room;
  room.new_case("PA1");
  room.new_case("PA2", 24h * 30);
  const auto before = room.due("PA1");
  const auto look = room.admin->post("/admin/calendar", year(room, {"2026-11-25"}, true));
  REQUIRE(look.status == 200);
  CHECK(look.json["saved"] == false);
  CHECK(look.json["consequences"]["moved"] == 1);
  CHECK(look.json["consequences"]["cases"][0]["number"] == "PA1");
  CHECK(room.number("SELECT count(*) FROM calendar_versions") == 0);
  CHECK(room.due("PA1") == before);
  CHECK(room.admin->get("/admin/calendar").json["running"] != "2026-4");
  const auto saved = room.admin->post("/admin/calendar", year(room, {"2026-11-25"}, false));
  CHECK(saved.json["saved"] == true);
  CHECK(room.number("SELECT moved FROM calendar_versions") == 1);
  CHECK(room.number("SELECT count(*) FROM audit WHERE what = 'calendar.saved'") == 1);
  const auto now = room.admin->get("/admin/calendar");
  CHECK(now.json["newest"] == "2026-4");
  CHECK(now.json["running"] == "2026-4");
  CHECK(now.json["versions"][0]["by"] == "Cán bộ demo-quan");
}

TEST_CASE("an extended deadline moves only with the days it was counted over") {
  Admins room;
  const auto& calendar = books().catalog.current().calendar();
  room.new_case("PA1");
  const auto due = room.due("PA1");
  const auto extended = calendar.add_working_days(due, 5, false);
  room.database().write([&](storage::Tx& tx) {
    storage::Cases book(tx);
    auto held = *book.by_number("PA1");
    held.extensions = 1;
    held.counted_from = due;
    held.counted_days = 5;
    held.answer_due = extended.due;
    CHECK(book.update(held, held.revision).ok());
  });
  const auto moved = [&](const std::string& off) {
    const auto look = room.admin->post("/admin/calendar", year(room, {off}, true));
    return look.json["consequences"]["moved"].get<int>();
  };
  CHECK(moved("2026-11-27") == 0);
  CHECK(moved("2026-12-31") == 0);
  CHECK(moved(base::format_iso(extended.due).substr(0, 10)) == 1);
}

TEST_CASE("a day taken off the holidays brings deadlines forward, past ones become late") {
  Admins room;
  room.new_case("PA1", 24h * 21);
  const auto due = room.due("PA1");
  auto body = year(room, {}, true);
  // Saturdays and Sundays as make-up days: what was due next week was due last week.
  for (const auto* date : {"2026-11-07", "2026-11-08", "2026-11-14", "2026-11-15", "2026-11-21"})
    body["days"].push_back({{"date", date}, {"kind", "makeup_workday"}, {"name", "Làm bù"}});
  REQUIRE(due > room.clock.now());
  const auto look = room.admin->post("/admin/calendar", body);
  REQUIRE(look.status == 200);
  CHECK(look.json["consequences"]["moved"] == 1);
  CHECK(look.json["consequences"]["overdue"] == 1);
}

TEST_CASE("a saved calendar is in force at once, and every open deadline with it") {
  Admins room;
  room.new_case("PA1");
  const auto before = room.due("PA1");
  const auto look = room.admin->post("/admin/calendar", year(room, {"2026-11-25"}, true));
  CHECK(room.due("PA1") == before);
  CHECK(room.shelf().current().calendar().version() != "2026-4");
  CHECK(room.admin->post("/admin/calendar", year(room, {"2026-11-25"}, false)).status == 200);
  CHECK(room.shelf().current().calendar().version() == "2026-4");
  CHECK(base::format_iso(room.due("PA1")) == look.json["consequences"]["cases"][0]["to"]);
  CHECK(room.number("SELECT count(*) FROM case_history WHERE what = 'case.recount'") == 1);
  CHECK(room.admin->get("/admin/calendar").json["running"] == "2026-4");
}

TEST_CASE("a saved calendar is in force after a start, too, and counts nothing twice") {
  Admins room;
  room.new_case("PA1");
  room.admin->post("/admin/calendar", year(room, {"2026-11-25"}, false));
  bot::Content content;
  content.catalog = catalog::Shelf(books().catalog.files());
  content.deadlines = books().deadlines;
  bot::bring_office(room.database(), content);
  CHECK(content.catalog.current().calendar().version() == "2026-4");
  CHECK(bot::recount_deadlines(room.database(), content, room.clock.now()) == 0);
  // What was counted with another calendar is counted again.
  room.new_case("PA2");
  CHECK(bot::recount_deadlines(room.database(), content, room.clock.now()) == 1);
  CHECK(room.due("PA2") == room.due("PA1"));
}

TEST_CASE("a calendar made upon an older one is not saved over what a colleague saved meanwhile") {
  Admins room;
  auto mine = year(room, {"2026-11-26"}, false);
  mine["version"] = "2026-5";
  mine["base"] = room.admin->get("/admin/calendar").json["newest"];
  CHECK(room.admin->post("/admin/calendar", year(room, {"2026-11-25"}, false)).status == 200);
  for (const bool dry_run : {true, false}) {
    mine["dry_run"] = dry_run;
    const auto refused = room.admin->post("/admin/calendar", mine);
    CHECK(refused.status == 409);
    CHECK(refused.json["code"] == "stale");
  }
  CHECK(room.number("SELECT count(*) FROM calendar_versions") == 1);
  mine["base"] = "2026-4";
  CHECK(room.admin->post("/admin/calendar", mine).status == 200);
}

TEST_CASE("a calendar that cannot be one is refused with its field") {
  Admins room;
  const auto refused = [&](const ordered_json& body) {
    const auto reply = room.admin->post("/admin/calendar", body);
    CHECK(reply.status == 422);
    return reply.json["fields"].begin().key();
  };
  CHECK(refused(year(room, {"2026-11-25", "2026-11-25"}, true)) == "days");
  CHECK(refused(year(room, {"2027-11-25"}, true)) == "days");
  CHECK(refused(year(room, {"2026-02-30"}, true)) == "days");
  auto body = year(room, {}, true);
  body["days"][0]["kind"] = "festival";
  CHECK(refused(body) == "days");
  body = year(room, {}, true);
  body["days"][0]["extra"] = 1;
  CHECK(refused(body) == "days.0.extra");
  body = year(room, {}, true);
  body["reason"] = "";
  CHECK(refused(body) == "reason");
  body = year(room, {}, true);
  body.erase("dry_run");
  CHECK(refused(body) == "dry_run");
  body = year(room, {}, false);
  body["version"] = room.admin->get("/admin/calendar").json["running"];
  CHECK(refused(body) == "version");
  CHECK(room.number("SELECT count(*) FROM calendar_versions") == 0);
}

TEST_CASE("the register shows the law's clock, and an answer is noted once") {
  Admins room;
  const auto citizen = room.citizen("771");
  room.database().write([&](storage::Tx& tx) {
    storage::DataRequest request;
    request.number = "YC-1";
    request.citizen = citizen;
    request.kind = storage::DataRequestKind::erase;
    request.at = room.clock.now() - 24h * 3;
    request.reply_due = room.clock.now() - 24h;
    request.act_due = room.clock.now() + 24h;
    storage::DataRequests(tx).open(request);
  });
  const auto list = room.admin->get("/admin/requests");
  REQUIRE(list.json["total"] == 1);
  const auto& item = list.json["items"][0];
  CHECK(item["kind"] == "erase");
  CHECK(item["reply_late"] == true);
  CHECK(item["act_late"] == false);
  const auto path = "/admin/requests/" + item["id"].get<std::string>() + "/reply";
  CHECK(room.admin->post(path).status == 204);
  CHECK(room.admin->post(path).code() == "not_now");
  CHECK(room.admin->get("/admin/requests").json["items"][0]["reply_late"] == false);
  CHECK(room.admin->post("/admin/requests/99/reply").status == 404);
  CHECK(room.number("SELECT count(*) FROM audit WHERE what = 'request.replied'") == 1);
}
