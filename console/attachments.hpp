// Files of a conversation: what a page is told about them, and who may open them. Within one
// transaction.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "console/visit.hpp"
#include "storage/attachments.hpp"
#include "storage/messages.hpp"

namespace console {

// Of an address; nothing when it is none.
std::optional<storage::AttachmentId> attachment_id(std::string_view text);

// FileShown of openapi.yaml. Where parts of a picture are painted over, of that copy.
nlohmann::ordered_json file_json(storage::Tx& tx,
                                 const Visit& visit,
                                 const storage::Attachment& file);
// Of one message, in the order sent.
nlohmann::ordered_json files_json(storage::Tx& tx, const Visit& visit, storage::MessageId message);

// What the sender called it; a photo of a phone has no name and gets one with its number.
std::string shown_name(const storage::Attachment& file);

// Whoever may read the conversation at that time, or a case the file belongs to.
bool may_open(storage::Tx& tx, const Visit& visit, const storage::Attachment& file);
// The intake, and those named for restricted matters; everybody else sees a copy without metadata.
bool may_see_original(const Visit& visit);

// A film (also one that was sent as a file; a voice note has the same container), an archive and a
// Word document of the old kind tell in ways we do not take out. type: by its content.
bool is_original_only(const storage::Attachment& file, std::string_view type);
// This visitor does not get it at all.
bool is_kept_from(const Visit& visit, const storage::Attachment& file);

}  // namespace console
