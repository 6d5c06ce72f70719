#include "storage/receipts.hpp"

#include <doctest/doctest.h>

#include "storage/changes.hpp"
#include "storage/citizens.hpp"
#include "storage/outbox.hpp"
#include "tests/unit/storage/scene.hpp"

using namespace std::chrono_literals;
using scene::at;
using scene::errand;
using scene::in_one_write;
using storage::Outbox;
using storage::OutboxId;
using storage::Receipt;
using storage::Receipts;
using storage::Tx;

namespace {

OutboxId sent(Tx& tx, const std::string& remote) {
  Outbox outbox(tx);
  outbox.put(errand("a", "lan"));
  const auto item = outbox.claim(at(1s), 60s);
  REQUIRE(item.has_value());
  outbox.settle(item->id, storage::Done{remote}, at(2s));
  return item->id;
}

}  // namespace

TEST_CASE("what was read stays read, and nobody else's report counts") {
  in_one_write([](Tx& tx) {
    const auto id = sent(tx, "m1");
    Receipts receipts(tx);
    CHECK_FALSE(receipts.of(id).has_value());
    const std::vector<std::string> known{"m1"};
    const std::vector<std::string> others{"m9", ""};
    receipts.note("binh", known, Receipt::seen, at(3s));
    receipts.note("lan", others, Receipt::seen, at(3s));
    CHECK_FALSE(receipts.of(id).has_value());
    receipts.note("lan", known, Receipt::delivered, at(3s));
    CHECK(receipts.of(id) == Receipt::delivered);
    receipts.note("lan", known, Receipt::seen, at(4s));
    CHECK(receipts.of(id) == Receipt::seen);
    receipts.note("lan", known, Receipt::delivered, at(5s));
    CHECK(receipts.of(id) == Receipt::seen);
  });
}

TEST_CASE("the pages hear of a report once, and it goes with its errand") {
  in_one_write([](Tx& tx) {
    storage::Citizens(tx).find_or_create("zalo", "lan", at(0s));
    const auto id = sent(tx, "m1");
    Receipts receipts(tx);
    const std::vector<std::string> known{"m1"};
    const auto before = storage::Changes(tx).newest();
    receipts.note("lan", known, Receipt::seen, at(3s));
    CHECK(storage::Changes(tx).newest() == before + 1);
    receipts.note("lan", known, Receipt::seen, at(4s));
    CHECK(storage::Changes(tx).newest() == before + 1);
    tx.exec("DELETE FROM outbox WHERE id = $1", storage::Params{id.value});
    CHECK_FALSE(receipts.of(id).has_value());
  });
}
