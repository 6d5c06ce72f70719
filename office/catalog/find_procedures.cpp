// Procedures by what was typed; declared in find.hpp.
#include <algorithm>
#include <array>
#include <set>

#include "office/catalog/find.hpp"
#include "office/catalog/phrase.hpp"
#include "office/language/fold.hpp"
#include "office/language/words.hpp"

namespace catalog {
namespace {

constexpr int phrase_score = 80;  // from here up a whole phrase was recognised

using Words = std::vector<std::string>;

// Words of nearly every procedure: they tell none from another.
constexpr std::array<std::string_view, 40> common{
    "toi",  "lam",  "xin", "thu", "tuc",   "ho",    "so",   "giay", "to",  "cap",
    "dang", "ky",   "nop", "ve",  "cho",   "con",   "o",    "tai",  "cua", "va",
    "muon", "can",  "hoi", "da",  "a",     "di",    "den",  "duoc", "la",  "viec",
    "em",   "minh", "cai", "bi",  "khong", "thuoc", "phai", "mot",  "co",  "voi"};

bool is_common(const std::string& word) {
  return std::find(common.begin(), common.end(), word) != common.end();
}

Words telling(const Words& words) {
  Words kept;
  for (const auto& word : words) {
    if (!is_common(word)) kept.push_back(word);
  }
  return kept;
}

bool contains(const Words& typed, const Words& phrase) {
  return !phrase.empty() &&
         std::search(typed.begin(), typed.end(), phrase.begin(), phrase.end()) != typed.end();
}

// A little more the longer the phrase; the whole message counts most.
int score_of_phrase(const Words& typed, const Words& phrase, int whole) {
  if (!contains(typed, phrase)) return 0;
  const int words = static_cast<int>(std::min<std::size_t>(phrase.size(), 8));
  return typed.size() == phrase.size() ? whole : phrase_score + words;
}

// Share of the telling words typed that the name knows, and the reverse as a tie-break.
int score_of_words(const Words& typed, const Words& name) {
  const auto asked = telling(typed);
  if (asked.empty()) return 0;
  const std::set<std::string> known(name.begin(), name.end());
  const auto hits = std::count_if(
      asked.begin(), asked.end(), [&](const std::string& word) { return known.contains(word); });
  if (hits < 2 && asked.size() > 1) return 0;
  const auto share = 100 * static_cast<std::size_t>(hits) / asked.size();
  if (share < 60) return 0;
  const auto extra = std::min<std::size_t>(known.size(), 20);
  return static_cast<int>(45 + share * 30 / 100 - extra);
}

int score_of(const Procedure& procedure, const Words& typed) {
  int best = score_of_phrase(typed, procedure.name_words, 100);
  // "khai sinh" is part of six names: they follow the one people mean.
  if (!telling(typed).empty() && contains(procedure.name_words, typed)) {
    best = std::max(best, phrase_score);
  }
  for (const auto& called : procedure.spoken) {
    best = std::max(best, score_of_phrase(typed, called, 96));
  }
  return std::max(best, score_of_words(typed, procedure.name_words));
}

// "1.004194.000.00.00.H30" as published by a province is 1.004194 with the agency behind it.
bool is_code(std::string_view typed, const Procedure& procedure) {
  const auto code = language::plain(typed);
  return code == procedure.code || code.starts_with(procedure.code + ".");
}

}  // namespace

std::vector<std::string> phrase_words(std::string_view text) {
  return language::match_words(language::expand(language::bare(text)));
}

std::vector<Found> find_procedures(const Catalog& catalog,
                                   std::string_view typed,
                                   std::size_t at_most) {
  const auto words = phrase_words(typed);
  std::vector<Found> list;
  for (const auto& procedure : catalog.procedures()) {
    const int score = is_code(typed, procedure) ? 100 : score_of(procedure, words);
    if (score > 0) list.push_back({procedure.code, procedure.name, score, {}, {}});
  }
  std::stable_sort(list.begin(), list.end(), [](const Found& left, const Found& right) {
    return left.score > right.score;
  });
  // Beside what people really call it, shared single words are noise.
  const bool named = !list.empty() && list.front().score >= phrase_score;
  if (named) std::erase_if(list, [](const Found& found) { return found.score < phrase_score; });
  if (list.size() > at_most) list.resize(at_most);
  return list;
}

}  // namespace catalog
