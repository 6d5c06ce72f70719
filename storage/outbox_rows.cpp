#include "storage/outbox_rows.hpp"

#include <array>

#include "storage/rows.hpp"

namespace storage::outbox_rows {
namespace {

constexpr std::array<std::string_view, 3> author_names{"bot", "staff", "system"};
constexpr std::array<std::string_view, 2> urgency_names{"bulk", "reply"};
constexpr std::array<std::string_view, 2> when_unsure_names{"resend_once", "ask_staff"};
constexpr std::array<std::string_view, 7> state_names{
    "waiting", "in_flight", "unsure", "ask_staff", "done", "gave_up", "cancelled"};

}  // namespace

std::string_view name_of(Author author) {
  return author_names.at(static_cast<std::size_t>(author));
}

std::string_view name_of(Urgency urgency) {
  return urgency_names.at(static_cast<std::size_t>(urgency));
}

std::string_view name_of(WhenUnsure when_unsure) {
  return when_unsure_names.at(static_cast<std::size_t>(when_unsure));
}

std::string_view name_of(OutboxState state) {
  return state_names.at(static_cast<std::size_t>(state));
}

OutboxItem item_of(const Row& row) {
  OutboxItem item;
  item.id = OutboxId{row.integer(0)};
  Errand& errand = item.errand;
  errand.dedupe_key = row.text(1);
  errand.citizen = row.text(2);
  errand.kind = row.text(3);
  errand.body = row.text(4);
  errand.author = static_cast<Author>(index_of(author_names, row.text(5)));
  errand.urgency = static_cast<Urgency>(index_of(urgency_names, row.text(6)));
  errand.when_unsure = static_cast<WhenUnsure>(index_of(when_unsure_names, row.text(7)));
  errand.in_line = row.integer(8) != 0;
  errand.text_digest = row.text(9);
  errand.not_before = time_at(row, 10);
  errand.expires_at = time_at(row, 11);
  item.attempts = static_cast<int>(row.integer(12));
  return item;
}

OutboxState state_at(const Row& row, int column) {
  return static_cast<OutboxState>(index_of(state_names, row.text(column)));
}

OutboxLine line_of(const Row& row) {
  OutboxLine line;
  line.item = item_of(row);
  line.state = state_at(row, 13);
  line.ready_at = time_at(row, 14);
  line.resends = static_cast<int>(row.integer(15));
  line.remote_id = row.text(16);
  line.why = row.text(17);
  line.settled_at = maybe_time_at(row, 18);
  return line;
}

}  // namespace storage::outbox_rows
