// Dossier codes: the part of numbers.hpp that knows their shape. TT 01/2018/TT-VPCP Điều 19:
// 000.17.30.H30-210902-0113; since QĐ 20/2020/QĐ-TTg also H30.17-210902-0113 (docs/domain.md 2).
#include <algorithm>
#include <string>
#include <string_view>

#include "office/language/fold.hpp"
#include "office/language/limits.hpp"
#include "office/language/numbers.hpp"
#include "office/language/phones.hpp"

namespace language {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

// Reads the shape from the front of a text; stops at the first thing that does not fit.
class Reader {
 public:
  Reader(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  // Between least and most digits, not followed by another digit.
  bool digits(std::size_t least, std::size_t most) {
    std::size_t count = 0;
    while (at_ + count < text_.size() && count <= most && is_digit(text_[at_ + count])) ++count;
    if (count < least || count > most) return false;
    at_ += count;
    return true;
  }

  bool mark(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  bool capital() {
    if (at_ >= text_.size() || !is_capital(text_[at_])) return false;
    ++at_;
    return true;
  }

  bool followed_by_letter() const { return at_ < text_.size() && is_capital(text_[at_]); }

  std::size_t at() const { return at_; }

  void back_to(std::size_t at) { at_ = at; }

 private:
  std::string_view text_;
  std::size_t at_;
};

void skip_unit_code(Reader& reader) {
  const auto start = reader.at();
  const bool there = reader.digits(3, 3) && reader.mark('.') && reader.digits(2, 2) &&
                     reader.mark('.') && reader.digits(2, 2) && reader.mark('.');
  if (!there) reader.back_to(start);
}

void skip_branches(Reader& reader) {
  constexpr int levels_max = 4;
  for (int level = 0; level < levels_max; ++level) {
    const auto start = reader.at();
    if (!reader.mark('.') || !reader.digits(1, 3)) {
      reader.back_to(start);
      return;
    }
  }
}

// The end of a code that starts here, or 0.
std::size_t code_end(std::string_view text, std::size_t at) {
  Reader reader(text, at);
  skip_unit_code(reader);
  if (!reader.capital() || !reader.digits(2, 2)) return 0;
  skip_branches(reader);
  const bool whole = reader.mark('-') && reader.digits(6, 6) && reader.mark('-') &&
                     reader.digits(3, 6) && !reader.followed_by_letter();
  return whole ? reader.at() : 0;
}

bool separates(char c) {
  return c == '-' || c == '.';
}

// Upper case without marks; every kind of dash, "_" and "/" become "-".
std::string in_capitals(std::string_view text) {
  std::string out;
  for (std::string_view rest = text; !rest.empty();) {
    if (rest.starts_with("–") || rest.starts_with("—") || rest.starts_with("−")) {
      out += '-';
      rest.remove_prefix(3);
      continue;
    }
    const char c = rest.front();
    rest.remove_prefix(1);
    if (c == '_' || c == '/') {
      out += '-';
    } else if (c >= 'a' && c <= 'z') {
      out += static_cast<char>(c - 'a' + 'A');
    } else {
      out += c;
    }
  }
  return out;
}

// The same, and blanks around separators go.
std::string tidy(std::string_view text) {
  const std::string out = in_capitals(text);
  std::string tight;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const bool before = !tight.empty() && separates(tight.back());
    const auto next = out.find_first_not_of(' ', i);
    const bool after = next != std::string::npos && separates(out[next]);
    if (out[i] == ' ' && (before || after)) continue;
    tight += out[i];
  }
  return tight;
}

bool touches_word(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  const char before = text[at - 1];
  return is_capital(before) || is_digit(before) || static_cast<unsigned char>(before) >= 0x80;
}

std::optional<std::string> first_code(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (touches_word(text, at)) continue;
    if (const auto end = code_end(text, at); end > 0) return std::string{text.substr(at, end - at)};
  }
  return std::nullopt;
}

std::string without_blanks(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
  return text;
}

}  // namespace

std::optional<std::string> find_dossier_code(std::string_view text) {
  const auto tidied = tidy(nfc(text.substr(0, text_bytes_max)));
  if (auto code = first_code(tidied)) return code;
  // "h 30. 17 - 2109 02 - 0113": blanks anywhere, when the message is nothing else.
  if (tidied.size() > dossier_code_bytes_max) return std::nullopt;
  const auto tight = without_blanks(tidied);
  if (code_end(tight, 0) != tight.size() || tight.empty()) return std::nullopt;
  return tight;
}

bool looks_like_dossier_code(std::string_view text) {
  constexpr std::ptrdiff_t digits_min = 6;
  constexpr std::ptrdiff_t letters_max = 3;
  if (text.size() > dossier_code_bytes_max) return false;
  if (find_dossier_code(text)) return true;
  const auto code = without_blanks(tidy(nfc(text)));
  if (code.starts_with("PA") || read_phone(text)) return false;
  const auto digits = std::count_if(code.begin(), code.end(), is_digit);
  const auto letters = std::count_if(code.begin(), code.end(), is_capital);
  const auto marks = std::count_if(code.begin(), code.end(), separates);
  const bool nothing_else = digits + letters + marks == static_cast<std::ptrdiff_t>(code.size());
  return nothing_else && digits >= digits_min && letters <= letters_max && letters > 0 && marks > 0;
}

}  // namespace language
