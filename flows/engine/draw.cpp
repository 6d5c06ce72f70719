#include "flows/engine/draw.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "flows/engine/graph.hpp"
#include "flows/engine/reading.hpp"

namespace flows {
namespace {

// Mermaid takes letters, digits and "_" as names; quotes end its texts.
std::string node_name(const std::string& step) {
  std::string name = "s_";
  for (const char c : step) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    name += plain ? c : '_';
  }
  return name;
}

std::string quoted(std::string text) {
  std::replace(text.begin(), text.end(), '"', '\'');
  return "\"" + text + "\"";
}

std::string shape(const std::string& name, const Step& step) {
  const std::string id = node_name(name);
  return std::visit(Cases{[&](const Say& say) {
                            return fmt::format("{}[{}]", id, quoted(name + ": " + say.message));
                          },
                          [&](const Ask& ask) {
                            return fmt::format("{}[/{}/]", id, quoted(name + ": " + ask.message));
                          },
                          [&](const Branch&) { return fmt::format("{}{{{}}}", id, quoted(name)); },
                          [&](const Do& deed) {
                            return fmt::format("{}[[{}]]", id, quoted(name + ": " + deed.deed));
                          },
                          [&](const End& end) {
                            return fmt::format("{}([{}])", id, quoted(name + ": " + end.message));
                          }},
                    step);
}

}  // namespace

std::string draw(const Flow& flow) {
  std::string text = "flowchart TD\n";
  std::set<std::string> outside;
  for (const auto& name : flow.order) text += "  " + shape(name, *find_step(flow, name)) + "\n";
  text += "  begin((" + quoted(flow.id) + ")) --> " + node_name(flow.start) + "\n";
  for (const auto& name : flow.order) {
    for (const auto& way : ways_of(*find_step(flow, name))) {
      std::string to = step_of_target(way.to);
      const bool again = way.to.starts_with("@redo");
      if (to.empty()) outside.insert(to = way.to);
      const std::string label = way.by.empty() ? "" : "|" + quoted(way.by) + "|";
      text += fmt::format(
          "  {} {}{} {}\n", node_name(name), again ? "-.->" : "-->", label, node_name(to));
    }
  }
  for (const auto& to : outside) text += fmt::format("  {}({})\n", node_name(to), quoted(to));
  return text;
}

}  // namespace flows
