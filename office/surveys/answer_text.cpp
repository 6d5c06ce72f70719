#include "office/surveys/answer_text.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/json.hpp"

namespace surveys {
namespace {

// "dung_hen" between its quotes, nothing to be unescaped.
bool is_plain(std::string_view json) {
  return json.size() >= 2 && json.front() == '"' && json.back() == '"' &&
         json.find('\\') == std::string_view::npos && json.find('"', 1) == json.size() - 1;
}

bool is_number(std::string_view json) {
  constexpr std::string_view figures = "-0123456789";
  return !json.empty() && json.find_first_not_of(figures) == std::string_view::npos;
}

}  // namespace

std::vector<std::string> codes_in(std::string_view json) {
  if (is_plain(json)) return {std::string{json.substr(1, json.size() - 2)}};
  if (is_number(json)) return {std::string{json}};
  const auto read = base::parse_json(json, {.comments = false});
  std::vector<std::string> codes;
  if (!read) return codes;
  if (read->is_string()) codes.push_back(read->get<std::string>());
  if (!read->is_array()) return codes;
  for (const auto& one : *read) {
    if (one.is_string()) codes.push_back(one.get<std::string>());
  }
  return codes;
}

std::string specified_code(std::string_view question) {
  return std::string{question} + "_khac";
}

bool can_specify(const Question& question) {
  return std::any_of(question.options.begin(), question.options.end(), [](const auto& option) {
    return option.specify;
  });
}

std::vector<std::string> open_questions(const Questionnaire& asked) {
  std::vector<std::string> codes;
  for (const auto* question : asked.questions()) {
    if (question->kind == Kind::text) codes.push_back(question->code);
    if (can_specify(*question)) codes.push_back(specified_code(question->code));
  }
  return codes;
}

}  // namespace surveys
