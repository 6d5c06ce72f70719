#include "bot/surveys/questionnaire_flow.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "bot/surveys/questionnaire_steps.hpp"
#include "bot/surveys/questionnaire_words.hpp"

namespace bot {
namespace {

// As long as the platform lets us write; who comes back later goes on from the answers kept.
constexpr const char* question_kept = "7d";

}  // namespace

std::string flow_name(std::string_view questionnaire, int version) {
  return fmt::format("{}{}_v{}", questionnaire_flows, questionnaire, version);
}

QuestionnaireFlow flow_of(const surveys::Questionnaire& questionnaire) {
  const auto id = flow_name(questionnaire.id, questionnaire.version);
  auto given = nlohmann::ordered_json::array(
      {"invitation", invitation_words, reminder_words, thanks_words, is_reminder, pressed_choice});
  for (const auto& fact : questionnaire.facts) given.push_back(fact);
  const nlohmann::ordered_json flow{{"flow", id},
                                    {"version", questionnaire.version},
                                    {"start", "look"},
                                    {"given", given},
                                    {"silence", {{"stop_after", question_kept}}},
                                    {"steps", steps_of(questionnaire, id)}};
  return {id, base::to_text(flow), base::to_text(words_of(questionnaire, id))};
}

}  // namespace bot
