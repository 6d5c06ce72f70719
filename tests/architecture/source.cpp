#include "tests/architecture/source.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <utility>

namespace architecture {
namespace {

namespace fs = std::filesystem;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Walks once over a C++ text and blanks what is no code. Not a compiler: enough for our own style.
class Blanker {
 public:
  explicit Blanker(Source& source) : source_(source), text_(source.text) {
    source_.plain = text_;
    source_.code = text_;
  }

  void run() {
    while (at_ < text_.size()) step();
  }

 private:
  void step() {
    const auto rest = std::string_view{text_}.substr(at_);
    if (rest.starts_with("#include")) return include();
    if (rest.starts_with("//")) return comment(text_.find('\n', at_));
    if (rest.starts_with("/*")) return comment(end_after(text_.find("*/", at_ + 2), 2));
    if (rest.starts_with("R\"") && !letter_before()) return raw_literal();
    if (text_[at_] == '"') return literal('"');
    if (text_[at_] == '\'' && !(at_ > 0 && is_letter(text_[at_ - 1]))) return literal('\'');
    ++at_;
  }

  bool letter_before() const { return at_ > 0 && is_letter(text_[at_ - 1]) && !prefixed(); }

  // u8R"…" and LR"…" are raw literals too; any other letter before makes R part of a word.
  bool prefixed() const { return text_[at_ - 1] == '8' || text_[at_ - 1] == 'L'; }

  std::size_t end_after(std::size_t found, std::size_t length) const {
    return found == std::string::npos ? found : found + length;
  }

  void blank(std::string& view, std::size_t begin, std::size_t end) const {
    for (auto i = begin; i < end; ++i) {
      if (view[i] != '\n') view[i] = ' ';
    }
  }

  void comment(std::size_t end) {
    end = std::min(end, text_.size());
    blank(source_.plain, at_, end);
    blank(source_.code, at_, end);
    at_ = end;
  }

  // The file's name stays in the plain view and is no word of the code.
  void include() {
    const auto end = std::min(text_.find('\n', at_), text_.size());
    blank(source_.code, at_, end);
    at_ = end;
  }

  void keep(std::size_t begin, std::size_t end, std::size_t after, bool raw = false) {
    end = std::min(end, text_.size());
    after = std::min(after, text_.size());
    source_.literals.push_back({begin, text_.substr(begin, end - begin), raw});
    blank(source_.code, begin, end);
    at_ = after;
  }

  void literal(char quote) {
    auto end = at_ + 1;
    while (end < text_.size() && text_[end] != quote && text_[end] != '\n') {
      end += text_[end] == '\\' ? 2U : 1U;
    }
    keep(at_ + 1, end, end + 1);
  }

  void raw_literal() {
    const auto open = text_.find('(', at_);
    if (open == std::string::npos) {
      ++at_;
      return;
    }
    const auto close = ")" + text_.substr(at_ + 2, open - at_ - 2) + "\"";
    const auto end = std::min(text_.find(close, open), text_.size());
    keep(open + 1, end, end + close.size(), true);
  }

  Source& source_;
  const std::string& text_;
  std::size_t at_ = 0;
};

bool left_out(const fs::path& path, const fs::path& root) {
  static constexpr std::array<std::string_view, 4> everywhere{
      ".git", "node_modules", "dist", "__pycache__"};
  static constexpr std::array<std::string_view, 2> at_root{"build", "data"};
  const auto name = path.filename().string();
  if (std::find(everywhere.begin(), everywhere.end(), name) != everywhere.end()) return true;
  return path.parent_path() == root &&
         std::find(at_root.begin(), at_root.end(), name) != at_root.end();
}

bool is_text(const std::string& bytes) {
  return bytes.substr(0, 4096).find('\0') == std::string::npos;
}

std::vector<fs::path> files_below(const fs::path& root) {
  std::vector<fs::path> files;
  auto entry = fs::recursive_directory_iterator(root);
  for (; entry != fs::recursive_directory_iterator{}; ++entry) {
    if (entry->is_directory() && left_out(entry->path(), root)) {
      entry.disable_recursion_pending();
    } else if (entry->is_regular_file()) {
      files.push_back(entry->path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

Source read_source(std::string path, std::string text) {
  Source source;
  source.path = std::move(path);
  source.text = std::move(text);
  if (source.is_cpp()) Blanker(source).run();
  return source;
}

std::vector<Source> read_tree(const fs::path& root) {
  std::vector<Source> sources;
  for (const auto& path : files_below(root)) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    if (!file || !is_text(bytes)) continue;
    sources.push_back(read_source(fs::relative(path, root).generic_string(), std::move(bytes)));
  }
  return sources;
}

std::vector<Word> words_between(const Source& source, std::size_t begin, std::size_t end) {
  std::vector<Word> words;
  const std::string_view code = source.code;
  end = std::min(end, code.size());
  for (auto at = begin; at < end;) {
    auto stop = at;
    while (stop < end && is_letter(code[stop])) ++stop;
    if (stop > at && !is_digit(code[at])) words.push_back({at, code.substr(at, stop - at)});
    at = stop > at ? stop : at + 1;
  }
  return words;
}

std::vector<Word> words_of(const Source& source) {
  return words_between(source, 0, source.code.size());
}

std::size_t line_of(const Source& source, std::size_t at) {
  const auto end =
      source.text.begin() + static_cast<std::ptrdiff_t>(std::min(at, source.text.size()));
  return 1 + static_cast<std::size_t>(std::count(source.text.begin(), end, '\n'));
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::vector<std::string> parts_of(std::string_view name) {
  std::vector<std::string> parts;
  bool inside = false;
  bool small_before = false;
  for (const char c : name) {
    const bool capital = c >= 'A' && c <= 'Z';
    const bool part = is_letter(c) && c != '_';
    if (part && (!inside || (capital && small_before))) parts.emplace_back();
    if (part) parts.back() += capital ? static_cast<char>(c - 'A' + 'a') : c;
    inside = part;
    small_before = part && !capital;
  }
  return parts;
}

}  // namespace architecture
