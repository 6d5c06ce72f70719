#include "storage/cases.hpp"

#include <doctest/doctest.h>

#include "tests/unit/storage/scene.hpp"

using namespace std::chrono_literals;
using cases::Case;
using cases::CaseId;
using cases::StaffId;
using cases::Status;
using scene::at;
using scene::in_one_write;
using storage::CaseFilter;
using storage::Cases;
using storage::Tx;

namespace {

Case small_case(Tx& tx, const std::string& number, const std::string& channel_id = "771") {
  Case held;
  held.number = number;
  held.citizen = scene::new_citizen(tx, channel_id);
  held.story = "chuyện";
  held.created_at = at(0s);
  return held;
}

}  // namespace

TEST_CASE("of two people who change a case at once the second is told") {
  in_one_write([](Tx& tx) {
    Cases book(tx);
    Case first = small_case(tx, "PA1");
    first.id = book.insert(first);
    Case second = first;
    first.revision = 1;
    first.unit = "u1";
    CHECK(book.update(first, 0).ok());
    second.revision = 1;
    second.unit = "u2";
    second.co_units = {"u7"};
    const auto refused = book.update(second, 0);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == base::Errc::conflict);
    CHECK(book.by_id(first.id)->unit == "u1");
    CHECK(book.by_id(first.id)->co_units.empty());
    second.id = CaseId{99};
    CHECK(book.update(second, 0).error().code == base::Errc::not_found);
  });
}

TEST_CASE("a number is given to one case only, and serials begin anew each month") {
  support::TempDatabase temp;
  const auto twice = [&] {
    temp.database().write([](Tx& tx) {
      Cases(tx).insert(small_case(tx, "PA1"));
      Cases(tx).insert(small_case(tx, "PA1"));
    });
  };
  CHECK_THROWS_AS(twice(), storage::Failure);
  temp.database().write([](Tx& tx) {
    using std::chrono::November;
    using std::chrono::year;
    Cases book(tx);
    CHECK(book.next_serial(year{2026} / November) == 1);
    CHECK(book.next_serial(year{2026} / November) == 2);
    CHECK(book.next_serial(year{2026} / std::chrono::December) == 1);
  });
}

TEST_CASE("a case is found by its number, its citizen and its secret") {
  in_one_write([](Tx& tx) {
    Cases book(tx);
    Case lan = small_case(tx, "PA1");
    lan.secret_hash = "abc";
    lan.id = book.insert(lan);
    Case later = small_case(tx, "PA2");
    later.status = Status::dong;
    book.insert(later);
    book.insert(small_case(tx, "PA3", "772"));
    CHECK(book.by_number("PA1")->id == lan.id);
    CHECK_FALSE(book.by_number("PA9").has_value());
    CHECK(book.by_secret("abc")->id == lan.id);
    CHECK_FALSE(book.by_secret("").has_value());
    const auto mine = book.of_citizen(lan.citizen);
    REQUIRE(mine.size() == 2);
    CHECK(mine.front().number == "PA2");
    CHECK(book.counts_of(lan.citizen).all == 2);
    CHECK(book.counts_of(lan.citizen).open == 1);
    CHECK(book.counts_of("c_99").all == 0);
  });
}

TEST_CASE("staff see what their filter lets through, urgent ones first, then by date") {
  in_one_write([](Tx& tx) {
    Cases book(tx);
    const auto put = [&](const std::string& number, const std::function<void(Case&)>& change) {
      Case held = small_case(tx, number);
      held.branch = 1;
      change(held);
      book.insert(held);
    };
    put("late", [](Case& held) { held.answer_due = at(20h); });
    put("soon", [](Case& held) { held.answer_due = at(10h); });
    put("anonymous", [](Case&) {});
    put("urgent", [](Case& held) {
      held.urgent = true;
      held.answer_due = at(30h);
    });
    put("closed", [](Case& held) { held.status = Status::dong; });
    put("secret", [](Case& held) { held.restricted = true; });
    put("shared", [](Case& held) {
      held.branch = 2;
      held.assigned_unit = "u1";
      held.co_units = {"u5"};
      held.created_at = at(1h);
    });
    const auto numbers = [&](const CaseFilter& filter) {
      std::vector<std::string> found;
      for (const Case& held : book.list(filter, 50)) found.push_back(held.number);
      CHECK(book.count(filter) == static_cast<std::int64_t>(found.size()));
      return found;
    };
    using Numbers = std::vector<std::string>;
    CHECK(numbers({.open_only = true, .branch = 1}) ==
          Numbers{"urgent", "soon", "late", "anonymous"});
    CHECK(numbers({.status = Status::dong}) == Numbers{"closed"});
    CHECK(numbers({.assigned_unit = "u1"}) == Numbers{"shared"});
    CHECK(numbers({.assigned_unit = "u5"}) == Numbers{"shared"});
    CHECK(numbers({.assigned_unit = "u6"}).empty());
    CHECK(numbers({.due_before = at(15h)}) == Numbers{"soon"});
    CHECK(numbers({.created_from = at(1h)}) == Numbers{"shared"});
    CHECK(numbers({.created_before = at(1h)}).size() == 5);
    CHECK(numbers({}).size() == 6);
    CHECK(numbers({.with_restricted = true}).size() == 7);
    CHECK(book.list({}, 2).size() == 2);
  });
}

TEST_CASE("a case whose wait for more is over is found, a paused one of another kind is not") {
  in_one_write([](Tx& tx) {
    Cases book(tx);
    Case waiting = small_case(tx, "PA1");
    waiting.status = Status::cho_bo_sung;
    waiting.supplement_due = at(10h);
    book.insert(waiting);
    Case going_on = small_case(tx, "PA2");
    going_on.supplement_due = at(10h);
    book.insert(going_on);
    CHECK(book.supplement_overdue(at(10h), 10).empty());
    const auto overdue = book.supplement_overdue(at(11h), 10);
    REQUIRE(overdue.size() == 1);
    CHECK(overdue.front().number == "PA1");
  });
}

TEST_CASE("a file leads to the cases it belongs to") {
  in_one_write([](Tx& tx) {
    Cases book(tx);
    Case held = small_case(tx, "PA1");
    held.attachments = {"12", "13"};
    const CaseId id = book.insert(held);
    CHECK(book.with_attachment("13") == std::vector<CaseId>{id});
    CHECK(book.with_attachment("1").empty());
  });
}

TEST_CASE("the history of a case tells who did what") {
  in_one_write([](Tx& tx) {
    Cases book(tx);
    const CaseId id = book.insert(small_case(tx, "PA1"));
    cases::Entry opened;
    opened.at = at(1s);
    opened.by.side = cases::Who::Side::citizen;
    opened.by.citizen = "c_1";
    opened.what = "case.open";
    opened.text = "Đã nhận.";
    opened.internal = false;
    cases::Entry forwarded;
    forwarded.at = at(2s);
    forwarded.by.side = cases::Who::Side::staff;
    forwarded.by.staff = StaffId{12};
    forwarded.by.unit = "u1";
    forwarded.by.approves = true;
    forwarded.what = "case.forward";
    book.append_history(id, std::vector{opened, forwarded});
    const auto history = book.history(id);
    REQUIRE(history.size() == 2);
    CHECK(history[0].by.side == cases::Who::Side::citizen);
    CHECK(history[0].by.citizen == "c_1");
    CHECK(history[0].text == "Đã nhận.");
    CHECK_FALSE(history[0].internal);
    CHECK(history[1].at == at(2s));
    CHECK(history[1].by.staff == StaffId{12});
    CHECK(history[1].by.unit == "u1");
    CHECK_FALSE(history[1].by.approves);
    CHECK(history[1].what == "case.forward");
    CHECK(history[1].internal);
  });
}

TEST_CASE("a case needs a citizen, and history needs a case") {
  support::TempDatabase temp;
  const auto no_citizen = [&] {
    temp.database().write([](Tx& tx) {
      Case held;
      held.number = "PA1";
      held.citizen = "c_99";
      Cases(tx).insert(held);
    });
  };
  CHECK_THROWS_AS(no_citizen(), storage::Failure);
  const auto no_case = [&] {
    temp.database().write(
        [](Tx& tx) { Cases(tx).append_history(CaseId{9}, std::vector{cases::Entry{}}); });
  };
  CHECK_THROWS_AS(no_case(), storage::Failure);
}
