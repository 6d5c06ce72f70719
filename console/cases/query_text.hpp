// The query of an address, read strictly: percent-encoded UTF-8, every name known and given once.
// One thread, one request.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "console/problem.hpp"

namespace console {

class QueryText {
 public:
  explicit QueryText(std::string_view query);

  // "" when missing.
  std::string value(const std::string& name);
  std::vector<std::string> list(const std::string& name);  // between commas
  std::int64_t number(const std::string& name, std::int64_t otherwise, std::int64_t most);
  void wrong(const std::string& name, std::string vi);

  // What was wrong, also names nobody asked for. Call it after the last value was read.
  std::vector<Mistake> mistakes();

 private:
  std::map<std::string, std::string> values_{};
  std::vector<std::string> read_{};
  std::vector<Mistake> mistakes_{};
};

}  // namespace console
