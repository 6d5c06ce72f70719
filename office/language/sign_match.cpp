#include "office/language/sign_match.hpp"

#include <algorithm>

#include "office/language/fold.hpp"
#include "office/language/words.hpp"

namespace language {
namespace {

constexpr std::string_view number_sign = "#";

bool is_number(std::string_view word) {
  return !word.empty() && word.front() >= '0' && word.front() <= '9';
}

bool word_matches(const TypedWord& typed, const std::string& ours, bool marks_needed) {
  if (ours == number_sign) return is_number(typed.bare);
  if (marks_needed) return typed.plain == ours;
  return word_agrees(typed.plain, ours);
}

bool phrase_at(const SignPhrase& phrase, const std::vector<TypedWord>& typed, std::size_t at) {
  const auto count = phrase.words.size();
  if (at + count > typed.size()) return false;
  // The bare forms are compared first: far cheaper, and nearly always different.
  for (std::size_t i = 0; i < count; ++i) {
    if (phrase.words[i] != number_sign && typed[at + i].bare != phrase.bare_words[i]) return false;
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (!word_matches(typed[at + i], phrase.words[i], phrase.marks_needed)) return false;
  }
  return true;
}

const std::vector<std::size_t>& starts_of(const SignPhrase& phrase, const TypedText& typed) {
  const bool number = phrase.words.front() == number_sign;
  return typed.places_of(number ? number_sign : std::string_view{phrase.bare_words.front()});
}

bool inside(const Stretch& stretch, const std::vector<Stretch>& guarded) {
  return std::any_of(guarded.begin(), guarded.end(), [&](const Stretch& guard) {
    return guard.first <= stretch.first && stretch.last <= guard.last;
  });
}

bool occurs(const SignPhrase& phrase, const std::vector<Stretch>& guarded, const TypedText& typed) {
  const auto& starts = starts_of(phrase, typed);
  return std::any_of(starts.begin(), starts.end(), [&](std::size_t at) {
    return phrase_at(phrase, typed.words(), at) && !inside({at, at + phrase.words.size()}, guarded);
  });
}

void append_expanded(std::vector<TypedWord>& typed, const std::string& unmarked) {
  for (const auto& word : match_words(expand(unmarked))) typed.push_back({word, word});
}

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

}  // namespace

TypedText::TypedText(std::string_view text) : words_(typed_words(text)) {
  for (std::size_t at = 0; at < words_.size(); ++at) {
    places_[words_[at].bare].push_back(at);
    if (is_number(words_[at].bare)) places_[std::string{number_sign}].push_back(at);
  }
}

const std::vector<std::size_t>& TypedText::places_of(std::string_view bare) const {
  static const std::vector<std::size_t> nowhere{};
  const auto found = places_.find(bare);
  return found == places_.end() ? nowhere : found->second;
}

std::vector<Stretch> stretches_of(const std::vector<SignPhrase>& phrases, const TypedText& typed) {
  std::vector<Stretch> found;
  for (const auto& phrase : phrases) {
    for (const auto at : starts_of(phrase, typed)) {
      if (phrase_at(phrase, typed.words(), at)) found.push_back({at, at + phrase.words.size()});
    }
  }
  return found;
}

std::size_t hits(const std::vector<SignPhrase>& phrases,
                 const std::vector<Stretch>& guarded,
                 const TypedText& typed) {
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
    phrase.words.push_back(word == number_sign ? std::string{word} : plain(word));
    phrase.bare_words.push_back(bare(word));
  }
  return phrase;
}

}  // namespace language
