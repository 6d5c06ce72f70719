// What a turn asks for, in order, to be done in one transaction. Plain values.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/clock.hpp"
#include "base/value.hpp"
#include "flows/engine/session.hpp"

namespace flows {

struct Question {  // a message that can be answered
  std::string message{};
  std::string flow{};
  std::string step{};
  base::Values with{};
  std::vector<Listed> offered{};
};

struct Speak {
  std::string message{};
  base::Values with{};
  std::optional<Question> question{};  // shown where the message says {cau_hoi}, with its options
};

struct Asked {  // a question of its own
  Question question{};
};

struct Perform {  // the turn stops here until DeedDone answers
  std::string deed{};
  base::Values with{};
};

struct Note {  // something to be done that answers nothing: alarm, cancel what waits
  std::string deed{};
  base::Values with{};
};

struct WakeAt {  // replaces a timer of the same name
  std::string timer{};
  base::TimePoint at{};
  std::int64_t wait = 0;
};

struct Trouble {  // our content is wrong: alert, do not crash
  std::string code{};
  std::string detail{};
};

using Action = std::variant<Speak, Asked, Perform, Note, WakeAt, Trouble>;

struct Turn {
  Session session{};
  std::vector<Action> actions{};
};

}  // namespace flows
