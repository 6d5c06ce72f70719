// What only the service knows of surveys: the platform's rules, the
// office's cap on asking, and how a questionnaire is played
// before anybody is asked. Immutable once made; any thread.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "office/surveys/fatigue_book.hpp"
#include "office/surveys/finding.hpp"
#include "office/surveys/platform.hpp"
#include "office/surveys/questionnaire.hpp"

namespace console {

struct PreviewLine {
  bool bot = true;  // or the citizen
  std::string text{};
  std::vector<std::pair<std::string, std::string>> buttons{};  // label, what a press says
};

struct Preview {
  std::vector<PreviewLine> lines{};
  bool ended = false;
};

struct PreviewWish {
  bool accents = true;  // of what the citizen says
  bool long_names = false;
  std::vector<std::string> said{};
};

struct SurveySide {
  const surveys::PlatformBook* platform = nullptr;
  const surveys::FatigueBook* fatigue = nullptr;
  // Names of what a message of a round can say whoever it goes to, also where the list is silent.
  std::function<std::vector<std::string>(const surveys::Questionnaire&)> always_known{};
  // What is wrong with it as a conversation, once lint finds no mistake.
  std::function<std::vector<surveys::Finding>(const surveys::Questionnaire&)> flow_findings{};
  // The real engine plays it from the start; the questionnaire has no mistakes.
  std::function<Preview(const surveys::Questionnaire&, const PreviewWish&)> preview{};
};

}  // namespace console
