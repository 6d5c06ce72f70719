// What the console's tests share: the console on a real database with a clock set by hand,
// accounts, citizens, and browsers that keep their cookies.
#pragma once

#include <map>
#include <memory>
#include <string>

#include <nlohmann/json.hpp>

#include "base/metrics.hpp"
#include "bot/config/config.hpp"
#include "bot/content.hpp"
#include "bot/file_store.hpp"
#include "console/console.hpp"
#include "storage/citizens.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/temp_database.hpp"

namespace staffroom {

using nlohmann::ordered_json;

struct Reply {
  int status = 0;
  ordered_json json{};
  door::HeaderList headers{};
  std::string body{};

  std::string header(std::string_view name) const;

  std::string code() const { return json.value("code", std::string{}); }
};

// One person at one screen.
class Browser {
 public:
  explicit Browser(const console::Console& console) : console_(&console) {}

  Reply get(const std::string& path, const std::string& query = {});
  Reply post(const std::string& path, const ordered_json& body = ordered_json::object());
  Reply put(const std::string& path, const ordered_json& body);
  Reply remove(const std::string& path);
  // As it stands, with cookies and csrf added.
  Reply call(door::RawRequest request);

  Reply login(const std::string& username, const std::string& password);

  std::string csrf{};
  std::map<std::string, std::string> cookies{};

 private:
  void keep_cookies(const door::HeaderList& headers);

  const console::Console* console_;
};

const bot::Content& content();  // as shipped

inline constexpr std::string_view password = "con mèo trèo cây cau";

class Staffroom {
 public:
  explicit Staffroom(bool demo = false);

  Browser browser() const { return Browser(*console_); }

  // Logged in, all steps done.
  Browser at_work(const std::string& username) const;

  // Password: staffroom::password, changed already; no TOTP.
  storage::AccountId add(const std::string& username,
                         const std::string& role,
                         bool must_change = false,
                         int branch = 0);
  // Wrote just now; the bot answers.
  std::string citizen(const std::string& channel_id);
  void says(const std::string& citizen, const std::string& text);
  void asks_for_a_person(const std::string& citizen, const std::string& reason = "asked");

  storage::Database& database() { return disk_.database(); }

  const bot::FileStore& files() const { return files_; }

  std::int64_t number(const std::string& sql);
  std::string text(const std::string& sql);

  support::ManualClock clock;

  const console::Console& site() const { return *console_; }

  const catalog::Shelf& shelf() const { return shelf_; }

 private:
  support::TempDatabase disk_{};
  bot::FileStore files_{disk_.file().parent_path() / "attachments"};
  base::Metrics metrics_{};
  catalog::Shelf shelf_{content().catalog.current()};
  std::unique_ptr<console::Console> console_{};
};

const catalog::Calendar& calendar();
const config::Config& office_config();

void hire_two(Staffroom& room);  // "hoa" and "lan", both of the whole queue

// Below /conversations.
std::string conv(const std::string& citizen, const std::string& what = {});
// The newest message this person sees, as last_seen_id.
std::string newest(Browser& browser, const std::string& citizen);
Reply send(Browser& browser, const std::string& citizen, const std::string& text);
std::vector<std::string> ids_in(const Reply& reply);

}  // namespace staffroom
