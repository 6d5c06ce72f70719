#include "tests/support/promises.hpp"

#include <fmt/format.h>

#include "base/crypto.hpp"
#include "flows/engine/session.hpp"
#include "storage/audit.hpp"

namespace support {
namespace {

struct Rule {
  std::string_view promise{};
  std::string_view breakers{};  // SQL: one text per row that breaks it
};

constexpr Rule rules[] = {
    {"an arrival is neither forgotten nor set aside",
     "SELECT kind || ' ' || state || ' ' || why FROM inbox WHERE state <> 'done'"},
    // Answers to an anonymous round are withheld: at the door nobody's, in no conversation.
    {"a body is written into the conversation exactly once",
     "SELECT kind FROM (SELECT i.kind, i.source, i.citizen, count(m.id) AS times FROM inbox AS i "
     "LEFT JOIN messages AS m ON m.inbox_id = i.id GROUP BY i.id) WHERE source = 'zalo' AND "
     "times <> CASE WHEN citizen = '' THEN 0 WHEN kind LIKE 'user_send%' OR kind = 'follow' THEN 1 "
     "ELSE times > 0 END"},
    {"every errand settles",
     "SELECT kind || ' ' || state FROM outbox WHERE state IN ('waiting', 'in_flight', 'unsure')"},
    {"no case without history",
     "SELECT number FROM cases WHERE id NOT IN (SELECT case_id FROM case_history)"},
    {"a photo is kept, or known to be lost",
     "SELECT 'attachment ' || id FROM attachments WHERE state = 'waiting'"},
    {"every errand in line that was spoken stands in the conversation",
     "SELECT 'errands ' || a.n || ', messages ' || b.n FROM (SELECT count(*) AS n FROM outbox "
     "WHERE kind = 'message' AND citizen <> '' AND id NOT IN (SELECT subject FROM survey_withheld "
     "WHERE kind = 'errand')) AS a, (SELECT count(*) AS n FROM messages WHERE direction = 'out') "
     "AS b WHERE a.n <> b.n"},
};

void check_accepted(World& world, std::string& broken) {
  for (const auto& [key, times] : world.accepted()) {
    const auto rows = world.number("SELECT count(*) FROM inbox WHERE dedupe_key = '" + key + "'");
    if (rows != 1) broken += fmt::format("accepted {} times, kept {}: {}\n", times, rows, key);
  }
}

void check_sightings(World& world, std::string& broken) {
  std::map<std::string, std::int64_t> last;
  std::map<std::int64_t, int> times;
  for (const auto& seen : world.zalo.sightings()) {
    if (++times[seen.errand] > 1) continue;
    auto& before = last[seen.citizen];
    if (seen.errand <= before) {
      broken += fmt::format("errand {} was seen after {}\n", seen.errand, before);
    }
    before = seen.errand;
  }
  for (const auto& [errand, count] : times) {
    if (count < 2) continue;
    const auto unsure = world.number(fmt::format(
        "SELECT count(*) FROM outbox_attempts WHERE outbox_id = {} AND outcome = 'unsure'",
        errand));
    if (unsure + 1 < count) broken += fmt::format("errand {} was seen {} times\n", errand, count);
  }
  const auto delivered =
      world.text("SELECT id FROM outbox WHERE kind = 'message' AND state = 'done' ORDER BY id");
  for (std::size_t at = 0; at < delivered.size();) {
    const auto end = delivered.find('\n', at);
    const auto errand = std::stoll(delivered.substr(at, end - at));
    if (times.count(errand) == 0) broken += fmt::format("errand {} is done, unseen\n", errand);
    at = end + 1;
  }
}

void check_records(World& world, std::string& broken) {
  world.database().read([&](storage::Tx& tx) {
    tx.each("SELECT citizen, json FROM sessions", {}, [&](const storage::Row& row) {
      if (!flows::read_session(row.text(1))) broken += "unreadable session " + row.text(0) + "\n";
    });
    if (!storage::Audit(tx).verify()) broken += "the audit trail is broken\n";
    tx.each("SELECT path, bytes FROM attachments WHERE state = 'kept'",
            {},
            [&](const storage::Row& row) {
              std::error_code failed;
              const auto size =
                  std::filesystem::file_size(world.attachments() / row.text(0), failed);
              if (failed || static_cast<std::int64_t>(size) != row.integer(1)) {
                broken += "a kept file is not there\n";
              }
            });
  });
}

// Ids and times, states and counts. Left out: a secret phrase, which comes from the operating
// system, and whatever it was written into.
constexpr std::string_view contents[] = {
    "SELECT id || source || kind || dedupe_key || citizen || state || attempts || sent_at FROM "
    "inbox ORDER BY id",
    "SELECT id || dedupe_key || citizen || state || attempts || resends || remote_id || ready_at "
    "FROM outbox ORDER BY id",
    "SELECT id || citizen || name || due_at FROM timers ORDER BY id",
    "SELECT id || citizen || direction || at || ifnull(inbox_id, '') FROM messages ORDER BY id",
    "SELECT citizen || saved_at FROM sessions ORDER BY citizen",
    "SELECT number || citizen || status || kind || unit || story || identity || created_at FROM "
    "cases ORDER BY id",
    "SELECT case_id || what || at FROM case_history ORDER BY id",
    "SELECT id || citizen || state || path FROM attachments ORDER BY id",
    "SELECT citizen || purpose || decision || at FROM consents ORDER BY id",
    "SELECT access || needs_reauth FROM tokens"};

}  // namespace

std::string broken_promises(World& world) {
  std::string broken;
  for (const auto& rule : rules) {
    const auto rows = world.text(rule.breakers);
    if (!rows.empty()) broken += fmt::format("{}: {}", rule.promise, rows);
  }
  check_accepted(world, broken);
  check_sightings(world, broken);
  check_records(world, broken);
  return broken;
}

std::string digest_of(World& world) {
  std::string all;
  for (const auto sql : contents) all += world.text(sql) + "\n--\n";
  return base::sha256_hex({all});
}

}  // namespace support
