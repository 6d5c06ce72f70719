// The whole service in one thread: manual clock, real database that can break, shipped content,
// real client over a tiny Zalo. Nothing happens but by work(), rest() and pass(). A crash throws
// away everything but the disk, Zalo and the time.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/metrics.hpp"
#include "bot/config/config.hpp"
#include "bot/content.hpp"
#include "bot/door/request.hpp"
#include "tests/support/faulty_database.hpp"
#include "tests/support/faulty_transport.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/temp_database.hpp"
#include "tests/support/tiny_zalo.hpp"

namespace support {

class ChangeJournal;

// Read once per test program; a mistake in it ends the test.
bot::Content& shipped_content();

// 23/11/2026 was chosen for being a Monday; nine o'clock, the office is open.
base::TimePoint monday_morning();

class World {
 public:
  explicit World(bot::Content& content = shipped_content());
  ~World();
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  // --- At the door. Bodies as Zalo writes them, stamped with the present time.
  std::string text_body(std::string_view citizen, std::string_view text);
  std::string sticker_body(std::string_view citizen);
  std::string photo_body(std::string_view citizen, const std::vector<std::string>& urls);
  std::string follow_body(std::string_view citizen, std::string_view event = "follow");
  // admin: of the person in Zalo's tool; "" for what our program sent.
  std::string echo_body(std::string_view admin, const Sighting& shown);
  // What a person says to a template, named by its message or by our mark: stars, or a button.
  std::string rating_body(std::string_view message, int stars, std::string_view note = {});
  std::string press_body(std::string_view msg, std::string_view label, std::string_view mark = {});
  // A file that lies at Zalo until it is fetched; bytes begin like a JPEG.
  std::string put_photo();

  door::RawAnswer knock(const door::RawRequest& request);
  int deliver(const std::string& body);  // signed; the HTTP status

  // What was answered with 200: key of the arrival → how often.
  const std::map<std::string, int>& accepted() const { return accepted_; }

  // --- At work. A worker that throws is tried again, as its loop does.
  void turn_once();
  void send_once();
  void tick_once();
  void work();  // until nobody finds anything to do at this moment
  // Time goes on, and everything due on the way happens at its time.
  void pass(base::Duration time);
  // Time goes on until nothing waits in the doors. False: it never came to rest.
  bool rest();
  // The process dies and is started again.
  void crash();
  // From now on every failure of the database is the death of the process.
  void die_of_failures(bool die);
  // An administrator grants the account's rights anew, as `langnghe tokens import` does.
  void authorise();
  bool needs_authorisation();
  door::RawAnswer health(std::string_view path);

  // --- What there is.
  ManualClock clock{monday_morning()};
  TinyZalo zalo{};
  FaultyTransport calls{zalo};
  base::Metrics metrics{};
  config::Config config;

  FaultyDatabase& database() { return *faulty_; }

  // Counted as FaultyDatabase counts, since the start of the process.
  const std::vector<std::int64_t>& commits_with_changes() const;

  std::filesystem::path attachments() const { return files_.path(); }

  std::int64_t failures() const { return failures_; }

  std::int64_t crashes() const { return crashes_; }

  std::filesystem::path data_dir() const;
  std::int64_t number(std::string_view sql);  // first column of the first row
  std::string text(std::string_view sql);

 private:
  struct Process;

  void start();
  template <class Step>
  bool guarded(Step step);
  base::TimePoint next_moment(bool with_timers);
  std::string message_body(std::string_view event, std::string_view citizen, std::string message);

  bot::Content& content_;
  TempFolder files_{};
  TempDatabase disk_{};
  std::unique_ptr<ChangeJournal> journal_{};
  std::unique_ptr<FaultyDatabase> faulty_{};
  std::unique_ptr<Process> process_{};
  std::map<std::string, int> accepted_{};
  std::int64_t serial_ = 0;
  std::int64_t failures_ = 0;
  std::int64_t crashes_ = 0;
  bool die_of_failures_ = false;
};

}  // namespace support
