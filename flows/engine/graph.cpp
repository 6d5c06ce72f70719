#include "flows/engine/graph.hpp"

#include "flows/engine/reading.hpp"

namespace flows {
namespace {

std::string words_of(const When& when) {
  std::string all;
  for (const auto& [name, values] : when.all) {
    if (!all.empty()) all += ", ";
    all += name + " = ";
    for (const auto& value : values) all += (&value == &values.front() ? "" : "/") + value;
  }
  return all;
}

std::vector<Way> ways_of_ask(const Ask& ask) {
  std::vector<Way> ways;
  for (const auto& [id, pressed] : ask.choices)
    ways.push_back({pressed.then, id, &pressed, nullptr});
  if (!ask.then.empty()) ways.push_back({ask.then, "…", nullptr, nullptr});
  if (!ask.doubt.empty()) ways.push_back({ask.doubt, "?", nullptr, nullptr});
  return ways;
}

std::vector<Way> ways_of_branch(const Branch& branch) {
  std::vector<Way> ways;
  for (const auto& one : branch.cases) ways.push_back({one.then, words_of(one), nullptr, &one});
  ways.push_back({branch.otherwise, "else", nullptr, nullptr});
  return ways;
}

}  // namespace

std::vector<Way> ways_of(const Step& step) {
  return std::visit(Cases{[](const Say& say) {
                            return std::vector<Way>{{say.then, "", nullptr, nullptr}};
                          },
                          [](const Ask& ask) { return ways_of_ask(ask); },
                          [](const Branch& branch) { return ways_of_branch(branch); },
                          [](const Do& deed) {
                            return std::vector<Way>{{deed.then, "", nullptr, nullptr}};
                          },
                          [](const End& end) {
                            return std::vector<Way>{
                                {end.next.empty() ? "@resume" : end.next, "", nullptr, nullptr}};
                          }},
                    step);
}

std::vector<Way> ways_when_known(const Ask& ask) {
  std::vector<Way> ways;
  if (ask.save.empty()) return ways;
  for (const auto& [id, pressed] : ask.choices) {
    if (pressed.saved) ways.push_back({pressed.then, id, &pressed, nullptr});
  }
  if (!ask.then.empty()) ways.push_back({ask.then, "…", nullptr, nullptr});
  return ways;
}

std::pair<std::string, std::string> split_target(const Target& target) {
  const auto colon = target.starts_with('@') ? target.find(':') : std::string::npos;
  if (colon == std::string::npos) return {target, ""};
  return {target.substr(0, colon), target.substr(colon + 1)};
}

std::string step_of_target(const Target& target) {
  const auto [what, name] = split_target(target);
  if (what == "@redo") return name;
  return target.starts_with('@') ? std::string{} : target;
}

std::string flow_of_target(const Target& target) {
  const auto [what, name] = split_target(target);
  return what.starts_with('@') && what != "@redo" ? name : std::string{};
}

std::vector<std::string> messages_of(const Step& step) {
  std::vector<std::string> all;
  const auto add = [&](const std::string& message) {
    if (!message.empty()) all.push_back(message);
  };
  std::visit(Cases{[&](const Say& say) { add(say.message); },
                   [&](const Ask& ask) {
                     for (const auto* message : {&ask.message,
                                                 &ask.offer,
                                                 &ask.none,
                                                 &ask.again,
                                                 &ask.received,
                                                 &ask.begun,
                                                 &ask.brief,
                                                 &ask.heard}) {
                       add(*message);
                     }
                   },
                   [](const Branch&) {},
                   [](const Do&) {},
                   [&](const End& end) { add(end.message); }},
             step);
  return all;
}

}  // namespace flows
