// The files of a case: which there are, and what this visitor may do with them. Where staff painted
// over parts of a picture, everybody gets that copy; what is below it takes a reason. Read within
// one transaction.
#pragma once

#include <optional>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "console/cases/sight.hpp"
#include "storage/attachments.hpp"

namespace console {

// Of CaseFile of openapi.yaml.
nlohmann::ordered_json attachments_json(storage::Tx& tx,
                                        const Visit& visit,
                                        const cases::Case& held);

// Nothing: no such file, or not one of this case.
std::optional<storage::Attachment> paper_of(storage::Tx& tx,
                                            const cases::Case& held,
                                            std::string_view id);

// Those who may see originals, for this case; with a reason given where their role needs one.
bool may_mask(const Visit& visit, const cases::Case& held);
bool gave_reason(storage::Tx& tx, const Visit& visit, const cases::Case& held);

// What a mask asks of who wants the picture below it, wherever it is shown.
struct BelowMask {
  bool open = false;       // now: of those who always see, or a reason was given
  cases::CaseId ask_in{};  // else the case to give a reason in; 0: this visitor cannot
};

BelowMask below_mask(storage::Tx& tx, const Visit& visit, const storage::Attachment& file);

}  // namespace console
