// langnghe backup: a copy of the database while the service runs, and the drill that shows that a
// copy can be restored.
#include "storage/sqlite/backup.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "base/local_time.hpp"
#include "bot/cli/command.hpp"
#include "bot/cli/setup.hpp"
#include "storage/audit.hpp"
#include "storage/overview.hpp"
#include "storage/restore_drills.hpp"
#include "storage/sqlite/database.hpp"

namespace bot::cli {
namespace {

namespace fs = std::filesystem;

void remove_copy(const fs::path& copy) {
  std::error_code ignored;
  for (const auto* ending : {"", "-wal", "-shm"}) fs::remove(copy.string() + ending, ignored);
}

// What a restored copy holds; the Error says why it would be of no use.
base::Result<std::string> look_into(const fs::path& copy) {
  const auto sound = storage::check_sqlite(copy);
  if (!sound) return sound.error();
  base::Result<std::string> found = std::string{};
  const auto database = storage::open_sqlite(copy);
  database->read([&](storage::Tx& tx) {
    const auto entries = storage::Audit(tx).verify(std::nullopt);
    if (!entries) {
      found = entries.error();
      return;
    }
    found = fmt::format("bước {}, nhật ký nguyên vẹn {} dòng", sound->migration, *entries);
  });
  return found;
}

// Restored beside the running database, looked into, and removed.
base::Result<std::string> rehearse(const fs::path& file, const fs::path& folder) {
  const auto copy = folder / "restore-drill.db";
  remove_copy(copy);
  std::error_code failed_to;
  fs::copy_file(file, copy, failed_to);
  if (failed_to)
    return base::Error{base::Errc::not_found, file.string() + ": " + failed_to.message()};
  fs::permissions(copy, fs::perms::owner_read | fs::perms::owner_write, failed_to);
  try {
    auto found = look_into(copy);
    remove_copy(copy);
    return found;
  } catch (const std::exception& why) {
    remove_copy(copy);
    return base::Error{base::Errc::corrupt, why.what()};
  }
}

int verify(const config::Config& config, const fs::path& file) {
  const auto database = open_database(config);
  if (!database) return failed;
  const auto found = rehearse(file, config.data_dir);
  if (!found && found.error().code == base::Errc::not_found) {
    complain("không đọc được tệp (cannot be read): " + found.error().what);
    return failed;
  }
  std::error_code ignored;
  storage::RestoreDrill drill;
  drill.at = base::SystemClock{}.now();
  drill.file = file.filename().string();
  drill.bytes = static_cast<std::int64_t>(fs::file_size(file, ignored));
  drill.good = found.ok();
  drill.what = found ? *found : found.error().what;
  database->write([&](storage::Tx& tx) { storage::RestoreDrills(tx).add(drill); });
  if (!found) {
    complain("bản sao không dùng được (the copy is of no use): " + drill.what);
    return failed;
  }
  fmt::print("Khôi phục thử được: {} (it can be restored).\n", drill.what);
  return done;
}

int make(const config::Config& config, fs::path file) {
  const base::SystemClock clock;
  const auto today = base::format_iso(clock.now()).substr(0, 10);
  if (file.empty()) file = config.data_dir / "backups" / ("langnghe-" + today + ".db");
  std::error_code ignored;
  if (file.has_parent_path()) fs::create_directories(file.parent_path(), ignored);
  const auto report = storage::backup_sqlite(config.data_dir / "langnghe.db", file);
  if (!report) {
    complain("chưa sao lưu được (no backup): " + report.error().what);
    return failed;
  }
  fmt::print("Đã sao lưu {} ({} byte, bước {}) (saved).\n",
             file.string(),
             report->bytes,
             report->migration);
  return done;
}

int act(const Words& words) {
  const auto arguments = arguments_of(words, {});
  const auto count = arguments ? arguments->rest.size() : 0;
  const auto what = count > 0 ? arguments->rest.front() : std::string{};
  const bool known = (what == "make" && count <= 2) || (what == "verify" && count == 2);
  if (!known) {
    complain("cách gọi: langnghe backup make [TỆP] | verify TỆP --config TỆP (see --help)");
    return misused;
  }
  const auto config = config_of(*arguments);
  if (!config) return failed;
  const fs::path file = count == 2 ? arguments->rest.back() : std::string{};
  return what == "make" ? make(*config, file) : verify(*config, file);
}

}  // namespace

const Command backup{
    "backup",
    "sao lưu và khôi phục thử: make, verify (backups)",
    "langnghe backup make [TỆP] --config TỆP\n"
    "langnghe backup verify TỆP --config TỆP\n\n"
    "make    sao lưu trong khi dịch vụ chạy; không ghi TỆP thì vào backups/ của thư mục dữ liệu\n"
    "verify  khôi phục bản sao vào một chỗ tạm, kiểm tra dữ liệu và nhật ký, rồi ghi lần thử này\n"
    "        để trang Hệ thống hiện \"Lần thử khôi phục gần nhất\"\n\n"
    "make: a copy while the service runs. verify: restores the copy beside the database, checks\n"
    "pages, keys and the chain of the audit trail, and notes the drill for the System page.",
    act};

}  // namespace bot::cli
