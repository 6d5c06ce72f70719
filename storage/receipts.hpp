// What became of our messages after the platform took them: on the phone, read. A report that comes
// before the platform answered the call itself is not kept; the next one says more. A missing one
// means nothing: only phones send them. View over an open Tx.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "storage/database.hpp"
#include "storage/errand.hpp"

namespace storage {

enum class Receipt { delivered, seen };

class Receipts {
 public:
  explicit Receipts(Tx& tx) : tx_(tx) {}

  // `citizen` and the ids as the platform has them; messages that are not ours are passed over.
  // What was read stays read.
  void note(std::string_view citizen,
            std::span<const std::string> remote_ids,
            Receipt receipt,
            base::TimePoint now);
  std::optional<Receipt> of(OutboxId id);

 private:
  Tx& tx_;
};

}  // namespace storage
