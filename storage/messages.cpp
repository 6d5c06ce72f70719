#include "storage/messages.hpp"

#include <array>
#include <limits>

#include "base/check.hpp"
#include "storage/limits.hpp"
#include "storage/rows.hpp"

namespace storage {
namespace {

constexpr std::array<std::string_view, 4> direction_names{"in", "out", "staff", "note"};

Message message_of(const Row& row) {
  Message message;
  message.id = MessageId{row.integer(0)};
  message.citizen = row.text(1);
  message.direction = static_cast<Direction>(index_of(direction_names, row.text(2)));
  message.text = row.text(3);
  message.at = time_at(row, 4);
  message.staff = row.text(5);
  if (!row.is_null(6)) message.attachment = AttachmentId{row.integer(6)};
  if (!row.is_null(7)) message.inbox = InboxId{row.integer(7)};
  if (!row.is_null(8)) message.outbox = OutboxId{row.integer(8)};
  message.client_key = row.text(9);
  if (!row.is_null(10)) message.retry_of = MessageId{row.integer(10)};
  message.why = row.text(11);
  return message;
}

std::optional<Message> first(std::vector<Message> found) {
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

}  // namespace

MessageId Messages::put(const Message& message) {
  Params params{message.citizen,
                std::string{direction_names.at(static_cast<std::size_t>(message.direction))},
                message.text,
                base::to_millis(message.at),
                message.staff,
                nullptr,
                nullptr,
                nullptr,
                message.client_key,
                nullptr,
                message.why};
  if (message.attachment) params[5] = message.attachment->value;
  if (message.inbox) params[6] = message.inbox->value;
  if (message.outbox) params[7] = message.outbox->value;
  if (message.retry_of) params[9] = message.retry_of->value;
  const auto id = first_integer(
      tx_,
      "INSERT INTO messages (citizen, direction, text, at, staff, attachment_id, inbox_id, "
      "outbox_id, client_key, retry_of, why) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) "
      "RETURNING id",
      params);
  base::check(id.has_value(), "an insert returns its row");
  return MessageId{*id};
}

std::vector<Message> Messages::of_citizen(std::string_view citizen,
                                          std::optional<MessageId> before,
                                          int at_most) {
  const auto end = before ? before->value : std::numeric_limits<std::int64_t>::max();
  return select("citizen = $1 AND id < $2 ORDER BY id DESC LIMIT $3",
                Params{std::string{citizen}, end, bounded(at_most)});
}

std::optional<MessageId> Messages::last(std::string_view citizen) {
  const auto id = first_integer(
      tx_, "SELECT max(id) FROM messages WHERE citizen = $1", Params{std::string{citizen}});
  if (!id) return std::nullopt;
  return MessageId{*id};
}

std::optional<Message> Messages::find(MessageId id) {
  return first(select("id = $1", Params{id.value}));
}

std::optional<Message> Messages::by_client_key(std::string_view key) {
  return first(select("client_key = $1 AND client_key <> ''", Params{std::string{key}}));
}

std::optional<Message> Messages::retry_of(MessageId id) {
  return first(select("retry_of = $1 AND retry_of IS NOT NULL", Params{id.value}));
}

std::optional<Message> Messages::newer(std::string_view citizen,
                                       MessageId than,
                                       std::string_view except) {
  return first(
      select("citizen = $1 AND id > $2 AND direction IN ('in', 'staff') AND staff <> $3 "
             "ORDER BY id DESC LIMIT 1",
             Params{std::string{citizen}, than.value, std::string{except}}));
}

bool Messages::remove(MessageId id) {
  return tx_.exec("DELETE FROM messages WHERE id = $1", Params{id.value}) == 1;
}

std::vector<Message> Messages::select(std::string_view where, const Params& params) {
  std::string sql =
      "SELECT id, citizen, direction, text, at, staff, attachment_id, inbox_id, outbox_id, "
      "client_key, retry_of, why FROM messages WHERE ";
  sql.append(where);
  std::vector<Message> messages;
  tx_.each(sql, params, [&](const Row& row) { messages.push_back(message_of(row)); });
  return messages;
}

std::int64_t Messages::purge(base::TimePoint before) {
  return tx_.exec(
      "DELETE FROM messages WHERE id IN "
      "(SELECT id FROM messages WHERE at < $1 ORDER BY at LIMIT $2)",
      Params{base::to_millis(before), limits::purge_batch});
}

std::int64_t Messages::forget(std::string_view citizen) {
  return tx_.exec("DELETE FROM messages WHERE citizen = $1", Params{std::string{citizen}});
}

}  // namespace storage
