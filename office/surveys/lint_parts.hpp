// What the parts of the linter share. One thread at a time.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "office/surveys/finding.hpp"
#include "office/surveys/questionnaire.hpp"

namespace surveys {

class Findings {
 public:
  void about(std::string question) { question_ = std::move(question); }

  void mistake(const std::string& field, std::string vi, std::string en) {
    add(Weight::mistake, field, std::move(vi), std::move(en));
  }

  void advise(const std::string& field, std::string vi, std::string en) {
    add(Weight::advice, field, std::move(vi), std::move(en));
  }

  std::vector<Finding> take() { return std::move(all_); }

 private:
  void add(Weight weight, const std::string& field, std::string vi, std::string en) {
    all_.push_back({weight, question_, field, std::move(vi), std::move(en)});
  }

  std::string question_{};
  std::vector<Finding> all_{};
};

// lint_codes.cpp: codes that stand twice or for something else; then those of one option.
void check_codes(const Questionnaire& questionnaire, Findings& findings);
void check_option_code(const Question& question, const Option& option, Findings& findings);
// lint_places.cpp: what stands in braces, in what frames the questions and in one of them.
void check_places(const Questionnaire& questionnaire, Findings& findings);
void check_places(const Questionnaire& questionnaire, const Question& question, Findings& findings);
// lint_form.cpp: options, bounds, marks of one question.
void check_form(const Questionnaire& questionnaire, const Question& question, Findings& findings);
// lint_way.cpp: who is asked what; a question that nobody can reach.
void check_way(const Questionnaire& questionnaire, const Question& question, Findings& findings);
// lint_wording.cpp: how it is asked; advice only.
void check_wording(const Question& question, Findings& findings);

// A condition names a question and answers that exist; nullptr and a mistake when not.
const Question* condition_question(const Questionnaire& questionnaire,
                                   const Condition& condition,
                                   const std::string& field,
                                   Findings& findings);

}  // namespace surveys
