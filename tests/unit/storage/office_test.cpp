// What administrators change of the office: ready texts and changes from a day on.
#include <doctest/doctest.h>

#include "storage/office_changes.hpp"
#include "storage/ready_texts.hpp"
#include "tests/unit/storage/scene.hpp"

using namespace std::chrono_literals;
using scene::at;
using storage::ReadyText;
using storage::TextKind;
using storage::TextState;

namespace {

ReadyText text(const std::string& code, const std::string& words) {
  ReadyText one;
  one.kind = TextKind::case_answer;
  one.code = code;
  one.title = "Mẫu " + code;
  one.text = words;
  one.staff = 7;
  one.at = at(1s);
  return one;
}

storage::OfficeChange ended(const std::string& unit) {
  storage::OfficeChange change;
  change.text = {"ended", "unit/" + unit, "2026-12-01", R"({"successors":[]})"};
  change.reason = "Nghị quyết";
  change.staff = 7;
  change.at = at(1s);
  return change;
}

}  // namespace

TEST_CASE("the newest version of a ready text counts, and each is kept") {
  scene::in_one_write([](storage::Tx& tx) {
    storage::ReadyTexts texts(tx);
    auto one = text("a", "một");
    CHECK(texts.add(one));
    one.version = 1;
    one.text = "hai";
    CHECK(texts.add(one));
    CHECK(texts.find(TextKind::case_answer, "a")->text == "hai");
    const auto versions = texts.versions(TextKind::case_answer, "a", 10);
    REQUIRE(versions.size() == 2);
    CHECK(versions[1].text == "một");
    CHECK(versions[0].staff == 7);
    CHECK(versions[0].at == at(1s));
  });
}

TEST_CASE("of two who change the same version one is told") {
  scene::in_one_write([](storage::Tx& tx) {
    storage::ReadyTexts texts(tx);
    CHECK(texts.add(text("a", "một")));
    CHECK_FALSE(texts.add(text("a", "hai")));
    CHECK(texts.find(TextKind::case_answer, "a")->text == "một");
  });
}

TEST_CASE("what was withdrawn is not in use, and the order stays that of their beginning") {
  scene::in_one_write([](storage::Tx& tx) {
    storage::ReadyTexts texts(tx);
    for (const auto* code : {"b", "a", "c"}) CHECK(texts.add(text(code, code)));
    auto changed = text("b", "khác");
    changed.version = 1;
    CHECK(texts.add(changed));
    auto gone = text("a", "a");
    gone.version = 1;
    gone.state = TextState::withdrawn;
    CHECK(texts.add(gone));
    const auto used = texts.in_use(TextKind::case_answer);
    REQUIRE(used.size() == 2);
    CHECK(used[0].code == "b");
    CHECK(used[1].code == "c");
    CHECK(texts.newest(TextKind::case_answer).size() == 3);
    CHECK(texts.in_use(TextKind::canned).empty());
  });
}

TEST_CASE("names of kinds and states go out and come back") {
  for (const auto kind : {TextKind::canned, TextKind::case_answer, TextKind::zbs})
    CHECK(storage::text_kind_from(storage::name_of(kind)) == kind);
  CHECK(storage::text_state_from("rejected") == TextState::rejected);
  CHECK_FALSE(storage::text_kind_from("poem"));
  CHECK_FALSE(storage::text_state_from(""));
}

TEST_CASE("a change of the office counts until it is taken back, once") {
  scene::in_one_write([](storage::Tx& tx) {
    storage::OfficeChanges changes(tx);
    const auto first = changes.add(ended("ct-x1"));
    const auto second = changes.add(ended("ct-x2"));
    CHECK(first < second);
    REQUIRE(changes.in_force().size() == 2);
    CHECK(changes.in_force()[0].text.subject == "unit/ct-x1");
    CHECK(changes.revoke(first, 8, at(2s)));
    CHECK_FALSE(changes.revoke(first, 8, at(2s)));
    CHECK(changes.in_force().size() == 1);
    CHECK(changes.find(first)->revoked);
    CHECK_FALSE(changes.find(second)->revoked);
    CHECK_FALSE(changes.find(99));
  });
}
