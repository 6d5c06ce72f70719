// Photos and files a citizen sent: first only an address at the platform, then a file of ours. The
// row outlives the file. View over an open Tx; reading and writing files is the caller's work.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/value.hpp"
#include "storage/database.hpp"

namespace storage {

using AttachmentId = base::Id<struct AttachmentTag>;

enum class AttachmentState { waiting, kept, failed, forgotten };

struct Attachment {
  AttachmentId id{};
  std::string citizen{};
  std::string kind{};       // "image", "file", "audio"
  std::string file_name{};  // as the citizen named it; never part of a path
  std::string source_url{};
  base::TimePoint added_at{};
  AttachmentState state{};
  std::string path{};  // below the attachments folder; set when kept
  std::int64_t bytes = 0;
  std::string sha256{};
  std::string mime{};        // as found by looking into the file
  std::string why{};         // of a failure
  std::int64_t message = 0;  // the row of Messages it came with or goes with; 0: none yet
  bool outgoing = false;     // an officer's, to the citizen
};

struct KeptFile {
  std::string path{};
  std::int64_t bytes = 0;
  std::string sha256{};
  std::string mime{};
};

class Attachments {
 public:
  explicit Attachments(Tx& tx) : tx_(tx) {}

  // Of a new attachment only citizen, kind, file_name, source_url, added_at, message and outgoing
  // count.
  AttachmentId add(const Attachment& attachment);
  std::optional<Attachment> find(AttachmentId id);
  std::vector<Attachment> of_citizen(std::string_view citizen);  // oldest first
  std::vector<Attachment> waiting(int at_most);                  // to be fetched, oldest first
  std::vector<Attachment> of_message(std::int64_t message);      // in the order sent
  // Officers' files that never went anywhere, oldest first.
  std::vector<Attachment> unsent(base::TimePoint put_up_before, int at_most);
  // An officer's file goes with this message. False: it went with another already.
  bool attach(AttachmentId id, std::int64_t message);
  // What was taken back can go with another message.
  void detach(std::int64_t message);

  // False: it was forgotten meanwhile, and the file must be deleted again.
  bool kept(AttachmentId id, const KeptFile& file);
  bool failed(AttachmentId id, std::string_view why);

  // Empties the rows and returns the paths of the files, masked copies included, to be deleted
  // after the commit.
  std::vector<std::string> forget(AttachmentId id);
  std::vector<std::string> forget_all(std::string_view citizen);

 private:
  std::vector<Attachment> select(std::string_view where, const Params& params);

  Tx& tx_;
};

}  // namespace storage
