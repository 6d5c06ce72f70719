// What shows that a stranger may ask about a case, found and counted with the same statements
// whether there is such a case or not: the time of an answer tells nothing. View over an open Tx.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "office/cases/case.hpp"
#include "storage/database.hpp"

namespace storage {

struct CaseProof {
  cases::CaseId id{};
  std::string phone{};        // "" when the report is anonymous, or its sender was forgotten
  std::string phrase_hash{};  // "" when it is not anonymous
};

class CaseProofs {
 public:
  explicit CaseProofs(Tx& tx) : tx_(tx) {}

  // number: in its one form.
  std::optional<CaseProof> of(std::string_view number);
  // How many proofs of this case were tried on that day ("21/11/2026"), this one included; the
  // conversation counts into the same. All numbers that are none share one count.
  std::int64_t count_try(std::string_view number, bool known, std::string_view day);

 private:
  Tx& tx_;
};

}  // namespace storage
