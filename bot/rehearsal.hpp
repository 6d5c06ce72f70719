// The whole service without network and threads, on a virtual clock: what `langnghe chat` and the
// transcripts play. Real database, real turn worker, real ticker; messages count as delivered the
// moment they are in the Outbox. One thread.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/metrics.hpp"
#include "bot/config/config.hpp"
#include "bot/content.hpp"
#include "bot/ticker.hpp"
#include "bot/turn.hpp"
#include "storage/database.hpp"

namespace bot {

class SetClock final : public base::Clock {
 public:
  explicit SetClock(base::TimePoint start) : now_(start) {}

  base::TimePoint now() const override { return now_; }

  void set(base::TimePoint now) { now_ = now; }

 private:
  base::TimePoint now_;
};

struct Heard {  // one message as the citizen sees it
  std::string text{};
  std::vector<std::pair<std::string, std::string>> buttons{};  // label, payload
  base::TimePoint at{};
};

class Rehearsal {
 public:
  // folder: for the database; content and config outlive the rehearsal.
  Rehearsal(const std::filesystem::path& folder,
            const Content& content,
            const config::Config& config,
            base::TimePoint start);

  void text(std::string_view text);

  void press(std::string_view payload) { text(payload); }

  // kind: as in Zalo's event names: "image", "file", "audio", "sticker", "location", "video",
  // "link", "business_card"; "call" is a call to the account.
  void media(std::string_view kind, std::string_view text = {});
  void follow();
  void unfollow();
  void staff_spoke(std::string_view text);  // in Zalo's own tool
  void staff_took(std::string_view name);   // in our console
  void staff_handed_back();
  void fetch_failed(std::string_view why);  // of the last attachment
  // Time passes: every timer on the way fires at its own time.
  void pass(base::Duration time);

  std::vector<Heard> take_heard();

  base::TimePoint now() const { return clock_.now(); }

  storage::Database& database() { return *database_; }

  const std::string& citizen() const { return citizen_; }

  void speak_as(std::string citizen) { citizen_ = std::move(citizen); }

  const base::Metrics& metrics() const { return metrics_; }

 private:
  void arrive(std::string_view event, const std::string& body);
  void from_staff(std::string_view kind, const std::string& body);
  void work();
  Heard heard_in(const std::string& message) const;
  void deliver();

  SetClock clock_;
  base::Metrics metrics_{};
  std::unique_ptr<storage::Database> database_;
  const config::Config& config_;
  TurnWorker turns_;
  Ticker ticker_;
  std::string citizen_ = "7712345678901234567";
  std::int64_t serial_ = 0;
  std::vector<Heard> heard_{};
};

}  // namespace bot
