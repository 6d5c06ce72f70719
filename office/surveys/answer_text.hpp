// An answer as it is kept: JSON, a text, a whole number or a list of codes. Read without building a
// tree, since results go over a million of them. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "office/surveys/questionnaire.hpp"

namespace surveys {

// The codes in it: of a text or a number the one, of a list all. What is neither gives none.
std::vector<std::string> codes_in(std::string_view json);

// Where "Khác" is specified, the words are an answer of their own under this name.
std::string specified_code(std::string_view question);

// One of its options asks for words of its own: "Khác".
bool can_specify(const Question& question);

// Codes under which people answer in words of their own, "Khác" specified among them.
std::vector<std::string> open_questions(const Questionnaire& asked);

}  // namespace surveys
