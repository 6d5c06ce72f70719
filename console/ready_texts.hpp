// The sentences and templates in force: the files' own to begin with, then as administrators keep
// them in the database. Any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "console/canned.hpp"
#include "console/zbs.hpp"
#include "storage/database.hpp"
#include "storage/ready_texts.hpp"

namespace console {

// Brings what the files say into the database: what is new there, and what no administrator has
// changed since the files said otherwise. At start, before anybody reads.
void bring_texts(storage::Database& database,
                 const Canned& canned,
                 const std::vector<ZbsTemplate>& zbs,
                 base::TimePoint now);

// Nothing when its fields cannot be read.
std::optional<ZbsTemplate> zbs_of(const storage::ReadyText& text);
std::string fields_text(const std::vector<ZbsField>& fields);

}  // namespace console
