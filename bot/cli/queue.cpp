// langnghe queue: what waits, what is unknown, what was set aside; and bringing it back.
#include <charconv>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/local_time.hpp"
#include "bot/cli/command.hpp"
#include "bot/cli/setup.hpp"
#include "storage/audit.hpp"
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

std::optional<std::int64_t> number_of(const std::string& text) {
  std::int64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec == std::errc{} && read.ptr == text.data() + text.size()) return number;
  complain("\"" + text + "\" không phải số (not a number)");
  return std::nullopt;
}

int retry(storage::Database& database, const std::string& number) {
  const auto id = number_of(number);
  if (!id) return misused;
  const base::SystemClock clock;
  bool brought = false;
  database.write([&](storage::Tx& tx) {
    brought = storage::Inbox(tx).bring_back(storage::InboxId{*id}, clock.now());
  });
  fmt::print("{}\n",
             brought ? "Đã đưa lại vào hàng (brought back)."
                     : "Tin này không ở trạng thái để riêng (not set aside).");
  return brought ? done : failed;
}

// What a person found out about a message of which nobody knew whether it arrived.
enum class Found { sent, not_sent };

struct Answer {
  bool settled = false;
  std::string_view sentence{};
};

Answer settle(storage::Tx& tx, storage::OutboxId id, Found found, base::TimePoint now) {
  storage::Outbox outbox(tx);
  const auto line = outbox.find(id);
  if (!line || line->state != storage::OutboxState::ask_staff) {
    return {false, "Tin này không chờ cán bộ xem (not asked of staff)."};
  }
  if (found == Found::not_sent && line->item.errand.expires_at <= now) {
    return {false, "Tin này đã quá hạn gửi (too old to be sent)."};
  }
  if (found == Found::sent) {
    outbox.settle(id, storage::Done{line->remote_id}, now);
  } else {
    outbox.settle(id, storage::Again{now, "operator"}, now);
  }
  storage::Audit(tx).append({.at = now,
                             .who = "operator",
                             .what = found == Found::sent ? "outbox.sent" : "outbox.resent",
                             .subject = "outbox/" + std::to_string(id.value),
                             .detail = "langnghe queue"});
  return {true,
          found == Found::sent ? "Đã ghi là tin đã đến (noted as sent)."
                               : "Tin sẽ được gửi lại (will be sent again)."};
}

int settle_asked(storage::Database& database, const std::string& number, Found found) {
  const auto id = number_of(number);
  if (!id) return misused;
  const base::SystemClock clock;
  Answer answer;
  database.write(
      [&](storage::Tx& tx) { answer = settle(tx, storage::OutboxId{*id}, found, clock.now()); });
  fmt::print("{}\n", answer.sentence);
  return answer.settled ? done : failed;
}

int act(const Words& words) {
  const auto arguments = arguments_of(words, {"--retry", "--sent", "--resend"});
  if (!arguments) return misused;
  const auto config = config_of(*arguments);
  if (!config) return failed;
  const auto database = open_database(*config);
  if (!database) return failed;
  if (arguments->has("--retry")) return retry(*database, arguments->value("--retry"));
  if (arguments->has("--sent")) {
    return settle_asked(*database, arguments->value("--sent"), Found::sent);
  }
  if (arguments->has("--resend")) {
    return settle_asked(*database, arguments->value("--resend"), Found::not_sent);
  }
  return show(*database);
}

}  // namespace

const Command queue{
    "queue",
    "hàng chờ: tin đến, tin đi, tin chưa rõ (the queues)",
    "langnghe queue --config TỆP [--retry SỐ | --sent SỐ | --resend SỐ]\n\n"
    "Cho biết còn bao nhiêu tin chờ xử lý, chờ gửi, chưa rõ kết quả, và những tin đến\n"
    "không xử lý được.\n"
    "  --retry SỐ   đưa một tin đến để riêng vào hàng lại\n"
    "  --sent SỐ    tin cần cán bộ xem đã đến người dân: không gửi nữa\n"
    "  --resend SỐ  tin cần cán bộ xem chưa đến: gửi lại\n"
    "Hai việc sau được ghi vào nhật ký kiểm tra. Xem tin đã đến hay chưa: trong khung\n"
    "trò chuyện của OA.\n\n"
    "Shows what waits in both queues, what has an unknown outcome, and what was set\n"
    "aside. --retry N brings a set-aside arrival back. --sent N: the message asked of\n"
    "staff did arrive; --resend N: it did not, send it again. Both are audited.",
    act};

}  // namespace bot::cli
