#include "office/surveys/import/delimited.hpp"

#include <algorithm>
#include <array>

#include "office/surveys/import/limits.hpp"

namespace surveys {
namespace {

constexpr std::array<char, 3> separators{';', '\t', ','};
constexpr std::size_t looked_at = 50;

// "sep=;", as Excel reads it.
constexpr std::string_view told = "sep=";

}  // namespace

char guess_separator(std::string_view text) {
  if (text.size() > told.size() && text.starts_with(told)) return text[told.size()];
  char best = ',';
  std::size_t most = 0;
  for (const char separator : separators) {
    DelimitedText table(text, separator);
    Record record;
    std::array<std::size_t, import_limits::columns_max + 1> widths{};
    for (std::size_t i = 0; i < looked_at && table.next(record); ++i)
      ++widths[std::min(record.cells.size(), import_limits::columns_max)];
    std::size_t alike = 0;
    for (std::size_t width = 2; width < widths.size(); ++width)
      alike = std::max(alike, widths[width] * 100 + width);
    if (alike > most && alike > 100) {
      most = alike;
      best = separator;
    }
  }
  return best;
}

bool DelimitedText::next(Record& record) {
  if (rest_.empty()) return false;
  record.line = line_;
  record.cells.clear();
  unclosed_ = false;
  while (true) {
    if (record.cells.size() > import_limits::columns_max) {
      rest_.remove_prefix(std::min(rest_.find_first_of("\r\n"), rest_.size()));
      break;
    }
    const bool opened = !rest_.empty() && rest_.front() == '"' && !unclosed_;
    record.cells.push_back(opened ? quoted() : plain());
    const bool more = !rest_.empty() && rest_.front() == separator_;
    if (!more) break;
    rest_.remove_prefix(1);
  }
  if (rest_.starts_with("\r\n")) {
    rest_.remove_prefix(2);
  } else if (!rest_.empty()) {
    rest_.remove_prefix(1);
  }
  ++line_;
  return true;
}

std::string DelimitedText::plain() {
  const std::array<char, 3> ends{separator_, '\n', '\r'};
  const auto end = std::min(rest_.find_first_of({ends.data(), ends.size()}), rest_.size());
  std::string cell{rest_.substr(0, end)};
  rest_.remove_prefix(end);
  return cell;
}

// A quote ends a cell only before what may follow a cell.
bool DelimitedText::closes(std::size_t at) const {
  if (at + 1 >= rest_.size()) return true;
  const char after = rest_[at + 1];
  return after == separator_ || after == '\n' || after == '\r';
}

std::string DelimitedText::quoted() {
  std::string cell;
  std::size_t breaks = 0;
  for (std::size_t i = 1; i < rest_.size() && i <= import_limits::cell_bytes_max * 2; ++i) {
    const bool doubled = rest_[i] == '"' && i + 1 < rest_.size() && rest_[i + 1] == '"';
    if (rest_[i] == '"' && !doubled && closes(i)) {
      rest_.remove_prefix(i + 1);
      line_ += breaks;
      return cell;
    }
    if (doubled) ++i;
    if (rest_[i] == '\n') ++breaks;
    cell += rest_[i];
  }
  unclosed_ = true;
  return plain();  // never closed: the quote is a sign like any other
}

}  // namespace surveys
