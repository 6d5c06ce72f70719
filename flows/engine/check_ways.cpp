#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "flows/engine/check_parts.hpp"
#include "flows/engine/graph.hpp"
#include "flows/engine/limits.hpp"
#include "flows/engine/reading.hpp"

namespace flows {
namespace {

enum class Takes { nothing, flow_or_nothing, flow, step };

constexpr std::array<std::pair<std::string_view, Takes>, 9> specials{
    {{"@resume", Takes::nothing},
     {"@skip", Takes::nothing},
     {"@edit", Takes::nothing},
     {"@cancel", Takes::nothing},
     {"@drop", Takes::flow_or_nothing},
     {"@park", Takes::flow_or_nothing},
     {"@over", Takes::flow_or_nothing},
     {"@start", Takes::flow},
     {"@redo", Takes::step}}};

// What is wrong with the name behind a special target, or "".
std::string wrong_name(const Flow& flow,
                       const std::string& what,
                       const std::string& name,
                       Takes takes) {
  if (takes == Takes::nothing && !name.empty()) return "\"" + what + "\" takes no name";
  if (takes == Takes::flow && name.empty()) return "\"" + what + "\" needs a flow";
  if (takes != Takes::step) return {};
  const auto* step = find_step(flow, name);
  const bool asks = step != nullptr && std::holds_alternative<Ask>(*step);
  return asks ? "" : "\"" + what + "\" names no question of this flow: \"" + name + "\"";
}

// What is wrong with a target, or "".
std::string wrong_with(const Inquiry& inquiry, const Flow& flow, const Target& target) {
  if (target.empty()) return "leads nowhere: \"then\" is missing";
  if (!target.starts_with('@')) {
    return find_step(flow, target) == nullptr ? "leads to the missing step \"" + target + "\"" : "";
  }
  const auto parts = split_target(target);
  const std::string what{parts.first};
  const std::string name{parts.second};
  const auto* const special = std::find_if(
      specials.begin(), specials.end(), [&](const auto& one) { return one.first == what; });
  if (special == specials.end()) return "unknown special target \"" + target + "\"";
  if (auto wrong = wrong_name(flow, what, name, special->second); !wrong.empty()) return wrong;
  if (special->second == Takes::step) return {};
  if (!name.empty() && inquiry.flows.current(name) == nullptr) {
    return "leads to the missing flow \"" + name + "\"";
  }
  const bool drafts = (what == "@edit" || what == "@cancel") && !flow.draft;
  return drafts ? "\"" + what + "\" has a meaning only in a flow with \"draft\"" : "";
}

void check_targets(const Inquiry& inquiry, const Flow& flow) {
  if (find_step(flow, flow.start) == nullptr) {
    inquiry.report(flow, "", "\"start\" names the missing step \"" + flow.start + "\"");
  }
  for (const auto& [name, step] : flow.steps) {
    for (const auto& way : ways_of(step)) {
      const std::string wrong = wrong_with(inquiry, flow, way.to);
      if (wrong.empty()) continue;
      inquiry.report(flow, name, way.by.empty() ? wrong : "\"" + way.by + "\" " + wrong);
    }
  }
}

// The first of what a flow is given that this end of another does not bring; "" when it brings all.
std::string first_missing(const Flow& next, const End* end) {
  const auto missing =
      std::find_if(next.given.begin(), next.given.end(), [&](const std::string& needed) {
        return end == nullptr || !contains(end->with, needed);
      });
  return missing == next.given.end() ? std::string{} : *missing;
}

// A flow that is given something can only be begun by whoever brings it.
void check_given(const Inquiry& inquiry, const Flow& flow) {
  for (const auto& [name, step] : flow.steps) {
    const auto* end = std::get_if<End>(&step);
    for (const auto& way : ways_of(step)) {
      const auto* next = inquiry.flows.current(flow_of_target(way.to));
      const auto missing = next == nullptr ? std::string{} : first_missing(*next, end);
      if (missing.empty()) continue;
      inquiry.report(flow, name, "begins \"" + next->id + "\" without \"" + missing + "\"");
    }
  }
}

void check_reached(const Inquiry& inquiry, const Flow& flow) {
  std::set<std::string> reached;
  std::vector<std::string> open{flow.start};
  if (flow.draft) open.emplace_back(edit_step);
  while (!open.empty()) {
    const std::string at = open.back();
    open.pop_back();
    const auto* step = find_step(flow, at);
    if (step == nullptr || !reached.insert(at).second) continue;
    for (const auto& way : ways_of(*step)) {
      const std::string to = step_of_target(way.to);
      if (!to.empty()) open.push_back(to);
    }
  }
  for (const auto& name : flow.order) {
    if (!reached.contains(name)) inquiry.report(flow, name, "no path leads here");
  }
}

// A place in all flows at once: a loop may go through several of them.
using Place = std::pair<const Flow*, std::string>;

class LoopSearch {
 public:
  explicit LoopSearch(const Inquiry& inquiry) : inquiry_(inquiry) {}

  void from(const Place& place) {
    const auto seen = marks_.find(place);
    if (seen != marks_.end()) {
      if (seen->second == Mark::open) {
        inquiry_.report(*place.first, place.second, "is part of a loop without a question");
      }
      return;
    }
    marks_[place] = Mark::open;
    for (const auto& next : next_without_asking(place)) from(next);
    marks_[place] = Mark::done;
  }

 private:
  enum class Mark { open, done };

  // Where a turn goes on by itself. "@redo" always asks; a question without "save" as well.
  std::vector<Place> next_without_asking(const Place& place) const {
    std::vector<Place> all;
    const auto* step = find_step(*place.first, place.second);
    if (step == nullptr) return all;
    const auto* ask = std::get_if<Ask>(step);
    for (const auto& way : ask != nullptr ? ways_when_known(*ask) : ways_of(*step)) {
      const auto* flow = inquiry_.flows.current(flow_of_target(way.to));
      if (flow != nullptr) all.emplace_back(flow, flow->start);
      if (!way.to.starts_with('@')) all.emplace_back(place.first, way.to);
    }
    return all;
  }

  const Inquiry& inquiry_;
  std::map<Place, Mark> marks_{};
};

}  // namespace

void check_ways(const Inquiry& inquiry) {
  LoopSearch loops(inquiry);
  for (const auto* flow : inquiry.flows.all_current()) {
    check_targets(inquiry, *flow);
    check_given(inquiry, *flow);
    check_reached(inquiry, *flow);
    for (const auto& name : flow->order) loops.from({flow, name});
  }
}

}  // namespace flows
