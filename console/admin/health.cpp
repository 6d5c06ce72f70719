// How the service is: what waits and since when, disk, backup, version. What is red names the
// command to run.
#include <filesystem>
#include <optional>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/admin/acts.hpp"
#include "console/admin/limits.hpp"
#include "storage/inbox.hpp"
#include "storage/outbox.hpp"
#include "storage/overview.hpp"
#include "storage/restore_drills.hpp"

namespace console::admin {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

enum class State { good, warn, bad };

struct Line {
  std::string_view code{};
  State state{};
  std::string value_vi{};
  std::string value_en{};
  std::string_view command{};  // what to run when it is not good
};

std::string_view word_of(State state) {
  switch (state) {
    case State::good:
      return "good";
    case State::warn:
      return "warn";
    case State::bad:
      return "bad";
  }
  return "bad";
}

ordered_json line_json(const Line& line) {
  return {{"code", line.code},
          {"state", word_of(line.state)},
          {"vi", line.value_vi},
          {"en", line.value_en},
          {"command", line.state == State::good ? std::string_view{} : line.command}};
}

std::int64_t seconds_since(const std::optional<base::TimePoint>& at, base::TimePoint now) {
  if (!at || *at > now) return 0;
  return std::chrono::duration_cast<std::chrono::seconds>(now - *at).count();
}

Line queue_line(std::string_view code,
                std::int64_t waiting,
                std::int64_t oldest_s,
                std::string_view command) {
  const bool late = oldest_s > std::chrono::seconds{limits::oldest_max}.count();
  return {code,
          late ? State::bad : State::good,
          fmt::format("{} đang chờ, lâu nhất {} giây", waiting, oldest_s),
          fmt::format("{} waiting, the oldest for {} s", waiting, oldest_s),
          command};
}

Line count_line(std::string_view code, std::int64_t count, std::string_view command) {
  return {code,
          count > 0 ? State::bad : State::good,
          fmt::format("{}", count),
          fmt::format("{}", count),
          command};
}

Line disk_line(const fs::path& folder) {
  std::error_code failed;
  const auto space = fs::space(folder, failed);
  if (failed || space.capacity == 0)
    return {"disk", State::warn, "không đọc được", "cannot be read", "df -h"};
  const auto percent = static_cast<int>(space.available * 100 / space.capacity);
  const auto state = percent < limits::disk_bad_percent    ? State::bad
                     : percent < limits::disk_warn_percent ? State::warn
                                                           : State::good;
  const auto free = static_cast<double>(space.available) / (1024.0 * 1024.0 * 1024.0);
  return {"disk",
          state,
          fmt::format("còn trống {:.1f} GiB ({} %)", free, percent),
          fmt::format("{:.1f} GiB free ({} %)", free, percent),
          "df -h; journalctl --vacuum-time=14d"};
}

std::optional<base::TimePoint> newest_in(const fs::path& folder) {
  std::error_code failed;
  std::optional<base::TimePoint> newest;
  for (const auto& entry : fs::directory_iterator(folder, failed)) {
    if (entry.path().extension() != ".db") continue;
    const auto written = fs::last_write_time(entry.path(), failed);
    if (failed) continue;
    const auto at =
        std::chrono::time_point_cast<base::Duration>(std::chrono::file_clock::to_sys(written));
    if (!newest || at > *newest) newest = at;
  }
  return newest;
}

Line backup_line(const fs::path& folder, base::TimePoint now) {
  constexpr std::string_view command = "langnghe backup make --config TỆP";
  const auto at = newest_in(folder);
  if (!at) {
    return {
        "backup", State::bad, "chưa thấy bản nào trong backups/", "none in backups/ yet", command};
  }
  const auto hours = std::chrono::duration_cast<std::chrono::hours>(now - *at);
  const auto state = hours > limits::backup_bad    ? State::bad
                     : hours > limits::backup_warn ? State::warn
                                                   : State::good;
  return {"backup",
          state,
          fmt::format("bản gần nhất {}", base::format_date_time(*at)),
          fmt::format("newest of {}", base::format_date_time(*at)),
          command};
}

Line drill_line(const std::optional<storage::RestoreDrill>& drill, base::TimePoint now) {
  constexpr std::string_view command = "langnghe backup verify BẢN-SAO --config TỆP";
  if (!drill) return {"restore_drill", State::warn, "chưa thử lần nào", "never tried", command};
  const auto when = base::format_date_time(drill->at);
  if (!drill->good)
    return {"restore_drill",
            State::bad,
            fmt::format("{}: {} không khôi phục được ({})", when, drill->file, drill->what),
            fmt::format("{}: {} cannot be restored ({})", when, drill->file, drill->what),
            command};
  return {"restore_drill",
          now - drill->at > limits::drill_warn ? State::warn : State::good,
          fmt::format("{}: {} khôi phục được", when, drill->file),
          fmt::format("{}: {} can be restored", when, drill->file),
          command};
}

std::vector<Line> lines_of(storage::Tx& tx, const Visit& visit) {
  const auto inbox = storage::Inbox(tx).counts();
  const auto outbox = storage::Outbox(tx).counts(visit.now);
  const auto& folder = visit.office.admin.data_dir;
  const auto step = storage::Overview(tx).migration();
  return {queue_line("inbox",
                     inbox.waiting,
                     seconds_since(inbox.oldest, visit.now),
                     "systemctl status langnghe; langnghe queue --config TỆP"),
          queue_line("outbox",
                     outbox.waiting,
                     seconds_since(outbox.oldest, visit.now),
                     "langnghe queue --config TỆP; langnghe tokens show --config TỆP"),
          count_line("set_aside", inbox.set_aside, "langnghe queue --config TỆP"),
          count_line("ask_staff", outbox.ask_staff, "langnghe queue --config TỆP"),
          disk_line(folder),
          backup_line(folder / "backups", visit.now),
          drill_line(storage::RestoreDrills(tx).last(), visit.now),
          {"database", State::good, fmt::format("bước {}", step), fmt::format("step {}", step), {}},
          {"version", State::good, visit.office.admin.version, visit.office.admin.version, {}}};
}

}  // namespace

RawAnswer health(const Visit& visit) {
  ordered_json items = ordered_json::array();
  visit.office.database.read([&](storage::Tx& tx) {
    for (const auto& line : lines_of(tx, visit)) items.push_back(line_json(line));
  });
  return json_answer(200, {{"items", std::move(items)}, {"now", base::format_iso(visit.now)}});
}

}  // namespace console::admin
