// A message as the citizen will see it, in no platform's own form. Plain values, any thread.
#pragma once

#include <string>
#include <vector>

namespace templates {

enum class Press {
  hidden,  // the press is not shown in the chat
  shown,   // the press appears as the citizen's own words
  phone    // the press dials
};

struct Choice {
  std::string id{};
  std::string label{};               // on the button, at most label_max characters
  std::string line{};                // in the numbered list; "" means the label
  std::string number{};              // "" means no numbered line: the text itself names the word
  std::vector<std::string> words{};  // what people type for it, with its accents
  bool button = true;
  bool in_list = true;  // false: the number is understood, but the text itself shows it
  Press press = Press::hidden;
  std::string phone{};  // only for Press::phone
  // What the press sends under a message that asks nothing: one of the "presses" of routes.jsonc,
  // so that the button works at any later time. "" under a question: there the choice answers it.
  std::string sends{};

  const std::string& shown() const { return line.empty() ? label : line; }
};

// An option known only at run time: a unit that was found, a case of this citizen.
struct Listed {
  std::string id{};
  std::string label{};
  bool operator==(const Listed&) const = default;
};

struct Message {
  std::string text{};  // with its numbered lines
  std::vector<Choice> choices{};
};

}  // namespace templates
