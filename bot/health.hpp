// Is the service well? What /healthz, /readyz and /metrics say. Reads only; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/metrics.hpp"
#include "bot/config/config.hpp"
#include "bot/door/request.hpp"
#include "storage/database.hpp"
#include "zalo-api/oauth.hpp"

namespace bot {

struct Reason {
  std::string code{};  // "zalo_needs_authorisation", "database", "inbox_old", "outbox_old" …
  std::string vi{};
  std::string en{};
  std::string page{};  // where a person can mend it; "" when there is no such address
};

struct Health {
  bool alive = true;  // the process can answer at all
  bool ready = true;  // it can take and store events
  std::vector<Reason> reasons{};
};

class HealthCheck {
 public:
  HealthCheck(storage::Database& database,
              const config::Config& config,
              const base::Clock& clock,
              base::Metrics& metrics);

  // Is this one of its addresses?
  static bool is_asked(std::string_view path);
  Health examine();
  // GET /healthz, /readyz, /metrics; anything else is a 404.
  door::RawAnswer answer(const door::RawRequest& request);

 private:
  void examine_queues(storage::Tx& tx, Health& health);
  void examine_tokens(storage::Tx& tx, Health& health);

  storage::Database& database_;
  const config::Config& config_;
  const base::Clock& clock_;
  base::Metrics& metrics_;
};

}  // namespace bot
