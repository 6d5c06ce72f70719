// People drawn to spare, called by an officer while the round runs.
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "tests/unit/console/rounds_room.hpp"

using namespace std::chrono_literals;
using rounds_room::ordered_json;
using rounds_room::RoundsRoom;
using storage::Tx;

namespace {

const ordered_json whole_cell{{"unit", ""}, {"field", ""}, {"people", 5}};

// All but the first of them wait in the reserve.
void put_in_reserve(RoundsRoom& room) {
  room.database().write([](Tx& tx) {
    tx.exec(
        "UPDATE survey_invitations SET reserve = 1, state = 'planned', due_at = NULL, "
        "sent_at = NULL WHERE rehearsal = 0 AND id > "
        "(SELECT min(id) FROM survey_invitations WHERE rehearsal = 0)",
        {});
  });
}

// When those called from the reserve are asked, in the order drawn: "2026-11-23 09:30".
std::vector<std::string> due(RoundsRoom& room) {
  std::vector<std::string> days;
  room.database().read([&](Tx& tx) {
    tx.each(
        "SELECT due_at FROM survey_invitations WHERE state = 'planned' AND rehearsal = 0 "
        "AND due_at IS NOT NULL ORDER BY draw",
        {},
        [&](const storage::Row& row) {
          days.push_back(base::format_date_time(base::from_millis(row.integer(0))));
        });
  });
  return days;
}

}  // namespace

TEST_CASE("who is called from the reserve is asked N working days after their result, not before") {
  RoundsRoom room(4);
  room.plan();
  room.database().write([&](Tx& tx) {
    tx.exec("UPDATE survey_rounds SET plan = json_set(plan, '$.after_result_days', 3)", {});
    const auto today = base::to_local(room.clock.now()).date;
    const auto earlier = std::chrono::sys_days{today} - std::chrono::days{30};
    tx.exec("UPDATE survey_people SET returned_on = $1 WHERE id = 2",
            storage::Params{base::format_iso_date(today)});
    tx.exec("UPDATE survey_people SET returned_on = $1 WHERE id = 3",
            storage::Params{base::format_iso_date(earlier)});
  });
  room.send();
  put_in_reserve(room);
  REQUIRE(room.act("anh", "reserve", whole_cell).status == 200);
  const auto now = base::format_date_time(room.clock.now());
  const auto days = due(room);
  REQUIRE(days.size() == 3);
  CHECK(days[0] != now);  // the result came today
  CHECK(days[0].find("00:00") != std::string::npos);
  CHECK(days[1] == now);  // a month ago
  CHECK(days[2] == now);  // the list does not say when
}

TEST_CASE("the same call of the reserve made twice calls nobody twice over") {
  RoundsRoom room(6);
  room.plan();
  room.send();
  put_in_reserve(room);
  const ordered_json two{{"rev", room.rev()}, {"unit", ""}, {"field", ""}, {"people", 2}};
  auto anh = room.at_work("anh");
  const auto first = anh.post("/surveys/rounds/1/reserve", two);
  REQUIRE(first.status == 200);
  CHECK(first.json["rev"].get<std::int64_t>() == room.rev());
  const auto again = anh.post("/surveys/rounds/1/reserve", two);
  CHECK(again.code() == "stale");
  CHECK(again.json["round"]["rev"] == first.json["rev"]);
  CHECK(due(room).size() == 2);
}
