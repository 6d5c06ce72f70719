// What we ask of the outside, and what can become of it. Plain values, any thread.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "base/clock.hpp"
#include "base/value.hpp"

namespace storage {

using OutboxId = base::Id<struct OutboxTag>;

enum class Urgency { bulk, reply };
enum class WhenUnsure { resend_once, ask_staff };  // the answer was lost: did the platform take it?
enum class Author { bot, staff, system };

struct Errand {
  std::string dedupe_key{};  // turn id + ordinal, or the console's own id; not empty
  std::string citizen{};     // order is kept per citizen; "" for an errand that concerns nobody
  std::string kind{};        // "message", "profile", "download"
  std::string body{};        // already rendered
  Author author{};
  Urgency urgency{};
  WhenUnsure when_unsure{};
  // False for what the citizen does not see (a profile, a photo to fetch): it neither waits for the
  // citizen's messages nor holds them back.
  bool in_line = true;
  std::string text_digest{};  // of the text as the echo will show it; "" when no echo comes
  base::TimePoint not_before{};
  base::TimePoint expires_at{};  // not called later than this
};

struct OutboxItem {
  OutboxId id{};
  Errand errand{};
  int attempts = 0;  // calls so far, the present one included
};

// How a call ended.
struct Done {
  std::string remote_id{};
};

struct Again {  // surely not delivered
  base::TimePoint at{};
  std::string why{};
};

struct Unsure {  // perhaps delivered
  base::TimePoint decide_at{};
  std::string why{};
};

struct GaveUp {
  std::string why{};
};

using Outcome = std::variant<Done, Again, Unsure, GaveUp>;

// waiting → in_flight → done | waiting (Again) | gave_up | unsure → done (echo) | waiting (once) |
// ask_staff. cancelled: a person took the conversation over before it was called.
enum class OutboxState { waiting, in_flight, unsure, ask_staff, done, gave_up, cancelled };

struct OutboxLine {  // for lists
  OutboxItem item{};
  OutboxState state{};
  base::TimePoint ready_at{};
  int resends = 0;
  std::string remote_id{};
  std::string why{};
  std::optional<base::TimePoint> settled_at{};
};

struct Attempt {
  int number = 0;
  base::TimePoint started_at{};
  std::optional<base::TimePoint> ended_at{};  // none: under way, or the process died in it
  std::string outcome{};                      // "done", "again", "unsure", "gave_up"
  std::string detail{};
};

}  // namespace storage
