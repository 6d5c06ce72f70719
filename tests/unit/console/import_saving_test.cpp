// Saving a list while the office changes, or the disk fails.
#include "console/surveys/import_desk.hpp"
#include "tests/support/faulty_database.hpp"
#include "tests/unit/console/import_room.hpp"

using console::ImportState;
using import_room::head;
using import_room::person;
using surveys::LeftOut;
using namespace std::chrono_literals;

namespace {

// A desk of its own, on a disk that can fail and a catalogue that can change.
class Saving {
 public:
  std::int64_t read(const std::string& text) {
    std::int64_t id = 0;
    desk_.take({1, "a.csv", text}, [&](console::Import& import) { id = import.id; });
    REQUIRE(rests(id, ImportState::read));
    return id;
  }

  // Whether it was saved.
  bool save(std::int64_t id) {
    look(id, [&](console::Import& import) {
      import.list_name = "Tháng 11";
      desk_.work_on(import, ImportState::saving);
    });
    return rests(id, ImportState::saved);
  }

  void look(std::int64_t id, const console::ImportDesk::Look& look) {
    REQUIRE(desk_.with(id, 1, look));
  }

  std::int64_t count(const std::string& rows) {
    std::int64_t found = 0;
    disk_.database().read([&](storage::Tx& tx) {
      tx.each("SELECT count(*) FROM " + rows, storage::Params{}, [&](const storage::Row& row) {
        found = row.integer(0);
      });
    });
    return found;
  }

  support::FaultyDatabase& database() { return database_; }

  catalog::Shelf shelf{staffroom::content().catalog.current()};

 private:
  // Neither read nor saved any more: is it as wanted?
  bool rests(std::int64_t id, ImportState wanted) {
    for (int i = 0; i < 4'000; ++i) {
      auto now = ImportState::reading;
      desk_.with(id, 1, [&](console::Import& import) { now = import.state; });
      if (now != ImportState::reading && now != ImportState::saving) return now == wanted;
      std::this_thread::sleep_for(5ms);
    }
    return false;
  }

  support::TempDatabase disk_{};
  support::FaultyDatabase database_{disk_.database()};
  support::ManualClock clock_{base::from_millis(1'795'399'200'000)};
  console::ImportDesk desk_{{database_, clock_, shelf, &staffroom::content().fatigue, {}, {}}};
};

// "ct-x31321" is no more since yesterday.
catalog::Catalog without_the_ward() {
  const auto& files = staffroom::content().catalog.current();
  auto changed =
      files.changed({catalog::UnitEnded{"ct-x31321", *catalog::day_from("2026-11-22"), {}, false}});
  REQUIRE(changed);
  return *std::move(changed);
}

}  // namespace

TEST_CASE("whose unit ended while the officer was looking is left out, and counted") {
  Saving room;
  const auto id =
      room.read(head + person("0912000001") + "A2;0912000002;;Sở Nội vụ;C;05/11/2026;có;\n");
  room.look(
      id, [](console::Import& import) { CHECK(import.reading.verdict.count(LeftOut::none) == 2); });
  room.shelf.put(without_the_ward());
  REQUIRE(room.save(id));
  CHECK(room.count("survey_people") == 1);
  CHECK(room.count("survey_people WHERE unit = ''") == 0);
  room.look(id, [](console::Import& import) {
    CHECK(import.rows_saved == 1);
    CHECK(import.reading.verdict.count(LeftOut::no_unit) == 1);
    CHECK(import.reading.verdict.count(LeftOut::none) == 1);
  });
}

TEST_CASE("a list that was not saved to its end has ended nobody's consent") {
  Saving room;
  REQUIRE(room.save(room.read(head + person("0912000001"))));
  const auto id = room.read(head + person("0912000001", "không") + person("0912000002"));
  // The list, its people, and then the disk is gone.
  room.database().fail_commit(3, support::FaultyDatabase::Moment::before_commit);
  CHECK_FALSE(room.save(id));
  CHECK(room.count("consents WHERE decision = 'withdrawn'") == 0);
}
