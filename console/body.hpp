// Reads the JSON body of a request strictly: an unknown member, a wrong type or a length out of
// bounds is a mistake with the name of the member. One thread, one request.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "console/problem.hpp"

namespace console {

struct Length {  // in characters
  std::size_t least = 0;
  std::size_t most = 0;
};

class Body {
 public:
  explicit Body(const RawRequest& request);
  ~Body();
  Body(const Body&) = delete;
  Body& operator=(const Body&) = delete;

  // A text that is missing is "" and a mistake when least > 0. Control characters other than tab
  // and line feed are a mistake; blanks around are kept.
  std::string text(std::string_view name, Length length);
  bool flag(std::string_view name);  // missing: false
  void wrong(std::string_view name, std::string vi);

  // The 4xx to answer with, when anything was wrong. Call it after the last member was read.
  std::optional<RawAnswer> refused();

 private:
  const nlohmann::ordered_json* find(std::string_view name);

  std::unique_ptr<nlohmann::ordered_json> json_;
  std::vector<std::string> read_{};
  std::vector<Mistake> mistakes_{};
  std::optional<RawAnswer> unreadable_{};
};

}  // namespace console
