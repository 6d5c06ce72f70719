// Every limit of this folder, with its reason.
#pragma once

#include <chrono>
#include <cstddef>

#include "base/clock.hpp"

namespace storage::limits {

// A statement waits this long for another process (the command line beside the service) before it
// fails: longer than any write of ours, shorter than the webhook's patience.
inline constexpr std::chrono::seconds busy_wait{5};
// Snapshots open at once: console pool (4). One more reader waits at most busy_wait.
inline constexpr std::size_t readers_max = 4;
// Statements kept prepared per connection. All our SQL together is about 150 texts; the cache is
// emptied when a text built at run time would make it grow without end.
inline constexpr std::size_t prepared_max = 256;
// Page cache of the writer: holds the indexes of the doors, whose keys are scattered (SQLite's own
// 2 MiB did not: a quarter of the time of an insert went into reading pages again). Readers keep 2
// MiB.
inline constexpr int writer_cache_kib = 16 * 1024;
// After a checkpoint the write-ahead log is cut back to this size (a long reader lets it grow).
inline constexpr std::size_t wal_bytes_kept = 64UL * 1024 * 1024;

// An arrival is tried this often, then set aside for a person (house rule: 5 times).
inline constexpr int inbox_attempts_max = 5;
// The platform repeats a delivery for hours at most; a week covers an outage of ours as well.
inline constexpr std::chrono::hours dedupe_kept{24 * 7};

// An errand put off for longer than this does not hold back the citizen's later ones: longer than
// any back-off (10 minutes and a quarter), shorter than a wait for tomorrow's quota.
inline constexpr base::Duration place_kept = std::chrono::minutes{15};

// Rows that one list or one purge touches: keeps a write transaction far below 100 ms.
inline constexpr int list_max = 500;
inline constexpr int purge_batch = 500;

// Invitations of an anonymous round rewritten in one write: with thirty answers each some 50 ms.
inline constexpr std::size_t anonymised_at_once = 50;

// Callers of Intake::put at once: more than the webhook serves connections.
inline constexpr std::size_t intake_waiting_max = 1024;
// Rows in one commit of the intake: about 2 ms of inserts, so that no caller waits for a giant.
inline constexpr std::size_t intake_batch_max = 256;

// Failures kept as a reason are cut to this: a code and a sentence, never a whole answer.
inline constexpr std::size_t why_bytes_max = 300;

}  // namespace storage::limits
