// What goes wrong on purpose, and the platform's own switches that the documents leave open.
// Set over the control API, taken by the code that meets them. Pure. One thread at a time.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "base/result.hpp"

namespace simulator {

struct DeliveryFaults {  // what happens to the next events on their way to the webhook
  int delay_ms = 0;
  bool duplicate = false;
  bool reorder = false;      // held back until another event has been delivered
  bool drop = false;         // lost for good: never sent
  bool unreachable = false;  // no connection: goes to the retry ladder
  bool wrong_signature = false;
  std::string only_event{};  // "" means every event
  int next = 0;              // how many events it holds for; 0: until changed
};

struct ApiFaults {           // what happens to the next calls of the API
  int error_code = 0;        // answered instead of the deed
  int http_status = 0;       // answered instead of the deed, with an HTML body
  bool cut_before = false;   // connection closed, nothing done
  bool lose_answer = false;  // done, then the connection is closed
  int delay_ms = 0;
  std::string only_path{};  // beginning of the path; "" means every path
  int next = 0;
};

struct EchoFaults {
  bool enabled = true;
  int delay_ms = 150;
  int answer_after_ms = 0;  // holds the API's answer back, so that the echo comes first
};

struct ReceiptFaults {
  bool enabled = true;
  int delay_ms = 400;
};

struct WebhookSwitches {
  bool retry = true;             // the console's "Webhook Retry"
  bool retry_on_timeout = true;  // the documents promise it for failed connections only
  bool retry_on_status = true;
  bool ladder_from_previous =
      false;  // steps counted from the previous attempt instead of the first
  bool disable_after_ladder = true;
  std::string escape = "none";  // "none", "unicode" (\uXXXX) or "slashes" (\/)
};

struct PlatformSwitches {
  int rate_limit = 4000;            // calls a minute
  bool buttons = true;              // false: messages with buttons are answered -233
  bool lists = false;               // list templates are not in the present documents
  bool legacy_messages = false;     // transaction and promotion, discontinued on 2026-03-01
  bool require_proof = false;       // the app setting "require app secret proof"
  bool money = true;                // false: nothing pays for a message outside the free window
  std::string info_shape = "2026";  // fields of user_submit_info: "2026" or "2024"
  int oauth_error = -14014;         // for a dead code, a dead refresh token, a wrong secret
};

struct Faults {
  DeliveryFaults delivery{};
  ApiFaults api{};
  EchoFaults echo{};
  ReceiptFaults receipts{};
  WebhookSwitches webhook{};
  PlatformSwitches platform{};
};

// Changes only what the JSON names: {"api":{"error_code":-230,"next":1},"rate_limit":10}.
// An unknown name or a wrong type is an Error that names it, and then nothing is changed.
base::Status change_faults(Faults& faults, const nlohmann::ordered_json& wanted);
nlohmann::ordered_json faults_to_json(const Faults& faults);

// The faults that hold for this event or call; counts "next" down and clears the group at zero.
DeliveryFaults take_delivery_faults(Faults& faults, std::string_view event_name);
ApiFaults take_api_faults(Faults& faults, std::string_view path);

}  // namespace simulator
