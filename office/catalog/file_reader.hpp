// Reading a content file of this folder: every mistake is kept with its place, none stops the
// reading. One thread at a time.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "base/result.hpp"
#include "office/catalog/calendar.hpp"

namespace catalog {

class Mistakes {
 public:
  void add(std::string_view where, std::string_view what);

  const std::string& text() const { return text_; }

  bool none() const { return text_.empty(); }

 private:
  std::string text_{};
};

class EntryReader {  // one object of a file
 public:
  EntryReader(const nlohmann::ordered_json& entry, std::string where, Mistakes& mistakes);

  std::string text(const char* key) const;                // required, not empty
  std::string text_or_none(const char* key) const;        // "" when missing or null
  std::vector<std::string> texts(const char* key) const;  // empty when missing
  int number(const char* key) const;                      // required
  bool flag(const char* key) const;                       // false when missing
  Day day(const char* key) const;                         // required, "2026-11-21"
  std::optional<Day> day_or_none(const char* key) const;
  std::vector<Period> periods(const char* key) const;  // required, in order, not overlapping
  // Keys a clerk mistyped would be silently ignored otherwise.
  void allow(std::initializer_list<std::string_view> keys) const;

  const std::string& where() const { return where_; }

 private:
  const nlohmann::ordered_json* find(const char* key) const;

  const nlohmann::ordered_json& entry_;
  std::string where_;
  Mistakes& mistakes_;
};

// The list under a key of the file, or a mistake.
std::vector<nlohmann::ordered_json> entries_in(const nlohmann::ordered_json& file,
                                               const char* key,
                                               std::string_view where,
                                               Mistakes& mistakes);

}  // namespace catalog
