// What an officer has begun to write to or about a citizen: one reply and one note each. View over
// an open Tx.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "storage/staff.hpp"

namespace storage {

enum class DraftKind { reply, note };

struct Draft {
  AccountId staff{};
  std::string citizen{};
  DraftKind kind{};
  std::string text{};
  base::TimePoint at{};
};

class Drafts {
 public:
  explicit Drafts(Tx& tx) : tx_(tx) {}

  void put(const Draft& draft);  // replaces; an empty text removes it
  std::optional<Draft> find(AccountId staff, std::string_view citizen, DraftKind kind);
  std::vector<std::string> citizens_of(AccountId staff);  // with a draft of this person
  std::int64_t forget(std::string_view citizen);

 private:
  Tx& tx_;
};

}  // namespace storage
