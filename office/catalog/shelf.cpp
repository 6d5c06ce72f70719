#include "office/catalog/shelf.hpp"

#include <utility>

namespace catalog {

Shelf::Shelf(Catalog files) {
  put(std::move(files));
  files_ = kept_.front().get();
}

Shelf::Shelf(Shelf&& other) noexcept
    : kept_(std::move(other.kept_)), files_(other.files_), current_(other.current_.load()) {}

Shelf& Shelf::operator=(Shelf&& other) noexcept {
  kept_ = std::move(other.kept_);
  files_ = other.files_;
  current_ = other.current_.load();
  return *this;
}

void Shelf::put(Catalog next) {
  const std::scoped_lock lock(putting_);
  kept_.push_back(std::make_unique<const Catalog>(std::move(next)));
  current_.store(kept_.back().get(), std::memory_order_release);
}

}  // namespace catalog
