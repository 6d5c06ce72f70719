// The catalogue that follows another while it is read.
#include "office/catalog/shelf.hpp"

#include <algorithm>
#include <thread>

#include <doctest/doctest.h>

#include "office/catalog/same_office.hpp"
#include "tests/unit/office/office_catalog.hpp"

using catalog::Shelf;

namespace {

catalog::Change hours(int from) {
  const std::chrono::minutes opening{from};
  return catalog::UnitHours{
      "ct-x31510", *catalog::day_from("2026-01-01"), {{opening, opening + std::chrono::hours{1}}}};
}

}  // namespace

TEST_CASE("who reads a catalogue keeps it when another one follows") {
  Shelf shelf(the_catalog());
  const auto& before = shelf.current();
  shelf.put(*shelf.files().changed({hours(60)}));
  const auto day = *catalog::day_from("2026-11-23");
  CHECK(before.calendar().hours_on(day, "ct-x31510").front().from != std::chrono::hours{1});
  CHECK(shelf.current().calendar().hours_on(day, "ct-x31510").front().from ==
        std::chrono::hours{1});
  CHECK(&shelf.files() == &before);
}

TEST_CASE("readers beside a writer see whole catalogues only") {
  Shelf shelf(the_catalog());
  const auto units = the_catalog().units().size();
  const auto& before = shelf.files();
  std::atomic<bool> done{false};
  std::atomic<int> wrong{0};
  std::thread reader([&] {
    while (!done) {
      const auto& now = shelf.current();
      wrong += &shelf.files() == &before ? 0 : 1;
      wrong += now.units().size() == units && now.unit("ct-x31510") != nullptr ? 0 : 1;
    }
  });
  for (int minute = 1; minute <= 20; ++minute) shelf.put(*shelf.files().changed({hours(minute)}));
  done = true;
  reader.join();
  CHECK(wrong == 0);
}

TEST_CASE("a change that fits nothing is refused with its name") {
  const auto changed = the_catalog().changed(
      {catalog::UnitEnded{"no-such-unit", *catalog::day_from("2026-12-01"), {}}});
  REQUIRE_FALSE(changed.ok());
  CHECK(changed.error().what.find("no-such-unit") != std::string::npos);
}

TEST_CASE("a kept change that was damaged is refused") {
  for (const catalog::ChangeText& text : {
           catalog::ChangeText{"ended", "unit/a", "2026-13-01", "{}"},
           catalog::ChangeText{"ended", "branch/4", "2026-12-01", "{}"},
           catalog::ChangeText{"sold", "unit/a", "2026-12-01", "{}"},
           catalog::ChangeText{"added", "unit/a", "2026-12-01", R"({"id":"b","level":"xa"})"},
           catalog::ChangeText{"hours", "unit/a", "2026-12-01", R"({"periods":[["9","8"]]})"},
           catalog::ChangeText{"lead", "branch/4", "2026-12-01", "["},
       }) {
    CAPTURE(text.entry);
    CHECK_FALSE(catalog::read_change(text).ok());
  }
}

TEST_CASE("an office is the same under the names it had and the names it got, two heirs are not") {
  const auto& catalog = the_catalog();
  const auto has = [](const std::vector<std::string>& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
  };
  int merged = 0;
  for (const auto& unit : catalog.units()) {
    const auto same = catalog::same_office(catalog, unit.id);
    REQUIRE_FALSE(same.empty());
    CHECK(same.front() == unit.id);
    for (const auto& older : unit.formed_from) {
      ++merged;
      CHECK(has(same, older));
      CHECK(has(catalog::same_office(catalog, older), unit.id));
      for (const auto& beside : unit.formed_from) {
        if (beside != older) CHECK_FALSE(has(catalog::same_office(catalog, older), beside));
      }
    }
  }
  CHECK(merged > 50);
  CHECK(catalog::same_office(catalog, "").empty());
  CHECK(catalog::same_office(catalog, "nowhere") == std::vector<std::string>{"nowhere"});
}
