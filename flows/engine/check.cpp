#include "flows/engine/check.hpp"

#include <algorithm>

#include "flows/engine/check_parts.hpp"
#include "flows/engine/graph.hpp"

namespace flows {

bool contains(const std::vector<std::string>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

std::vector<Mistake> check(const FlowSet& flows, const Vocabulary& vocabulary) {
  std::vector<Mistake> mistakes;
  const Inquiry inquiry{flows, vocabulary, mistakes};
  check_ways(inquiry);
  check_steps(inquiry);
  check_answers(inquiry);
  check_routes(inquiry);
  check_texts(inquiry);
  std::stable_sort(mistakes.begin(), mistakes.end(), [](const Mistake& a, const Mistake& b) {
    return a.file < b.file;
  });
  return mistakes;
}

std::vector<Offered> choices_offered(const Inquiry& inquiry, const Ask& ask) {
  std::vector<Offered> all;
  for (const auto& id : messages_of(Step{ask})) {
    const auto* message = inquiry.message(id);
    if (message == nullptr) continue;
    for (const auto& choice : message->choices) all.push_back({id, &choice});
  }
  return all;
}

}  // namespace flows
