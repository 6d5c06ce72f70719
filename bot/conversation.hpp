// One event of one citizen: load the session, let the engine decide, do what it asks, save. Lives
// for one transaction, one thread.
#pragma once

#include "base/value.hpp"
#include "bot/scene.hpp"
#include "bot/speech.hpp"
#include "bot/surveys/offers.hpp"
#include "bot/surveys/withholding.hpp"
#include "flows/engine/action.hpp"
#include "flows/engine/advance.hpp"
#include "flows/engine/event.hpp"

namespace bot {

// A flow that asks for more deeds than this in one turn is a loop in the content.
inline constexpr int deeds_per_turn_max = 20;

class Conversation {
 public:
  explicit Conversation(const Scene& scene);

  void take(const flows::Event& event);
  // Sends what was said and saves the session. Returns how many messages were put into the Outbox.
  std::size_t finish();

  // In whose questionnaire the citizen was when the turn began.
  const std::optional<AskedRound>& asked() const { return asked_; }

  // Once finished: the anonymous round of which this turn tells too much; staff read nothing of it.
  const std::optional<surveys::RoundId>& withheld() const { return withheld_; }

 private:
  void know_why();
  flows::Turn advance(const flows::Event& event);
  // The deed the turn waits for, if any; everything before it is done.
  const flows::Perform* apply(const std::vector<flows::Action>& actions);
  flows::DeedDone perform(const flows::Perform& deed);
  void note(const flows::Note& note);
  void trouble(const std::string& code, const std::string& detail);

  const Scene& scene_;
  base::Values facts_{};
  flows::Session session_{};
  const flows::Session before_{};
  const std::optional<AskedRound> asked_{};
  std::optional<AskedRound> offered_{};  // whose offer was pressed, though no question of it waited
  std::optional<surveys::RoundId> withheld_{};
  Speech speech_;
  Because because_{};
  bool apologised_ = false;
  bool alarmed_ = false;  // somebody may be in danger: a person has to read it
};

}  // namespace bot
