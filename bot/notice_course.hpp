// How a notice reaches a citizen: in words, as one of Zalo's approved templates when Zalo takes no
// words any more, or through a person. Decided within one transaction, changes nothing.
#pragma once

#include <string>

#include "bot/scene.hpp"
#include "console/zbs.hpp"
#include "office/cases/decide.hpp"

namespace bot {

enum class Way { words, zbs, by_hand };

struct Course {
  Way way{};
  std::string text{};  // as the citizen reads it; of by_hand what to say
  std::string why{};   // of zbs and by_hand: "no_channel", "unreachable", "window_closed"; else ""
  const console::ZbsTemplate* zbs = nullptr;  // of Scene::content
  console::ZbsValues values{};
};

// scene.citizen: of the case. An empty text: the template of ours cannot be filled, which is
// logged.
Course course_of(const Scene& scene, const cases::Notice& notice);

}  // namespace bot
