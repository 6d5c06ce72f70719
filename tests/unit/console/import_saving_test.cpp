// Saving a list while the office changes, or the disk fails.
#include "console/surveys/import_desk.hpp"
#include "storage/survey_lists.hpp"
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

  bool is_empty() {
    return count("survey_lists") + count("survey_people") + count("consents") + count("citizens") ==
           0;
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

// A file of so many who agreed.
std::string many(int people) {
  std::string text = head;
  for (int i = 0; i < people; ++i) text += person(std::to_string(912'000'000 + i));
  return text;
}

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

TEST_CASE("of a save that failed nothing is left, neither people nor their consents") {
  for (const int commit : {1, 2, 3, 4}) {
    for (const auto moment : {support::FaultyDatabase::Moment::before_commit,
                              support::FaultyDatabase::Moment::after_commit}) {
      if (commit == 4 && moment == support::FaultyDatabase::Moment::after_commit) continue;
      CAPTURE(commit);
      Saving room;
      const auto id = room.read(many(700));
      // The list, its first five hundred, the others, and that it is ready.
      room.database().fail_commit(commit, moment);
      CHECK_FALSE(room.save(id));
      CHECK(room.is_empty());
      room.look(id, [](console::Import& import) { CHECK(import.reading.refused); });
      CHECK(room.save(id));
      CHECK(room.count("survey_people") == 700);
      CHECK(room.count("consents") == 700);
    }
  }
}

TEST_CASE("a list that was ready when the failure was heard of stays whole") {
  Saving room;
  const auto id = room.read(many(3));
  room.database().fail_commit(3, support::FaultyDatabase::Moment::after_commit);
  CHECK_FALSE(room.save(id));
  CHECK(room.count("survey_lists WHERE ready = 1") == 1);
  CHECK(room.count("survey_people") == 3);
  CHECK(room.count("consents") == 3);
}

TEST_CASE("what a full disk kept from being taken back is taken back when there is room again") {
  Saving room;
  const auto id = room.read(many(700));
  room.database().fail_commits_from(3);
  CHECK_FALSE(room.save(id));
  CHECK(room.count("survey_people") == 500);
  CHECK_FALSE(room.save(id));
  CHECK(room.count("survey_lists") == 1);
  room.database().heal();
  room.read(head + person("0912000009"));  // the desk has something to do
  CHECK(room.is_empty());
}

TEST_CASE("a list made elsewhere meanwhile is not taken for one that was not saved") {
  Saving room;
  room.database().write([](storage::Tx& tx) {
    storage::PeopleList wrote;
    wrote.name = "Người đã nhắn";
    wrote.source = "wrote";
    storage::SurveyLists(tx).add(wrote);
  });
  room.database().fail_commit(2, support::FaultyDatabase::Moment::before_commit);
  CHECK_FALSE(room.save(room.read(many(3))));
  CHECK(room.count("survey_lists") == 1);
  CHECK(room.count("survey_lists WHERE source = 'wrote'") == 1);
}
