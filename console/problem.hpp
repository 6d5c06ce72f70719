// What goes wrong at the console, said to a person in Vietnamese and English with one code for the
// pages. Any thread.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "bot/door/request.hpp"

namespace console {

using door::RawAnswer;
using door::RawRequest;

RawAnswer json_answer(int status, const nlohmann::ordered_json& body);
RawAnswer no_content();

// code: one of the table in problem.cpp, which also knows the HTTP status and the sentences.
RawAnswer problem(std::string_view code);
// more: further members of the error, such as "holder".
RawAnswer problem(std::string_view code, const nlohmann::ordered_json& more);

struct Mistake {
  std::string field{};
  std::string vi{};
  std::string en{};  // "": as mistakes.cpp has it
};

RawAnswer invalid(const std::vector<Mistake>& mistakes);  // 422

// Every code, for the test that holds the table together.
std::vector<std::string_view> problem_codes();

}  // namespace console
