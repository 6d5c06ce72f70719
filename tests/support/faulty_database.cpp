#include "tests/support/faulty_database.hpp"

namespace support {

using storage::Failure;
using storage::FailureKind;

class FaultyDatabase::FaultyTx final : public storage::Tx {
 public:
  FaultyTx(FaultyDatabase& owner, storage::Tx& inner) : owner_(owner), inner_(inner) {}

  std::int64_t exec(std::string_view sql, std::span<const storage::Param> params) override {
    owner_.before_statement();
    return inner_.exec(sql, params);
  }

  void each(std::string_view sql,
            std::span<const storage::Param> params,
            const std::function<void(const storage::Row&)>& visit) override {
    owner_.before_statement();
    inner_.each(sql, params, visit);
  }

  void script(std::string_view sql) override {
    owner_.before_statement();
    inner_.script(sql);
  }

  std::string_view skip_locked() const override { return inner_.skip_locked(); }

 private:
  FaultyDatabase& owner_;
  storage::Tx& inner_;
};

void FaultyDatabase::write(const std::function<void(storage::Tx&)>& body) {
  const auto commit = ++commits_;
  const bool now = commit == failing_commit_;
  const auto from = failing_from_.load();
  if (all_writes_ || (from > 0 && commit >= from)) fail();
  inner_.write([&](storage::Tx& tx) {
    FaultyTx faulty(*this, tx);
    body(faulty);
    if (now && moment_ == Moment::before_commit) fail();
  });
  if (now) fail();
}

void FaultyDatabase::read(const std::function<void(storage::Tx&)>& body) {
  inner_.read([&](storage::Tx& tx) {
    FaultyTx faulty(*this, tx);
    body(faulty);
  });
}

void FaultyDatabase::fail_commit(std::int64_t nth, Moment moment, FailureKind kind) {
  heal();
  moment_ = moment;
  kind_ = kind;
  failing_commit_ = commits_ + nth;
}

void FaultyDatabase::fail_statement(std::int64_t nth, FailureKind kind) {
  heal();
  kind_ = kind;
  failing_statement_ = statements_ + nth;
}

void FaultyDatabase::fail_commits_from(std::int64_t nth, FailureKind kind) {
  heal();
  kind_ = kind;
  failing_from_ = commits_ + nth;
}

void FaultyDatabase::fail_all_writes(FailureKind kind) {
  heal();
  kind_ = kind;
  all_writes_ = true;
}

void FaultyDatabase::heal() {
  all_writes_ = false;
  failing_from_ = 0;
  failing_commit_ = 0;
  failing_statement_ = 0;
}

void FaultyDatabase::before_statement() {
  if (++statements_ == failing_statement_) fail();
}

void FaultyDatabase::fail() const {
  throw Failure(kind_, "a fault on purpose");
}

}  // namespace support
