// Every address of the contract, asked as no page of ours would ask: a 4xx in two languages that
// names the member, and not one row of the database is another one afterwards. What is wrong is
// derived from the contract (wrong_values.hpp), so that a new address is swept without a word here.
#include <doctest/doctest.h>

#include "base/crypto.hpp"
#include "base/json.hpp"
#include "console/mistakes.hpp"
#include "tests/unit/console/example_room.hpp"
#include "tests/unit/console/wrong_values.hpp"

using contract::Operation;
using example_room::ordered_json;
using example_room::Reply;
using example_room::Scene;
using wrong_values::Wrong;

namespace {

// One SELECT of every table that joins all its columns. A file that was written for a refused
// request is removed by an errand, which is no change.
const std::vector<std::string>& whole_tables(storage::Database& database) {
  static const std::vector<std::string> all = [&] {
    std::vector<std::string> made;
    database.read([&](storage::Tx& tx) {
      tx.each(
          "SELECT 'SELECT ' || (SELECT group_concat('quote(\"' || name || '\")', '||') FROM "
          "pragma_table_info(m.name)) || ' FROM \"' || m.name || '\"' || CASE m.name "
          "WHEN 'outbox' THEN ' WHERE kind <> ''remove_file''' ELSE '' END FROM sqlite_master m "
          "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name",
          storage::Params{},
          [&](const storage::Row& row) { made.push_back(row.text(0)); });
    });
    return made;
  }();
  return all;
}

std::string everything(storage::Database& database) {
  std::string all;
  const auto& tables = whole_tables(database);
  database.read([&](storage::Tx& tx) {
    for (const auto& table : tables) {
      all += table;
      tx.each(table, storage::Params{}, [&](const storage::Row& row) { all += row.text(0); });
    }
  });
  return base::sha256_hex({all});
}

bool blames(const ordered_json& fields, const std::string& name) {
  for (const auto& [field, words] : fields.items()) {
    const bool within = field == name || field.starts_with(name + ".");
    // A list is blamed as a whole when one of its entries is wrong, and the other way round.
    if (within || name.starts_with(field + ".")) return true;
  }
  return false;
}

void is_well_said(const Reply& reply) {
  CHECK(reply.status >= 400);
  CHECK(reply.status < 500);
  CHECK_FALSE(reply.json.value("message_vi", "").empty());
  CHECK_FALSE(reply.json.value("message_en", "").empty());
  CHECK(reply.json.value("message_vi", "") != reply.json.value("message_en", ""));
  const auto fields = reply.json.value("fields", ordered_json::object());
  const auto english = reply.json.value("fields_en", ordered_json::object());
  CHECK(fields.size() == english.size());
  for (const auto& [field, words] : fields.items()) {
    CAPTURE(words);
    REQUIRE(english.contains(field));
    CHECK(english[field] != words);
    CHECK(english[field] != std::string{console::unknown_mistake});
  }
}

void is_refused(const Scene& scene, const door::RawRequest& request, const Wrong& wrong) {
  CAPTURE(wrong.why);
  const auto reply = scene.browser->call(request);
  CAPTURE(reply.status);
  CAPTURE(reply.body.substr(0, 300));
  is_well_said(reply);
  if (!wrong.field.empty()) CHECK(blames(reply.json.value("fields", ordered_json{}), wrong.field));
}

bool has_member(const Operation& asked, const char* name) {
  return asked.body.is_object() && asked.body["properties"].contains(name);
}

bool has_parameter(const Operation& asked, std::string_view name) {
  for (const auto& parameter : asked.parameters) {
    if (parameter.at("name") == name) return true;
  }
  return false;
}

}  // namespace

TEST_CASE(
    "a body that is not as the contract says is refused with the member, and changes nothing") {
  for (const auto& asked : contract::operations()) {
    if (asked.body.is_null()) continue;
    CAPTURE(asked.name());
    const auto scene = example_room::scene_for(asked);
    const auto before = everything(scene.office->database());
    auto all = wrong_values::of_body(asked.body, scene.body);
    for (auto& wrong : wrong_values::no_bodies()) all.push_back(std::move(wrong));
    for (const auto& wrong : all) is_refused(scene, scene.request_with(asked, wrong.body), wrong);
    CHECK(everything(scene.office->database()) == before);
    // It was the wrong member, nothing else: as it stands the example is taken.
    CHECK(scene.browser->call(scene.request(asked)).status == asked.good);
  }
}

TEST_CASE("a query that is not as the contract says is refused with the parameter") {
  for (const auto& asked : contract::operations()) {
    const auto all = wrong_values::of_query(asked.parameters);
    if (all.empty()) continue;
    CAPTURE(asked.name());
    auto scene = example_room::scene_for(asked);
    const auto before = everything(scene.office->database());
    for (const auto& wrong : all) {
      auto request = scene.request(asked);
      request.query = wrong.body;
      is_refused(scene, request, wrong);
    }
    CHECK(everything(scene.office->database()) == before);
  }
}

TEST_CASE("a name in the query that the contract does not know is refused, whatever the address") {
  for (const auto& asked : contract::operations()) {
    CAPTURE(asked.name());
    const auto scene = example_room::scene_for(asked);
    const auto before = everything(scene.office->database());
    auto request = scene.request(asked);
    request.query += request.query.empty() ? "sudo=1" : "&sudo=1";
    is_refused(scene, request, {"an unknown name", "sudo", ""});
    CHECK(everything(scene.office->database()) == before);
  }
}

TEST_CASE("where a revision is asked for, another one than the present is refused") {
  for (const auto& asked : contract::operations()) {
    const bool in_query = has_parameter(asked, "rev");
    if (!has_member(asked, "rev") && !in_query) continue;
    CAPTURE(asked.name());
    auto scene = example_room::scene_for(asked);
    const auto before = everything(scene.office->database());
    if (in_query) {
      scene.query = "rev=" + std::to_string(std::stoi(scene.query.substr(4)) + 1);
    } else {
      scene.body["rev"] = scene.body["rev"].get<int>() + 1;
    }
    const auto reply = scene.browser->call(scene.request(asked));
    CAPTURE(reply.body.substr(0, 300));
    CHECK(reply.status == 409);
    CHECK((reply.code() == "changed" || reply.code() == "stale"));
    is_well_said(reply);
    CHECK(everything(scene.office->database()) == before);
  }
}

TEST_CASE("a request repeated with its key is answered alike and done once") {
  for (const auto& asked : contract::operations()) {
    if (!has_member(asked, "client_id")) continue;
    CAPTURE(asked.name());
    const auto scene = example_room::scene_for(asked);
    const auto first = scene.browser->call(scene.request(asked));
    REQUIRE(first.status == asked.good);
    const auto before = everything(scene.office->database());
    const auto again = scene.browser->call(scene.request(asked));
    CHECK(again.status == first.status);
    CHECK(again.json == first.json);
    CHECK(everything(scene.office->database()) == before);
  }
}

TEST_CASE("the key of what was said stands for these words and no others") {
  const std::vector<std::pair<std::string, std::string>> all{
      {"POST /conversations/{id}/messages", "text"},
      {"POST /conversations/{id}/notes", "text"},
      {"POST /cases", "story"},
      {"POST /cases/{id}/refuse", "reason"}};
  for (const auto& [name, member] : all) {
    const auto& asked = contract::operation(name);
    CAPTURE(asked.name());
    auto scene = example_room::scene_for(asked);
    REQUIRE(scene.browser->call(scene.request(asked)).status == asked.good);
    const auto before = everything(scene.office->database());
    scene.body[member] = "Lời khác dưới cùng một khóa.";
    const auto other = scene.browser->call(scene.request(asked));
    CHECK(other.status == 422);
    is_well_said(other);
    CHECK(blames(other.json["fields"], "client_id"));
    CHECK(everything(scene.office->database()) == before);
  }
}

TEST_CASE("what is addressed and does not exist is not found, and changes nothing") {
  for (const auto& asked : contract::operations()) {
    if (asked.pattern.find('{') == std::string::npos) continue;
    CAPTURE(asked.name());
    const auto scene = example_room::scene_for(asked);
    const auto before = everything(scene.office->database());
    for (const auto* id : {"0", "-1", "999999999999999999999", "khong-co", "1'--", "%00"}) {
      auto request = scene.request(asked);
      auto path = asked.pattern;
      for (auto at = path.find('{'); at != std::string::npos; at = path.find('{'))
        path.replace(at, path.find('}') - at + 1, id);
      request.path = "/api/v1" + path;
      const auto reply = scene.browser->call(request);
      CAPTURE(request.path);
      CAPTURE(reply.body.substr(0, 300));
      CHECK(reply.status == 404);
      is_well_said(reply);
    }
    CHECK(everything(scene.office->database()) == before);
  }
}
