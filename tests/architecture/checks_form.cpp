#include <algorithm>

#include <fmt/format.h>

#include "tests/architecture/checks.hpp"

namespace architecture {
namespace {

bool has_sizes(const Rules& rules, const Source& source) {
  if (within(source.path, rules.generated)) return false;
  return std::any_of(rules.sized.begin(), rules.sized.end(), [&](std::string_view ending) {
    return source.path.ends_with(ending);
  });
}

// Letters, not bytes: Vietnamese needs up to three bytes for one.
std::size_t columns_of(std::string_view line) {
  return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

// The line, which begins at this place, holds data in a raw literal: samples keep their own form.
bool holds_data(const Source& source, std::size_t begin, std::size_t end) {
  return std::any_of(source.literals.begin(), source.literals.end(), [&](const Literal& literal) {
    return literal.raw && literal.at <= end && literal.at + literal.text.size() >= begin;
  });
}

// What follows "NOLINT" must name the check and the reason: "(check) reason".
bool explained(std::string_view after) {
  for (const std::string_view kind : {"NEXTLINE", "BEGIN", "END"}) {
    if (after.starts_with(kind)) after.remove_prefix(kind.size());
  }
  if (!after.starts_with('(')) return false;
  const auto close = after.find(')');
  return close != after.npos && close > 1 && after.find_first_not_of(' ', close + 1) != after.npos;
}

}  // namespace

Breaches check_sizes(const Rules& rules, const Source& source) {
  Breaches breaches;
  if (!has_sizes(rules, source)) return breaches;
  const auto lines = lines_of(source.text);
  const auto most = source.is_header() ? rules.sizes.header_lines_max : rules.sizes.lines_max;
  const bool words = within(source.path, rules.word_lists);
  if (lines.size() > most && !words) {
    breaches.push_back(
        {source.path, most + 1, fmt::format("{} lines, at most {}", lines.size(), most)});
  }
  for (std::size_t i = 0, begin = 0; i < lines.size(); begin += lines[i++].size() + 1) {
    const auto columns = columns_of(lines[i]);
    if (columns <= rules.sizes.columns_max || words) continue;
    if (holds_data(source, begin, begin + lines[i].size())) continue;
    breaches.push_back({source.path, i + 1, fmt::format("{} columns", columns)});
  }
  return breaches;
}

Breaches check_header_opening(const Rules&, const Source& source) {
  if (!source.is_header()) return {};
  const auto lines = lines_of(source.text);
  std::size_t comment = 0;
  while (comment < lines.size() && lines[comment].starts_with("//")) ++comment;
  if (comment == 0) return {{source.path, 1, "does not open with what it is"}};
  const bool guarded = comment < lines.size() && lines[comment] == "#pragma once";
  if (!guarded) return {{source.path, comment + 1, "no #pragma once after the opening comment"}};
  return {};
}

Breaches check_blanks(const Rules& rules, const Source& source) {
  Breaches breaches;
  if (!has_sizes(rules, source)) return breaches;
  const auto lines = lines_of(source.text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].ends_with(' ')) breaches.push_back({source.path, i + 1, "blanks at the end"});
    if (lines[i].find('\t') != lines[i].npos) breaches.push_back({source.path, i + 1, "a tab"});
    if (lines[i].ends_with('\r')) breaches.push_back({source.path, i + 1, "a carriage return"});
  }
  const bool ended = source.text.empty() || source.text.ends_with('\n');
  if (!ended) breaches.push_back({source.path, lines.size(), "the last line has no end"});
  return breaches;
}

Breaches check_excuses(const Rules&, const Source& source) {
  Breaches breaches;
  if (!source.is_cpp()) return breaches;
  const std::string_view mark = "NOLINT";
  const auto lines = lines_of(source.text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto at = lines[i].find(std::string{"// "}.append(mark));
    if (at == lines[i].npos) continue;
    if (explained(lines[i].substr(at + 3 + mark.size()))) continue;
    breaches.push_back({source.path, i + 1, "NOLINT without a check and a reason"});
  }
  return breaches;
}

}  // namespace architecture
