#include "storage/case_proofs.hpp"

#include <fmt/format.h>

#include "storage/serials.hpp"

namespace storage {

std::optional<CaseProof> CaseProofs::of(std::string_view number) {
  std::optional<CaseProof> proof;
  tx_.each("SELECT id, contact_phone, secret_hash FROM cases WHERE number = $1",
           Params{std::string{number}},
           [&](const Row& row) {
             proof = CaseProof{cases::CaseId{row.integer(0)}, row.text(1), row.text(2)};
           });
  return proof;
}

std::int64_t CaseProofs::count_try(std::string_view number, bool known, std::string_view day) {
  return Serials(tx_).next(fmt::format("proof/{}/{}", known ? number : "none", day));
}

}  // namespace storage
