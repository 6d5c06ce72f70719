// The built pages of the console, read once from a folder: hashed names for ever, index.html anew
// for every visit with its own nonce. Immutable once loaded; any thread.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "console/problem.hpp"

namespace console {

class Pages {
 public:
  // A folder that is missing or has no index.html: "/" says what to do.
  explicit Pages(const std::filesystem::path& folder);

  RawAnswer answer(const RawRequest& request) const;

 private:
  struct File {
    std::string type{};
    std::string body{};
    std::string packed{};  // gzip; "" when there is none
    std::string etag{};
  };

  void load(const std::filesystem::path& folder);
  RawAnswer index() const;
  static RawAnswer send(const File& file, const RawRequest& request);

  std::map<std::string, File, std::less<>> files_{};  // by path, "/assets/x.js"
};

}  // namespace console
