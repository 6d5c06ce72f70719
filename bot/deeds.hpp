// What flows can have done: open_case, hand_to_staff, agree_feedback … each in the turn's own
// transaction. An error ends the flow with an apology and brings a person.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/value.hpp"
#include "bot/scene.hpp"

namespace bot {

struct Deed {
  std::string_view name{};
  std::vector<std::string> takes{};       // inputs it looks at
  std::vector<std::string> gives{};       // facts it always returns, never empty
  std::vector<std::string> may_give{};    // together, or none of them
  std::vector<std::string> leaves_out{};  // may be missing or empty one by one
  base::Result<base::Values> (*act)(const Scene& scene, const base::Values& with) = nullptr;
};

// All deeds, for the linter and for do_deed.
const std::vector<Deed>& known_deeds();

base::Result<base::Values> do_deed(const Scene& scene,
                                   std::string_view name,
                                   const base::Values& with);

}  // namespace bot
