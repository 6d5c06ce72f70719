// A Database that notes which of its commits changed a row: the only ones worth breaking. One
// thread.
#pragma once

#include <cstdint>
#include <vector>

#include "storage/database.hpp"

namespace support {

class ChangeJournal final : public storage::Database {
 public:
  explicit ChangeJournal(storage::Database& inner) : inner_(inner) {}

  void write(const std::function<void(storage::Tx&)>& body) override;

  void read(const std::function<void(storage::Tx&)>& body) override { inner_.read(body); }

  // Numbers of writes, counted from 1.
  const std::vector<std::int64_t>& with_changes() const { return with_changes_; }

 private:
  storage::Database& inner_;
  std::int64_t writes_ = 0;
  std::vector<std::int64_t> with_changes_{};
};

}  // namespace support
