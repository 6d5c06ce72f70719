// The one query builder: what somebody may see is part of every list and every number.
#include "storage/case_search.hpp"

#include <doctest/doctest.h>

#include "base/rng.hpp"
#include "storage/case_words.hpp"
#include "storage/cases.hpp"
#include "tests/unit/storage/scene.hpp"

using namespace std::chrono_literals;
using cases::Case;
using cases::StaffId;
using scene::at;
using scene::in_one_write;
using storage::CaseQuery;
using storage::Cases;
using storage::CaseSearch;
using storage::CaseSight;
using storage::CaseTerm;
using storage::CaseView;
using storage::Tx;

namespace {

Case filed(Tx& tx, const std::string& number, Case held = {}) {
  held.number = number;
  held.citizen = scene::new_citizen(tx);
  if (held.story.empty()) held.story = "Hồ sơ đất trễ hẹn.";
  if (held.created_at == base::TimePoint{}) held.created_at = at(1s);
  held.id = Cases(tx).insert(held);
  return held;
}

CaseSight everything() {
  CaseSight sight;
  sight.restricted = true;
  return sight;
}

CaseQuery query(CaseView view = CaseView::all) {
  CaseQuery asked;
  asked.view = view;
  asked.now = at(10h);
  asked.day_end = at(24h);
  asked.size = 100;
  return asked;
}

std::vector<std::string> found(Tx& tx, const CaseSight& sight, const CaseQuery& asked) {
  std::vector<std::string> numbers;
  for (const auto& hit : CaseSearch(tx, sight).page(asked)) {
    numbers.push_back(Cases(tx).by_id(hit.id)->number);
  }
  return numbers;
}

using Numbers = std::vector<std::string>;

CaseQuery of_word(const std::string& word, bool begins = false) {
  auto asked = query();
  CaseTerm term;
  term.word = word;
  term.begins = begins;
  asked.terms.push_back(term);
  return asked;
}

}  // namespace

TEST_CASE("who has no role sees nothing") {
  in_one_write([](Tx& tx) {
    const auto one = filed(tx, "a");
    CHECK(found(tx, {}, query()).empty());
    CHECK_FALSE(CaseSearch(tx, {}).find(one.id).has_value());
  });
}

TEST_CASE("a restricted case is whole for those named for it and a row for the desk") {
  in_one_write([](Tx& tx) {
    Case secret;
    secret.restricted = true;
    secret.branch = 4;
    secret.assigned_unit = "u1";
    const auto one = filed(tx, "a", secret);
    CaseSight desk;
    desk.all = true;
    CaseSight branch;
    branch.branch = 4;
    CaseSight unit;
    unit.unit = "u1";
    CaseSight inspector;
    inspector.flagged = true;
    CHECK(CaseSearch(tx, everything()).find(one.id)->whole);
    CHECK_FALSE(CaseSearch(tx, desk).find(one.id)->whole);
    CHECK_FALSE(CaseSearch(tx, branch).find(one.id).has_value());
    CHECK_FALSE(CaseSearch(tx, unit).find(one.id).has_value());
    CHECK_FALSE(CaseSearch(tx, inspector).find(one.id).has_value());
    auto given = one;
    given.assignee = StaffId{7};
    REQUIRE(Cases(tx).update(given, 0).ok());
    inspector.self = StaffId{7};
    CHECK(CaseSearch(tx, inspector).find(one.id)->whole);
    // Not by its words, nor by what it is about.
    CHECK(found(tx, desk, of_word("dat")).empty());
    auto of_branch = query();
    of_branch.branches = {4};
    CHECK(found(tx, desk, of_branch).empty());
    CHECK(found(tx, desk, query()) == Numbers{"a"});
  });
}

TEST_CASE("a named person and a named unit lose sight, whatever else they are") {
  in_one_write([](Tx& tx) {
    Case held;
    held.story = "Ông Nguyễn Văn Nam ở quầy số 2.";
    held.unit = "u1";
    held.old_unit = "u0";
    filed(tx, "a", held);
    auto sight = everything();
    CHECK(found(tx, sight, query()).size() == 1);
    for (const auto* unit : {"u1", "u0"}) {
      sight.own_units = {unit};
      CHECK(found(tx, sight, query()).empty());
    }
    sight.own_units = {"u2"};
    for (const auto* name : {"Nguyễn Văn Nam", "NGUYEN VAN NAM", "văn nam"}) {
      CAPTURE(name);
      sight.own_name = storage::folded_line(name);
      CHECK(found(tx, sight, query()).empty());
    }
    for (const auto* name : {"Nam", "Nguyễn Văn", "Nguyễn Văn Na", "Văn Nam Anh", "", "%"}) {
      CAPTURE(name);
      const bool named = std::string_view{name} == "Nguyễn Văn";
      sight.own_name = storage::folded_line(name);
      CHECK(found(tx, sight, query()).size() == (named ? 0 : 1));
    }
  });
}

TEST_CASE("words are found folded, by their beginning where asked, and never by a hidden name") {
  in_one_write([](Tx& tx) {
    Case held;
    held.contact_name = "Trần Thị Bưởi";
    held.story = "Tôi là Trần Thị Bưởi, số 0912345678, hồ sơ ĐẤT đai.";
    held.identity = cases::Identity::giau_ten;
    filed(tx, "PA2611-00427-2", held);
    for (const auto* word : {"dat", "dai", "427", "00427"}) {
      CAPTURE(word);
      CHECK(found(tx, everything(), of_word(word)).size() == 1);
    }
    CHECK(found(tx, everything(), of_word("da")).empty());
    CHECK(found(tx, everything(), of_word("da", true)).size() == 1);
    for (const auto* word : {"buoi", "0912345678", "%", "_", "'"}) {
      CAPTURE(word);
      CHECK(found(tx, everything(), of_word(word)).empty());
    }
    Case open;
    open.contact_name = "Lê Văn Mít";
    open.identity = cases::Identity::cong_khai;
    const auto shown = filed(tx, "PA2611-00001-8", open);
    CHECK(found(tx, everything(), of_word("mit")).size() == 1);
    Cases(tx).forget_identity(shown.citizen);
    CHECK(found(tx, everything(), of_word("mit")).empty());
  });
}

TEST_CASE("views know what is late, due today, paused, settled and merged") {
  in_one_write([](Tx& tx) {
    const auto with_due = [&](const std::string& number, base::TimePoint due) {
      Case held;
      held.answer_due = due;
      return filed(tx, number, held);
    };
    with_due("late", at(9h));
    with_due("today", at(20h));
    with_due("later", at(48h));
    Case paused;
    paused.answer_due = at(9h);
    paused.paused_at = at(8h);
    filed(tx, "paused", paused);
    Case settled;
    settled.answer_due = at(9h);
    settled.status = cases::Status::dong;
    filed(tx, "settled", settled);
    Case merged;
    merged.answer_due = at(9h);
    merged.merged_into = cases::CaseId{1};
    filed(tx, "merged", merged);
    CHECK(found(tx, everything(), query(CaseView::overdue)) == Numbers{"late"});
    CHECK(found(tx, everything(), query(CaseView::due_today)) == Numbers{"today"});
    CHECK(found(tx, everything(), query(CaseView::open)).size() == 4);
    CHECK(found(tx, everything(), query(CaseView::all)).size() == 6);
    CHECK(found(tx, everything(), query(CaseView::all)).front() == "late");
    CHECK(found(tx, everything(), query(CaseView::to_approve)).empty());
  });
}

TEST_CASE("dates that were told stay known, with why they moved") {
  in_one_write([](Tx& tx) {
    Case held;
    held.answer_due = at(24h);
    auto one = filed(tx, "a", held);
    one.answer_due = at(48h);
    one.extensions = 1;
    one.reason = "đo đạc lại";
    one.revision = 1;
    REQUIRE(Cases(tx).update(one, 0).ok());
    std::string why;
    tx.each("SELECT why, reason, old_due FROM case_dues", {}, [&](const storage::Row& row) {
      why = row.text(0) + "/" + row.text(1);
      CHECK(row.integer(2) == base::to_millis(at(24h)));
    });
    CHECK(why == "extended/đo đạc lại");
  });
}

TEST_CASE("with random rights and filters a number is the length of its list, and finding agrees") {
  in_one_write([](Tx& tx) {
    base::Rng rng(20261123);
    const std::vector<std::string> units{"", "u1", "u2", "u3"};
    const std::vector<std::string> kinds{"tre", "thaido", "tien"};
    std::vector<cases::CaseId> ids;
    for (int i = 0; i < 60; ++i) {
      Case held;
      held.unit = units.at(rng.below(units.size()));
      held.assigned_unit = units.at(rng.below(units.size()));
      held.branch = static_cast<int>(rng.below(4));
      held.kind = kinds.at(rng.below(kinds.size()));
      held.restricted = rng.one_in(4);
      held.assignee = StaffId{static_cast<std::int64_t>(rng.below(3))};
      held.status = static_cast<cases::Status>(rng.below(cases::status_count));
      held.answer_due = at(std::chrono::hours{static_cast<int>(rng.below(48))});
      ids.push_back(filed(tx, "n" + std::to_string(i), held).id);
    }
    for (int round = 0; round < 300; ++round) {
      CaseSight sight;
      sight.all = rng.one_in(4);
      sight.restricted = rng.one_in(6);
      sight.branch = static_cast<int>(rng.below(4));
      sight.unit = units.at(rng.below(units.size()));
      sight.flagged = rng.one_in(3);
      sight.takes_new = rng.one_in(2);
      sight.approves = rng.one_in(2);
      sight.self = StaffId{static_cast<std::int64_t>(rng.below(3))};
      sight.own_units.clear();
      if (const auto own = units.at(rng.below(units.size())); !own.empty()) sight.own_units = {own};
      auto asked = query(static_cast<CaseView>(rng.below(storage::case_view_count)));
      if (rng.one_in(3)) asked.branches = {static_cast<int>(rng.below(4))};
      if (rng.one_in(3)) asked.units = {units.at(1 + rng.below(3))};
      CaseSearch search(tx, sight);
      const auto page = search.page(asked);
      CHECK(static_cast<std::int64_t>(page.size()) == search.count(asked));
      for (const auto& hit : page) {
        const auto one = search.find(hit.id);
        REQUIRE(one.has_value());
        CHECK(one->whole == hit.whole);
        const auto held = *Cases(tx).by_id(hit.id);
        CHECK((sight.own_units.empty() || held.unit != sight.own_units.front()));
        if (held.restricted && !sight.restricted && !hit.whole) CHECK(sight.all);
      }
    }
  });
}
