// langnghe staff: who waits for a person; take a conversation, hand it back.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/crypto.hpp"
#include "base/json.hpp"
#include "base/local_time.hpp"
#include "bot/arrivals.hpp"
#include "bot/cli/command.hpp"
#include "bot/cli/setup.hpp"
#include "bot/cli/staff_accounts.hpp"
#include "storage/citizens.hpp"
#include "storage/handovers.hpp"
#include "storage/inbox.hpp"

namespace bot::cli {
namespace {

constexpr int shown_max = 100;

int list(storage::Database& database) {
  database.read([&](storage::Tx& tx) {
    storage::Handovers handovers(tx);
    for (const auto& one : handovers.waiting(shown_max)) {
      fmt::print(
          "{:<8} chờ từ {} ({})\n", one.citizen, base::format_date_time(one.since), one.reason);
      if (!one.note.empty()) fmt::print("{}\n", one.note);
    }
    for (const auto& one : handovers.taken(shown_max)) {
      fmt::print("{:<8} {} đang trả lời\n", one.citizen, one.by);
    }
  });
  return done;
}

// An officer's move enters by the Inbox like everything else, so that it is in order with what the
// citizen writes at the same moment.
int move(storage::Database& database,
         const std::string& citizen,
         const char* kind,
         const std::string& name) {
  const auto now = base::SystemClock{}.now();
  bool known = false;
  database.write([&](storage::Tx& tx) {
    const auto found = storage::Citizens(tx).by_id(citizen);
    if (!found) return;
    known = true;
    if (!name.empty()) {
      const auto waiting = storage::Handovers(tx).current(citizen);
      if (waiting) storage::Handovers(tx).take(waiting->id, name, now);
    }
    storage::Inbox(tx).put({.source = std::string{staff_source},
                            .kind = kind,
                            .dedupe_key = "staff/" + base::random_word(16),
                            .citizen = found->channel_id,
                            .body = base::to_text({{"name", name}}),
                            .sent_at = now,
                            .received_at = now});
  });
  if (!known) complain("không có người dân " + citizen + " (no such citizen)");
  return known ? done : failed;
}

int act(const Words& words) {
  const auto arguments =
      arguments_of(words, {"--name", "--role", "--branch", "--unit", "--people"});
  if (!arguments || arguments->rest.empty()) {
    complain("staff cần một việc, xem langnghe staff --help (see the help for what it can do)");
    return misused;
  }
  const auto config = config_of(*arguments);
  if (!config) return failed;
  const auto database = open_database(*config);
  if (!database) return failed;
  if (const auto code = account_command(*arguments, *config, *database)) return *code;
  const auto& rest = arguments->rest;
  if (rest.front() == "list") return list(*database);
  if (rest.size() == 2 && rest.front() == "hand-back")
    return move(*database, rest[1], "handed_back", "");
  if (rest.size() == 2 && rest.front() == "take") {
    return move(*database, rest[1], "took", arguments->value("--name", "cán bộ trực"));
  }
  complain("cách gọi: staff list | take C --name TÊN | hand-back C | add … (staff --help)");
  return misused;
}

}  // namespace

const Command staff{
    "staff",
    "cán bộ: tài khoản, người dân đang chờ (accounts of staff, who waits for them)",
    "langnghe staff list|take NGƯỜI|hand-back NGƯỜI --config TỆP [--name TÊN]\n"
    "langnghe staff add TÊN --name \"HỌ TÊN\" --role MÃ[,MÃ] [--branch 1-9] [--unit MÃ] --config "
    "TỆP\n"
    "langnghe staff reset TÊN|accounts|demo --config TỆP [--people TỆP]\n\n"
    "list       ai đang chờ, ai đang được trả lời\n"
    "take       nhận cuộc trao đổi: hệ thống tự động im lặng\n"
    "hand-back  trao lại cho hệ thống tự động\n"
    "add        thêm tài khoản; mật khẩu được tạo và in ra một lần\n"
    "reset      mật khẩu mới, bỏ mã xác thực cũ, đăng xuất khắp nơi\n"
    "accounts   các tài khoản\n"
    "demo       mỗi vai trò một tài khoản và bốn mươi phản ánh mẫu, chỉ khi cấu hình có "
    "console.demo\n\n"
    "Lists who waits for a person, takes a conversation (the bot falls silent), hands it\n"
    "back; adds accounts of the console, resets and lists them, makes those of a\n"
    "demonstration.",
    act};

}  // namespace bot::cli
