// Words that work everywhere: menu, quay lại, sửa, huỷ, gặp cán bộ … and what is done with a text
// while no question waits.
#include <algorithm>
#include <iterator>
#include <map>

#include "flows/engine/limits.hpp"
#include "flows/engine/reading.hpp"
#include "flows/engine/walk.hpp"
#include "office/language/fold.hpp"

namespace flows {
namespace {

constexpr std::size_t old_answer_max = 60;  // what the list of "sửa" shows of an answer

// Of several questions for one answer ("nội dung", "lời khen") the one that was asked last counts.
bool asked_rather(const Frame& frame, const std::string& step, const std::string& than) {
  const auto last = [&](const std::string& name) {
    return std::distance(std::find(frame.asked.rbegin(), frame.asked.rend(), name),
                         frame.asked.rend());
  };
  return last(step) > last(than);
}

// The question that waits is asked a second time, so everything behind it may be answered as well.
// Else only what was asked can be changed: photos sent beforehand lie ahead, and whoever corrected
// them there would never be asked what stands between.
bool was_answered(const Flow& flow, const Frame& frame) {
  if (frame.asked.empty()) return false;
  const auto* step = find_step(flow, frame.asked.back());
  const auto* ask = step == nullptr ? nullptr : std::get_if<Ask>(step);
  if (ask == nullptr || ask->save.empty()) return false;
  return frame.answers.contains(ask->save) || frame.before.contains(ask->save);
}

bool was_asked(const Frame& frame, const std::string& step) {
  return std::find(frame.asked.begin(), frame.asked.end(), step) != frame.asked.end();
}

// "Huy" is a name as it is written; "hủy" is not.
bool is_name(const Routes& routes, const std::string& text) {
  const std::string said = language::plain(text);
  return std::any_of(routes.names.begin(), routes.names.end(), [&](const std::string& name) {
    return language::plain(name) == said;
  });
}

}  // namespace

bool Walk::command(const std::string& text) {
  const auto* route = route_of_words(routes(), text);
  if (route == nullptr) return false;
  const auto* ask = asking();
  if (ask != nullptr && ask->expect == Expect::name && is_name(routes(), text)) return false;
  if (ask != nullptr) {  // what was told so far is kept; its pause is over
    frame().gathered.clear();
    frame().pieces = 0;
  }
  obey(*route);
  return true;
}

void Walk::obey(const Route& route) {
  switch (route.command) {
    case Command::flow:
      return start_command(route.flow);
    case Command::back:
      return go_back();
    case Command::edit:
      return offer_edit();
    case Command::cancel:
    case Command::restart:  // what was written is not thrown away unasked
      return cancel();
    case Command::resume:
      return resume_draft();
    case Command::keep:
      return keep_before();
    case Command::skip:
      if (skip()) return;
      return talking() ? speak_asking("not_skippable") : begin("menu");
    case Command::stop_waiting:
      speak_asking("nobody_waited_for");
      return talking() ? void() : begin("menu");
    case Command::done:
      if (end_answer()) return;
      return talking() ? ask_now() : begin("menu");
    case Command::repeat:
      return talking() ? ask_now() : begin("menu");
    case Command::calm: {
      if (talking()) return speak_asking("calm");
      return begin("menu");
    }
  }
}

void Walk::go_back() {
  if (!talking()) return begin("menu");
  auto& asked = frame().asked;
  if (frame().step == edit_step && !asked.empty()) return enter(asked.back());
  if (!frame().offered.empty() && asking() != nullptr && !asking()->listed) {
    frame().offered.clear();
    return ask_now();
  }
  if (frame().correcting) {  // nothing is corrected after all
    const std::string step = frame().step;
    restore_before();
    return enter(step);
  }
  // An interruption ("sửa cái nào?") is left by going back to what it interrupted.
  if (asked.size() < 2 && session().frames.size() > 1) {
    session().frames.pop_back();
    return resume();
  }
  if (asked.size() < 2) return speak_asking("back_first");
  const std::string to = asked[asked.size() - 2];
  redo(to, false);
}

// The answers given so far that have a title, in the order of the flow.
std::vector<Listed> Walk::answered() const {
  std::vector<Listed> all;
  const auto at = kept();
  if (at >= turn_.session.frames.size()) return all;
  const auto& frame = turn_.session.frames[at];
  const auto* flow = flow_of(frame);
  const bool ahead = was_answered(*flow, frame);
  std::map<std::string, std::size_t> rows;  // by answer
  for (const auto& name : flow->order) {
    const auto* ask = std::get_if<Ask>(find_step(*flow, name));
    if (ask == nullptr || ask->title.empty() || !frame.answers.contains(ask->save)) continue;
    if (!ahead && !was_asked(frame, name)) continue;
    const Listed row{
        name, ask->title + ": " + one_line(said_as(frame.answers, ask->save), old_answer_max)};
    const auto [same, first] = rows.insert({ask->save, all.size()});
    if (first) {
      all.push_back(row);
    } else if (asked_rather(frame, name, all[same->second].id)) {
      all[same->second] = row;
    }
  }
  return all;
}

// "sửa" has no step of its own: the list is a question of the flow below, shown by a step named
// "edit" that every flow worth keeping has (the checker demands it).
void Walk::offer_edit() {
  if (!unfinished()) return speak("nothing_written");
  if (answered().empty()) return speak_asking("nothing_to_edit");
  while (kept_frame() != &frame()) session().frames.pop_back();
  restore_before();
  auto listed = answered();
  const auto* flow = flow_of(frame());
  if (!flow->steps.contains(edit_step)) return trouble("no_edit_step", flow->id);
  frame().gathered.clear();
  frame().pieces = 0;
  frame().step = edit_step;
  frame().offered = std::move(listed);
  frame().tries = 0;
  ask_now();
}

void Walk::cancel() {
  if (!talking()) return speak("nothing_to_cancel");
  drop_idle();
  if (unfinished()) return begin("cancel", {{"trich", excerpt()}});
  speak("nothing_to_cancel");
}

void Walk::resume_draft() {
  if (unfinished()) {
    drop_idle();
    return ask_now();
  }
  if (!session().draft) return talking() ? ask_now() : speak("nothing_to_resume");
  session().frames.clear();
  session().frames.push_back(std::move(*session().draft));
  session().draft.reset();
  if (asking() == nullptr) return trouble("draft_without_question", frame().flow.id);
  speak_asking("resumed");
}

void Walk::keep_before() {
  if (!talking() || frame().before.empty()) return talking() ? ask_now() : begin("menu");
  for (auto& [name, value] : frame().before) frame().answers[name] = value;
  frame().before.clear();
  frame().correcting = false;
  enter(std::string{frame().step});
}

void Walk::idle(const std::string& text) {
  if (Heard(text).says_one_of(routes().thanks)) return speak("thanks");
  if (command(text)) return;
  const auto hinted = hints(text);
  const std::string code = base::text_of(hinted, "case.code");
  if (!code.empty()) return begin("track", {{"code", code}});
  const bool content = language::split_words(text).size() >= words_of_content_min ||
                       !base::text_of(hinted, "guess.kind").empty();
  if (content) return begin_content(text);
  begin("unclear");
}

void Walk::begin_content(const std::string& text) {
  const auto role = routes().starts.find("content");
  const auto* flow = role == routes().starts.end() ? nullptr : flows_.current(role->second);
  if (flow == nullptr) return trouble("unknown_start", "content");
  base::Values with = hints(text);
  with[flow->keeps_text] = text;
  with["own_words"] = std::string{"true"};
  with["trich"] = one_line(text, excerpt_max);
  begin("content", std::move(with));
}

}  // namespace flows
