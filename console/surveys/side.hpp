// What only the service knows of surveys: the platform's rules, and how a questionnaire is played
// before anybody is asked. Immutable once made; any thread.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

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
  // The real engine plays it from the start; the questionnaire has no mistakes.
  std::function<Preview(const surveys::Questionnaire&, const PreviewWish&)> preview{};
};

}  // namespace console
