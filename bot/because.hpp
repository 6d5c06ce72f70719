// Why the bot said something, for the officer who asks: which rule took the citizen's words up, in
// which step of which version of a flow, and what had been understood by then. Pure, any thread.
#pragma once

#include <string>
#include <string_view>

#include "base/value.hpp"
#include "flows/engine/event.hpp"
#include "flows/engine/flow_set.hpp"
#include "flows/engine/routes.hpp"
#include "flows/engine/session.hpp"

namespace bot {

struct Because {
  std::string rule{};  // answer, keyword, choice, media, time, staff, follow; "" for a deed's end
  std::string flow{};  // "" between flows
  std::string step{};
  int version = 0;
  base::Values understood{};
};

// "": the event is the end of a deed, the rule before it holds on.
std::string_view rule_of(const flows::Event& event, const flows::Routes& routes);

// The flow that talks, as the session has it.
void note_flow(const flows::FlowSet& flows, const flows::Session& session, Because& because);

// JSON for storage::Message::why. said: templates, joined with " + ".
std::string because_json(const Because& because, std::string_view said);

}  // namespace bot
