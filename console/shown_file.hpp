// A file on its way to a browser: which copy of it the visitor gets, and under which headers. Any
// thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "console/visit.hpp"
#include "storage/attachments.hpp"
#include "storage/masked_copies.hpp"

namespace console {

struct WantedFile {
  storage::Attachment file{};
  std::string name{};     // as it is saved under
  bool original = false;  // with all it tells; whether that is allowed is the caller's question
  std::optional<storage::MaskedCopy> masked{};  // goes instead, unless the original is wanted
};

// Without what it tells besides what one sees; nothing when that cannot be had. type: one that
// papers::can_be_cleaned. Documents go through the service's process for them.
std::optional<std::string> cleaned(const Office& office,
                                   std::string_view bytes,
                                   std::string_view type);

// The bytes; 403 original_only for what cannot be shown without telling more, 404 when the disk
// does not have it. "?as=download": saved, not shown.
RawAnswer file_answer(const Visit& visit, const WantedFile& wanted);
// Of ?as= and ?original= only what is known.
std::optional<RawAnswer> unknown_way(const Visit& visit);

}  // namespace console
