// A text that must not appear anywhere by accident: it cannot be formatted, printed or compared.
// Whoever really needs it says reveal(). Any thread.
#pragma once

#include <string>
#include <utility>

namespace base {

class Secret {
 public:
  Secret() = default;

  explicit Secret(std::string text) : text_(std::move(text)) {}

  const std::string& reveal() const { return text_; }

  bool empty() const { return text_.empty(); }

 private:
  std::string text_{};
};

}  // namespace base
