// The catalogue in force: that of the files, or the newest that was put over it while the service
// runs. Every one that was ever current is kept until the end, so that nobody who reads one loses
// it; they are few, since each is a decision of an administrator. current() from any thread; put()
// by one at a time.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

#include "office/catalog/catalog.hpp"

namespace catalog {

class Shelf {
 public:
  Shelf() : Shelf(Catalog{}) {}

  explicit Shelf(Catalog files);
  // Before anybody else knows it.
  Shelf(Shelf&& other) noexcept;
  Shelf& operator=(Shelf&& other) noexcept;
  Shelf(const Shelf&) = delete;
  Shelf& operator=(const Shelf&) = delete;
  ~Shelf() = default;

  // Take it once per request or turn: the next call may give another one.
  const Catalog& current() const { return *current_.load(std::memory_order_acquire); }

  // What the files say, without what was changed since.
  const Catalog& files() const { return *files_; }

  void put(Catalog next);

 private:
  std::mutex putting_{};
  std::vector<std::unique_ptr<const Catalog>> kept_{};
  const Catalog* files_ = nullptr;  // the first; beside kept_, which grows while others read
  std::atomic<const Catalog*> current_{nullptr};
};

}  // namespace catalog
