// The other pages of administrators: the card of the account at Zalo, the audit trail, the system.
#include <set>

#include <doctest/doctest.h>

#include "console/admin/csv.hpp"
#include "storage/audit.hpp"
#include "storage/inbox.hpp"
#include "storage/restore_drills.hpp"
#include "storage/tokens.hpp"
#include "storage/wire_log.hpp"
#include "tests/unit/console/staffroom.hpp"

using namespace std::chrono_literals;
using staffroom::ordered_json;
using staffroom::Staffroom;

namespace {

struct Admins : Staffroom {
  Admins() : Staffroom(true) {
    add("demo-quan", "quan_tri");
    admin = std::make_unique<staffroom::Browser>(at_work("demo-quan"));
  }

  void note(const std::string& who, const std::string& what, const std::string& subject) {
    database().write([&](storage::Tx& tx) {
      storage::Audit(tx).append(
          {.at = clock.now(), .who = who, .what = what, .subject = subject, .detail = "=1+1"});
    });
  }

  std::unique_ptr<staffroom::Browser> admin{};
};

std::vector<std::string> whats(const staffroom::Reply& reply) {
  std::vector<std::string> found;
  for (const auto& item : reply.json["items"]) found.push_back(item["what"].get<std::string>());
  return found;
}

}  // namespace

TEST_CASE("the card tells dates and counts, and never a key") {
  Admins room;
  const auto empty = room.admin->get("/admin/zalo");
  CHECK(empty.status == 200);
  CHECK(empty.json["token"]["state"] == "none");
  room.database().write([&](storage::Tx& tx) {
    storage::TokenPair pair;
    pair.access = base::Secret{"access-secret"};
    pair.refresh = base::Secret{"refresh-secret"};
    pair.expires_at = room.clock.now() + 20h;
    pair.saved_at = room.clock.now();
    CHECK(storage::Tokens(tx).save("", pair).ok());
    storage::Exchange exchange;
    exchange.at = room.clock.now();
    exchange.direction = storage::WireDirection::out;
    exchange.what = "POST /v3.0/oa/message/cs";
    exchange.status = 200;
    exchange.response = R"({"error":"-211"})";
    storage::WireLog(tx).put(exchange);
    exchange.status = 0;
    exchange.response = std::string(5000, 'x');
    storage::WireLog(tx).put(exchange);
  });
  const auto card = room.admin->get("/admin/zalo");
  CHECK(card.json["token"]["state"] == "good");
  CHECK(card.body.find("secret") == std::string::npos);
  CHECK(card.json["sending"]["calls_today"][0]["calls"] == 2);
  CHECK(card.json["sending"]["calls_today"][0]["failed"] == 1);
  CHECK(card.json["sending"]["quota_refused_at"].is_string());
  CHECK(card.json["exchanges"].size() == 2);
  CHECK(card.json["exchanges"][0]["response"].get<std::string>().size() < 1100);
  room.clock.advance(18h);
  room.admin = std::make_unique<staffroom::Browser>(room.at_work("demo-quan"));
  CHECK(room.admin->get("/admin/zalo").json["token"]["state"] == "warn");
  room.database().write(
      [](storage::Tx& tx) { storage::Tokens(tx).mark_needs_reauth("", "refused"); });
  CHECK(room.admin->get("/admin/zalo").json["token"]["state"] == "bad");
}

TEST_CASE("a test message goes the way of every message, while its window is open") {
  Admins room;
  const auto citizen = room.citizen("771");
  const auto sent = room.admin->post("/admin/zalo/test", {{"citizen", citizen}});
  CHECK(sent.status == 202);
  CHECK(room.number("SELECT count(*) FROM outbox") == 1);
  CHECK(room.number("SELECT count(*) FROM audit WHERE what = 'zalo.tested'") == 1);
  CHECK(room.admin->post("/admin/zalo/test", {{"citizen", "c_999"}}).status == 404);
  CHECK(room.admin->post("/admin/zalo/test", {{"citizen", 7}}).status == 422);
  room.clock.advance(24h * 8);
  room.admin = std::make_unique<staffroom::Browser>(room.at_work("demo-quan"));
  CHECK(room.admin->post("/admin/zalo/test", {{"citizen", citizen}}).code() == "window_closed");
  CHECK(room.number("SELECT count(*) FROM outbox") == 1);
  CHECK(room.admin->post("/admin/zalo/check", ordered_json::object()).status == 204);
  CHECK(room.admin->post("/admin/zalo/check", {{"x", 1}}).status == 422);
}

TEST_CASE("a token is renewed on demand only where a grant stands") {
  Admins room;
  const auto renew = [&] { return room.admin->post("/admin/zalo/renew", ordered_json::object()); };
  CHECK(renew().code() == "grant_needed");
  CHECK(room.number("SELECT count(*) FROM audit WHERE what = 'zalo.renewed'") == 0);
  room.database().write([&](storage::Tx& tx) {
    storage::TokenPair pair;
    pair.access = base::Secret("a");
    pair.refresh = base::Secret("r");
    pair.expires_at = room.clock.now() + 20h;
    pair.saved_at = room.clock.now();
    CHECK(storage::Tokens(tx).save("", pair).ok());
  });
  CHECK(renew().status == 204);
  CHECK(room.number("SELECT count(*) FROM audit WHERE what = 'zalo.renewed'") == 1);
  CHECK(room.admin->post("/admin/zalo/renew", {{"x", 1}}).status == 422);
  room.database().write(
      [](storage::Tx& tx) { storage::Tokens(tx).mark_needs_reauth("", "refused"); });
  CHECK(renew().code() == "grant_needed");
}

TEST_CASE("the system page tells when a backup was last tried, and that it failed") {
  Admins room;
  const auto line = [&] {
    const auto page = room.admin->get("/admin/health");
    for (const auto& one : page.json["items"]) {
      if (one["code"] == "restore_drill") return one;
    }
    return ordered_json();
  };
  CHECK(line()["state"] == "warn");
  const auto tried = [&](bool good) {
    room.database().write([&](storage::Tx& tx) {
      storage::RestoreDrills(tx).add({room.clock.now(), "copy.db", 4096, good, "bước 9"});
    });
  };
  tried(true);
  CHECK(line()["state"] == "good");
  CHECK(line()["vi"].get<std::string>().find("copy.db") != std::string::npos);
  tried(false);
  CHECK(line()["state"] == "bad");
  CHECK(line()["command"].get<std::string>().find("backup verify") != std::string::npos);
  tried(true);
  room.clock.advance(24h * 40);
  room.admin = std::make_unique<staffroom::Browser>(room.at_work("demo-quan"));
  CHECK(line()["state"] == "warn");
}

TEST_CASE("the trail is found by person, deed, object and day") {
  Admins room;
  room.note("staff/1", "case.read", "case/81");
  room.note("staff/1", "case.unmasked", "case/81");
  room.note("bot", "case.opened", "case/82");
  const auto ask = [&](const std::string& query) { return room.admin->get("/admin/audit", query); };
  CHECK(whats(ask("who=staff%2F1&subject=case%2F81")) ==
        std::vector<std::string>{"case.unmasked", "case.read"});
  CHECK(whats(ask("what=case.")).size() == 3);
  CHECK(whats(ask("what=case.read")).size() == 1);
  CHECK(whats(ask("who=bot")).size() == 1);
  CHECK(ask("from=2026-11-23&to=2026-11-23").json["total"] == 4);
  CHECK(ask("from=2026-11-24").json["total"] == 0);
  CHECK(ask("from=23%2F11%2F2026").json["fields"].contains("from"));
  CHECK(ask("who=%27%20OR%201").json["fields"].contains("who"));
  CHECK(ask("who=" + std::string(200, 'a')).status == 422);
  const auto head = ask("").json["head"];
  CHECK(head["id"] == "4");
  CHECK(head["hash"].get<std::string>().size() == 64);
}

TEST_CASE("a long trail is read page by page") {
  Admins room;
  for (int i = 0; i < 60; ++i) room.note("bot", "case.read", "case/1");
  const auto first = room.admin->get("/admin/audit", "what=case.read");
  CHECK(first.json["items"].size() == 50);
  CHECK(first.json["total"] == 60);
  const auto next = first.json["next"].get<std::string>();
  const auto second = room.admin->get("/admin/audit", "what=case.read&before=" + next);
  CHECK(second.json["items"].size() == 10);
  CHECK(second.json["next"].is_null());
}

TEST_CASE("taking the trail away stands in the trail, and nothing in it runs as a formula") {
  Admins room;
  room.note("bot", "case.read", "case/1");
  const auto file = room.admin->get("/admin/audit/export", "what=case.read");
  CHECK(file.status == 200);
  CHECK(file.body.starts_with("\xEF\xBB\xBF\"So\""));
  CHECK(file.body.find("\"'=1+1\"") != std::string::npos);
  CHECK(file.header("Content-Disposition").find("nhat-ky.csv") != std::string::npos);
  CHECK(room.number("SELECT count(*) FROM audit WHERE what = 'audit.exported'") == 1);
  const std::vector<std::string> cells{"a\"b", "+1", "", "x,y"};
  CHECK(console::admin::csv_line(cells) == "\"a\"\"b\",\"'+1\",\"\",\"x,y\"\r\n");
}

TEST_CASE("a trail that was changed from outside is found out") {
  Admins room;
  room.note("bot", "case.read", "case/1");
  CHECK(room.admin->get("/admin/audit/verify").json["ok"] == true);
  room.database().write([](storage::Tx& tx) {
    tx.script("DROP TRIGGER audit_keeps");
    tx.exec("UPDATE audit SET who = 'nobody' WHERE what = 'case.read'", {});
  });
  const auto verified = room.admin->get("/admin/audit/verify");
  CHECK(verified.json["ok"] == false);
  CHECK(verified.json["broken"].get<std::string>().find("2") != std::string::npos);
}

TEST_CASE("what is red on the system page names its command") {
  Admins room;
  const auto page = room.admin->get("/admin/health");
  CHECK(page.status == 200);
  std::set<std::string> codes;
  for (const auto& line : page.json["items"]) {
    codes.insert(line["code"].get<std::string>());
    const bool good = line["state"] == "good";
    CHECK(line["command"].get<std::string>().empty() == good);
    if (line["code"] != "version") CHECK_FALSE(line["vi"].get<std::string>().empty());
  }
  CHECK(codes.contains("inbox"));
  CHECK(codes.contains("backup"));
  room.database().write([&](storage::Tx& tx) {
    storage::Arrival arrival;
    arrival.source = "zalo";
    arrival.kind = "user_send_text";
    arrival.dedupe_key = "k";
    arrival.received_at = room.clock.now() - 5min;
    storage::Inbox(tx).put(arrival);
  });
  const auto late = room.admin->get("/admin/health");
  CHECK(late.json["items"][0]["state"] == "bad");
}
