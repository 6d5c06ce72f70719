#include "office/cases/deadline.hpp"

#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

#include "base/text_file.hpp"
#include "tests/unit/office/office_desk.hpp"

using cases::days_late;
using cases::DeadlineBook;
using cases::decide;
using cases::Open;
using cases::Recount;
using cases::Rules;
using cases::Status;

namespace {

// The project's calendar with one more holiday, as when the government decides late.
catalog::Catalog catalog_with_new_holiday() {
  const auto folder = std::filesystem::temp_directory_path() / "langnghe-deadline-test";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  std::filesystem::copy(LANGNGHE_SOURCE_DIR "/office/catalog", folder);
  auto text = *base::read_text_file(folder / "holidays.jsonc");
  const std::string old_version = "\"2026-3\"";
  text.replace(text.find(old_version), old_version.size(), "\"2026-4\"");
  const std::string list = "\"days\": [";
  text.insert(text.find(list) + list.size(),
              R"({"date": "2026-12-07", "kind": "swap_off", "name": "Nghỉ hoán đổi"},)");
  std::ofstream(folder / "holidays.jsonc") << text;
  auto loaded = catalog::Catalog::load(folder);
  REQUIRE_MESSAGE(loaded.ok(), (loaded.ok() ? "" : loaded.error().what));
  std::filesystem::remove_all(folder);
  return *loaded;
}

}  // namespace

TEST_CASE("a late change of the calendar moves open deadlines and says so") {
  const auto held = case_in(Status::dang_xu_ly);
  REQUIRE(held.answer_due == at(2026, 12, 14, 17));
  const auto newer = catalog_with_new_holiday();
  const Rules rules{newer, the_rules().deadlines};
  const auto change = decide(held, Recount{}, the_system(), at(2026, 11, 25, 8), rules);
  REQUIRE(change.ok());
  CHECK(change->after.answer_due == at(2026, 12, 15, 17));
  CHECK(change->after.calendar_version == "2026-4");
  CHECK(change->after.how_due.find("Hạn trước đây 14/12/2026 (lịch phiên bản 2026-3)") !=
        std::string::npos);
  CHECK(change->history.front().text.find("tính lại") != std::string::npos);
  // Once is enough.
  CHECK_FALSE(decide(change->after, Recount{}, the_system(), at(2026, 11, 25, 9), rules).ok());
}

TEST_CASE("a deadline that the change does not touch keeps its day") {
  auto report = draft();
  report.urgent = true;
  const auto held = opened(report);
  const auto newer = catalog_with_new_holiday();
  const Rules rules{newer, the_rules().deadlines};
  const auto change = decide(held, Recount{}, the_system(), at(2026, 11, 20, 17), rules);
  REQUIRE(change.ok());
  CHECK(change->after.answer_due == held.answer_due);
  CHECK(change->after.calendar_version == "2026-4");
}

TEST_CASE("lateness is counted in working days and never while paused or answered") {
  const auto held = case_in(Status::dang_xu_ly);
  CHECK(days_late(held, the_rules(), at(2026, 12, 14, 17)) == 0);
  CHECK(days_late(held, the_rules(), at(2026, 12, 14, 18)) == 1);
  CHECK(days_late(held, the_rules(), at(2026, 12, 16, 8)) == 2);
  CHECK(days_late(case_in(Status::da_tra_loi), the_rules(), at(2027, 1, 20, 8)) == 0);
  CHECK(days_late(case_in(Status::cho_bo_sung), the_rules(), at(2027, 1, 20, 8)) == 0);
}

TEST_CASE("received outside hours is counted from the next working day") {
  const auto held = done({}, Open{draft()}, the_citizen(), at(2026, 11, 20, 20)).after;
  CHECK(held.forward_due == at(2026, 12, 1, 17));
  CHECK(held.how_due.find("Ngoài giờ làm việc, tính là nhận ngày 23/11/2026") != std::string::npos);
}

TEST_CASE("the rules in force on the day of receipt count") {
  const auto book = DeadlineBook::read(R"({"deadlines": [
      {"from": "2020-07-13", "forward_hard": 5, "forward_target": 2, "answer": 15, "urgent": 1,
       "extension_max": 30, "publish": 5, "supplement_days": 10, "received_late": true},
      {"from": "2027-01-01", "forward_hard": 3, "forward_target": 1, "answer": 10, "urgent": 1,
       "extension_max": 15, "publish": 5, "supplement_days": 7, "received_late": false}]})");
  REQUIRE(book.ok());
  CHECK(book->on(day_of(2019, 1, 1)).answer == 15);
  CHECK(book->on(day_of(2026, 12, 31)).answer == 15);
  CHECK(book->on(day_of(2027, 1, 1)).answer == 10);
}

TEST_CASE("mistakes in the deadlines are all named") {
  const auto book = DeadlineBook::read(R"({"deadlines": [
      {"from": "2027-01-01", "forward_hard": 0, "answer": 1000, "speed": 1},
      {"from": "2026-01-01"}]})");
  REQUIRE_FALSE(book.ok());
  for (const auto* part :
       {"forward_hard", "answer", "speed", "follow each other", "supplement_days"}) {
    CAPTURE(part);
    CHECK(book.error().what.find(part) != std::string::npos);
  }
  CHECK_FALSE(DeadlineBook::read(R"({"deadlines": []})").ok());
}
