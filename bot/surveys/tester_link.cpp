#include "bot/surveys/tester_link.hpp"

#include <algorithm>
#include <string>

#include "base/log.hpp"
#include "bot/facts.hpp"
#include "bot/speech.hpp"
#include "office/language/fold.hpp"
#include "storage/survey_testers.hpp"

namespace bot {
namespace {

constexpr std::string_view words = "thu khao sat ";
constexpr std::size_t code_length = 6;
constexpr const char* linked = "khao_sat.da_noi";

}  // namespace

bool link_tester(const Scene& scene, std::string_view text) {
  const auto said = language::bare(text);
  if (!said.starts_with(words)) return false;
  const auto code = said.substr(words.size());
  const bool digits =
      code.size() == code_length && std::all_of(code.begin(), code.end(), [](char letter) {
        return letter >= '0' && letter <= '9';
      });
  if (!digits) return false;
  const auto staff = storage::SurveyTesters(scene.tx).link(code, scene.citizen.id, scene.now);
  if (!staff) return false;
  base::log(base::Level::info, "survey.tester_linked", {{"staff", staff->value}});
  const auto facts = facts_of(scene);
  Speech speech(scene, facts);
  if (speech.say({linked, {}, std::nullopt})) speech.send();
  return true;
}

}  // namespace bot
