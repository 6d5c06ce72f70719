// What the storage tests share: a fresh database, a fixed beginning of time, and plain rows.
#pragma once

#include <chrono>
#include <string>

#include "base/clock.hpp"
#include "storage/citizens.hpp"
#include "storage/database.hpp"
#include "storage/errand.hpp"
#include "storage/inbox.hpp"
#include "tests/support/temp_database.hpp"

namespace scene {

inline constexpr base::TimePoint start = base::from_millis(1'790'000'000'000);

inline base::TimePoint at(std::chrono::milliseconds after_start) {
  return start + after_start;
}

// One transaction on a fresh database, for tests that need no second.
inline void in_one_write(const std::function<void(storage::Tx&)>& body) {
  support::TempDatabase temp;
  temp.database().write(body);
}

inline storage::Arrival arrival(const std::string& key,
                                const std::string& citizen,
                                std::chrono::milliseconds sent_after = {}) {
  storage::Arrival arrival;
  arrival.source = "zalo";
  arrival.kind = "user_send_text";
  arrival.dedupe_key = key;
  arrival.citizen = citizen;
  arrival.body = "body of " + key;
  arrival.sent_at = at(sent_after);
  arrival.received_at = at(sent_after);
  return arrival;
}

inline storage::Errand errand(const std::string& key,
                              const std::string& citizen,
                              storage::Urgency urgency = storage::Urgency::reply) {
  storage::Errand errand;
  errand.dedupe_key = key;
  errand.citizen = citizen;
  errand.kind = "message";
  errand.body = "body of " + key;
  errand.urgency = urgency;
  errand.text_digest = "digest of " + key;
  errand.not_before = start;
  errand.expires_at = at(std::chrono::hours{48});
  return errand;
}

inline std::string new_citizen(storage::Tx& tx,
                               const std::string& channel_id = "7712345678901234567") {
  return storage::Citizens(tx).find_or_create("zalo", channel_id, start).id;
}

}  // namespace scene
