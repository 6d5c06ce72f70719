// All messages the service can say, read from templates/vi/*.jsonc. Once loaded it only grows: what
// was found stays as it is until the end. Any thread.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/growing.hpp"
#include "base/result.hpp"
#include "base/value.hpp"
#include "templates/engine/message.hpp"

namespace templates {

struct Template {
  std::string file{};
  std::vector<std::string> lines{};
  std::vector<Choice> choices{};
  std::string version{};  // digest of the text: a consent remembers which words were agreed to
};

struct Mistake {
  std::string file{};
  std::string message{};  // the template's id
  std::string what{};
};

class Catalog {
 public:
  // Every mistake of every file at once; none means that all templates were taken.
  static std::vector<Mistake> load(const std::filesystem::path& folder, Catalog& into);

  // One more file: words that were made, not written.
  std::vector<Mistake> include(const std::string& file, std::string_view text);

  const Template* find(std::string_view id) const;
  std::vector<std::string> ids() const;

  // The whole message: placeholders filled, numbered lines at "{choices}" or at the end, the listed
  // options first. An unknown id and a missing value are errors (content was not checked).
  base::Result<Message> render(std::string_view id,
                               const base::Values& with,
                               const std::vector<Listed>& listed = {}) const;

  // What may be answered to it: listed options, then the template's own, with their numbers.
  std::vector<Choice> options(std::string_view id, const std::vector<Listed>& listed = {}) const;

 private:
  base::GrowingLock lock_{};
  std::map<std::string, Template, std::less<>> templates_{};
};

}  // namespace templates
