// Words that work everywhere: menu, quay lại, sửa, huỷ, gặp cán bộ … and what is done with a text
// while no question waits.
#include <algorithm>

#include "flows/engine/limits.hpp"
#include "flows/engine/walk.hpp"
#include "office/language/fold.hpp"

namespace flows {
namespace {

constexpr std::size_t old_answer_max = 60;  // what "Câu trả lời cũ: …" shows

bool is_flow(const Routes& routes, std::string_view role, const std::string& flow) {
  const auto start = routes.starts.find(role);
  return start != routes.starts.end() && start->second == flow;
}

}  // namespace

bool Walk::command(const std::string& text) {
  const auto* route = route_of_words(routes(), text);
  if (route == nullptr) return false;
  // "Huy", "Sửa": at a question for a name they are names.
  const auto* ask = asking();
  const bool name_asked = ask != nullptr && ask->expect == Expect::text;
  if (name_asked && (route->command == Command::cancel || route->command == Command::edit)) {
    return false;
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
      return cancel();
    case Command::restart:
      return cancel();  // what was written is not thrown away unasked
    case Command::resume:
      return resume_draft();
    case Command::keep:
      return keep_before();
    case Command::skip:
    case Command::done:
    case Command::repeat:
      return talking() ? ask_now() : begin("menu");
    case Command::calm: {
      if (talking()) return speak_asking("calm");
      return begin("menu");
    }
  }
}

void Walk::start_command(const std::string& flow) {
  if (talking() && frame().flow.id == flow && kept_frame() == &frame()) return ask_now();
  drop_idle();
  const bool replaces = is_flow(routes(), "menu", flow) || is_flow(routes(), "content", flow);
  if (session().draft && is_flow(routes(), "content", flow)) {
    session().frames.push_back(*session().draft);
    session().draft.reset();
  }
  if (replaces && unfinished()) return begin("unfinished", {{"trich", excerpt()}});
  start(flow);
}

void Walk::go_back() {
  if (!talking()) return begin("menu");
  auto& asked = frame().asked;
  // An interruption ("sửa cái nào?") is left by going back to what it interrupted.
  if (asked.size() < 2 && session().frames.size() > 1) {
    session().frames.pop_back();
    return resume();
  }
  if (asked.size() < 2) return speak_asking("back_first");
  if (!frame().offered.empty() && asking() != nullptr && !asking()->listed) {
    frame().offered.clear();
    return ask_now();
  }
  const std::string to = asked[asked.size() - 2];
  asked.pop_back();
  redo(to);
}

// The answers given so far that have a title, in the order they were asked.
std::vector<Listed> Walk::answered() const {
  std::vector<Listed> all;
  const auto at = kept();
  if (at >= turn_.session.frames.size()) return all;
  const auto& frame = turn_.session.frames[at];
  const auto* flow = flow_of(frame);
  for (const auto& name : frame.asked) {
    const auto step = flow->steps.find(name);
    const auto* ask = step == flow->steps.end() ? nullptr : std::get_if<Ask>(&step->second);
    if (ask == nullptr || ask->title.empty() || !frame.answers.contains(ask->save)) continue;
    std::string value = base::text_of(frame.answers, ask->save + ".label");
    if (value.empty()) value = base::text_of(frame.answers, ask->save);
    all.push_back({name, ask->title + ": " + language::shorten(value, old_answer_max)});
  }
  return all;
}

// "sửa" has no step of its own: the list is a question of the flow below, shown by a step named
// "edit" that every flow worth keeping has (the checker demands it).
void Walk::offer_edit() {
  if (!unfinished()) return speak("nothing_to_edit");
  if (answered().empty()) return speak_asking("nothing_to_edit");
  while (kept_frame() != &frame()) session().frames.pop_back();
  auto listed = answered();
  const auto* flow = flow_of(frame());
  if (!flow->steps.contains(edit_step)) return trouble("no_edit_step", flow->id);
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
  if (!session().draft) {
    if (talking()) return ask_now();
    return speak("nothing_to_resume");
  }
  session().frames.clear();
  session().frames.push_back(*session().draft);
  session().draft.reset();
  if (asking() == nullptr) return trouble("draft_without_question", frame().flow.id);
  speak_asking("resumed");
}

void Walk::keep_before() {
  if (!talking() || frame().before.empty()) return talking() ? ask_now() : begin("menu");
  for (auto& [name, value] : frame().before) frame().answers[name] = value;
  frame().before.clear();
  enter(frame().step);
}

void Walk::idle(const std::string& text) {
  if (says_one_of(text, routes().thanks)) return speak("thanks");
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
  const auto* flow = flows_.current(routes().starts.find("content")->second);
  if (flow == nullptr) return trouble("unknown_start", "content");
  base::Values with = hints(text);
  with[flow->keeps_text] = text;
  with["own_words"] = std::string{"true"};
  with["trich"] = language::shorten(text, 80);
  begin("content", std::move(with));
}

}  // namespace flows
