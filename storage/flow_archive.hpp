// Every flow text ever used, by digest: a conversation ends on the text it began with, also after
// that text was changed. View over an open Tx.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "storage/database.hpp"

namespace storage {

struct ArchivedFlow {
  std::string digest{};
  std::string flow{};  // its id: "feedback"
  std::string text{};
};

class FlowArchive {
 public:
  explicit FlowArchive(Tx& tx) : tx_(tx) {}

  // False: already kept.
  bool put(const ArchivedFlow& flow, base::TimePoint now);
  std::optional<ArchivedFlow> get(std::string_view digest);
  std::vector<ArchivedFlow> all(std::string_view flow);  // newest first

 private:
  Tx& tx_;
};

}  // namespace storage
