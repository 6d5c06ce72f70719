#include "console/cases/query_text.hpp"

#include <algorithm>
#include <optional>

#include "console/cases/limits.hpp"
#include "console/numbers.hpp"
#include "office/language/fold.hpp"

namespace console {
namespace {

constexpr std::size_t name_shown = 40;

std::optional<int> hex_digit(char letter) {
  if (letter >= '0' && letter <= '9') return letter - '0';
  if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
  if (letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
  return std::nullopt;
}

// Nothing when a "%" is not followed by two digits.
std::optional<std::string> decoded(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      plain += text[i] == '+' ? ' ' : text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const auto high = hex_digit(text[i + 1]);
    const auto low = hex_digit(text[i + 2]);
    if (!high || !low) return std::nullopt;
    plain += static_cast<char>(*high * 16 + *low);
    i += 2;
  }
  return plain;
}

}  // namespace

QueryText::QueryText(std::string_view query) {
  if (query.size() > limits::query_bytes_max) {
    wrong("query", "Địa chỉ quá dài.");
    return;
  }
  while (!query.empty()) {
    const auto pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(pair.size() + 1, query.size()));
    if (pair.empty()) continue;
    const auto equals = std::min(pair.find('='), pair.size());
    const std::string name{pair.substr(0, equals)};
    const auto value = decoded(pair.substr(std::min(equals + 1, pair.size())));
    if (!value || value->find('\0') != std::string::npos) {
      wrong(name.substr(0, name_shown), "Không đọc được.");
    } else if (!values_.emplace(name, language::nfc(*value)).second) {
      wrong(name.substr(0, name_shown), "Có hai lần.");
    }
  }
}

std::string QueryText::value(const std::string& name) {
  read_.push_back(name);
  const auto found = values_.find(name);
  return found == values_.end() ? std::string{} : found->second;
}

std::vector<std::string> QueryText::list(const std::string& name) {
  const auto text = value(name);
  std::vector<std::string> all;
  std::string_view rest{text};
  while (!rest.empty()) {
    const auto one = rest.substr(0, rest.find(','));
    rest.remove_prefix(std::min(one.size() + 1, rest.size()));
    if (!one.empty()) all.emplace_back(one);
  }
  if (all.size() > limits::filter_values_max) {
    wrong(name, "Quá nhiều giá trị.");
    all.clear();
  }
  return all;
}

std::int64_t QueryText::number(const std::string& name, std::int64_t otherwise, std::int64_t most) {
  const auto text = value(name);
  if (text.empty()) return otherwise;
  const auto number = number_in(text);
  if (number && *number >= 1 && *number <= most) return *number;
  wrong(name, "Phải là số nguyên từ 1 đến " + std::to_string(most) + ".");
  return otherwise;
}

void QueryText::wrong(const std::string& name, std::string vi) {
  mistakes_.push_back({name, std::move(vi)});
}

std::vector<Mistake> QueryText::mistakes() {
  for (const auto& [name, value] : values_) {
    const bool known = std::find(read_.begin(), read_.end(), name) != read_.end();
    if (!known) wrong(name.substr(0, name_shown), "Không có mục này.");
  }
  return mistakes_;
}

}  // namespace console
