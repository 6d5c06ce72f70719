#include "papers/workbook_styles.hpp"

#include <algorithm>

namespace papers {
namespace {

// Numbers Excel itself gives to formats of days (ECMA-376, 18.8.30), also of East Asia.
bool is_date_by_number(std::size_t id) {
  return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

// Days or years outside of quotes, colours and escapes: "dd/mm/yyyy", "[$-42A]d mmmm".
bool is_date_by_code(std::string_view code) {
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char letter = code[i];
    if (letter == '"') i = std::min(code.find('"', i + 1), code.size() - 1);
    if (letter == '[') i = std::min(code.find(']', i), code.size() - 1);
    if (letter == '\\' || letter == '_') ++i;
    if (letter == 'd' || letter == 'D' || letter == 'y' || letter == 'Y') return true;
  }
  return false;
}

}  // namespace

bool Styles::is_date(std::size_t format) const {
  if (format >= formats_.size()) return false;
  const auto own = codes_.find(formats_[format]);
  return own == codes_.end() ? is_date_by_number(formats_[format]) : own->second;
}

void Styles::set_number_format_code(std::string_view code) {
  codes_[id_] = is_date_by_code(code);
}

}  // namespace papers
