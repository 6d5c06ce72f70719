// One JSON object of a questionnaire or a plan, read key by key; what was not asked for is a
// mistake, and each mistake has words for the person who writes. One thread at a time.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "office/surveys/finding.hpp"

namespace surveys {

class EntryFields {
 public:
  EntryFields(const nlohmann::ordered_json& json,
              std::string question,
              std::vector<Finding>& findings);

  std::string text(const char* key, std::size_t most);          // required
  std::string text_or_none(const char* key, std::size_t most);  // "" when missing
  std::string code(const char* key);                            // required: letters, digits, "_"
  std::vector<std::string> texts(const char* key, std::size_t most);
  bool flag(const char* key);
  std::int64_t number(const char* key, std::int64_t least, std::int64_t most);  // required
  // A list or an object below the key, nullptr when missing.
  const nlohmann::ordered_json* list(const char* key, std::size_t most);
  const nlohmann::ordered_json* object(const char* key);
  // A key that somebody else reads.
  void read_elsewhere(const char* key);
  void refuse_unknown();
  // Where a member may be left out but not be null.
  void refuse_nulls(const char* except = "");

  void mistake(const std::string& field, std::string vi, std::string en);

 private:
  const nlohmann::ordered_json* take(const char* key);

  const nlohmann::ordered_json& json_;
  std::string question_;
  std::vector<Finding>& findings_;
  std::vector<std::string> seen_{};
};

}  // namespace surveys
