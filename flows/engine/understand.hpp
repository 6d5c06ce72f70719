// Text → answer: what a citizen's words mean at a question. Pure, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "flows/engine/event.hpp"

namespace flows {

struct Option {  // what may be answered to a question
  std::string id{};
  std::string label{};   // as in the numbered line
  std::string number{};  // "" when it has none
  std::vector<std::string> words{};
  std::string name{};  // what the answer is called afterwards; "": as the label
};

// The option meant by the text: its number (also as a word), its label or one of its words, with or
// without accents. The longest match wins ("không hài lòng" before "hài lòng").
std::optional<std::string> understand_choice(std::string_view text,
                                             const std::vector<Option>& options);

// A message read once, to be compared with many phrases. Phrases are written with their accents.
class Heard {
 public:
  explicit Heard(std::string_view text);

  // The whole message is the phrase, with or without accents; accents that are there must not
  // contradict ("dừng" is not "đúng"). Short forms and words of politeness change nothing.
  bool says(std::string_view phrase) const;
  bool says_one_of(const std::vector<std::string>& phrases) const;

 private:
  bool may_say(std::string_view phrase) const;

  std::vector<std::vector<std::string>> readings_{};
  bool only_asks_ = false;  // nothing but question marks
};

// The form in which words are compared; short forms ("ko", "hs") are written out.
std::string folded(std::string_view text);

// "#flow/step/choice", as our buttons carry it.
std::string payload_of(std::string_view flow, std::string_view step, std::string_view choice);
std::optional<ChoicePressed> read_payload(std::string_view text);
// "#menu", "#pa.bo_sung": what a button that belongs to no question sends.
bool looks_like_press(std::string_view text);

}  // namespace flows
