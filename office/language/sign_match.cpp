#include "office/language/sign_match.hpp"

#include <algorithm>

#include "office/language/fold.hpp"
#include "office/language/words.hpp"

namespace language {
namespace {

bool is_number(std::string_view word) {
  return !word.empty() && word.front() >= '0' && word.front() <= '9';
}

bool word_matches(const TypedWord& typed, const std::string& ours, bool marks_needed) {
  if (ours == "#") return is_number(typed.bare);
  if (marks_needed) return typed.plain == ours;
  return word_agrees(typed.plain, ours);
}

bool phrase_at(const SignPhrase& phrase, const std::vector<TypedWord>& typed, std::size_t at) {
  if (at + phrase.words.size() > typed.size()) return false;
  for (std::size_t i = 0; i < phrase.words.size(); ++i) {
    const auto& word = typed[at + i];
    // The bare forms are compared first: far cheaper, and nearly always different.
    if (phrase.words[i] != "#" && word.bare != phrase.bare_words[i]) return false;
    if (!word_matches(word, phrase.words[i], phrase.marks_needed)) return false;
  }
  return !phrase.words.empty();
}

bool inside(const Stretch& stretch, const std::vector<Stretch>& guarded) {
  return std::any_of(guarded.begin(), guarded.end(), [&](const Stretch& guard) {
    return guard.first <= stretch.first && stretch.last <= guard.last;
  });
}

bool occurs(const SignPhrase& phrase,
            const std::vector<Stretch>& guarded,
            const std::vector<TypedWord>& typed) {
  for (std::size_t at = 0; at < typed.size(); ++at) {
    if (phrase_at(phrase, typed, at) && !inside({at, at + phrase.words.size()}, guarded))
      return true;
  }
  return false;
}

void append_expanded(std::vector<TypedWord>& typed, const std::string& unmarked) {
  for (const auto& word : match_words(expand(unmarked))) typed.push_back({word, word});
}

}  // namespace

std::vector<TypedWord> typed_words(std::string_view text) {
  std::vector<TypedWord> typed;
  std::string unmarked;  // a run of words without marks: only these may be short forms
  for (const auto& word : match_words(plain(text))) {
    const auto folded = bare(word);
    if (folded == word) {
      unmarked += (unmarked.empty() ? "" : " ") + word;
      continue;
    }
    append_expanded(typed, unmarked);
    unmarked.clear();
    typed.push_back({word, folded});
  }
  append_expanded(typed, unmarked);
  return typed;
}

std::vector<Stretch> stretches_of(const std::vector<SignPhrase>& phrases,
                                  const std::vector<TypedWord>& typed) {
  std::vector<Stretch> found;
  for (const auto& phrase : phrases) {
    for (std::size_t at = 0; at < typed.size(); ++at) {
      if (phrase_at(phrase, typed, at)) found.push_back({at, at + phrase.words.size()});
    }
  }
  return found;
}

std::size_t hits(const std::vector<SignPhrase>& phrases,
                 const std::vector<Stretch>& guarded,
                 const std::vector<TypedWord>& typed) {
  return static_cast<std::size_t>(
      std::count_if(phrases.begin(), phrases.end(), [&](const SignPhrase& phrase) {
        return occurs(phrase, guarded, typed);
      }));
}

SignPhrase phrase_of(std::string_view entry) {
  SignPhrase phrase;
  phrase.marks_needed = entry.starts_with('!');
  std::string_view rest = phrase.marks_needed ? entry.substr(1) : entry;
  while (!rest.empty()) {
    const auto end = std::min(rest.find(' '), rest.size());
    const auto word = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (word.empty()) continue;
    phrase.words.push_back(word == "#" ? std::string{word} : plain(word));
    phrase.bare_words.push_back(bare(word));
  }
  return phrase;
}

}  // namespace language
