// Files of a conversation: who may open which copy, what an officer may send, templates, telephone
// numbers, search.
#include <chrono>

#include <doctest/doctest.h>

#include "base/crypto.hpp"
#include "bot/console_side.hpp"
#include "bot/file_store.hpp"
#include "storage/attachments.hpp"
#include "storage/consents.hpp"
#include "storage/handovers.hpp"
#include "storage/messages.hpp"
#include "tests/unit/console/staffroom.hpp"
#include "tests/unit/papers/samples.hpp"

using namespace std::chrono_literals;
using namespace std::string_view_literals;
using staffroom::conv;
using staffroom::hire_two;
using staffroom::Staffroom;

namespace {

// A JPEG whose metadata name a place.
std::string snapshot() {
  std::string bytes{"\xFF\xD8\xFF\xE1\x00\x1A"sv};
  bytes += "Exif\0\0GPS 9.784 105.4701"sv;
  bytes +=
      "\xFF\xDB\x00\x08tables\xFF\xDA\x00\x06head"
      "picture\xFF\xD9"sv;
  return bytes;
}

struct Room {
  Room() {
    hire_two(office);
    office.add("demo-mai", "dau_moi_don_vi");
    office.add("nam", "dau_moi_nhanh", false, 4);
    citizen = office.citizen("1");
    office.asks_for_a_person(citizen);
    hoa = office.at_work("hoa");
    hoa.post(conv(citizen, "/claim"));
  }

  // Came with a message of the citizen.
  std::string receives(const std::string& bytes, const std::string& kind, const std::string& name) {
    std::string id;
    office.database().write([&](storage::Tx& tx) {
      const auto message = storage::Messages(tx).put(
          {.citizen = citizen, .text = "[ảnh]", .at = office.clock.now()});
      storage::Attachment file;
      file.citizen = citizen;
      file.kind = kind;
      file.file_name = name;
      file.added_at = office.clock.now();
      file.message = message.value;
      id = std::to_string(storage::Attachments(tx).add(file).value);
    });
    const storage::AttachmentId number{std::stoll(id)};
    const auto kept = office.files().keep(number, bytes);
    REQUIRE(kept.ok());
    office.database().write([&](storage::Tx& tx) { storage::Attachments(tx).kept(number, *kept); });
    return id;
  }

  staffroom::Reply upload(staffroom::Browser& browser,
                          const std::string& bytes,
                          const std::string& name) {
    door::RawRequest request{.method = "POST", .path = "/api/v1" + conv(citizen, "/files")};
    request.body = bytes;
    request.headers.emplace_back("Content-Type", "application/octet-stream");
    request.headers.emplace_back("X-File-Name", name);
    return browser.call(request);
  }

  staffroom::Reply send_file(const std::string& id) {
    return hoa.post(conv(citizen, "/messages"),
                    {{"client_id", base::random_word(12)},
                     {"file", id},
                     {"last_seen_id", staffroom::newest(hoa, citizen)}});
  }

  Staffroom office{};
  std::string citizen{};
  staffroom::Browser hoa{office.site()};
};

}  // namespace

TEST_CASE("a citizen's photo is shown without its metadata, the original only on request") {
  Room room;
  const auto id = room.receives(snapshot(), "photo", "giấy hẹn.jpg");
  const auto event = room.hoa.get(conv(room.citizen, "/events")).json["items"];
  staffroom::ordered_json file;
  for (const auto& one : event) {
    if (one.contains("files")) file = one["files"][0];
  }
  CHECK(file["name"] == "giấy hẹn.jpg");
  CHECK(file["type"] == "image/jpeg");
  CHECK(file["picture"] == true);
  CHECK(file["scanned"] == false);
  const auto shown = room.hoa.get("/attachments/" + id);
  REQUIRE(shown.status == 200);
  CHECK(shown.header("Content-Disposition").starts_with("inline; filename*=UTF-8''gi%E1%BA%A5y"));
  CHECK(shown.header("Content-Security-Policy").find("sandbox") != std::string::npos);
  CHECK(shown.header("X-Content-Type-Options") == "nosniff");
  CHECK(shown.body.find("GPS") == std::string::npos);
  CHECK(shown.body.find("picture") != std::string::npos);
  const auto original = room.hoa.get("/attachments/" + id, "original=1");
  CHECK(original.body == snapshot());
  CHECK(room.office.number("SELECT count(*) FROM audit WHERE what = 'attachment.original'") == 1);
  const auto saved = room.hoa.get("/attachments/" + id, "as=download");
  CHECK(saved.header("Content-Disposition").starts_with("attachment"));
}

TEST_CASE("a file opens for those who may read its conversation, and for nobody else") {
  Room room;
  const auto id = room.receives(snapshot(), "photo", "");
  auto lan = room.office.at_work("lan");
  CHECK(lan.get("/attachments/" + id).status == 200);
  auto nam = room.office.at_work("nam");  // of a branch this conversation has nothing to do with
  CHECK(nam.get("/attachments/" + id).status == 404);
  CHECK(room.office.browser().get("/attachments/" + id).status == 401);
  CHECK(lan.get("/attachments/99").status == 404);
  CHECK(lan.get("/attachments/..%2f1").status == 404);
  room.office.database().write([&](storage::Tx& tx) {
    storage::Handovers(tx).close(room.citizen, room.office.clock.now());
    storage::Handovers(tx).open(
        {.citizen = room.citizen, .reason = "denunciation", .since = room.office.clock.now()});
  });
  CHECK(lan.get("/attachments/" + id).status == 404);
}

TEST_CASE("what is no picture and no PDF is never shown inside a page of ours") {
  Room room;
  const auto id = room.receives("PK\x03\x04 an archive", "file", "<b>x</b>.html");
  const auto got = room.hoa.get("/attachments/" + id);
  REQUIRE(got.status == 200);
  CHECK(got.header("Content-Disposition").starts_with("attachment"));
}

TEST_CASE("an officer sends a file as a message of its own, and may call it back") {
  Room room;
  const auto up = room.upload(room.hoa, snapshot(), "gi%E1%BA%A5y%20h%E1%BA%B9n.jpg");
  REQUIRE(up.status == 201);
  CHECK(up.json["name"] == "giấy hẹn.jpg");
  const auto id = up.json["id"].get<std::string>();
  const auto sent = room.send_file(id);
  REQUIRE(sent.status == 201);
  CHECK(sent.json["files"][0]["name"] == "giấy hẹn.jpg");
  CHECK(sent.json["state"] == "undo");
  CHECK(room.send_file(id).status == 422);
  const auto body = room.office.text("SELECT body FROM outbox WHERE author = 'staff'");
  CHECK(body.find("\"path\"") != std::string::npos);
  const auto undone =
      room.hoa.remove(conv(room.citizen, "/messages/" + sent.json["id"].get<std::string>()));
  CHECK(undone.status == 204);
  CHECK(room.office.number("SELECT count(*) FROM drafts") == 0);
  CHECK(room.send_file(id).status == 201);
}

TEST_CASE("only what Zalo takes can be put up, by its bytes, by who holds the conversation") {
  Room room;
  auto lan = room.office.at_work("lan");
  CHECK(room.upload(lan, snapshot(), "a.jpg").code() == "not_owner");
  CHECK(room.upload(room.hoa, "<html>", "a.jpg").status == 422);
  CHECK(room.upload(room.hoa, "MZ", "a.pdf").status == 422);
  CHECK(room.upload(room.hoa, snapshot() + std::string(1024 * 1024, 'x'), "a.jpg").status == 422);
  CHECK(room.upload(room.hoa, "%PDF-" + std::string(5 * 1024 * 1024, 'x'), "a.pdf").status == 422);
  CHECK(room.upload(room.hoa, "", "a.csv").status == 422);
  CHECK(room.office.number("SELECT count(*) FROM attachments") == 0);
  CHECK(room.upload(room.hoa, samples::pdf(), "a").json["name"] == "a.pdf");
}

TEST_CASE("what an officer sends tells nothing of the officer's computer") {
  Room room;
  const auto id = room.upload(room.hoa, samples::pdf(), "a.pdf").json["id"].get<std::string>();
  room.send_file(id);
  const auto kept =
      room.office.files().read(room.office.text("SELECT path FROM attachments WHERE id = " + id));
  REQUIRE(kept);
  CHECK(kept->find("Kinh gui") != std::string::npos);
  CHECK(kept->find("TheWriter") == std::string::npos);
  const auto broken = room.upload(room.hoa, "%PDF-1.7", "a.pdf");
  CHECK(broken.status == 422);
  CHECK(broken.json["fields"].contains("file"));
  CHECK(room.office.number("SELECT count(*) FROM attachments") == 1);
}

TEST_CASE("a citizen's document is read without its writer, unless the original is asked for") {
  Room room;
  const auto id = room.receives(samples::pdf(), "file", "don.pdf");
  const auto shown = room.hoa.get("/attachments/" + id);
  REQUIRE(shown.status == 200);
  CHECK(shown.body.find("Kinh gui") != std::string::npos);
  CHECK(shown.body.find("TheWriter") == std::string::npos);
  CHECK(room.hoa.get("/attachments/" + id, "original=1").body == samples::pdf());
}

TEST_CASE("without templates the officer reads who could add one") {
  Room room;
  room.office.add("quan", "quan_tri");
  const auto templates = room.hoa.get(conv(room.citizen, "/templates"));
  CHECK(templates.json["items"].empty());
  CHECK(templates.json["contacts"] == std::vector<std::string>{"Cán bộ quan"});
  const auto none = room.hoa.post(
      conv(room.citizen, "/messages"),
      {{"client_id", "z"}, {"template", "1"}, {"values", {{"ten", "Lan"}}}, {"last_seen_id", "0"}});
  CHECK(none.status == 422);
}

TEST_CASE("a template is filled in whole or not at all") {
  const auto read = console::read_zbs(R"({"templates": {"77": {"title": "Có kết quả",
      "text": "Chào {ten}, hồ sơ {ma} đã có kết quả.",
      "fields": {"ten": {"label": "Tên", "max": 10}, "ma": {"label": "Mã", "max": 20}}}}})");
  REQUIRE(read.ok());
  const auto& one = read->front();
  CHECK(console::filled(one, {{"ten", "Lan"}, {"ma", "H30"}}) ==
        "Chào Lan, hồ sơ H30 đã có kết quả.");
  CHECK(console::filled(one, {{"ten", "{ma}"}, {"ma", "H30"}}));
  CHECK_FALSE(console::filled(one, {{"ten", "Lan"}}));
  CHECK_FALSE(console::filled(one, {{"ten", "Lan"}, {"ma", ""}}));
  CHECK_FALSE(console::filled(one, {{"ten", "Một cái tên quá dài"}, {"ma", "1"}}));
  CHECK_FALSE(console::read_zbs(R"({"templates": {"1": {"title": "x", "text": "{la}",
      "fields": {}}}})")
                  .ok());
}

TEST_CASE("search finds names and words without accents, and only what one may read") {
  Room room;
  room.office.says(room.citizen, "Hồ sơ đất trễ hẹn ba tuần");
  const auto found = room.hoa.get("/search", "q=tre%20hen");
  REQUIRE(found.status == 200);
  REQUIRE(found.json["items"].size() == 1);
  CHECK(found.json["items"][0]["id"] == room.citizen);
  CHECK(found.json["items"][0]["words"] == "Hồ sơ đất trễ hẹn ba tuần");
  CHECK(room.hoa.get("/search", "q=khong%20co").json["items"].empty());
  CHECK(room.hoa.get("/search", "q=").status == 422);
  CHECK(room.hoa.get("/search", "q=%f").status == 422);
  auto nam = room.office.at_work("nam");
  CHECK(nam.get("/search", "q=tre%20hen").json["items"].empty());
}

TEST_CASE("a change of what surrounds the work reaches a page that polls in vain") {
  Room room;
  const auto first = room.hoa.get("/changes");
  CHECK(first.json["office"]["open"] == true);
  CHECK(first.json["office"]["until"] == "2026-11-23T11:00:00.000+07:00");
  const auto cursor = "cursor=" + std::to_string(first.json["cursor"].get<std::int64_t>());
  const auto state = "&state=" + first.json["state"].get<std::string>();
  CHECK(room.hoa.get("/changes", cursor + state).status == 304);
  room.office.clock.advance(2h);
  auto later = room.office.at_work("hoa");
  const auto changed = later.get("/changes", cursor + state);
  CHECK(changed.status == 200);
  CHECK(changed.json["office"]["open"] == false);
  CHECK(changed.json["office"]["until"] == "2026-11-23T13:00:00.000+07:00");
}
