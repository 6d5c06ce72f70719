#include "flows/engine/understand.hpp"

#include <algorithm>
#include <array>

#include "office/language/fold.hpp"
#include "office/language/words.hpp"

namespace flows {
namespace {

using Words = std::vector<std::string>;

// Said out of politeness around an answer ("dạ 2 ạ", "đồng ý nha"): they change nothing.
constexpr std::array<std::string_view, 7> polite{"dạ", "ạ", "nha", "nhé", "nghen", "luôn", "đi"};

bool is_polite(const std::string& word) {
  constexpr std::size_t longest = 6;  // bytes of "nghen", "vâng"
  if (word.size() > longest) return false;
  return std::any_of(polite.begin(), polite.end(), [&](std::string_view particle) {
    return language::word_agrees(word, particle);
  });
}

Words without_politeness(Words words) {
  while (words.size() > 1 && is_polite(words.back())) words.pop_back();
  while (words.size() > 1 && is_polite(words.front())) words.erase(words.begin());
  return words;
}

bool same_words(const Words& typed, const Words& ours) {
  return typed.size() == ours.size() &&
         std::equal(typed.begin(), typed.end(), ours.begin(), language::word_agrees);
}

bool is_ascii_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

const Option* by_number(const std::string& number, const std::vector<Option>& options) {
  for (const auto& option : options) {
    if (!option.number.empty() && option.number == number) return &option;
  }
  return nullptr;
}

const Option* by_words(const Heard& heard, const std::vector<Option>& options) {
  for (const auto& option : options) {
    if (heard.says(option.label)) return &option;
  }
  for (const auto& option : options) {
    if (heard.says_one_of(option.words)) return &option;
  }
  return nullptr;
}

// "1,3" or "1 va 3" where one answer is wanted: the first is taken.
std::string first_number(std::string_view text) {
  const auto end = text.find_first_not_of("0123456789");
  if (end == 0 || end == std::string_view::npos || end > 2) return {};
  const bool list = text[end] == ',' || text[end] == ';' || text[end] == '+';
  return list ? std::string{text.substr(0, end)} : std::string{};
}

}  // namespace

std::string folded(std::string_view text) {
  return language::expand(language::bare(text));
}

// As typed, with short forms written out, and both without politeness.
Heard::Heard(std::string_view text) : only_asks_(language::plain(text) == "?") {
  const Words typed = language::match_words(language::plain(text));
  readings_ = {typed, without_politeness(typed)};
  if (language::has_marks(text)) return;
  const Words expanded = language::match_words(language::expand(language::bare(text)));
  readings_.push_back(expanded);
  readings_.push_back(without_politeness(expanded));
}

// Folding every phrase for every message is what a turn would spend its time on; most of them
// differ in their first letter already.
bool Heard::may_say(std::string_view phrase) const {
  if (phrase.empty() || !is_ascii_letter_or_digit(phrase.front())) return true;
  return std::any_of(readings_.begin(), readings_.end(), [&](const Words& reading) {
    if (reading.empty()) return false;
    const char first = reading.front().front();
    return !is_ascii_letter_or_digit(first) || lower(first) == lower(phrase.front());
  });
}

bool Heard::says(std::string_view phrase) const {
  if (phrase == "?") return only_asks_;
  if (!may_say(phrase)) return false;
  const Words words = language::match_words(language::plain(phrase));
  if (words.empty()) return false;
  return std::any_of(readings_.begin(), readings_.end(), [&](const Words& reading) {
    return same_words(reading, words);
  });
}

bool Heard::says_one_of(const std::vector<std::string>& phrases) const {
  return std::any_of(
      phrases.begin(), phrases.end(), [&](const std::string& phrase) { return says(phrase); });
}

std::optional<std::string> understand_choice(std::string_view text,
                                             const std::vector<Option>& options) {
  const std::string bare = language::bare(text);
  if (const auto* named = by_words(Heard(text), options)) return named->id;
  if (const auto number = language::spoken_number(bare)) {
    if (const auto* chosen = by_number(std::to_string(*number), options)) return chosen->id;
  }
  if (const auto* chosen = by_number(first_number(bare), options)) return chosen->id;
  return std::nullopt;
}

std::string payload_of(std::string_view flow, std::string_view step, std::string_view choice) {
  return "#" + std::string{flow} + "/" + std::string{step} + "/" + std::string{choice};
}

std::optional<ChoicePressed> read_payload(std::string_view text) {
  if (!text.starts_with('#')) return std::nullopt;
  const auto first = text.find('/');
  const auto second = first == std::string_view::npos ? first : text.find('/', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  return ChoicePressed{std::string{text.substr(1, first - 1)},
                       std::string{text.substr(first + 1, second - first - 1)},
                       std::string{text.substr(second + 1)}};
}

bool looks_like_press(std::string_view text) {
  return text.size() > 1 && text.front() == '#' &&
         std::all_of(text.begin() + 1, text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
         });
}

}  // namespace flows
