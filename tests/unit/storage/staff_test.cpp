// Accounts, logins, drafts and the change log.
#include "storage/staff.hpp"

#include <doctest/doctest.h>

#include "storage/cases.hpp"
#include "storage/changes.hpp"
#include "storage/drafts.hpp"
#include "storage/handovers.hpp"
#include "storage/logins.hpp"
#include "storage/messages.hpp"
#include "storage/outbox.hpp"
#include "tests/unit/storage/scene.hpp"

using namespace std::chrono_literals;
using scene::at;
using storage::Tx;

namespace {

storage::AccountId new_account(Tx& tx, const std::string& username = "lan") {
  storage::Account account;
  account.username = username;
  account.name = "Lan";
  account.roles = {"van_hanh", "tin_mat"};
  account.password = "hash";
  account.created_at = scene::start;
  return *storage::Staff(tx).add(account);
}

storage::LoginId new_login(Tx& tx, storage::AccountId staff, const std::string& token) {
  storage::Login login;
  login.staff = staff;
  login.csrf = "csrf";
  login.created_at = scene::start;
  login.last_seen_at = scene::start;
  login.ends_at = at(12h);
  return storage::Logins(tx).start(login, token);
}

std::vector<std::string> changes_after(Tx& tx, std::int64_t cursor) {
  std::vector<std::string> seen;
  for (const auto& change : storage::Changes(tx).since(cursor)) {
    seen.push_back(change.kind + " " + change.subject);
  }
  return seen;
}

}  // namespace

TEST_CASE("an account is kept as it was given and its name is taken once") {
  scene::in_one_write([](Tx& tx) {
    const auto id = new_account(tx);
    storage::Account again;
    again.username = "lan";
    CHECK_FALSE(storage::Staff(tx).add(again));
    const auto account = storage::Staff(tx).by_username("lan");
    REQUIRE(account);
    CHECK(account->id == id);
    CHECK(account->roles == std::vector<std::string>{"van_hanh", "tin_mat"});
    CHECK(account->must_change);
    CHECK(account->shift == storage::Shift::off);
    CHECK_FALSE(storage::Staff(tx).by_username("LAN"));
  });
}

TEST_CASE("usernames fold to small letters and nothing odd passes") {
  CHECK(storage::folded_username("Hoa.Nguyen") == "hoa.nguyen");
  for (const auto* odd : {"", "a", "a b", "hoà", "a/b", "a'b", "<b>"}) {
    CAPTURE(odd);
    CHECK_FALSE(storage::folded_username(odd));
  }
  CHECK_FALSE(storage::folded_username(std::string(41, 'a')));
}

TEST_CASE("a one-time step and a recovery code count once") {
  scene::in_one_write([](Tx& tx) {
    const auto id = new_account(tx);
    storage::Staff staff(tx);
    staff.offer_totp(id, "KEY");
    CHECK(staff.by_id(id)->totp_key.empty());
    const std::vector<std::string> hashes{"a", "b"};
    staff.accept_totp(id, hashes);
    CHECK(staff.by_id(id)->totp_key == "KEY");
    CHECK(staff.use_totp_step(id, 7));
    CHECK_FALSE(staff.use_totp_step(id, 7));
    CHECK_FALSE(staff.use_totp_step(id, 6));
    CHECK(staff.use_totp_step(id, 8));
    CHECK(staff.use_recovery(id, "a", at(1s)));
    CHECK_FALSE(staff.use_recovery(id, "a", at(2s)));
    CHECK_FALSE(staff.use_recovery(id, "c", at(2s)));
    CHECK(staff.recovery_left(id) == 1);
    staff.drop_totp(id);
    CHECK(staff.by_id(id)->totp_key.empty());
    CHECK(staff.recovery_left(id) == 0);
  });
}

TEST_CASE("a login ends by itself, by its owner and by nobody else") {
  scene::in_one_write([](Tx& tx) {
    const auto lan = new_account(tx);
    const auto hoa = new_account(tx, "hoa");
    storage::Logins logins(tx);
    const auto one = new_login(tx, lan, "t1");
    new_login(tx, lan, "t2");
    CHECK(logins.by_token("t1", at(1s)).has_value());
    CHECK_FALSE(logins.by_token("t1", at(12h)));
    CHECK_FALSE(logins.by_token("", at(1s)));
    CHECK_FALSE(logins.end(hoa, one, at(1s)));
    CHECK(logins.end(lan, one, at(1s)));
    CHECK_FALSE(logins.by_token("t1", at(2s)));
    CHECK(logins.of_staff(lan, at(2s)).size() == 1);
    logins.end_all(lan, {}, at(3s));
    CHECK(logins.of_staff(lan, at(3s)).empty());
    CHECK(logins.purge(at(37h)) == 2);
  });
}

TEST_CASE("a trusted device stays trusted after logout, until its time or until it is ended") {
  scene::in_one_write([](Tx& tx) {
    const auto lan = new_account(tx);
    const auto hoa = new_account(tx, "hoa");
    storage::Logins logins(tx);
    const auto one = new_login(tx, lan, "t1");
    logins.trust(one, "device", at(12h));
    logins.log_out(one, at(1h));
    CHECK(logins.trusted(lan, "device", at(2h)));
    CHECK_FALSE(logins.trusted(hoa, "device", at(2h)));
    CHECK_FALSE(logins.trusted(lan, "", at(2h)));
    CHECK_FALSE(logins.trusted(lan, "device", at(12h)));
    logins.end_all(lan, {}, at(2h));
    CHECK_FALSE(logins.trusted(lan, "device", at(2h)));
  });
}

TEST_CASE("failures are counted for each subject and forgotten by success and time") {
  scene::in_one_write([](Tx& tx) {
    storage::LoginFailures failures(tx);
    failures.add("password/lan", at(1s));
    failures.add("password/lan", at(2s));
    CHECK(failures.of("password/lan").count == 2);
    CHECK(failures.of("password/lan").last_at == at(2s));
    CHECK(failures.of("password/hoa").count == 0);
    failures.clear("password/lan");
    CHECK(failures.of("password/lan").count == 0);
    failures.add("password/hoa", at(1s));
    CHECK(failures.purge(at(1s)) == 0);
    CHECK(failures.purge(at(2s)) == 1);
  });
}

TEST_CASE("a draft belongs to one person, one citizen and one box") {
  scene::in_one_write([](Tx& tx) {
    const auto lan = new_account(tx);
    const auto hoa = new_account(tx, "hoa");
    const auto citizen = scene::new_citizen(tx);
    storage::Drafts drafts(tx);
    using storage::DraftKind;
    drafts.put({lan, citizen, DraftKind::reply, "Chào chị", at(1s)});
    drafts.put({lan, citizen, DraftKind::reply, "Chào chị Hương", at(2s)});
    drafts.put({hoa, citizen, DraftKind::note, "đã gọi", at(2s)});
    CHECK(drafts.find(lan, citizen, DraftKind::reply)->text == "Chào chị Hương");
    CHECK_FALSE(drafts.find(lan, citizen, DraftKind::note));
    CHECK_FALSE(drafts.find(hoa, citizen, DraftKind::reply));
    CHECK(drafts.citizens_of(lan) == std::vector<std::string>{citizen});
    drafts.put({lan, citizen, DraftKind::reply, "", at(3s)});
    CHECK(drafts.citizens_of(lan).empty());
    CHECK(drafts.forget(citizen) == 1);
  });
}

TEST_CASE("whatever a page shows of a conversation leaves a change behind") {
  scene::in_one_write([](Tx& tx) {
    const auto citizen = scene::new_citizen(tx, "lan");
    storage::Changes changes(tx);
    const auto conv = std::vector<std::string>{"conv " + citizen};
    const auto leaves_one = [&](const auto& act) {
      const auto before = changes.newest();
      act();
      CHECK(changes_after(tx, before) == conv);
      CHECK(changes.rev_of("conv", citizen) == changes.newest());
    };
    storage::Handover handover;
    handover.citizen = citizen;
    handover.since = scene::start;
    storage::Handovers handovers(tx);
    leaves_one([&] { storage::Messages(tx).put({.citizen = citizen, .at = scene::start}); });
    leaves_one([&] { handovers.open(handover); });
    const auto id = handovers.current(citizen)->id;
    leaves_one([&] { handovers.take(id, "staff/1", at(1s)); });
    leaves_one([&] { handovers.put_back(id); });
    leaves_one([&] { handovers.close(citizen, at(2s)); });
    storage::Outbox outbox(tx);
    outbox.put(scene::errand("a", "lan"));
    std::optional<storage::OutboxItem> item;
    leaves_one([&] { item = outbox.claim(at(1s), 60s); });
    leaves_one([&] { outbox.settle(item->id, storage::Done{"m"}, at(2s)); });
    outbox.put(scene::errand("b", "lan"));
    leaves_one([&] { CHECK(outbox.withdraw(*outbox.id_of("b"), at(3s))); });
    CHECK_FALSE(outbox.withdraw(*outbox.id_of("a"), at(3s)));
  });
}

TEST_CASE("a case leaves its revision in the change log") {
  scene::in_one_write([](Tx& tx) {
    cases::Case held;
    held.number = "PA1";
    held.citizen = scene::new_citizen(tx);
    held.id = storage::Cases(tx).insert(held);
    held.revision = 1;
    REQUIRE(storage::Cases(tx).update(held, 0).ok());
    const auto changes = storage::Changes(tx).since(0);
    REQUIRE(changes.size() == 2);
    CHECK(changes[1].kind == "case");
    CHECK(changes[1].subject == std::to_string(held.id.value));
    CHECK(changes[1].rev == 1);
  });
}

TEST_CASE("a cursor is known until what came after it is purged, and the newest row stays") {
  scene::in_one_write([](Tx& tx) {
    storage::Changes changes(tx);
    CHECK(changes.knows(0));
    CHECK_FALSE(changes.knows(7));
    const auto citizen = scene::new_citizen(tx);
    for (const auto hours : {1h, 2h, 3h}) {
      storage::Messages(tx).put({.citizen = citizen, .at = at(hours)});
    }
    const auto first = changes.newest() - 2;
    CHECK(changes.knows(first));
    CHECK(changes.purge(at(2h)) == 1);
    CHECK(changes.knows(first));
    CHECK_FALSE(changes.knows(first - 1));
    CHECK_FALSE(changes.knows(changes.newest() + 1));
    changes.purge(at(24h));
    CHECK(changes.newest() == first + 2);
    CHECK(changes.since(changes.newest() - 1).size() == 1);
  });
}

TEST_CASE("the change log cannot be rewritten") {
  support::TempDatabase temp;
  temp.database().write([](Tx& tx) {
    storage::Messages(tx).put({.citizen = scene::new_citizen(tx), .at = scene::start});
  });
  CHECK_THROWS_AS(
      temp.database().write([](Tx& tx) { tx.exec("UPDATE change_log SET rev = 9", {}); }),
      storage::Failure);
}
