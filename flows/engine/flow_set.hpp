// All flows by id, and older texts by digest for the sessions that began with them. Once loaded it
// only grows: what was found stays as it is until the end. Any thread.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/growing.hpp"
#include "base/result.hpp"
#include "flows/engine/flow.hpp"
#include "flows/engine/routes.hpp"

namespace flows {

struct Mistake {
  std::string file{};
  std::string step{};
  std::string what{};
};

struct File {
  std::string name{};  // "menu.jsonc"
  std::string text{};
};

struct Source {  // the text a flow was read from, for the archive
  std::string id{};
  std::string digest{};
  std::string text{};
};

class FlowSet {
 public:
  // Reads flows/*.jsonc and routes.jsonc. Returns every mistake; none: all was taken.
  static std::vector<Mistake> load(const std::filesystem::path& folder, FlowSet& into);

  // The same from texts that are in no folder yet: what staff are about to publish.
  static std::vector<Mistake> read(const std::vector<File>& files, FlowSet& into);

  // One more file: a flow that was made, not written.
  std::vector<Mistake> include(const File& file);

  // Adds an older text that some session still runs on. Returns its mistakes.
  std::vector<Mistake> add_archived(std::string_view text);

  const Flow* current(std::string_view id) const;
  // The very text a session began with, else nothing.
  const Flow* pinned(const FlowRef& ref) const;
  std::vector<const Flow*> all_current() const;

  const std::vector<Source>& sources() const { return sources_; }

  const Routes& routes() const { return routes_; }

 private:
  void add(const File& file, std::vector<Mistake>& mistakes);

  const Flow* pinned_here(const FlowRef& ref) const;

  base::GrowingLock lock_{};
  std::map<std::pair<std::string, std::string>, Flow> flows_{};  // by id and digest
  std::map<std::string, std::string, std::less<>> current_{};    // id → digest
  std::vector<Source> sources_{};
  Routes routes_{};
};

}  // namespace flows
