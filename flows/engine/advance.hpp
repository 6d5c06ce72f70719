// THE ENGINE: (session, event) → (session', actions). Pure and total: any event in any session
// gives a Turn, the same arguments give the same Turn. Any thread.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/value.hpp"
#include "flows/engine/action.hpp"
#include "flows/engine/event.hpp"
#include "flows/engine/flow_set.hpp"
#include "flows/engine/session.hpp"
#include "flows/engine/understand.hpp"

namespace flows {

struct Pauses {  // settings of the office
  base::Duration staff_silence = std::chrono::hours{2};
  base::Duration draft_kept = std::chrono::hours{24 * 7};
};

struct Here {  // everything else the engine may know
  base::TimePoint now{};
  const base::Values& facts;
  Pauses pauses{};
  std::size_t files_max = 5;  // in one answer; a question may take fewer
  // Entries of a list that fit what was typed; "" asks for the whole list.
  std::function<std::vector<Listed>(
      std::string_view list, std::string_view typed, std::size_t at_most)>
      find{};
  // What may be answered to a message, with the listed options first.
  std::function<std::vector<Option>(std::string_view message, const std::vector<Listed>& offered)>
      options{};
  // What a text hints at: "danger", "case.code", "guess.kind", "story.sign" … ("" or absent:
  // nothing).
  std::function<base::Values(std::string_view text)> hints{};
};

Turn advance(const FlowSet& flows, Session session, const Event& event, const Here& here);

}  // namespace flows
