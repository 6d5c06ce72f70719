// What the engine may ask about the world while it decides: lists, options, hints. Reads only.
#pragma once

#include <string_view>
#include <vector>

#include "base/value.hpp"
#include "bot/scene.hpp"
#include "flows/engine/session.hpp"
#include "flows/engine/understand.hpp"

namespace bot {

// list: "units", "procedures", "my_cases". typed "": the whole list (only of the citizen's own
// cases).
std::vector<flows::Listed> find_in_list(const Scene& scene,
                                        std::string_view list,
                                        std::string_view typed,
                                        std::size_t at_most);

std::vector<flows::Option> options_of(const Scene& scene,
                                      std::string_view message,
                                      const std::vector<flows::Listed>& offered);

// "danger", "case.code", "dossier_code", "guess.kind", "guess.unit", "story.sign": what a text
// hints at. Only what was found is there.
base::Values hints_of(const Scene& scene, std::string_view text);

}  // namespace bot
