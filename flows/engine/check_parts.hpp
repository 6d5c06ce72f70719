// The parts of the checker; each looks at one kind of mistake. Internal to check.cpp. Any thread.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "flows/engine/check.hpp"

namespace flows {

struct Inquiry {  // what all parts look at, and where they report
  const FlowSet& flows;
  const Vocabulary& vocabulary;
  std::vector<Mistake>& mistakes;

  void report(const Flow& flow, const std::string& step, std::string what) const {
    mistakes.push_back({flow.id + ".jsonc", step, std::move(what)});
  }

  const KnownMessage* message(const std::string& id) const {
    const auto found = vocabulary.messages.find(id);
    return found == vocabulary.messages.end() ? nullptr : &found->second;
  }
};

// Targets, specials, unreachable steps, loops without a question.
void check_ways(const Inquiry& inquiry);
// Messages, choices, deeds, lists, the shape of each kind of question, silence, drafts.
void check_steps(const Inquiry& inquiry);
// Placeholders that some path leaves empty, names nobody sets, values that cannot be.
void check_answers(const Inquiry& inquiry);
// Roles and starts of routes.jsonc, words of choices against words of commands.
void check_routes(const Inquiry& inquiry);
// The texts themselves, and messages nobody says.
void check_texts(const Inquiry& inquiry);

// The answers that a flow may find in it when it starts: given by other flows, hints, the engine.
std::set<std::string> brought_to(const Inquiry& inquiry, const Flow& flow);
// The answers that a question leaves behind.
std::vector<std::string> answers_of(const Ask& ask);

struct Offered {  // a choice, and the message that offers it
  std::string message{};
  const KnownChoice* choice = nullptr;
};

// Every choice that any message of a question offers.
std::vector<Offered> choices_offered(const Inquiry& inquiry, const Ask& ask);

bool contains(const std::vector<std::string>& all, std::string_view one);

}  // namespace flows
