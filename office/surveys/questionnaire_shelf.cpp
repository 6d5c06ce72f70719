#include "office/surveys/questionnaire_shelf.hpp"

namespace surveys {

const Questionnaire* QuestionnaireShelf::find(std::string_view id, int version) const {
  const auto reading = lock_.reading();
  const auto found = kept_.find({std::string{id}, version});
  return found == kept_.end() ? nullptr : &found->second;
}

std::vector<const Questionnaire*> QuestionnaireShelf::all() const {
  const auto reading = lock_.reading();
  std::vector<const Questionnaire*> all;
  all.reserve(kept_.size());
  for (const auto& entry : kept_) all.push_back(&entry.second);
  return all;
}

void QuestionnaireShelf::add(Questionnaire questionnaire) {
  const auto adding = lock_.adding();
  auto key = std::make_pair(questionnaire.id, questionnaire.version);
  kept_.emplace(std::move(key), std::move(questionnaire));
}

}  // namespace surveys
