#include "storage/audit.hpp"

#include <doctest/doctest.h>

#include "tests/unit/storage/scene.hpp"

using namespace std::chrono_literals;
using scene::at;
using storage::Audit;
using storage::AuditEntry;
using storage::Params;
using storage::Tx;

namespace {

AuditEntry entry(const std::string& what, std::chrono::milliseconds after = {}) {
  return AuditEntry{at(after), "staff/12", what, "case/81", "reason"};
}

// Three entries, then a forger who first takes the guards away.
struct Forged {
  support::TempDatabase temp{};

  Forged() {
    temp.database().write([](Tx& tx) {
      Audit audit(tx);
      audit.append(entry("case.read"));
      audit.append(entry("identity.unmasked"));
      audit.append(entry("case.closed"));
      tx.script("DROP TRIGGER audit_keeps; DROP TRIGGER audit_stays");
    });
  }

  base::Result<std::int64_t> verify_after(const std::string& forgery) {
    base::Result<std::int64_t> result = std::int64_t{0};
    temp.database().write([&](Tx& tx) {
      tx.script(forgery);
      result = Audit(tx).verify();
    });
    return result;
  }
};

}  // namespace

TEST_CASE("entries come back newest first and the chain holds") {
  scene::in_one_write([](Tx& tx) {
    Audit audit(tx);
    CHECK(*audit.verify() == 0);
    CHECK_FALSE(audit.head().has_value());
    audit.append(entry("case.read"));
    const auto head = audit.append(entry("case.closed", 5s));
    auto other = entry("login");
    other.subject = "staff/12";
    audit.append(other);
    CHECK(*audit.verify() == 3);
    const auto lines = audit.of_subject("case/81", 10);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].id == head.id);
    CHECK(lines[0].entry.what == "case.closed");
    CHECK(lines[0].entry.at == at(5s));
    CHECK(lines[0].entry.who == "staff/12");
    CHECK(lines[0].entry.detail == "reason");
    CHECK(audit.recent(1).front().entry.what == "login");
  });
}

TEST_CASE("the trail cannot be changed or shortened") {
  for (const char* attempt :
       {"UPDATE audit SET who = 'nobody'", "DELETE FROM audit", "DELETE FROM audit WHERE id = 1"}) {
    CAPTURE(attempt);
    support::TempDatabase temp;
    temp.database().write([](Tx& tx) { Audit(tx).append(entry("case.read")); });
    const auto forge = [&] { temp.database().write([&](Tx& tx) { tx.exec(attempt, {}); }); };
    CHECK_THROWS_AS(forge(), storage::Failure);
    temp.database().read([](Tx& tx) { CHECK(*Audit(tx).verify() == 1); });
  }
}

TEST_CASE("a change from outside shows") {
  for (const char* forgery :
       {"UPDATE audit SET who = 'staff/13' WHERE id = 2",
        "UPDATE audit SET detail = 'reason;' WHERE id = 2",
        "UPDATE audit SET at = at + 1 WHERE id = 1",
        "DELETE FROM audit WHERE id = 1",
        "DELETE FROM audit WHERE id = 2",
        "UPDATE audit SET what = 'case.rea', subject = 'dcase/81' WHERE id = 1",
        "UPDATE audit SET hash = 'x' WHERE id = 3"}) {
    CAPTURE(forgery);
    const auto result = Forged().verify_after(forgery);
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().code == base::Errc::corrupt);
  }
}

TEST_CASE("an end cut off shows to whoever noted the head") {
  Forged forged;
  std::optional<storage::AuditHead> noted;
  forged.temp.database().read([&](Tx& tx) { noted = Audit(tx).head(); });
  CHECK(forged.verify_after("DELETE FROM audit WHERE id = 3").ok());  // the chain alone cannot tell
  forged.temp.database().read([&](Tx& tx) { CHECK_FALSE(Audit(tx).verify(noted).ok()); });
}

TEST_CASE("a head noted earlier stays part of a longer chain") {
  scene::in_one_write([](Tx& tx) {
    Audit audit(tx);
    const auto noted = audit.append(entry("case.read"));
    audit.append(entry("case.closed"));
    CHECK(*audit.verify(noted) == 2);
  });
}
