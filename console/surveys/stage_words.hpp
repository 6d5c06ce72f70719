// Where people of a round are, and why a message did not reach them, in words. Pure, any thread.
#pragma once

#include <string>
#include <string_view>

#include "storage/survey_watch.hpp"

namespace console {

struct TwoWords {
  std::string vi{};
  std::string en{};
};

TwoWords words_of(storage::Stage stage);
TwoWords words_of(storage::InvitationState state);
// Of an invitation's `why`, a code of ours or what the sender wrote ("refused -201").
TwoWords failure_words(std::string_view why);

}  // namespace console
