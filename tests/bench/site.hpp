// The service's parts that the console's measurements need, over one database in a scratch folder,
// with officers who can log in.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/metrics.hpp"
#include "bot/console_side.hpp"
#include "bot/database.hpp"
#include "bot/door/door.hpp"
#include "bot/turn.hpp"
#include "bot/webhook.hpp"
#include "console/console.hpp"
#include "storage/intake.hpp"
#include "tests/bench/ground.hpp"

namespace bench {

inline constexpr int staff_count = 200;

inline constexpr std::uint64_t cheap_password = 16;  // logins are not what is measured
inline constexpr int console_workers = 4;            // as bot/service.cpp has

// The service's parts that matter here, over one database.
class Site {
 public:
  Site(const config::Config& config, const bot::Content& content)
      : opened_(bot::open_database(folder_.path(), clock_.now())),
        intake_(*opened_->database),
        webhook_(
            {{config.zalo.app_id, config.zalo.oa_secret_key}, config.zalo.oa_id, ""},
            [this](const storage::Arrival& arrival) { return intake_.put(arrival); },
            clock_,
            metrics_),
        console_({*opened_->database,
                  clock_,
                  content.catalog,
                  {},
                  bot::outside_of([] {}),
                  {.password_cost = cheap_password}}),
        turns_(*opened_->database, content, config, clock_, metrics_) {
    hire();
    door::DoorOptions for_zalo;
    for_zalo.workers = 32;
    webhook_door_ = open(for_zalo, [this](const auto& asked) { return webhook_.answer(asked); });
    door::DoorOptions for_staff;
    for_staff.workers = console_workers;
    console_door_ = open(for_staff, [this](const auto& asked) { return console_.answer(asked); });
  }

  bool is_open() const { return webhook_door_ != nullptr && console_door_ != nullptr; }

  int webhook_port() const { return webhook_door_->port(); }

  int console_port() const { return console_door_->port(); }

  storage::Database& database() { return *opened_->database; }

  bool turn() { return turns_.run_once(); }

  // The cookie of that officer's page.
  std::string log_in(int number);

 private:
  template <typename Answer>
  static std::unique_ptr<door::Door> open(door::DoorOptions options, Answer answer) {
    auto opened = door::Door::open(
        std::move(options),
        [answer](const door::RawRequest& asked, const door::Answerer& out) { out(answer(asked)); });
    return opened ? std::move(*opened) : nullptr;
  }

  void hire();

  ScratchFolder folder_{};
  base::SystemClock clock_{};
  base::Metrics metrics_{};
  base::Result<bot::Opened> opened_;
  storage::Intake intake_;
  bot::Webhook webhook_;
  console::Console console_;
  bot::TurnWorker turns_;
  std::unique_ptr<door::Door> webhook_door_{};
  std::unique_ptr<door::Door> console_door_{};
};

}  // namespace bench
