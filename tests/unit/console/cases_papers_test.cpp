// Files of a case: who opens which copy, and pictures with parts painted over.
#include <doctest/doctest.h>

#include "bot/errands.hpp"
#include "console/cases/limits.hpp"
#include "storage/attachments.hpp"
#include "storage/messages.hpp"
#include "storage/outbox.hpp"
#include "storage/rows.hpp"
#include "tests/unit/console/cases_room.hpp"

using namespace std::chrono_literals;
using namespace std::string_view_literals;
using cases_room::act;
using cases_room::at;
using cases_room::Browser;
using cases_room::CasesRoom;
using cases_room::department;
using cases_room::ordered_json;
using cases_room::Reply;

namespace {

std::string jpeg(std::string_view picture, bool tells = false) {
  std::string bytes{"\xFF\xD8"};
  if (tells) bytes += "\xFF\xE1\x00\x1A"sv, bytes += "Exif\0\0GPS 9.784 105.4701"sv;
  bytes += "\xFF\xDB\x00\x08tables\xFF\xDA\x00\x06head"sv;
  bytes += picture;
  return bytes + "\xFF\xD9";
}

const std::string taken = jpeg("a face", true);
const std::string covered = jpeg("a black box");

struct Town {
  Town() {
    room.hire({"demo-hoa", "van_hanh"});
    room.hire({"demo-mat", "tin_mat"});
    room.hire({"demo-so", "dau_moi_don_vi", 0, department});
    room.hire({"demo-sep", "dieu_hanh"});
    hoa = room.at_work("demo-hoa");
    unit = room.at_work("demo-so");
    auto draft = CasesRoom::told();
    draft.citizen = room.citizen("881");
    photo = room.keeps(draft.citizen, taken, "photo");
    draft.attachments = {photo};
    held = room.receive(draft);
    REQUIRE(act(hoa, room, held, "route", {{"unit", department}}).status == 200);
  }

  std::string where(const std::string& more = {}) const {
    return at(held, "/attachments/" + photo + more);
  }

  Reply paint(Browser& browser, const std::string& bytes, const std::string& query = {}) {
    door::RawRequest request{.method = "PUT", .path = "/api/v1" + where("/masked")};
    request.query = query.empty() ? "rev=" + std::to_string(room.held(held).revision) : query;
    request.body = bytes;
    request.headers.emplace_back("Content-Type", "application/octet-stream");
    return browser.call(request);
  }

  Reply uncover(Browser& browser) {
    door::RawRequest request{.method = "DELETE", .path = "/api/v1" + where("/masked")};
    request.query = "rev=" + std::to_string(room.held(held).revision);
    return browser.call(request);
  }

  ordered_json shown_to(Browser& browser) {
    return browser.get(at(held)).json["case"]["attachments"][0];
  }

  void give_reason() {
    REQUIRE(hoa.post(at(held, "/unmask"), {{"reason_code", "lien_he"}, {"note", ""}}).status ==
            200);
  }

  std::int64_t audited(const std::string& what) {
    return room.number("SELECT count(*) FROM audit WHERE what = '" + what + "'");
  }

  CasesRoom room{};
  Browser hoa{room.site()};
  Browser unit{room.site()};
  std::string photo{};
  cases::Case held{};
};

}  // namespace

TEST_CASE("a file of a case is opened by those who see the case, without its metadata") {
  Town town;
  const auto file = town.shown_to(town.unit);
  CHECK(file["url"] == "/api/v1" + town.where());
  CHECK(file["picture"] == true);
  CHECK(file["original"] == false);
  CHECK(file["may_mask"] == false);
  CHECK(file["masked"].is_null());
  const auto reply = town.unit.get(town.where());
  CHECK(reply.status == 200);
  CHECK(reply.body == jpeg("a face"));
  CHECK(reply.header("X-Content-Type-Options") == "nosniff");
  CHECK(reply.header("Content-Disposition").starts_with("inline; filename*=UTF-8''"));
  CHECK(reply.header("Content-Security-Policy").find("sandbox") != std::string::npos);
  const auto saved = town.unit.get(town.where(), "as=download");
  CHECK(saved.header("Content-Disposition").starts_with("attachment"));
  CHECK(town.audited("attachment.read") == 1);
  town.room.clock.advance(61min);
  town.unit = town.room.at_work("demo-so");
  CHECK(town.unit.get(town.where()).status == 200);
  CHECK(town.audited("attachment.read") == 2);
}

TEST_CASE("who does not see the case gets the same answer as for a file that is not there") {
  Town town;
  town.room.hire({"demo-khac", "dau_moi_don_vi", 0, cases_room::other_department});
  auto other = town.room.at_work("demo-khac");
  const auto unseen = other.get(town.where());
  const auto none = other.get(at(town.held, "/attachments/99999"));
  CHECK(unseen.status == 404);
  CHECK(unseen.json["message_vi"] == none.json["message_vi"]);
  for (const std::string id : {"0", "-1", "1x", "99999999999999999999", "%2e%2e"}) {
    CAPTURE(id);
    CHECK(town.hoa.get(at(town.held, "/attachments/" + id)).status == 404);
  }
  // A file of another case is not a file of this one.
  auto draft = CasesRoom::told();
  draft.citizen = town.room.citizen("882");
  draft.attachments = {town.room.keeps(draft.citizen, covered, "photo")};
  town.room.receive(draft);
  CHECK(town.hoa.get(at(town.held, "/attachments/" + draft.attachments.front())).status == 404);
}

TEST_CASE("the original takes the right and a reason, and each look is noted") {
  Town town;
  CHECK(town.unit.get(town.where(), "original=1").code() == "forbidden");
  CHECK(town.hoa.get(town.where(), "original=1").code() == "reason_needed");
  CHECK(town.shown_to(town.hoa)["original"] == false);
  town.give_reason();
  CHECK(town.shown_to(town.hoa)["original"] == true);
  CHECK(town.hoa.get(town.where(), "original=1").body == taken);
  CHECK(town.hoa.get(town.where(), "original=1").body == taken);
  CHECK(town.audited("attachment.original") == 2);
  town.room.clock.advance(16min);
  CHECK(town.hoa.get(town.where(), "original=1").code() == "reason_needed");
  auto named = town.room.at_work("demo-mat");
  CHECK(named.get(town.where(), "original=1").body == taken);
}

TEST_CASE("what was painted over stays hidden from the unit, wherever it asks") {
  Town town;
  const auto reply = town.paint(town.hoa, covered);
  CAPTURE(reply.body);
  REQUIRE(reply.status == 200);
  CHECK(reply.json["case"]["attachments"][0]["masked"]["by"] == "Cán bộ demo-hoa");
  CHECK(town.unit.get(town.where()).body == covered);
  CHECK(town.unit.get(town.where(), "as=download").body == covered);
  CHECK(town.unit.get("/attachments/" + town.photo).body == covered);
  CHECK(town.hoa.get(town.where()).body == covered);
  CHECK(town.audited("attachment.masked") == 1);
  // A second copy takes the place of the first.
  const auto more = jpeg("two black boxes");
  CHECK(town.paint(town.hoa, more).status == 200);
  CHECK(town.unit.get(town.where()).body == more);
  town.give_reason();
  CHECK(town.hoa.get(town.where(), "original=1").body == taken);
}

TEST_CASE("the conversation shows the masked copy too, and the original takes the same reason") {
  Town town;
  const auto there = "/attachments/" + town.photo;
  REQUIRE(town.paint(town.hoa, covered).status == 200);
  CHECK(town.hoa.get(there).body == covered);
  CHECK(town.hoa.get(there, "as=download").body == covered);
  CHECK(town.hoa.get(there, "original=1").code() == "reason_needed");
  CHECK(town.unit.get(there, "original=1").code() == "forbidden");
  CHECK(town.audited("attachment.original") == 0);
  const auto citizen = town.room.held(town.held).citizen;
  town.room.database().write([&](storage::Tx& tx) {
    const auto message = storage::Messages(tx).put(
        {.citizen = citizen, .text = "[ảnh]", .at = town.room.clock.now()});
    tx.exec("UPDATE attachments SET message_id = $1", storage::Params{message.value});
  });
  const auto shown = [&] {
    const auto events = town.hoa.get(staffroom::conv(citizen, "/events")).json["items"];
    for (const auto& one : events) {
      if (one.contains("files")) return one["files"][0];
    }
    return ordered_json{};
  };
  CHECK(shown()["masked"]["by"] == "Cán bộ demo-hoa");
  CHECK(shown()["original"] == true);
  CHECK(shown()["reason_in"] == std::to_string(town.held.id.value));
  town.give_reason();
  CHECK_FALSE(shown().contains("reason_in"));
  CHECK(town.hoa.get(there, "original=1").body == taken);
  CHECK(town.room.text("SELECT detail FROM audit WHERE what = 'attachment.original'") ==
        town.photo + " masked");
  town.room.clock.advance(16min);
  CHECK(town.hoa.get(there, "original=1").code() == "reason_needed");
  auto named = town.room.at_work("demo-mat");
  CHECK(named.get(there).body == covered);
  CHECK(named.get(there, "original=1").body == taken);
}

TEST_CASE("a masked copy that was refused is removed, and one that counts is not") {
  Town town;
  const auto removals = [&](const std::string& state) {
    return town.room.number("SELECT count(*) FROM outbox WHERE kind = 'remove_file' AND state = '" +
                            state + "'");
  };
  const auto stale = "rev=" + std::to_string(town.room.held(town.held).revision + 7);
  REQUIRE(town.paint(town.hoa, covered, stale).code() == "changed");
  CHECK(removals("waiting") == 1);
  const auto orphan =
      bot::read_remove(town.room.text("SELECT body FROM outbox WHERE kind = "
                                      "'remove_file'"));
  REQUIRE(orphan);
  CHECK(town.room.files().read(*orphan) == covered);
  // The same picture again, as the page does with the newer revision.
  REQUIRE(town.paint(town.hoa, covered).status == 200);
  CHECK(removals("waiting") == 1);
  CHECK(removals("cancelled") == 1);
  const auto path = town.room.text("SELECT path FROM masked_copies");
  CHECK(path != *orphan);
  CHECK(town.room.text("SELECT body FROM outbox WHERE state = 'waiting' AND kind = "
                       "'remove_file'") == R"({"path":")" + *orphan + R"("})");
  // Whoever is forgotten later is forgotten with this copy.
  town.room.database().write([&](storage::Tx& tx) {
    const storage::AttachmentId id{std::stoll(town.photo)};
    CHECK(storage::Outbox(tx).put(bot::remove_errand(id, path, town.room.clock.now())));
  });
}

TEST_CASE("what a unit cannot have has no address but a reason") {
  Town town;
  const auto told_of = [&](std::string_view bytes) {
    auto draft = CasesRoom::told();
    draft.citizen = town.room.citizen("884");
    draft.attachments = {town.room.keeps(draft.citizen, std::string{bytes}, "file")};
    town.held = town.room.receive(draft);
    town.photo = draft.attachments.front();
    REQUIRE(act(town.hoa, town.room, town.held, "route", {{"unit", department}}).status == 200);
    return town.shown_to(town.unit);
  };
  for (const auto bytes : {"\xD0\xCF\x11\xE0 an old document"sv, "PK\x03\x04 an archive"sv}) {
    const auto file = told_of(bytes);
    CHECK(file["url"] == "");
    CHECK(file["why_vi"].get<std::string>().find("Tổ vận hành") != std::string::npos);
    CHECK(file["why_en"].get<std::string>().find("intake") != std::string::npos);
    CHECK(town.unit.get(town.where()).code() == "original_only");
    CHECK(town.shown_to(town.hoa)["url"] == "/api/v1" + town.where());
    CHECK_FALSE(town.shown_to(town.hoa).contains("why_vi"));
  }
  const auto word = told_of("PK\x03\x04 ... word/document.xml"sv);
  CHECK(word["url"] == "/api/v1" + town.where());
}

TEST_CASE("a part of a case keeps its files and their masks") {
  Town town;
  REQUIRE(town.paint(town.hoa, covered).status == 200);
  const auto part =
      act(town.hoa,
          town.room,
          town.held,
          "split",
          {{"client_id", "s1"}, {"text", "Một phần khác."}, {"attachments", {town.photo}}});
  REQUIRE(part.status == 201);
  const auto id = part.json["created"]["id"].get<std::string>();
  CHECK(town.hoa.get("/cases/" + id + "/attachments/" + town.photo).body == covered);
}

TEST_CASE("the mask comes off with the right and a reason only") {
  Town town;
  CHECK(town.uncover(town.hoa).code() == "reason_needed");
  town.give_reason();
  CHECK(town.uncover(town.hoa).code() == "not_possible");
  REQUIRE(town.paint(town.hoa, covered).status == 200);
  CHECK(town.uncover(town.unit).code() == "forbidden");
  CHECK(town.uncover(town.hoa).status == 200);
  CHECK(town.unit.get(town.where()).body == jpeg("a face"));
  CHECK(town.audited("attachment.mask_removed") == 1);
}

TEST_CASE("a masked copy is a picture of a size, upon the case as it is now") {
  Town town;
  auto boss = town.room.at_work("demo-sep");
  CHECK(town.paint(town.unit, covered).code() == "forbidden");
  CHECK(town.paint(boss, covered).code() == "forbidden");
  const auto before = town.room.held(town.held).revision;
  const std::vector<std::string> wrong{"",
                                       "GIF89a",
                                       "<svg onload=alert(1)>",
                                       "%PDF-1.7",
                                       covered.substr(0, 10),
                                       jpeg(std::string(console::limits::masked_bytes_max, 'x'))};
  for (const auto& bytes : wrong) {
    const auto reply = town.paint(town.hoa, bytes);
    CAPTURE(reply.body);
    CHECK(reply.status == 422);
    CHECK(reply.json["fields"].contains("file"));
  }
  CHECK(town.paint(town.hoa, covered, "rev=x").json["fields"].contains("rev"));
  CHECK(town.paint(town.hoa, covered, "more=1").json["fields"].contains("rev"));
  CHECK(town.paint(town.hoa, covered, "rev=5&more=1").json["fields"].contains("more"));
  const auto stale = town.paint(town.hoa, covered, "rev=" + std::to_string(before + 7));
  CHECK(stale.code() == "changed");
  CHECK(stale.json["case"]["attachments"].size() == 1);
}

TEST_CASE("the same upload repeated is done once") {
  Town town;
  const auto rev = "rev=" + std::to_string(town.room.held(town.held).revision);
  door::RawRequest request{.method = "PUT", .path = "/api/v1" + town.where("/masked")};
  request.query = rev;
  request.body = covered;
  request.headers.emplace_back("Content-Type", "application/octet-stream");
  request.headers.emplace_back("Idempotency-Key", "k-1");
  CHECK(town.hoa.call(request).status == 200);
  CHECK(town.hoa.call(request).status == 200);
  CHECK(town.room.number("SELECT count(*) FROM masked_copies") == 1);
}

TEST_CASE("only pictures are painted over, and a film stays with the intake") {
  Town town;
  auto draft = CasesRoom::told();
  draft.citizen = town.room.citizen("883");
  const std::string film{
      "\x00\x00\x00\x18"
      "ftypmp42 place 9.78"sv};
  draft.attachments = {town.room.keeps(draft.citizen, film, "video")};
  town.held = town.room.receive(draft);
  town.photo = draft.attachments.front();
  REQUIRE(act(town.hoa, town.room, town.held, "route", {{"unit", department}}).status == 200);
  CHECK(town.shown_to(town.unit)["url"] == "");
  CHECK(town.unit.get(town.where()).code() == "original_only");
  CHECK(town.hoa.get(town.where()).body == film);
  CHECK(town.paint(town.hoa, covered).json["fields"].contains("file"));
}

TEST_CASE("who is forgotten leaves no masked copy behind") {
  Town town;
  REQUIRE(town.paint(town.hoa, covered).status == 200);
  REQUIRE(town.paint(town.hoa, jpeg("more boxes")).status == 200);
  std::vector<std::string> paths;
  town.room.database().write([&](storage::Tx& tx) {
    paths = storage::Attachments(tx).forget(storage::AttachmentId{std::stoll(town.photo)});
  });
  CHECK(paths.size() == 3);
  CHECK(town.room.number("SELECT count(*) FROM masked_copies WHERE path <> ''") == 0);
  CHECK(town.hoa.get(town.where()).status == 404);
}
