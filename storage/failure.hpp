// The one exception of this folder: what ends a transaction. It is caught where work is repeated
// (worker loop, webhook, console, main), never in between. Plain value, any thread.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace storage {

enum class FailureKind {
  disk_full,    // an operator must make room; nothing will be stored until then
  io,           // the disk or the file system answered with an error
  corrupt,      // the file is damaged, or holds what this program never wrote
  busy,         // another process or too many readers held it for longer than we wait
  broken_rule,  // a constraint of the schema: a bug of ours, or a row that must not be
  other
};

std::string_view name_of(FailureKind kind);

class Failure : public std::runtime_error {
 public:
  // what: for the log, without any stored value.
  Failure(FailureKind kind, const std::string& what) : std::runtime_error(what), kind_(kind) {}

  FailureKind kind() const { return kind_; }

 private:
  FailureKind kind_;
};

}  // namespace storage
