// One turn in the making: the session being changed and the actions collected. Internal to the
// engine; lives for one call of advance(). Movement is in walk.cpp, answers at a question in
// answer.cpp, words that work everywhere in command.cpp.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "flows/engine/advance.hpp"

namespace flows {

class Walk {
 public:
  Walk(const FlowSet& flows, Session session, const Here& here);

  Turn take() { return std::move(turn_); }

  // Movement (walk.cpp)
  void start(std::string_view flow, base::Values with = {});  // on top of what is there
  void begin(std::string_view flow, base::Values with = {});  // the same by its role in routes
  void go(const Target& target);                              // from the present step
  void enter(const std::string& step);
  void resume();                       // the top flow is over; the one below asks again
  void ask_now();                      // the present question, as it stands
  void redo(const std::string& step);  // forget that answer and ask it
  void park(Frame frame);
  void drop_idle();  // forget flows on top that are not worth keeping

  // Saying
  void speak(std::string_view role, base::Values with = {});         // message by its role
  void speak_asking(std::string_view role, base::Values with = {});  // with the present question
  void speak_message(const std::string& message, base::Values with = {});
  void note(std::string deed, base::Values with = {});
  void trouble(std::string code, std::string detail);
  void wake(std::string timer, base::TimePoint at);

  // Answers (answer.cpp)
  void hear(const std::string& text);  // text while a flow is asking
  void press(const ChoicePressed& pressed);
  void take_media(const MediaReceived& media);
  void take_phone(const std::string& phone);
  void settle();  // the pause after a burst is over
  void lose_file(const FetchFailed& failed);

  // Commands (command.cpp)
  bool command(const std::string& text);  // false: no command
  void obey(const Route& route);
  void idle(const std::string& text);  // text while no flow is asking
  void begin_content(const std::string& text);

  // What is there
  Session& session() { return turn_.session; }

  bool talking() const { return !turn_.session.frames.empty(); }

  Frame& frame() { return turn_.session.frames.back(); }

  const Flow* flow_of(const Frame& frame) const { return flows_.pinned(frame.flow); }

  const Ask* asking() const;  // the present question, or nothing

  bool unfinished() const { return kept() < turn_.session.frames.size(); }

  Frame* kept_frame();  // the frame that keeps text and files, or nothing

  const Here& here() const { return here_; }

  const Routes& routes() const { return flows_.routes(); }

  base::Values hints(std::string_view text) const;
  std::string excerpt() const;  // first words of what is being written

 private:
  std::size_t kept() const;  // index of the frame worth keeping, or the number of frames
  Target visit(const Step& step);
  void visit_end(const End& end);
  Target next_after_known(const Ask& ask) const;
  bool known(const Ask& ask);
  bool holds(const When& when) const;
  std::string fact(const std::string& name) const;
  void begin_question(const Ask& ask);
  void set_silence();
  Question present_question() const;
  void leave(const Target& special);
  void resume_below_deed();

  void choose(const Ask& ask, const std::string& option);
  void finish(const Ask& ask, const std::string& id, const std::string& label, const Target& then);
  void understand_pick(const Ask& ask, const std::string& text);
  void found(const Ask& ask, const std::string& text, std::vector<Listed> matches);
  void not_found(const Ask& ask);
  void hear_phone(const Ask& ask, const std::string& text);
  void gather(const Ask& ask, const std::string& text);
  void finish_story(const Ask& ask, const Target& then);
  void settle_story(const Ask& ask);
  void not_understood(const Ask& ask, const std::string& text);
  void keep_text(Frame& keeper, const std::string& text);
  bool take_choice(const Ask& ask, const std::string& text);
  void wait_for_quiet(const Ask& ask);
  void attach(const MediaReceived& media, const Ask& ask);
  void keep_file(const std::string& attachment);
  bool offers(const ChoicePressed& pressed);
  std::string anytime_start(const ChoicePressed& pressed) const;

  void start_command(const std::string& flow);
  void go_back();
  void offer_edit();
  void cancel();
  void resume_draft();
  void keep_before();
  std::vector<Listed> answered() const;

  const FlowSet& flows_;
  const Here& here_;
  Turn turn_{};
  int steps_ = 0;
  std::string old_answer_{};  // shown with the next question: what was answered before
};

}  // namespace flows
