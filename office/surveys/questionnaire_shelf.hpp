// Every questionnaire that can be asked now: the shipped ones and those that rounds use. It only
// grows; what find() gave stays where it is until the end. Any thread.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/growing.hpp"
#include "office/surveys/questionnaire.hpp"

namespace surveys {

class QuestionnaireShelf {
 public:
  // nullptr: not on the shelf.
  const Questionnaire* find(std::string_view id, int version) const;
  std::vector<const Questionnaire*> all() const;  // by id and version
  // One that is there already stays as it is.
  void add(Questionnaire questionnaire);

 private:
  base::GrowingLock lock_{};
  std::map<std::pair<std::string, int>, Questionnaire> kept_{};
};

}  // namespace surveys
