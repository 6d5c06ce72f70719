#include "flows/engine/flow_set.hpp"

#include "base/text_file.hpp"
#include "flows/engine/read.hpp"

namespace flows {
namespace {

constexpr const char* routes_file = "routes.jsonc";
constexpr const char* ending = ".jsonc";

}  // namespace

std::vector<Mistake> FlowSet::load(const std::filesystem::path& folder, FlowSet& into) {
  std::vector<Mistake> mistakes;
  std::vector<File> files;
  for (const auto& path : base::files_with_ending(folder, ending)) {
    auto text = base::read_text_file(path);
    if (text) {
      files.push_back({path.filename().string(), std::move(*text)});
    } else {
      mistakes.push_back({path.filename().string(), "", text.error().what});
    }
  }
  auto wrong = read(files, into);
  mistakes.insert(mistakes.end(), wrong.begin(), wrong.end());
  return mistakes;
}

std::vector<Mistake> FlowSet::read(const std::vector<File>& files, FlowSet& into) {
  std::vector<Mistake> mistakes;
  bool routes_seen = false;
  for (const auto& file : files) {
    if (file.name != routes_file) {
      into.add(file, mistakes);
      continue;
    }
    routes_seen = true;
    for (auto& what : read_routes(file.text, into.routes_)) {
      mistakes.push_back({file.name, "", std::move(what)});
    }
  }
  if (!routes_seen) mistakes.push_back({routes_file, "", "is missing"});
  return mistakes;
}

std::vector<Mistake> FlowSet::include(const File& file) {
  std::vector<Mistake> mistakes;
  add(file, mistakes);
  return mistakes;
}

void FlowSet::add(const File& file, std::vector<Mistake>& mistakes) {
  Flow flow;
  const auto wrong = read_flow(file.name, file.text, flow);
  mistakes.insert(mistakes.end(), wrong.begin(), wrong.end());
  if (flow.id + ending != file.name) {
    mistakes.push_back({file.name, "", "holds the flow \"" + flow.id + "\": name them alike"});
  }
  const auto adding = lock_.adding();
  if (!current_.emplace(flow.id, flow.digest).second) {
    mistakes.push_back({file.name, "", "flow \"" + flow.id + "\" stands in two files"});
    return;
  }
  sources_.push_back({flow.id, flow.digest, file.text});
  const auto key = std::make_pair(flow.id, flow.digest);
  flows_.insert_or_assign(key, std::move(flow));
}

std::vector<Mistake> FlowSet::add_archived(std::string_view text) {
  Flow flow;
  auto mistakes = read_flow("(archive)", text, flow);
  const auto adding = lock_.adding();
  if (mistakes.empty()) flows_.insert({{flow.id, flow.digest}, flow});
  return mistakes;
}

const Flow* FlowSet::current(std::string_view id) const {
  const auto reading = lock_.reading();
  const auto digest = current_.find(id);
  return digest == current_.end() ? nullptr : pinned_here({std::string{id}, digest->second});
}

const Flow* FlowSet::pinned(const FlowRef& ref) const {
  const auto reading = lock_.reading();
  return pinned_here(ref);
}

const Flow* FlowSet::pinned_here(const FlowRef& ref) const {
  const auto found = flows_.find({ref.id, ref.digest});
  return found == flows_.end() ? nullptr : &found->second;
}

std::vector<const Flow*> FlowSet::all_current() const {
  const auto reading = lock_.reading();
  std::vector<const Flow*> all;
  for (const auto& [id, digest] : current_) all.push_back(pinned_here({id, digest}));
  return all;
}

}  // namespace flows
