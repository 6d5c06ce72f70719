// How an errand stands in its row. For the outbox*.cpp of this folder only.
#pragma once

#include <string_view>

#include "storage/database.hpp"
#include "storage/errand.hpp"

namespace storage::outbox_rows {

// In the order that item_of and line_of read.
inline constexpr std::string_view item_columns =
    "id, dedupe_key, citizen, kind, body, author, urgency, when_unsure, in_line, text_digest, "
    "not_before, expires_at, attempts";
inline constexpr std::string_view line_columns =
    "id, dedupe_key, citizen, kind, body, author, urgency, when_unsure, in_line, text_digest, "
    "not_before, expires_at, attempts, state, ready_at, resends, remote_id, why, settled_at";

std::string_view name_of(Author author);
std::string_view name_of(Urgency urgency);
std::string_view name_of(WhenUnsure when_unsure);
std::string_view name_of(OutboxState state);

OutboxItem item_of(const Row& row);
OutboxLine line_of(const Row& row);
OutboxState state_at(const Row& row, int column);

}  // namespace storage::outbox_rows
