// Files that citizens sent, below the data folder: named by their number and content, never by what
// the sender called them. Durable when keep() returns. Any thread.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "storage/attachments.hpp"

namespace bot {

class FileStore {
 public:
  explicit FileStore(std::filesystem::path folder);

  // Errc::invalid: a kind of file we do not take (decided by its content). Errc::unavailable: the
  // disk refuses.
  base::Result<storage::KeptFile> keep(storage::AttachmentId id, std::string_view bytes) const;
  // The same for a file whose kind was found elsewhere. ending: ".docx".
  base::Result<storage::KeptFile> keep_as(storage::AttachmentId id,
                                          std::string_view bytes,
                                          std::string_view mime,
                                          std::string_view ending) const;
  // Where keep_as() puts it, below the folder.
  static std::string path_of(storage::AttachmentId id,
                             std::string_view bytes,
                             std::string_view ending);
  // Nothing: it is not there, or longer than any file we take.
  std::optional<std::string> read(const std::string& path) const;
  void remove(const std::string& path) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace bot
