// Reads the JSON body of a request strictly: an unknown member, a wrong type or a length out of
// bounds is a mistake with the name of the member. One thread, one request.
#pragma once

#include <cstdint>
#include <map>
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

// A name with a dot is a member of a member: "into.rev"; a number behind it one of a list:
// "items.0.name".
struct Range {
  std::int64_t least = 0;
  std::int64_t most = 0;
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
  // The same in its composed form, without what cannot be seen.
  std::string words(std::string_view name, Length length);
  bool flag(std::string_view name);  // missing: false
  bool has(std::string_view name) const;
  // An object of texts; at most limits::values_max of them, limits::value_max characters each.
  std::map<std::string, std::string> texts(std::string_view name);
  bool needed_flag(std::string_view name);
  bool has(std::string_view name);                             // and is not null
  std::int64_t number(std::string_view name, Range range);     // missing: a mistake
  std::size_t count(std::string_view name, std::size_t most);  // of a list; missing: a mistake
  // At most so many texts; missing: none.
  std::vector<std::string> texts(std::string_view name, std::size_t most, Length each);
  // An object whose own reader says what is wrong with it: all below it counts as read. Missing or
  // no object: a mistake, and nothing.
  const nlohmann::ordered_json* whole(std::string_view name);
  void wrong(std::string_view name, std::string vi);
  void wrong(std::string_view name, std::string vi, std::string en);

  // The 4xx to answer with, when anything was wrong. Call it after the last member was read.
  std::optional<RawAnswer> refused();

 private:
  const nlohmann::ordered_json* find(std::string_view name);
  void refuse_unknown(const nlohmann::ordered_json& object, const std::string& within);
  std::string checked(std::string_view name, std::string text, Length length);

  std::unique_ptr<nlohmann::ordered_json> json_;
  std::vector<std::string> read_{};
  std::vector<std::string> whole_{};
  std::vector<Mistake> mistakes_{};
  std::optional<RawAnswer> unreadable_{};
};

}  // namespace console
