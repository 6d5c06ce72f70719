// Files that citizens sent, below the data folder: named by their number and content, never by what
// the sender called them. Durable when keep() returns. Any thread.
#pragma once

#include <filesystem>
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
  void remove(const std::string& path) const;

 private:
  std::filesystem::path folder_;
};

// "image/jpeg" …, by the first bytes; "" for what we do not take.
std::string_view mime_of(std::string_view bytes);

}  // namespace bot
