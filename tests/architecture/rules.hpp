// The rules of the house as data: what the checks in checks.hpp read. The reasons stand beside the
// rows in rules.cpp; the picture is in docs/architecture.md.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace architecture {

using Names = std::vector<std::string_view>;

struct Folder {
  std::string_view path{};
  std::string_view space{};  // its namespace; "" for folders whose files choose their own
  Names may_include{};       // besides itself: folders or single files
};

struct Package {  // a third-party header, by how its name begins
  std::string_view header{};
  Names where{};  // folders or files; "" means everywhere
  bool in_headers = false;
  Names headers{};  // that may see it although others may not
};

struct Banned {  // an identifier; with "(" at its end only where it is called
  std::string_view word{};
  std::string_view why{};
  Names except{};  // files that may, each for a reason told there
};

struct Excused {  // a word that is suspicious in a log call, but not here
  std::string_view file{};
  std::string_view word{};
  std::string_view why{};
};

struct Sizes {
  std::size_t lines_max = 0;
  std::size_t header_lines_max = 0;
  std::size_t header_lines_wanted = 0;
  std::size_t columns_max = 0;
};

struct Rules {
  std::vector<Folder> folders{};
  std::vector<Package> packages{};
  Names standard_headers{};
  Names system_headers{};        // of the operating system
  Names pure_folders{};          // values in, values out
  Names pure_except{};           // files of those that are not
  Names impure_headers{};        // not in a pure folder
  std::vector<Banned> impure{};  // not in a pure folder
  std::vector<Banned> banned{};  // nowhere
  Names banned_parts{};          // of a name
  Names foreign_names{};         // names of others that have such a part
  Names bases{};                 // what a class may inherit from
  Names mutex_homes{};           // files that hold a mutex
  Names literal_spaces{};        // the only namespaces a .cpp may open with "using namespace"
  Names foreign_spaces{};        // namespaces of others, opened to declare a name
  Names logged_never{};          // parts of names that a log call must not have
  std::vector<Excused> excused{};
  Names sql{};  // phrases, in small letters
  Names sql_homes{};
  Names machine_paths{};
  Names sized{};       // endings of the files that have sizes
  Names generated{};   // written by a program: no sizes
  Names word_lists{};  // one sentence of the pages on each line: no sizes either
  Sizes sizes{};
};

const Rules& house_rules();

// True when the path is one of the places or lies in one of them.
bool within(std::string_view path, const Names& places);
const Folder* folder_of(const Rules& rules, std::string_view path);

}  // namespace architecture
