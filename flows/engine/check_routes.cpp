#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "flows/engine/check_parts.hpp"
#include "flows/engine/graph.hpp"
#include "flows/engine/limits.hpp"
#include "flows/engine/reading.hpp"
#include "flows/engine/understand.hpp"
#include "office/language/fold.hpp"
#include "office/language/words.hpp"

namespace flows {
namespace {

constexpr const char* routes_file = "routes.jsonc";

// Command words that a choice may have although it does something of its own, and
// two that every reader of the question would type for that choice.
constexpr std::array<std::string_view, 11> shared_words{"bỏ qua",
                                                        "xong",
                                                        "hủy",
                                                        "sửa",
                                                        "menu",
                                                        "gặp cán bộ",
                                                        "tra cứu",
                                                        "tiếp tục",
                                                        "viết tiếp",
                                                        "phản ánh",
                                                        "bổ sung"};

// What the engine fills into a message of each role.
std::vector<std::string> given_to(std::string_view role) {
  if (role.starts_with("not_understood")) return {"ten_go", "vi_du"};
  if (role == "text_kept") return {"trich"};
  if (role == "before") return {"cu"};
  if (role == "files_full") return {"so_tep"};
  if (role == "fetch_failed") return {"ly_do"};
  if (role == "staff_here") return {};
  return {};
}

void wrong(const Inquiry& inquiry, std::string what) {
  inquiry.mistakes.push_back({routes_file, "", std::move(what)});
}

void check_spoken(const Inquiry& inquiry, const std::string& role, const std::string& id) {
  const auto* message = inquiry.message(id);
  if (message == nullptr) return wrong(inquiry, role + ": the message \"" + id + "\" is missing");
  for (const auto& place : message->places) {
    const bool there = contains(given_to(role), place.name) ||
                       contains(inquiry.vocabulary.facts, place.name) || place.optional ||
                       place.has_fallback;
    if (!there) {
      wrong(inquiry, role + ": \"" + id + "\": {" + place.name + "} is not always filled");
    }
  }
  for (const auto& choice : message->choices) {
    if (!choice.dials && choice.sends.empty()) {
      wrong(inquiry, role + ": \"" + id + "\" offers \"" + choice.id + "\", but asks nothing");
    }
  }
}

// Nobody brings anything along with a command or an occasion.
void check_begun(const Inquiry& inquiry, const std::string& by, const std::string& id) {
  const auto* flow = inquiry.flows.current(id);
  if (flow == nullptr) {
    wrong(inquiry, by + " starts the missing flow \"" + id + "\"");
  } else if (!flow->given.empty()) {
    wrong(inquiry, by + " starts \"" + id + "\" without \"" + flow->given.front() + "\"");
  }
}

// Which command each word stands for; a word of two commands is a mistake.
using WordsSeen = std::map<std::string, std::string>;

void check_words(const Inquiry& inquiry, const Route& route, WordsSeen& seen) {
  for (const auto& word : route.words) {
    if (language::split_words(word).size() > words_of_a_command_max) {
      wrong(inquiry, "\"" + word + "\" is too long for a command");
    }
    const auto [other, first] = seen.insert({folded(word), route.name});
    if (first) continue;
    wrong(inquiry,
          "\"" + word + "\" stands for \"" + other->second + "\" and \"" + route.name + "\"");
  }
}

void check_presses(const Inquiry& inquiry, const Route& route) {
  for (const auto& press : route.presses) {
    if (!looks_like_press(press)) wrong(inquiry, "\"" + press + "\" is no payload of ours");
    if (route_of_press(inquiry.flows.routes(), press) != &route) {
      wrong(inquiry, "the press \"" + press + "\" stands for two commands");
    }
  }
}

void check_commands(const Inquiry& inquiry) {
  WordsSeen seen;
  for (const auto& route : inquiry.flows.routes().routes) {
    if (!route.flow.empty()) check_begun(inquiry, "command \"" + route.name + "\"", route.flow);
    check_words(inquiry, route, seen);
    check_presses(inquiry, route);
  }
}

void check_sends_of(const Inquiry& inquiry, const std::string& id, const KnownMessage& message) {
  for (const auto& choice : message.choices) {
    if (choice.sends.empty()) continue;
    if (route_of_press(inquiry.flows.routes(), choice.sends) != nullptr) continue;
    inquiry.mistakes.push_back(
        {message.file, id, "\"" + choice.sends + "\" is no press of routes.jsonc"});
  }
}

void check_sends(const Inquiry& inquiry) {
  for (const auto& [id, message] : inquiry.vocabulary.messages) {
    check_sends_of(inquiry, id, message);
  }
}

// Does the choice do what the command would do?
bool does_the_same(const Flow& flow,
                   const std::string& id,
                   const Pressed& pressed,
                   const Route& route) {
  switch (route.command) {
    case Command::flow: {
      const auto* step = find_step(flow, pressed.then);
      const auto* end = step == nullptr ? nullptr : std::get_if<End>(step);
      return route.flow == flow.id || flow_of_target(pressed.then) == route.flow ||
             (end != nullptr && flow_of_target(end->next) == route.flow);
    }
    case Command::skip:
      return id == skipped_answer || id == "khong" || id == "thoi";
    case Command::done:
      return pressed.saved;
    case Command::resume:
      return pressed.then == "@resume";
    case Command::edit:
      return pressed.then == "@edit";
    case Command::cancel:
      return pressed.then == "@cancel";
    case Command::back:
    case Command::stop_waiting:
    case Command::repeat:
    case Command::restart:
    case Command::keep:
    case Command::calm:
      return false;
  }
  return false;
}

bool is_shared(const std::string& word) {
  return std::any_of(shared_words.begin(), shared_words.end(), [&](std::string_view shared) {
    return folded(shared) == folded(word);
  });
}

// The words of a choice that are commands elsewhere, each with the command's name.
std::vector<std::pair<std::string, std::string>> taken_words(const Inquiry& inquiry,
                                                             const Flow& flow,
                                                             const KnownChoice& choice,
                                                             const Pressed& pressed) {
  std::vector<std::pair<std::string, std::string>> taken;
  for (const auto& word : choice.words) {
    const auto* route = route_of_words(inquiry.flows.routes(), word);
    if (route == nullptr || is_shared(word)) continue;
    if (!does_the_same(flow, choice.id, pressed, *route)) taken.emplace_back(word, route->name);
  }
  return taken;
}

void check_words_of(const Inquiry& inquiry,
                    const Flow& flow,
                    const std::string& name,
                    const Ask& ask) {
  for (const auto& [id, choice] : choices_offered(inquiry, ask)) {
    const auto own = ask.choices.find(choice->id);
    if (own == ask.choices.end()) continue;
    for (const auto& [word, command] : taken_words(inquiry, flow, *choice, own->second)) {
      inquiry.report(
          flow,
          name,
          fmt::format("\"{}\": \"{}\" means \"{}\" here and the command \"{}\" elsewhere",
                      id,
                      word,
                      choice->id,
                      command));
    }
  }
}

}  // namespace

void check_routes(const Inquiry& inquiry) {
  const auto& routes = inquiry.flows.routes();
  for (const auto& [role, id] : routes.messages) check_spoken(inquiry, role, id);
  for (const auto& entry : routes.unexpected) check_spoken(inquiry, "unexpected", entry.second);
  for (const auto& [role, id] : routes.starts) check_begun(inquiry, role, id);
  const auto content = routes.starts.find("content");
  const auto* flow =
      content == routes.starts.end() ? nullptr : inquiry.flows.current(content->second);
  if (flow != nullptr && !flow->draft) wrong(inquiry, "content must start a flow with \"draft\"");
  check_commands(inquiry);
  check_sends(inquiry);
  for (const auto* one : inquiry.flows.all_current()) {
    for (const auto& [name, step] : one->steps) {
      const auto* ask = std::get_if<Ask>(&step);
      if (ask != nullptr) check_words_of(inquiry, *one, name, *ask);
    }
  }
}

}  // namespace flows
