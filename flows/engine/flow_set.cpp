#include "flows/engine/flow_set.hpp"

#include "base/text_file.hpp"
#include "flows/engine/read.hpp"

namespace flows {
namespace {

constexpr const char* routes_file = "routes.jsonc";

}  // namespace

std::vector<Mistake> FlowSet::load(const std::filesystem::path& folder, FlowSet& into) {
  std::vector<Mistake> mistakes;
  bool routes_seen = false;
  for (const auto& file : base::files_with_ending(folder, ".jsonc")) {
    const auto text = base::read_text_file(file);
    if (!text) {
      mistakes.push_back({file.string(), "", text.error().what});
      continue;
    }
    if (file.filename() == routes_file) {
      routes_seen = true;
      for (auto& what : read_routes(*text, into.routes_)) {
        mistakes.push_back({file.string(), "", std::move(what)});
      }
      continue;
    }
    Flow flow;
    auto wrong = read_flow(file.string(), *text, flow);
    mistakes.insert(mistakes.end(), wrong.begin(), wrong.end());
    if (into.current_.contains(flow.id)) {
      mistakes.push_back({file.string(), "", "flow \"" + flow.id + "\" stands in two files"});
    }
    into.current_[flow.id] = flow.digest;
    into.sources_.push_back({flow.id, flow.digest, *text});
    into.flows_[{flow.id, flow.digest}] = std::move(flow);
  }
  if (!routes_seen) mistakes.push_back({folder.string(), "", "routes.jsonc is missing"});
  return mistakes;
}

std::vector<Mistake> FlowSet::add_archived(std::string_view text) {
  Flow flow;
  auto mistakes = read_flow("(archive)", text, flow);
  if (mistakes.empty()) flows_.insert({{flow.id, flow.digest}, flow});
  return mistakes;
}

const Flow* FlowSet::current(std::string_view id) const {
  const auto digest = current_.find(id);
  return digest == current_.end() ? nullptr : pinned({std::string{id}, digest->second});
}

const Flow* FlowSet::pinned(const FlowRef& ref) const {
  const auto found = flows_.find({ref.id, ref.digest});
  return found == flows_.end() ? nullptr : &found->second;
}

std::vector<const Flow*> FlowSet::all_current() const {
  std::vector<const Flow*> all;
  for (const auto& entry : current_) all.push_back(current(entry.first));
  return all;
}

}  // namespace flows
