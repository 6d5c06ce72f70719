// What is kept of conversations: files, handovers to people, the log, requests about data.
#include <doctest/doctest.h>

#include "storage/attachments.hpp"
#include "storage/data_requests.hpp"
#include "storage/handovers.hpp"
#include "storage/messages.hpp"
#include "tests/unit/storage/scene.hpp"

using namespace std::chrono_literals;
using scene::at;
using scene::in_one_write;
using storage::Attachment;
using storage::Attachments;
using storage::AttachmentState;
using storage::DataRequest;
using storage::DataRequestKind;
using storage::DataRequests;
using storage::DataRequestState;
using storage::Direction;
using storage::Handover;
using storage::Handovers;
using storage::HandoverState;
using storage::Message;
using storage::Messages;
using storage::Tx;

namespace {

Attachment photo(const std::string& citizen) {
  Attachment attachment;
  attachment.citizen = citizen;
  attachment.kind = "image";
  attachment.file_name = "ảnh.jpg";
  attachment.source_url = "https://127.0.0.1/photo/1";
  attachment.added_at = at(1s);
  return attachment;
}

Handover handover(const std::string& citizen, std::chrono::milliseconds since) {
  Handover handover;
  handover.citizen = citizen;
  handover.reason = "asked";
  handover.note = "hỏi về hồ sơ đất";
  handover.since = at(since);
  return handover;
}

Message message(const std::string& citizen, Direction direction, const std::string& text) {
  Message message;
  message.citizen = citizen;
  message.direction = direction;
  message.text = text;
  message.at = at(1s);
  return message;
}

DataRequest request(const std::string& citizen, const std::string& number, DataRequestKind kind) {
  DataRequest request;
  request.number = number;
  request.citizen = citizen;
  request.kind = kind;
  request.at = at(0s);
  request.reply_due = at(48h);
  request.act_due = at(kind == DataRequestKind::erase ? 480h : 240h);
  return request;
}

}  // namespace

TEST_CASE("a photo waits to be fetched, is kept, and can be forgotten") {
  in_one_write([](Tx& tx) {
    Attachments attachments(tx);
    const auto lan = scene::new_citizen(tx);
    const auto id = attachments.add(photo(lan));
    REQUIRE(attachments.waiting(10).size() == 1);
    CHECK(attachments.waiting(10).front().source_url == "https://127.0.0.1/photo/1");
    CHECK(attachments.kept(id, {"2026/11/1.jpg", 120'000, "abc", "image/jpeg"}));
    CHECK(attachments.waiting(10).empty());
    auto found = attachments.find(id);
    REQUIRE(found.has_value());
    CHECK(found->state == AttachmentState::kept);
    CHECK(found->path == "2026/11/1.jpg");
    CHECK(found->bytes == 120'000);
    CHECK(found->sha256 == "abc");
    CHECK(found->mime == "image/jpeg");
    CHECK(found->file_name == "ảnh.jpg");

    CHECK(attachments.forget_all(lan) == std::vector<std::string>{"2026/11/1.jpg"});
    found = attachments.find(id);
    CHECK(found->state == AttachmentState::forgotten);
    CHECK(found->path.empty());
    CHECK(found->file_name.empty());
    CHECK(found->source_url.empty());
    CHECK(found->sha256.empty());
    CHECK(attachments.forget_all(lan).empty());
  });
}

TEST_CASE("a photo forgotten while it was fetched is not kept") {
  in_one_write([](Tx& tx) {
    Attachments attachments(tx);
    const auto lan = scene::new_citizen(tx);
    const auto id = attachments.add(photo(lan));
    attachments.forget(id);
    CHECK_FALSE(attachments.kept(id, {"2026/11/1.jpg", 1, "abc", "image/jpeg"}));
    CHECK(attachments.find(id)->path.empty());
  });
}

TEST_CASE("a fetch that failed says why and can succeed later") {
  in_one_write([](Tx& tx) {
    Attachments attachments(tx);
    const auto lan = scene::new_citizen(tx);
    const auto id = attachments.add(photo(lan));
    CHECK(attachments.failed(id, "too large"));
    CHECK(attachments.find(id)->why == "too large");
    CHECK(attachments.waiting(10).empty());
    CHECK(attachments.kept(id, {"2026/11/1.jpg", 1, "abc", "image/jpeg"}));
    CHECK(attachments.of_citizen(lan).front().state == AttachmentState::kept);
  });
}

TEST_CASE("one conversation waits once, and knows its place in the queue") {
  in_one_write([](Tx& tx) {
    Handovers handovers(tx);
    const auto lan = scene::new_citizen(tx, "771");
    const auto binh = scene::new_citizen(tx, "772");
    CHECK(handovers.open(handover(lan, 1s)));
    CHECK(handovers.open(handover(binh, 2s)));
    CHECK_FALSE(handovers.open(handover(lan, 3s)));
    CHECK(handovers.position(lan) == 1);
    CHECK(handovers.position(binh) == 2);
    CHECK_FALSE(handovers.position("c_99").has_value());
    CHECK(handovers.current(lan)->since == at(1s));
    CHECK(handovers.current(lan)->note == "hỏi về hồ sơ đất");

    CHECK(handovers.take(handovers.current(lan)->id, "staff/1", at(5s)));
    CHECK(handovers.position(binh) == 1);
    CHECK_FALSE(handovers.position(lan).has_value());
    CHECK(handovers.waiting(10).size() == 1);
    CHECK(handovers.taken(10).front().by == "staff/1");
  });
}

TEST_CASE("a second matter is added to what waits, and the gravest reason stays") {
  in_one_write([](Tx& tx) {
    Handovers handovers(tx);
    const auto lan = scene::new_citizen(tx, "771");
    const auto binh = scene::new_citizen(tx, "772");
    handovers.open(handover(binh, 1s));
    handovers.open(handover(lan, 2s));
    auto second = handover(lan, 3s);
    second.note = "bị đòi tiền";
    second.reason = "denunciation";
    CHECK_FALSE(handovers.open(second));
    CHECK(handovers.current(lan)->note == "hỏi về hồ sơ đất\nbị đòi tiền");
    CHECK(handovers.current(lan)->reason == "denunciation");
    CHECK(handovers.position(lan) == 2);
    second.note = "";
    for (const char* reason : {"self_harm", "danger", "asked"}) {
      second.reason = reason;
      CHECK_FALSE(handovers.open(second));
      CHECK(handovers.current(lan)->reason == "self_harm");
    }
    // In danger goes before who waits longer.
    CHECK(handovers.position(lan) == 1);
    CHECK(handovers.waiting(10).front().citizen == lan);
  });
}

TEST_CASE("of two people who take a conversation one gets it") {
  in_one_write([](Tx& tx) {
    Handovers handovers(tx);
    const auto lan = scene::new_citizen(tx);
    handovers.open(handover(lan, 1s));
    const auto id = handovers.current(lan)->id;
    CHECK(handovers.take(id, "staff/1", at(2s)));
    CHECK_FALSE(handovers.take(id, "staff/2", at(2s)));
    CHECK(handovers.current(lan)->by == "staff/1");
    CHECK(handovers.put_back(id));
    CHECK_FALSE(handovers.put_back(id));
    CHECK(handovers.current(lan)->by.empty());
    CHECK(handovers.take(id, "staff/2", at(3s)));
  });
}

TEST_CASE("a closed conversation can be opened anew") {
  in_one_write([](Tx& tx) {
    Handovers handovers(tx);
    const auto lan = scene::new_citizen(tx);
    CHECK_FALSE(handovers.close(lan, at(1s)));
    handovers.open(handover(lan, 1s));
    CHECK(handovers.close(lan, at(2s)));
    CHECK_FALSE(handovers.current(lan).has_value());
    CHECK(handovers.open(handover(lan, 3s)));
    const auto history = handovers.history(lan, 10);
    REQUIRE(history.size() == 2);
    CHECK(history[0].state == HandoverState::waiting);
    CHECK(history[1].state == HandoverState::closed);
    CHECK(history[1].closed_at == at(2s));
  });
}

TEST_CASE("the log of a conversation is read backwards in pages") {
  in_one_write([](Tx& tx) {
    Messages messages(tx);
    const auto lan = scene::new_citizen(tx, "771");
    const auto binh = scene::new_citizen(tx, "772");
    CHECK_FALSE(messages.last(lan).has_value());
    auto asked = message(lan, Direction::in, "phản ánh");
    asked.inbox = storage::InboxId{7};
    messages.put(asked);
    auto answered = message(lan, Direction::out, "Ông/Bà muốn:");
    answered.outbox = storage::OutboxId{9};
    messages.put(answered);
    messages.put(message(binh, Direction::in, "chào"));
    auto note = message(lan, Direction::note, "đã gọi điện");
    note.staff = "staff/1";
    const auto last = messages.put(note);
    CHECK(messages.last(lan) == last);

    const auto page = messages.of_citizen(lan, std::nullopt, 2);
    REQUIRE(page.size() == 2);
    CHECK(page[0].text == "đã gọi điện");
    CHECK(page[0].direction == Direction::note);
    CHECK(page[0].staff == "staff/1");
    CHECK(page[1].outbox == storage::OutboxId{9});
    const auto rest = messages.of_citizen(lan, page[1].id, 2);
    REQUIRE(rest.size() == 1);
    CHECK(rest[0].inbox == storage::InboxId{7});
    CHECK_FALSE(rest[0].outbox.has_value());
  });
}

TEST_CASE("old messages are purged, a citizen's messages are forgotten") {
  in_one_write([](Tx& tx) {
    Messages messages(tx);
    const auto lan = scene::new_citizen(tx, "771");
    const auto binh = scene::new_citizen(tx, "772");
    auto old = message(lan, Direction::in, "cũ");
    old.at = at(0s);
    messages.put(old);
    messages.put(message(lan, Direction::in, "mới"));
    messages.put(message(binh, Direction::in, "mới"));
    CHECK(messages.purge(at(1s)) == 1);
    CHECK(messages.forget(lan) == 1);
    CHECK(messages.of_citizen(lan, std::nullopt, 10).empty());
    CHECK(messages.of_citizen(binh, std::nullopt, 10).size() == 1);
  });
}

TEST_CASE("requests about data are listed by the date by which to act") {
  in_one_write([](Tx& tx) {
    DataRequests requests(tx);
    const auto lan = scene::new_citizen(tx);
    const auto erase = requests.open(request(lan, "DL-1", DataRequestKind::erase));
    const auto see = requests.open(request(lan, "DL-2", DataRequestKind::see));
    const auto open = requests.open_ones(10);
    REQUIRE(open.size() == 2);
    CHECK(open[0].id == see);
    CHECK(open[0].kind == DataRequestKind::see);
    CHECK(open[0].reply_due == at(48h));
    CHECK(requests.by_number("DL-1")->id == erase);
    CHECK_FALSE(requests.by_number("DL-3").has_value());

    CHECK(requests.replied(see, at(1h)));
    CHECK_FALSE(requests.replied(see, at(2h)));
    CHECK(requests.find(see)->replied_at == at(1h));
    auto later = request(lan, "DL-4", DataRequestKind::correct);
    later.note = "tên tôi viết sai";
    const auto correct = requests.open(later);
    CHECK(requests.find(correct)->note == "tên tôi viết sai");
    CHECK(requests.close(correct, DataRequestState::done, "đã sửa", at(3h)));
    CHECK(requests.find(correct)->note == "tên tôi viết sai\nđã sửa");
    CHECK(requests.close(see, DataRequestState::done, "gửi bản sao", at(3h)));
    CHECK_FALSE(requests.close(see, DataRequestState::refused, "", at(4h)));
    CHECK(requests.find(see)->state == DataRequestState::done);
    CHECK(requests.find(see)->closed_at == at(3h));
    CHECK(requests.find(see)->note == "gửi bản sao");
    CHECK(requests.open_ones(10).size() == 1);
    CHECK(requests.of_citizen(lan).size() == 3);
  });
}

TEST_CASE("a number is given to one request only") {
  support::TempDatabase temp;
  const auto twice = [&] {
    temp.database().write([](Tx& tx) {
      const auto lan = scene::new_citizen(tx);
      DataRequests requests(tx);
      requests.open(request(lan, "DL-1", DataRequestKind::see));
      requests.open(request(lan, "DL-1", DataRequestKind::see));
    });
  };
  CHECK_THROWS_AS(twice(), storage::Failure);
}
