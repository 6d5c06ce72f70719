// What a flow file says, as values: steps of five kinds and no expression language. Immutable once
// read; any thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/clock.hpp"

namespace flows {

// Where a step leads: a step of the same flow, or what begins with "@":
//   @resume       this flow is over; the one below asks its question again
//   @skip         as @resume, and the question below is passed over
//   @redo:STEP    forget the answer given at STEP (of this flow) and ask it again
//   @start:FLOW   this flow is over and FLOW begins in its place, as if it had been asked for by
//   name
//   @drop         this flow and the one below are over and forgotten
//   @park         this flow is over; the one below is kept as a draft for later
//   @over         everything is over
//   @edit         shows the answers given, to change one of them (needs a step "edit")
//   @cancel       as the word "huỷ"
// @drop, @park and @over take a flow to begin next: "@park:menu".
using Target = std::string;

// name: a person's name, which may look like a command ("Huy") but is no number. several: any
// number of the choices. number and date have bounds.
enum class Expect { choice, pick, story, files, text, name, phone, several, number, date };

struct Pressed {  // what a choice does
  Target then{};
  bool saved = true;                          // false: the choice only leads elsewhere
  std::map<std::string, std::string> copy{};  // answer ← another answer or fact
};

struct Say {
  std::string message{};
  Target then{};
};

struct Ask {
  std::string message{};
  Expect expect = Expect::choice;
  std::string title{};  // what "sửa" calls this answer; "" keeps it out of that list
  std::string save{};   // name of the answer; "" keeps none
  std::string guess{};  // an answer already heard elsewhere is taken instead of asking
  std::map<std::string, Pressed, std::less<>> choices{};
  Target then{};            // for every answer that is not a choice
  std::string from{};       // pick: the list to search
  bool listed = false;      // show the list at once instead of waiting for a word
  bool confirm = false;     // pick: even a single match is shown before it is taken
  std::size_t at_most = 4;  // pick: matches shown; story, files: files; text: characters
  std::string offer{};      // pick: the message that shows the matches
  std::string none{};       // pick: nothing was found
  std::string again{};      // what is said when the answer was not understood
  // story, files: said after a pause; without it the pause itself ends the answer.
  std::string received{};
  // story: said instead of the question once a part of it has been told; {trich} is its beginning.
  std::string begun{};
  std::string brief{};  // story: said once when it is shorter than at_least
  std::string heard{};  // story: said instead of `received` when only a voice note came
  std::size_t at_least = 0;
  Target doubt{};          // phone: where an unfamiliar number leads
  std::int64_t least = 0;  // number; date: days from today
  std::int64_t most = 0;
  std::vector<std::string> alone{};  // several: choices that exclude all others
  std::string done{};                // several: the choice that ends the answer
  base::Duration settles{};          // pause that ends a burst of messages; 0: answers at once
  base::Duration settles_max{};      // the pause grows to this while the person keeps writing
};

struct When {
  // All must hold. A value of "*" means any, "" means none.
  std::map<std::string, std::vector<std::string>> all{};
  Target then{};
};

struct Branch {
  std::vector<When> cases{};
  Target otherwise{};
};

struct Do {
  std::string deed{};
  std::vector<std::string> with{};
  Target then{};
};

struct End {
  std::string message{};            // "" says nothing
  Target next{};                    // "": as @resume
  std::vector<std::string> with{};  // answers that a flow begun by @start takes along
};

using Step = std::variant<Say, Ask, Branch, Do, End>;

struct Silence {
  base::Duration remind_after{};
  std::string remind_with{};
  base::Duration stop_after{};
};

struct Flow {
  std::string id{};
  int version = 1;
  std::string digest{};
  std::string start{};
  bool draft = false;                // worth keeping when interrupted
  bool uninterrupted = false;        // the service begins nothing of its own while it is open
  bool anytime = false;              // its buttons work even when it is over (the menu)
  std::vector<std::string> given{};  // what whoever starts it always brings, never empty
  std::string keeps_text{};          // answer that takes a long text written at another question
  std::string keeps_files{};
  std::optional<Silence> silence{};
  std::map<std::string, Step, std::less<>> steps{};
  std::vector<std::string> order{};  // the names of the steps as the file lists them
};

struct FlowRef {
  std::string id{};
  std::string digest{};  // a session ends on the text it began with
  bool operator==(const FlowRef&) const = default;
};

}  // namespace flows
