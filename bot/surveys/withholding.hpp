// What of a turn nobody but the bot may read: what a person answers in an anonymous round, and the
// questions that follow from it. Staff read one line in their stead. One turn, one thread.
#pragma once

#include <optional>

#include "bot/scene.hpp"
#include "bot/translate.hpp"
#include "flows/engine/session.hpp"
#include "office/surveys/round.hpp"

namespace bot {

// What staff read instead.
inline constexpr const char* answered_anonymously = "[đã trả lời khảo sát ẩn danh]";

struct AskedRound {
  surveys::RoundId id{};
  bool anonymous = false;
};

// In whose questionnaire this conversation is, with the bot; nothing: in none, or in one of a round
// that has forgotten its people.
std::optional<AskedRound> asked_round(const Scene& scene, const flows::Session& session);

// before: of `asked`, at the beginning of the turn. Nothing: staff may read the turn. They may when
// a person is called to this conversation: then the words are for that person.
std::optional<surveys::RoundId> withheld_round(const Scene& scene,
                                               const std::optional<AskedRound>& asked,
                                               const flows::Session& before,
                                               const flows::Session& after);

// Of a talk that is at no round's question: a tap on one of them, kept to know a second tap by.
void forget_stray_press(flows::Session& session);

// Words, and not only a sign of life.
bool says_something(const Told& told);
// A button of a question that was asked some time ago.
bool presses_a_question(const Told& told);

}  // namespace bot
