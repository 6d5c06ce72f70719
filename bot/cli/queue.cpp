// langnghe queue: what waits, what is unknown, what was set aside; and bringing it back.
#include <charconv>

#include <fmt/format.h>

#include "base/local_time.hpp"
#include "bot/cli/command.hpp"
#include "bot/cli/setup.hpp"
#include "storage/inbox.hpp"
#include "storage/outbox.hpp"

namespace bot::cli {
namespace {

constexpr int shown_max = 50;

void print_outbox(storage::Outbox& outbox, storage::OutboxState state, const char* title) {
  const auto lines = outbox.list(state, shown_max);
  if (lines.empty()) return;
  fmt::print("\n{}\n", title);
  for (const auto& line : lines) {
    fmt::print("  {:>8}  {}  {} lần  {}\n",
               line.item.id.value,
               base::format_date_time(line.ready_at),
               line.item.attempts,
               line.why);
  }
}

int show(storage::Database& database) {
  const base::SystemClock clock;
  database.read([&](storage::Tx& tx) {
    storage::Inbox inbox(tx);
    storage::Outbox outbox(tx);
    const auto in = inbox.counts();
    const auto out = outbox.counts(clock.now());
    fmt::print("Tin đến chờ xử lý (inbox waiting): {}; để riêng (set aside): {}\n",
               in.waiting,
               in.set_aside);
    fmt::print(
        "Tin đi chờ gửi (outbox waiting): {}; đang gửi (in flight): {}; chưa rõ (unsure): {}; "
        "hỏi cán bộ (ask staff): {}\n",
        out.waiting,
        out.in_flight,
        out.unsure,
        out.ask_staff);
    for (const auto& item : inbox.set_aside(shown_max)) {
      fmt::print("  {:>8}  {}  {}  {}\n",
                 item.id.value,
                 base::format_date_time(item.arrival.received_at),
                 item.arrival.kind,
                 item.why);
    }
    print_outbox(outbox, storage::OutboxState::unsure, "Chưa rõ kết quả (unsure):");
    print_outbox(outbox, storage::OutboxState::ask_staff, "Cần cán bộ xem (ask staff):");
  });
  return done;
}

int retry(storage::Database& database, const std::string& number) {
  std::int64_t id = 0;
  const auto read = std::from_chars(number.data(), number.data() + number.size(), id);
  if (read.ec != std::errc{} || read.ptr != number.data() + number.size()) {
    complain("\"" + number + "\" không phải số (not a number)");
    return misused;
  }
  const base::SystemClock clock;
  bool brought = false;
  database.write([&](storage::Tx& tx) {
    brought = storage::Inbox(tx).bring_back(storage::InboxId{id}, clock.now());
  });
  fmt::print("{}\n",
             brought ? "Đã đưa lại vào hàng (brought back)."
                     : "Tin này không ở trạng thái để riêng (not set aside).");
  return brought ? done : failed;
}

int act(const Words& words) {
  const auto arguments = arguments_of(words, {"--retry"});
  if (!arguments) return misused;
  const auto config = config_of(*arguments);
  if (!config) return failed;
  const auto database = open_database(*config);
  if (!database) return failed;
  if (arguments->has("--retry")) return retry(*database, arguments->value("--retry"));
  return show(*database);
}

}  // namespace

const Command queue{
    "queue",
    "hàng chờ: tin đến, tin đi, tin chưa rõ (the queues)",
    "langnghe queue --config TỆP [--retry SỐ]\n\n"
    "Cho biết còn bao nhiêu tin chờ xử lý, chờ gửi, chưa rõ kết quả, và những tin đến\n"
    "không xử lý được. --retry SỐ đưa một tin để riêng vào hàng lại.\n\n"
    "Shows what waits in both queues, what has an unknown outcome, and what was set\n"
    "aside. --retry N brings a set-aside arrival back.",
    act};

}  // namespace bot::cli
