#include "flows/engine/reading.hpp"

#include <algorithm>

#include "office/language/fold.hpp"

namespace flows {

bool is_empty(const base::Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return text->empty();
  return std::holds_alternative<std::monostate>(value);
}

std::string as_text(const base::Value& value) {
  return std::visit(Cases{[](std::monostate) { return std::string{}; },
                          [](bool truth) { return std::string{truth ? "true" : "false"}; },
                          [](std::int64_t number) { return std::to_string(number); },
                          [](const std::string& text) { return text; },
                          [](const std::vector<std::string>& list) {
                            return list.empty() ? std::string{} : std::to_string(list.size());
                          }},
                    value);
}

std::string said_as(const base::Values& answers, const std::string& name) {
  std::string label = base::text_of(answers, name + ".label");
  return label.empty() ? base::text_of(answers, name) : label;
}

std::string one_line(std::string_view text, std::size_t max_code_points) {
  std::string line{text};
  std::replace(line.begin(), line.end(), '\n', ' ');
  return language::shorten(line, max_code_points);
}

const Step* find_step(const Flow& flow, std::string_view name) {
  const auto found = flow.steps.find(name);
  return found == flow.steps.end() ? nullptr : &found->second;
}

}  // namespace flows
