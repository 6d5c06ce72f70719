// The control API under /sim: what the phone page and the tests call. JSON in, JSON out; described
// in docs/simulator.md. Independent of any HTTP library. Runs on many threads.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "simulator/simulator.hpp"
#include "simulator/webhook_post.hpp"

namespace simulator {

struct ControlRequest {
  std::string method{};
  std::string path{};
  std::map<std::string, std::string> query{};
  std::string body{};
};

struct ControlAnswer {
  int status = 200;
  std::string body{};
};

struct ControlPlace {  // what the control functions work on
  Simulator& simulator;
  const WebhookAddress& webhook;
};

// Total: an unknown path gives 404, a wrong body 400, each with {"error":"one sentence"}.
ControlAnswer control(const ControlPlace& place, const ControlRequest& request);

// The answers in their usual forms.
ControlAnswer control_ok(const nlohmann::ordered_json& body);
ControlAnswer control_error(int status, std::string_view sentence);
ControlAnswer control_error(const base::Error& error);
// A whole number from the query; the fallback when it is missing or no number.
std::int64_t query_number(const ControlRequest& request, const char* name, std::int64_t fallback);

// The parts, one per file. path: the segments after /sim; nothing when the path is not theirs.
using Segments = std::vector<std::string>;
std::optional<ControlAnswer> control_people(const ControlPlace& place,
                                            const ControlRequest& request,
                                            const Segments& path);
std::optional<ControlAnswer> control_platform(const ControlPlace& place,
                                              const ControlRequest& request,
                                              const Segments& path);
std::optional<ControlAnswer> control_webhook(const ControlPlace& place,
                                             const ControlRequest& request,
                                             const Segments& path);

}  // namespace simulator
