#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "tests/architecture/checks.hpp"

namespace architecture {
namespace {

struct Include {
  std::size_t line = 0;
  std::string_view file{};
  bool ours = false;  // in quotes
};

std::optional<Include> read_include(std::string_view line, std::size_t number) {
  const auto start = line.find_first_not_of(' ');
  if (start == line.npos || !line.substr(start).starts_with("#include")) return std::nullopt;
  const auto open = line.find_first_of("\"<", start);
  if (open == line.npos) return std::nullopt;
  const bool ours = line[open] == '"';
  const auto close = line.find(ours ? '"' : '>', open + 1);
  if (close == line.npos) return std::nullopt;
  return Include{number, line.substr(open + 1, close - open - 1), ours};
}

std::vector<Include> includes_of(const Source& source) {
  std::vector<Include> includes;
  std::size_t number = 0;
  for (const auto line : lines_of(source.plain)) {
    if (const auto include = read_include(line, ++number)) includes.push_back(*include);
  }
  return includes;
}

bool contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

const Package* package_of(const Rules& rules, std::string_view header) {
  for (const auto& package : rules.packages) {
    if (header.starts_with(package.header)) return &package;
  }
  return nullptr;
}

std::string refusal_of_package(const Rules& rules, const Source& source, std::string_view header) {
  const bool known =
      contains(rules.standard_headers, header) || contains(rules.system_headers, header);
  if (known) return {};
  const auto* package = package_of(rules, header);
  if (package == nullptr) return "a package nobody decided on";
  if (!within(source.path, package->where)) return "not in this place";
  const bool open = package->in_headers || within(source.path, package->headers);
  if (source.is_header() && !open) return "never in a header";
  return {};
}

// The namespaces a file opens outside every other brace, with "a::b" and "a { b" read alike.
struct Opened {
  std::size_t line = 0;
  std::string name{};
};

class SpaceReader {
 public:
  explicit SpaceReader(const Source& source) : source_(source), code_(source.code) {}

  std::vector<Opened> read() {
    for (at_ = 0; at_ < code_.size(); ++at_) {
      if (code_[at_] == '{') ++depth_;
      if (code_[at_] == '}') --depth_;
      if (depth_ == 0 && at_word("namespace")) take();
    }
    return opened_;
  }

 private:
  bool at_word(std::string_view word) const {
    const bool starts = at_ == 0 || code_[at_ - 1] == '\n' || code_[at_ - 1] == ' ';
    return starts && code_.substr(at_).starts_with(word) && !after_using();
  }

  bool after_using() const {
    const auto before = code_.substr(0, at_);
    const auto end = before.find_last_not_of(" \n");
    return end != before.npos && before.substr(0, end + 1).ends_with("using");
  }

  void take() {
    const auto start = at_ + std::string_view{"namespace"}.size();
    const auto end = code_.find_first_of("{;=", start);
    if (end == code_.npos || code_[end] != '{') return;  // an alias opens nothing
    std::string name;
    for (const char c : code_.substr(start, end - start)) {
      if (c != ' ' && c != '\n') name += c;
    }
    opened_.push_back({line_of(source_, at_), name});
  }

  const Source& source_;
  std::string_view code_;
  std::size_t at_ = 0;
  int depth_ = 0;
  std::vector<Opened> opened_{};
};

bool belongs(const std::string& name, std::string_view space) {
  return name.empty() || name == space || name.starts_with(std::string{space} + "::");
}

// What the class that is declared at this place inherits from: nothing for "enum class", for a
// parameter of a template and for a name that is only announced.
std::vector<std::string_view> bases_at(const Source& source, std::size_t at) {
  const std::string_view code = source.code;
  const auto before = code.substr(0, at);
  const bool parameter = before.ends_with('<') || before.ends_with(", ");
  const auto end = code.find_first_of("{;(", at);
  const auto colon = code.find(" : ", at);
  if (parameter || before.ends_with("enum ") || end == code.npos) return {};
  if (code[end] != '{' || colon > end) return {};
  std::vector<std::string_view> bases;
  for (auto start = colon; start < end;) {
    const auto stop = std::min(code.find(',', start), end);
    const auto named = words_between(source, start, stop);
    if (!named.empty()) bases.push_back(named.back().text);
    start = stop + 1;
  }
  return bases;
}

}  // namespace

Breaches check_own_includes(const Rules& rules, const Source& source) {
  Breaches breaches;
  const auto* folder = folder_of(rules, source.path);
  if (!source.is_cpp()) return breaches;
  if (folder == nullptr) return {{source.path, 1, "a folder without a row in the table"}};
  for (const auto& include : includes_of(source)) {
    if (!include.ours) continue;
    const bool allowed =
        within(include.file, {folder->path}) || within(include.file, folder->may_include);
    if (!allowed) {
      breaches.push_back({source.path,
                          include.line,
                          fmt::format("{} may not include {}", folder->path, include.file)});
    }
  }
  return breaches;
}

Breaches check_package_includes(const Rules& rules, const Source& source) {
  Breaches breaches;
  for (const auto& include : includes_of(source)) {
    if (include.ours) continue;
    const auto why = refusal_of_package(rules, source, include.file);
    if (!why.empty()) {
      breaches.push_back({source.path, include.line, fmt::format("<{}>: {}", include.file, why)});
    }
  }
  return breaches;
}

Breaches check_namespaces(const Rules& rules, const Source& source) {
  Breaches breaches;
  const auto* folder = folder_of(rules, source.path);
  if (!source.is_cpp() || folder == nullptr || folder->space.empty()) return breaches;
  for (const auto& [line, name] : SpaceReader(source).read()) {
    if (belongs(name, folder->space) || contains(rules.foreign_spaces, name)) continue;
    breaches.push_back({source.path, line, fmt::format("namespace {} in {}", name, folder->path)});
  }
  return breaches;
}

Breaches check_using(const Rules& rules, const Source& source) {
  Breaches breaches;
  const auto words = words_of(source);
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    if (words[i].text != "using" || words[i + 1].text != "namespace") continue;
    const auto end = source.code.find(';', words[i].at);
    const auto named = words_between(source, words[i + 2].at, end);
    const auto last = named.empty() ? std::string_view{} : named.back().text;
    if (contains(rules.literal_spaces, last) && !source.is_header()) continue;
    breaches.push_back(
        {source.path, line_of(source, words[i].at), fmt::format("using namespace {}", last)});
  }
  return breaches;
}

Breaches check_bases(const Rules& rules, const Source& source) {
  Breaches breaches;
  for (const auto& word : words_of(source)) {
    if (word.text != "class" && word.text != "struct") continue;
    for (const auto base : bases_at(source, word.at)) {
      if (contains(rules.bases, base)) continue;
      breaches.push_back(
          {source.path, line_of(source, word.at), fmt::format("inherits from {}", base)});
    }
  }
  return breaches;
}

Breaches check_included_files(const std::vector<Source>& tree) {
  std::set<std::string_view> files;
  for (const auto& source : tree) files.insert(source.path);
  Breaches breaches;
  for (const auto& source : tree) {
    for (const auto& include : includes_of(source)) {
      if (!include.ours || files.contains(include.file)) continue;
      breaches.push_back({source.path, include.line, fmt::format("{} is not there", include.file)});
    }
  }
  return breaches;
}

}  // namespace architecture
