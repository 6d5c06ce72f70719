#include "storage/receipts.hpp"

#include <array>

#include "storage/rows.hpp"

namespace storage {
namespace {

constexpr std::array<std::string_view, 2> names{"delivered", "seen"};

}  // namespace

void Receipts::note(std::string_view citizen,
                    std::span<const std::string> remote_ids,
                    Receipt receipt,
                    base::TimePoint now) {
  for (const auto& remote : remote_ids) {
    if (remote.empty()) continue;
    tx_.exec(
        "INSERT INTO receipts (outbox_id, state, at) "
        "SELECT id, $3, $4 FROM outbox WHERE citizen = $1 AND remote_id = $2 "
        "ON CONFLICT (outbox_id) DO UPDATE SET state = excluded.state, at = excluded.at "
        "WHERE receipts.state = 'delivered' AND excluded.state = 'seen'",
        Params{std::string{citizen},
               remote,
               std::string{names.at(static_cast<std::size_t>(receipt))},
               base::to_millis(now)});
  }
}

std::optional<Receipt> Receipts::of(OutboxId id) {
  std::optional<Receipt> found;
  tx_.each(
      "SELECT state FROM receipts WHERE outbox_id = $1", Params{id.value}, [&](const Row& row) {
        found = row.text(0) == "seen" ? Receipt::seen : Receipt::delivered;
      });
  return found;
}

}  // namespace storage
