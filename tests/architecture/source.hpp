// One text of the repository as the rules see it: with and without its comments and literals. All
// views have the same length and the same lines, so a place in one is the same place in the others.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace architecture {

struct Literal {
  std::size_t at = 0;  // of its first character, after the quote
  std::string text{};
  bool raw = false;  // R"(…)": data that no formatter breaks
};

struct Word {  // an identifier or keyword of the code
  std::size_t at = 0;
  std::string_view text{};  // into Source::code
};

struct Source {
  std::string path{};   // from the root of the repository, with "/"
  std::string text{};   // as it stands in the file
  std::string plain{};  // C++ only: comments blanked
  std::string code{};   // C++ only: comments and literals blanked
  std::vector<Literal> literals{};

  bool is_header() const { return path.ends_with(".hpp"); }

  bool is_cpp() const { return is_header() || path.ends_with(".cpp"); }
};

Source read_source(std::string path, std::string text);

// Every text file of the tree, tracked or about to be; sorted by path. Build folders, runtime data
// and fetched packages are left out.
std::vector<Source> read_tree(const std::filesystem::path& root);

std::vector<Word> words_of(const Source& source);
// The words between two places of the code.
std::vector<Word> words_between(const Source& source, std::size_t begin, std::size_t end);

std::size_t line_of(const Source& source, std::size_t at);  // counted from 1
std::vector<std::string_view> lines_of(std::string_view text);

// "AccessToken", "access_token" and "access-token" → "access", "token".
std::vector<std::string> parts_of(std::string_view name);

}  // namespace architecture
