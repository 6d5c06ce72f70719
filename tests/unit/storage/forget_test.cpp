#include "storage/forget.hpp"

#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

#include "storage/attachments.hpp"
#include "storage/cases.hpp"
#include "storage/consents.hpp"
#include "storage/handovers.hpp"
#include "storage/messages.hpp"
#include "storage/outbox.hpp"
#include "storage/sessions.hpp"
#include "storage/timers.hpp"
#include "tests/unit/storage/scene.hpp"

using namespace std::chrono_literals;
using scene::at;
using storage::Tx;

namespace {

constexpr const char* channel_id = "7712345678901234567";
// Stands in every place that a person's words or name can reach.
const std::string trace = "DAU-VET-CA-NHAN";

void leave_traces_at_the_doors(Tx& tx) {
  storage::Inbox inbox(tx);
  auto arrival = scene::arrival("a", channel_id);
  arrival.body = trace;
  inbox.put(arrival);
  inbox.done(inbox.next(at(1s))->id, at(1s));
  storage::Outbox outbox(tx);
  auto errand = scene::errand("a", channel_id);
  errand.body = trace;
  outbox.put(errand);
  outbox.settle(outbox.claim(at(1s), 60s)->id, storage::Done{"m1"}, at(1s));
  storage::Timers(tx).set({{}, channel_id, "remind", at(1h), trace});
}

std::string leave_traces(Tx& tx) {
  storage::Citizens citizens(tx);
  const std::string lan = citizens.find_or_create("zalo", channel_id, at(0s)).id;
  citizens.set_display_name(lan, trace);
  leave_traces_at_the_doors(tx);
  storage::Sessions(tx).save(lan, trace, at(0s));
  storage::Consents(tx).record({lan, "feedback", storage::Decision::agreed, "v1", "zalo", at(0s)});
  storage::Message message;
  message.citizen = lan;
  message.text = trace;
  storage::Messages(tx).put(message);
  storage::Attachments attachments(tx);
  storage::Attachment photo;
  photo.citizen = lan;
  photo.file_name = trace;
  attachments.kept(attachments.add(photo), {"2026/" + trace + ".jpg", 1, "x", "image/jpeg"});
  storage::Handover handover;
  handover.citizen = lan;
  handover.note = trace;
  storage::Handovers(tx).open(handover);
  cases::Case held;
  held.number = "PA1";
  held.citizen = lan;
  held.story = "Nộp hồ sơ đất.";
  held.contact_name = trace;
  held.contact_phone = trace;
  storage::Cases(tx).insert(held);
  return lan;
}

std::int64_t count_of(Tx& tx, const std::string& rows) {
  std::int64_t count = -1;
  tx.each(
      "SELECT count(*) FROM " + rows, {}, [&](const storage::Row& row) { count = row.integer(0); });
  return count;
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

TEST_CASE("of a forgotten citizen nothing personal is left, not even in the file") {
  support::TempDatabase temp;
  std::string lan;
  temp.database().write([&](Tx& tx) { lan = leave_traces(tx); });
  temp.database().write([&](Tx& tx) {
    const auto forgotten = storage::forget_citizen(tx, lan, at(2s));
    REQUIRE(forgotten.ok());
    CHECK(forgotten->messages == 1);
    CHECK(forgotten->arrivals == 1);
    CHECK(forgotten->errands == 1);
    CHECK(forgotten->cases == 1);
    CHECK(forgotten->files == std::vector<std::string>{"2026/" + trace + ".jpg"});
    CHECK_FALSE(storage::Sessions(tx).load(lan).has_value());
    CHECK_FALSE(storage::Timers(tx).next_due().has_value());
    CHECK_FALSE(storage::Handovers(tx).current(lan).has_value());
    // What the law makes the office keep.
    CHECK(storage::Cases(tx).by_number("PA1")->story == "Nộp hồ sơ đất.");
    CHECK(storage::Consents(tx).history(lan).size() == 1);
  });
  temp.reopen();  // the write-ahead log is folded in and gone
  CHECK(bytes_of(temp.file()).find(trace) == std::string::npos);
}

TEST_CASE("forgetting twice is no mistake, forgetting nobody is one") {
  scene::in_one_write([](Tx& tx) {
    const std::string lan = leave_traces(tx);
    CHECK(storage::forget_citizen(tx, lan, at(2s)).ok());
    const auto again = storage::forget_citizen(tx, lan, at(3s));
    REQUIRE(again.ok());
    CHECK(again->files.empty());
    CHECK(storage::Citizens(tx).by_id(lan)->forgotten_at == at(2s));
    CHECK(storage::forget_citizen(tx, "c_99", at(2s)).error().code == base::Errc::not_found);
  });
}

TEST_CASE("others are not forgotten with one") {
  scene::in_one_write([](Tx& tx) {
    const std::string lan = leave_traces(tx);
    const std::string binh = scene::new_citizen(tx, "772");
    storage::Message message;
    message.citizen = binh;
    message.text = "chào";
    storage::Messages(tx).put(message);
    storage::Sessions(tx).save(binh, "{}", at(0s));
    CHECK(storage::forget_citizen(tx, lan, at(2s)).ok());
    CHECK(storage::Messages(tx).of_citizen(binh, std::nullopt, 10).size() == 1);
    CHECK(storage::Sessions(tx).load(binh).has_value());
    CHECK_FALSE(storage::Citizens(tx).by_id(binh)->forgotten_at.has_value());
  });
}

TEST_CASE(
    "at the doors nobody can be recognised any more, and no repeated delivery is taken anew") {
  scene::in_one_write([](Tx& tx) {
    const std::string lan = leave_traces(tx);
    REQUIRE(storage::forget_citizen(tx, lan, at(2s)).ok());
    for (const auto* table : {"inbox", "outbox"}) {
      CAPTURE(table);
      CHECK(count_of(tx, std::string{table} + " WHERE citizen <> '' OR body <> ''") == 0);
      CHECK(count_of(tx, table) == 1);
    }
    CHECK_FALSE(storage::Inbox(tx).put(scene::arrival("a", channel_id)));
  });
}

TEST_CASE("while something of a citizen is on its way nothing is forgotten") {
  scene::in_one_write([](Tx& tx) {
    const std::string lan = leave_traces(tx);
    const auto refused = [&] {
      const auto forgotten = storage::forget_citizen(tx, lan, at(2s));
      return !forgotten.ok() && forgotten.error().code == base::Errc::conflict &&
             storage::Citizens(tx).by_id(lan)->channel_id == channel_id;
    };
    storage::Inbox inbox(tx);
    inbox.put(scene::arrival("b", channel_id));
    CHECK(refused());
    inbox.done(inbox.next(at(1s))->id, at(1s));
    storage::Outbox outbox(tx);
    outbox.put(scene::errand("b", channel_id));
    CHECK(refused());
    const auto id = outbox.claim(at(1s), 60s)->id;
    CHECK(refused());
    outbox.settle(id, storage::Unsure{at(30s), ""}, at(1s));
    CHECK(refused());
    outbox.settle(id, storage::Done{"m2"}, at(2s));
    CHECK(storage::forget_citizen(tx, lan, at(3s)).ok());
  });
}

TEST_CASE("what only a person could settle does not stand in the way of forgetting") {
  scene::in_one_write([](Tx& tx) {
    const std::string lan = leave_traces(tx);
    storage::Inbox inbox(tx);
    inbox.put(scene::arrival("b", channel_id));
    const auto arrival = inbox.next(at(1s))->id;
    for (int attempt = 0; attempt < 5; ++attempt) inbox.failed(arrival, "x", at(1s), at(1s));
    storage::Outbox outbox(tx);
    auto errand = scene::errand("b", channel_id);
    errand.when_unsure = storage::WhenUnsure::ask_staff;
    outbox.put(errand);
    outbox.settle(outbox.claim(at(1s), 60s)->id, storage::Unsure{at(1s), ""}, at(1s));
    REQUIRE(outbox.decide_unsure(at(1s), 30s).size() == 1);
    CHECK(storage::forget_citizen(tx, lan, at(2s)).ok());
    CHECK(inbox.counts().set_aside == 0);
    CHECK(outbox.counts(at(2s)).ask_staff == 0);
    CHECK(count_of(tx, "outbox WHERE citizen <> '' OR body <> ''") == 0);
    CHECK(count_of(tx, "inbox WHERE citizen <> '' OR body <> ''") == 0);
  });
}
