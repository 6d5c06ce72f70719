#include "bot/check.hpp"

#include "bot/deeds.hpp"
#include "bot/facts.hpp"
#include "bot/surveys/questionnaire_flow.hpp"
#include "flows/engine/check.hpp"
#include "office/surveys/answer_text.hpp"
#include "templates/engine/format.hpp"

namespace bot {
namespace {

flows::KnownPlace known_place(const templates::Placeholder& place, const std::string& line) {
  const bool alone = line == "{" + place.name + "?}";
  return {place.name,
          place.optional || place.needed,
          place.optional && !alone,
          !place.fallback.empty()};
}

flows::KnownMessage known_message(const templates::Template& made) {
  flows::KnownMessage message{made.file, made.lines, {}, {}};
  for (const auto& line : made.lines) {
    const auto places = templates::placeholders_of(line);
    if (!places) continue;  // reported when the templates were read
    for (const auto& place : *places) {
      if (place.name != "choices") message.places.push_back(known_place(place, line));
    }
  }
  for (const auto& choice : made.choices) {
    message.choices.push_back({choice.id,
                               choice.label,
                               choice.number,
                               choice.words,
                               choice.sends,
                               choice.press == templates::Press::phone});
  }
  return message;
}

// Whatever a questionnaire asks can be kept.
std::vector<std::string> survey_answers(const Content& content) {
  std::vector<std::string> names;
  for (const auto* questionnaire : content.questionnaires.all()) {
    for (const auto* question : questionnaire->questions()) {
      names.push_back(question->code);
      names.push_back(surveys::specified_code(question->code));
    }
  }
  return names;
}

flows::Vocabulary vocabulary_of(const Content& content) {
  flows::Vocabulary words;
  for (const auto& id : content.templates.ids()) {
    words.messages[id] = known_message(*content.templates.find(id));
  }
  for (const auto& deed : known_deeds()) {
    words.deeds[std::string{deed.name}] = {deed.takes, deed.gives, deed.may_give, deed.leaves_out};
  }
  for (const auto& answer : survey_answers(content)) {
    words.deeds["keep_survey_answer"].takes.push_back(answer);
  }
  words.lists = {"units", "procedures", "my_cases"};
  words.facts = known_facts();
  words.facts_maybe_empty = known_facts_maybe_empty();
  words.hints = {{"danger"},
                 {"case.code"},
                 {"guess.kind", "guess.kind.label"},
                 {"story.sign"},
                 {"dossier_code"},
                 {"guess.unit", "guess.unit.label"}};
  words.values = {
      {"office.open", {"true", "false"}},
      {"consent.phan_anh", {"given", "refused", "withdrawn"}},
      {"consent.khao_sat", {"given", "refused", "withdrawn"}},
      {"story.sign", {"khieu_nai", "to_cao"}},
      {"in_hours", {"true", "false"}},
      {"can_withdraw", {"true", "false"}},
      {"can_reopen", {"true", "false"}},
      {"invitation.state", {"open", "begun", "done", "closed", "ended", "full"}},
      {"survey.open", {"true", "false"}},
      {"invitation.place", {"taken", "full", "over"}},
      {"own_words", {"true"}},
      {"story.done", {"true"}},
      {"result", {"shown", "needs_proof", "no_match", "none"}},
      {"guess.kind", {"tre", "giay", "thaido", "tien", "sai", "mang", "quydinh", "khac", "khen"}}};
  return words;
}

}  // namespace

std::vector<ContentMistake> check_content(const Content& content) {
  std::vector<ContentMistake> mistakes;
  for (auto& wrong : flows::check(content.flows, vocabulary_of(content))) {
    mistakes.push_back({wrong.file, wrong.step, wrong.what});
  }
  return mistakes;
}

}  // namespace bot
