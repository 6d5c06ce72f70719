// What an answer of Zalo means for the message that was sent: one table (codes.cpp, dated) and the
// rules for what is no answer at all. Pure functions and constant data, any thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "zalo-api/http_transport.hpp"

namespace zalo {

enum class Verdict {
  delivered,
  unsure,         // Zalo may have it: there is no answer, and no idempotency key (section 6.1)
  busy,           // certainly not sent; try again after Report::wait, or with back-off
  throttled,      // too many calls; all senders slow down
  token_refused,  // the client refreshes once by itself; callers never see it
  window_closed,  // this person cannot be sent this kind of message now
  person_gone,    // this person cannot be reached at all
  refused,        // this message will never go; the reason is ours
  needs_admin,    // nothing will go until a person changes something
};

// The same number means different things on different hosts.
enum class Api { openapi, business, oauth };

enum class WaitFor { nothing, next_minute, morning, next_day, next_month };

struct CodeMeaning {
  Api api{};
  int code = 0;
  Verdict verdict{};
  WaitFor wait{};
  std::string_view meaning{};     // Vietnamese, for staff
  std::string_view what_to_do{};  // Vietnamese, for staff
  std::string_view source{};      // section of README.md
  int tries_max = 0;              // busy: after so many such answers give up; 0 = no limit known
  bool for_all =
      false;  // whoever is written to next meets it too: quota, money, the template itself
};

// When the tables were last compared with the official ones.
extern const std::string_view codes_checked_on;
std::span<const CodeMeaning> all_codes();

// Nothing for a code in no table: treat as refused, and log it.
const CodeMeaning* find_code(Api api, int code);

// How long until it makes sense to try again; 0 for nothing. Days and mornings are Viet Nam's.
base::Duration wait_from(WaitFor wait, base::TimePoint now);

std::string_view name_of(Verdict verdict);

// Does the call change anything at Zalo's side when its answer is lost?
enum class Effect { sends, reads };

struct Judged {
  Verdict verdict{};
  int code = 0;         // Zalo's number; 0 when none was read
  std::string words{};  // Zalo's own message, for the log; never shown to a citizen
  const CodeMeaning* meaning = nullptr;
  bool unknown_code = false;
};

// outcome: what the transport said. body: the answer read as JSON, a null when it is none.
// A numbered error is believed whatever the HTTP status; everything that is no clear answer is
// unsure for sends and busy for reads; Errc::unavailable (never sent) is busy for both.
Judged judge(Api api,
             const base::Result<HttpResponse>& outcome,
             const nlohmann::json& body,
             Effect effect);

// For calls that return a Result: the code that says what the caller may do.
base::Errc errc_of(Verdict verdict);

}  // namespace zalo
