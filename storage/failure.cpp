#include "storage/failure.hpp"

namespace storage {

std::string_view name_of(FailureKind kind) {
  switch (kind) {
    case FailureKind::disk_full:
      return "disk_full";
    case FailureKind::io:
      return "io";
    case FailureKind::corrupt:
      return "corrupt";
    case FailureKind::busy:
      return "busy";
    case FailureKind::broken_rule:
      return "broken_rule";
    case FailureKind::other:
      return "other";
  }
  return "other";
}

}  // namespace storage
