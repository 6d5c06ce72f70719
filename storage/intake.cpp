#include "storage/intake.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

namespace storage {

struct Intake::Slip {
  const Arrival* arrival = nullptr;  // the caller's, who waits
  bool fresh = false;                // the answer, when there is no error
  std::optional<base::Error> error{};
  std::atomic<int> answered{0};

  void answer() {
    answered.store(1, std::memory_order_release);
    answered.notify_one();
  }
};

namespace {

// The next row would meet the same: no use in trying it.
bool concerns_all(FailureKind kind) {
  switch (kind) {
    case FailureKind::disk_full:
    case FailureKind::io:
    case FailureKind::corrupt:
    case FailureKind::busy:
      return true;
    case FailureKind::broken_rule:
    case FailureKind::other:
      return false;
  }
  return true;
}

base::Error error_of(const Failure& failure) {
  const auto code =
      failure.kind() == FailureKind::broken_rule ? base::Errc::invalid : base::Errc::unavailable;
  return base::Error{code, fmt::format("{}: {}", name_of(failure.kind()), failure.what())};
}

}  // namespace

Intake::Intake(Database& database, std::size_t waiting_max) : database_(database) {
  for (std::size_t i = 0; i < waiting_max; ++i) {
    slips_.push_back(std::make_unique<Slip>());
    free_.push_back(slips_.back().get());
  }
  waiting_.reserve(waiting_max);
  writer_ = std::thread([this] { work(); });
}

Intake::~Intake() {
  stop();
}

base::Result<bool> Intake::put(const Arrival& arrival) {
  Slip* slip = enter(arrival);
  if (slip == nullptr) {
    refused_.fetch_add(1, std::memory_order_relaxed);
    const std::lock_guard lock(mutex_);
    if (stopping_) return base::Error{base::Errc::unavailable, "the intake is stopped"};
    return base::Error{base::Errc::throttled, "the intake is full"};
  }
  slip->answered.wait(0, std::memory_order_acquire);
  base::Result<bool> result = slip->fresh;
  if (slip->error) {
    refused_.fetch_add(1, std::memory_order_relaxed);
    result = *slip->error;
  }
  leave(slip);
  return result;
}

Intake::Slip* Intake::enter(const Arrival& arrival) {
  const std::lock_guard lock(mutex_);
  if (stopping_ || free_.empty()) return nullptr;
  Slip* slip = free_.back();
  free_.pop_back();
  slip->arrival = &arrival;
  slip->error.reset();
  slip->answered.store(0, std::memory_order_relaxed);
  waiting_.push_back(slip);
  // The writer sleeps only when nothing waits.
  if (waiting_.size() == 1) arrived_.notify_one();
  return slip;
}

void Intake::leave(Slip* slip) {
  const std::lock_guard lock(mutex_);
  free_.push_back(slip);
}

void Intake::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    arrived_.notify_one();
  }
  if (writer_.joinable()) writer_.join();
}

Intake::Figures Intake::figures() const {
  return Figures{commits_.load(), rows_.load(), refused_.load()};
}

void Intake::work() {
  Batch batch;
  batch.reserve(limits::intake_batch_max);
  while (wait_for_slips(batch)) {
    store(batch);
    for (Slip* slip : batch) slip->answer();
  }
}

// False: stopped, and nothing waits any more.
bool Intake::wait_for_slips(Batch& batch) {
  std::unique_lock lock(mutex_);
  arrived_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
  const std::size_t count = std::min(waiting_.size(), limits::intake_batch_max);
  const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(count);
  batch.assign(waiting_.begin(), end);
  waiting_.erase(waiting_.begin(), end);
  return !batch.empty();
}

void Intake::store(const Batch& batch) {
  try {
    database_.write([&](Tx& tx) {
      Inbox inbox(tx);
      for (Slip* slip : batch) slip->fresh = inbox.put(*slip->arrival);
    });
    commits_.fetch_add(1, std::memory_order_relaxed);
    rows_.fetch_add(static_cast<std::int64_t>(batch.size()), std::memory_order_relaxed);
  } catch (const std::exception&) {  // whose fault it was shows when each goes alone
    store_one_by_one(batch);
  }
}

void Intake::store_one_by_one(const Batch& batch) {
  std::optional<base::Error> all;  // a failure that the rest would meet as well
  for (Slip* slip : batch) {
    slip->error = all;
    if (!all && store_one(*slip) == Next::hopeless) all = slip->error;
  }
}

Intake::Next Intake::store_one(Slip& slip) {
  try {
    database_.write([&](Tx& tx) { slip.fresh = Inbox(tx).put(*slip.arrival); });
    commits_.fetch_add(1, std::memory_order_relaxed);
    rows_.fetch_add(1, std::memory_order_relaxed);
  } catch (const Failure& failure) {
    slip.error = error_of(failure);
    if (concerns_all(failure.kind())) return Next::hopeless;
  } catch (const std::exception& exception) {
    slip.error = base::Error{base::Errc::invalid, exception.what()};
  }
  return Next::try_it;
}

}  // namespace storage
