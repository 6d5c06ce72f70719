#include "office/language/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/check.hpp"
#include "base/json.hpp"
#include "office/language/content.hpp"
#include "office/language/fold.hpp"
#include "office/language/limits.hpp"

namespace language {
namespace {

using Words = std::vector<std::string>;

Words split_at_blanks(std::string_view text) {
  Words words;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    if (end > 0) words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::string joined(const Words& words) {
  std::string text;
  for (const auto& word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

using Shorthand = std::map<std::string, std::string, std::less<>>;

Shorthand load_shorthand() {
  const auto json = base::parse_json(built_in_text("shorthand.jsonc"));
  base::check(json.ok(), "shorthand.jsonc cannot be read");
  Shorthand shorthand;
  for (const auto* part : {"words", "phrases"}) {
    for (const auto& [from, to] : json->at(part).items()) shorthand[from] = to.get<std::string>();
  }
  for (const auto& phrase : json->at("keep")) {
    shorthand[phrase.get<std::string>()] = phrase.get<std::string>();
  }
  return shorthand;
}

const Shorthand& shorthand() {
  static const Shorthand loaded = load_shorthand();
  return loaded;
}

bool is_number(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= '0' && c <= '9') || c == '.' || c == ',';
  });
}

struct Meaning {
  std::size_t words = 1;  // how many typed words it stands for
  std::string text{};
};

// "k" after a number is a thousand, "h" an hour: a single letter there stays.
bool measures(const Words& words, std::size_t at) {
  return words[at].size() == 1 && at > 0 && is_number(words[at - 1]);
}

Meaning meaning_at(const Words& words, std::size_t at) {
  const std::size_t most = std::min(shorthand_words_max, words.size() - at);
  for (std::size_t count = most; count > 0; --count) {
    if (count == 1 && measures(words, at)) break;
    const auto first = words.begin() + static_cast<std::ptrdiff_t>(at);
    const auto phrase = joined(Words(first, first + static_cast<std::ptrdiff_t>(count)));
    const auto found = shorthand().find(phrase);
    if (found != shorthand().end()) return {count, found->second};
  }
  return {1, words[at]};
}

// A short form may be joined to punctuation ("ko,"): the letters are looked up, the rest is kept.
struct Dressed {
  std::string word{};
  std::string after{};
};

Dressed undressed(const std::string& word) {
  const auto end = word.find_last_not_of(",.;:!?)\"'");
  if (end == std::string::npos) return {word, {}};
  return {word.substr(0, end + 1), word.substr(end + 1)};
}

std::string expand_once(std::string_view bare_text) {
  Words words;
  Words tails;
  for (const auto& word : split_at_blanks(bare_text)) {
    auto dressed = undressed(word);
    words.push_back(std::move(dressed.word));
    tails.push_back(std::move(dressed.after));
  }
  Words out;
  for (std::size_t at = 0; at < words.size();) {
    auto meaning = meaning_at(words, at);
    at += meaning.words;
    out.push_back(std::move(meaning.text) + tails[at - 1]);
  }
  return joined(out);
}

constexpr std::array<std::string_view, 10> digits{
    "khong", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin"};

std::optional<int> digit_named(std::string_view word) {
  for (std::size_t i = 1; i < digits.size(); ++i) {
    if (digits.at(i) == word) return static_cast<int>(i);
  }
  if (word == "tu") return 4;
  return std::nullopt;
}

std::optional<int> ones_named(std::string_view word) {
  if (word == "lam" || word == "nham") return 5;
  return digit_named(word);
}

std::optional<int> written(std::string_view word) {
  if (word.empty() || word.size() > 2) return std::nullopt;
  int number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
  return number >= 0 && number <= spoken_number_max ? std::optional{number} : std::nullopt;
}

// "muoi", "muoi hai", "hai muoi", "hai muoi lam".
std::optional<int> tens_named(const Words& words) {
  if (words.size() > 3) return std::nullopt;
  const bool plain_ten = words.front() == "muoi";
  const auto tens = plain_ten ? std::optional{1} : digit_named(words.front());
  const std::size_t rest = plain_ten ? 1 : 2;
  if (!tens || words.size() < rest || words[rest - 1] != "muoi") return std::nullopt;
  if (words.size() == rest) return *tens * 10;
  const auto ones = words.size() == rest + 1 ? ones_named(words[rest]) : std::nullopt;
  return ones ? std::optional{*tens * 10 + *ones} : std::nullopt;
}

bool is_lead(std::string_view word) {
  return word == "so" || word == "cau" || word == "chon" || word == "muc" || word == "y";
}

bool is_particle(std::string_view word) {
  return word == "a" || word == "nha" || word == "nhe" || word == "ah";
}

// Takes "dạ", "số", "câu" … away; true when one of the words that announce a number stood there.
bool take_leads(Words& words) {
  if (words.size() > 1 && words.front() == "da") words.erase(words.begin());
  bool led = false;
  for (; words.size() > 1 && is_lead(words.front()); words.erase(words.begin())) led = true;
  return led;
}

}  // namespace

std::string expand(std::string_view bare_text) {
  // Twice, because an expanded word may complete a phrase ("ko dk" → "khong dk" → "khong duoc").
  return expand_once(expand_once(bare_text));
}

std::optional<int> spoken_number(std::string_view bare_text) {
  auto words = split_at_blanks(plain(bare_text));
  const bool led = take_leads(words);
  const bool trailing = words.size() > 1 && is_particle(words.back());
  if (trailing) words.pop_back();
  if (words.empty()) return std::nullopt;
  if (words.size() == 1) {
    if (const auto number = written(words.front())) return number;
    // "ba a" is "bà ạ": a spoken digit takes no particle unless "so" or "chon" stands before it.
    if (const auto number = digit_named(words.front())) {
      return trailing && !led ? std::nullopt : number;
    }
  }
  return tens_named(words);
}

}  // namespace language
