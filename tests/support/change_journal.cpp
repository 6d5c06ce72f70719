#include "tests/support/change_journal.hpp"

namespace support {
namespace {

class NotingTx final : public storage::Tx {
 public:
  explicit NotingTx(storage::Tx& inner) : inner_(inner) {}

  std::int64_t exec(std::string_view sql, std::span<const storage::Param> params) override {
    const auto rows = inner_.exec(sql, params);
    changed_ = changed_ || rows > 0;
    return rows;
  }

  void each(std::string_view sql,
            std::span<const storage::Param> params,
            const std::function<void(const storage::Row&)>& visit) override {
    const bool reads = sql.starts_with("SELECT");
    inner_.each(sql, params, [&](const storage::Row& row) {
      changed_ = changed_ || !reads;
      visit(row);
    });
  }

  void script(std::string_view sql) override {
    changed_ = true;
    inner_.script(sql);
  }

  std::string_view skip_locked() const override { return inner_.skip_locked(); }

  bool changed() const { return changed_; }

 private:
  storage::Tx& inner_;
  bool changed_ = false;
};

}  // namespace

void ChangeJournal::write(const std::function<void(storage::Tx&)>& body) {
  ++writes_;
  bool changed = false;
  inner_.write([&](storage::Tx& tx) {
    NotingTx noting(tx);
    body(noting);
    changed = noting.changed();
  });
  if (changed) with_changes_.push_back(writes_);
}

}  // namespace support
