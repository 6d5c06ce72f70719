#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "tests/architecture/checks.hpp"

namespace architecture {
namespace {

bool contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// The part of the name that is among the words, if any.
std::optional<std::string> part_among(std::string_view name, const Names& words) {
  for (auto& part : parts_of(name)) {
    if (contains(words, part)) return std::move(part);
  }
  return std::nullopt;
}

Breach breach(const Source& source, std::size_t at, std::string what) {
  return {source.path, line_of(source, at), std::move(what)};
}

bool is_banned(const Source& source, const Word& word, std::string_view banned) {
  if (!banned.ends_with('(')) return word.text == banned;
  return std::string_view{source.code}.substr(word.at).starts_with(banned) &&
         word.text == banned.substr(0, banned.size() - 1);
}

void find_words(const Source& source, const std::vector<Banned>& list, Breaches& breaches) {
  for (const auto& word : words_of(source)) {
    for (const auto& banned : list) {
      if (!is_banned(source, word, banned.word)) continue;
      if (within(source.path, banned.except)) continue;
      breaches.push_back(breach(source, word.at, fmt::format("{}: {}", banned.word, banned.why)));
    }
  }
}

char last_before(const Source& source, std::size_t at) {
  const auto found = source.code.find_last_not_of(" \n", at == 0 ? 0 : at - 1);
  return at == 0 || found == std::string::npos ? '\0' : source.code[found];
}

bool is_letter(char c) {
  return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// The end of the call whose bracket opens at `open`.
std::size_t end_of_call(const Source& source, std::size_t open) {
  int depth = 0;
  for (auto at = open; at < source.code.size(); ++at) {
    if (source.code[at] == '(') ++depth;
    if (source.code[at] == ')' && --depth == 0) return at;
  }
  return source.code.size();
}

// A call of base::log, not a variable or a function of that name.
std::optional<std::size_t> log_call(const Source& source, const Word& word) {
  const auto open = word.at + word.text.size();
  if (word.text != "log" || open >= source.code.size() || source.code[open] != '(') return {};
  const char before = last_before(source, word.at);
  if (is_letter(before) || before == '.' || before == '>') return {};
  return open;
}

bool is_event_name(const std::string& text) {
  return text.find('.') != std::string::npos &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_letter(c) || c == '.'; });
}

bool excused(const Rules& rules, const Source& source, std::string_view part) {
  return std::any_of(rules.excused.begin(), rules.excused.end(), [&](const Excused& one) {
    return one.file == source.path && one.word == part;
  });
}

void check_call(const Rules& rules, const Source& source, std::size_t open, Breaches& breaches) {
  const auto end = end_of_call(source, open);
  const auto see = [&](std::string_view name, std::size_t at) {
    const auto part = part_among(name, rules.logged_never);
    if (!part || excused(rules, source, *part)) return;
    breaches.push_back(breach(source, at, fmt::format("\"{}\" in a log call", name)));
  };
  for (const auto& word : words_between(source, open, end)) see(word.text, word.at);
  for (const auto& literal : source.literals) {
    const bool inside = literal.at > open && literal.at < end;
    if (inside && !is_event_name(literal.text)) see(literal.text, literal.at);
  }
}

std::string small_letters(std::string_view text) {
  std::string small;
  for (const char c : text) {
    const bool blank = c == '\n' || c == '\t' || c == ' ';
    if (blank && small.ends_with(' ')) continue;
    small += blank ? ' ' : (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  return small;
}

// "select * from" stands for any text between the two words.
bool has_phrase(const std::string& text, std::string_view phrase) {
  const auto star = phrase.find('*');
  if (star == phrase.npos) return text.find(phrase) != text.npos;
  const auto first = text.find(phrase.substr(0, star));
  return first != text.npos && text.find(phrase.substr(star + 1), first + star - 1) != text.npos;
}

}  // namespace

Breaches check_names(const Rules& rules, const Source& source) {
  Breaches breaches;
  const auto file = part_among(source.path, rules.banned_parts);
  if (file) breaches.push_back({source.path, 1, fmt::format("\"{}\" in the file's name", *file)});
  for (const auto& word : words_of(source)) {
    const auto part = part_among(word.text, rules.banned_parts);
    if (!part || contains(rules.foreign_names, word.text)) continue;
    breaches.push_back(breach(source, word.at, fmt::format("the name {}", word.text)));
  }
  return breaches;
}

Breaches check_banned(const Rules& rules, const Source& source) {
  Breaches breaches;
  find_words(source, rules.banned, breaches);
  return breaches;
}

Breaches check_purity(const Rules& rules, const Source& source) {
  Breaches breaches;
  if (!source.is_cpp() || !within(source.path, rules.pure_folders)) return breaches;
  if (within(source.path, rules.pure_except)) return breaches;
  find_words(source, rules.impure, breaches);
  std::size_t number = 0;
  for (const auto line : lines_of(source.plain)) {
    ++number;
    for (const auto header : rules.impure_headers) {
      if (line != fmt::format("#include <{}>", header)) continue;
      breaches.push_back({source.path, number, fmt::format("<{}> in a pure folder", header)});
    }
  }
  return breaches;
}

Breaches check_mutexes(const Rules& rules, const Source& source) {
  Breaches breaches;
  if (within(source.path, rules.mutex_homes)) return breaches;
  for (const auto& word : words_of(source)) {
    if (word.text == "mutex" || word.text == "shared_mutex") {
      breaches.push_back(breach(source, word.at, "a mutex the table does not know"));
    }
  }
  return breaches;
}

Breaches check_logs(const Rules& rules, const Source& source) {
  Breaches breaches;
  if (within(source.path, {"tests"})) return breaches;
  for (const auto& word : words_of(source)) {
    if (const auto open = log_call(source, word)) check_call(rules, source, *open, breaches);
  }
  return breaches;
}

Breaches check_sql(const Rules& rules, const Source& source) {
  Breaches breaches;
  if (within(source.path, rules.sql_homes)) return breaches;
  for (const auto& literal : source.literals) {
    const auto text = small_letters(literal.text);
    for (const auto phrase : rules.sql) {
      if (!has_phrase(text, phrase)) continue;
      breaches.push_back(breach(source, literal.at, fmt::format("SQL: {}", phrase)));
    }
  }
  return breaches;
}

Breaches check_machine_paths(const Rules& rules, const Source& source) {
  Breaches breaches;
  for (const auto path : rules.machine_paths) {
    const auto at = source.text.find(path);
    if (at == source.text.npos) continue;
    breaches.push_back(breach(source, at, fmt::format("a path of one machine: {}", path)));
  }
  return breaches;
}

}  // namespace architecture
