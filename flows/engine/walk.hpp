// One turn in the making: the session being changed and the actions collected; lives for one call
// of advance(). Movement: walk.cpp, questions: question.cpp, answers: answer.cpp, numbers, days and
// several choices: figures.cpp, stories and files: story.cpp, words that work everywhere:
// command.cpp
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

  // Movement
  void start(std::string_view flow, base::Values with = {});  // on top of what is there
  void begin(std::string_view role, base::Values with = {});  // the same by its role
  void start_command(const std::string& flow,
                     base::Values with = {});  // minding what is unfinished
  void park(Frame frame);
  void drop_idle();  // forget flows on top that are not worth keeping

  // Saying
  void ask_now();                                                    // the question as it stands
  void speak(std::string_view role, base::Values with = {});         // message by its role
  void speak_asking(std::string_view role, base::Values with = {});  // with the present question
  void speak_message(const std::string& message, base::Values with = {});
  void note(std::string deed, base::Values with = {});
  void trouble(std::string code, std::string detail);
  void wake(std::string timer, base::TimePoint at);

  // What comes
  void go(const Target& target);       // from the present step
  void hear(const std::string& text);  // text while a flow is asking
  void idle(const std::string& text);  // text while no flow is asking
  bool sent(const std::string& text);  // a press that came as a text; false: it is none
  void press(const ChoicePressed& pressed);
  void take_media(const MediaReceived& media);
  void take_phone(const std::string& phone);
  void settle();  // the pause after a burst is over
  void lose_file(const FetchFailed& failed);
  void refuse_file(Frame& frame, std::size_t at_most);
  void remind();
  void forget_silent();  // nobody answered for too long

  // What is there
  Session& session() { return turn_.session; }

  bool talking() const { return !turn_.session.frames.empty(); }

  Frame& frame() { return turn_.session.frames.back(); }

  const Flow* flow_of(const Frame& frame) const { return flows_.pinned(frame.flow); }

  const Ask* asking() const;  // the present question, or nothing
  bool listening() const;     // the question takes any words
  Frame* kept_frame();        // the frame that keeps text and files, or nothing

  const Here& here() const { return here_; }

  const Routes& routes() const { return flows_.routes(); }

  base::Values hints(std::string_view text) const;

 private:
  void enter(const std::string& step);
  void resume();  // the top flow is over; the one below asks its question again
  void leave(const Target& special);
  void leave_to(const std::string& what, const std::string& flow);
  void redo(const std::string& step, bool correcting);  // put that answer aside and ask it
  Target visit(const Step& step);
  Target way_of(const Branch& branch) const;
  base::Values taken_by(const Do& deed);
  void visit_end(const End& end);
  void make_room();

  void begin_question(const Ask& ask);
  void remember_question();
  Target pass(const Ask& ask);  // its answer is known
  bool known(const Ask& ask);
  bool known_story(const Ask& ask);
  void complete_story(const Ask& ask);
  bool holds(const When& when) const;
  void set_silence();
  const Frame* silent_frame() const;
  // What asks now: the question, the matches of a search, or how to go on with a story begun.
  std::string standing_message(const Ask& ask) const;
  Question present_question() const;
  void ask_with(const std::string& message, const base::Values& extra);
  void speak_with_question(const std::string& message, base::Values with);

  bool take_choice(const Ask& ask, const std::string& text);
  void choose(const Ask& ask, const std::string& option);
  void copy_answers(const Pressed& pressed);
  std::string label_of(const Ask& ask, const std::string& option) const;
  void finish(const Ask& ask, const std::string& id, const std::string& label, const Target& then);
  void close_question();  // the answer is complete
  bool skip();
  void understand_pick(const Ask& ask, const std::string& text);
  void found(const Ask& ask, const std::string& text, std::vector<Listed> matches);
  void hear_phone(const Ask& ask, const std::string& text);
  void hear_text(const Ask& ask, const std::string& text);
  void hear_name(const Ask& ask, const std::string& text);
  void hear_figure(const Ask& ask, const std::string& text);   // a number or a day
  bool hear_several(const Ask& ask, const std::string& text);  // false: not a list of choices
  void tick(const Ask& ask, const std::string& option);        // one more of several, or their end
  void finish_several(const Ask& ask, const std::vector<std::string>& chosen);
  std::string labels_of(const Ask& ask, const std::vector<std::string>& chosen) const;
  bool is_part_of_tale(const Ask& ask, const std::string& text) const;
  void not_understood(const Ask& ask, const std::string& text);
  bool put_elsewhere(const std::string& text);  // a code, a story told at the wrong question
  void refuse_answer(const Ask& ask, const std::string& text);
  std::string example_answer(const Ask& ask) const;
  bool pressed_twice(const std::string& payload);
  bool offers(const ChoicePressed& pressed);
  std::string anytime_start(const ChoicePressed& pressed) const;
  void gather(const Ask& ask, const std::string& text);
  void wait_for_quiet(const Ask& ask);
  void settle_story(const Ask& ask);
  void finish_story(const Ask& ask, const Target& then);
  void finish_files(const Ask& ask, const Target& then);
  bool end_answer();      // as the word that ends an answer of many messages
  bool has_told() const;  // words of a story that is still being told
  void restore_before();  // an answer put aside stands again; what was added meanwhile stays
  void store_text(Frame& keeper, const std::string& text) const;
  void attach(const MediaReceived& media, const Ask& ask);
  void keep_file(const std::string& attachment);
  static void take_along(Frame& frame, const base::Values& with);

  bool command(const std::string& text);  // false: no command
  void obey(const Route& route);
  void begin_content(const std::string& text);
  void go_back();
  void offer_edit();
  void cancel();
  void resume_draft();
  void keep_before();
  std::vector<Listed> answered() const;

  std::size_t kept() const;  // index of the frame worth keeping, or the number of frames

  bool unfinished() const { return kept() < turn_.session.frames.size(); }

  std::string excerpt() const;  // first words of what is being written

  const FlowSet& flows_;
  const Here& here_;
  Turn turn_{};
  int steps_ = 0;
  std::string old_answer_{};  // shown with the next question: what was answered before
};

}  // namespace flows
