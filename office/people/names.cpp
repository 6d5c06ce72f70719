#include "office/people/names.hpp"

#include <algorithm>
#include <array>

#include "office/language/fold.hpp"
#include "office/language/letters.hpp"
#include "office/people/limits.hpp"

namespace people {
namespace {

// Family names of nine in ten people, and those usual among the Khmer of the area. Left out where
// the same word begins many names of places (Châu, Sơn, Kim).
constexpr std::array<std::string_view, 34> family_names{
    "nguyễn", "trần",  "lê",    "phạm", "huỳnh", "hoàng", "phan", "vũ",   "võ",
    "đặng",   "bùi",   "đỗ",    "hồ",   "ngô",   "dương", "lý",   "lâm",  "trương",
    "đinh",   "tô",    "thạch", "danh", "hà",    "lương", "đào",  "đoàn", "trịnh",
    "lưu",    "quách", "thái",  "tạ",   "tăng",  "mạc",   "cao"};

// What is called after a person is a place.
constexpr std::array<std::string_view, 19> before_places{"đường",
                                                         "phố",
                                                         "trường",
                                                         "chợ",
                                                         "cầu",
                                                         "xã",
                                                         "phường",
                                                         "huyện",
                                                         "tỉnh",
                                                         "ấp",
                                                         "khu",
                                                         "vực",
                                                         "hẻm",
                                                         "thpt",
                                                         "thcs",
                                                         "học",
                                                         "viện",
                                                         "trấn",
                                                         "kênh"};

constexpr std::array<std::string_view, 23> relatives{
    "con", "cháu", "vợ",  "chồng", "mẹ", "má",  "ba", "cha", "bố",  "em",  "anh", "chị",
    "ông", "bà",   "nội", "ngoại", "bé", "dâu", "rể", "dì",  "cậu", "bác", "chú"};

constexpr std::array<std::string_view, 10> links{
    "tôi", "tui", "tên", "là", "em", "mình", "gái", "trai", "ruột", "nhỏ"};

template <std::size_t N>
bool is_in(const std::array<std::string_view, N>& list, const TextWord& word) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view ours) {
    return language::word_agrees(word.plain, ours);
  });
}

// Begins with a capital letter.
bool capitalised(std::string_view word) {
  const auto points = language::readable_points(word);
  if (points.empty()) return false;
  std::string initial;
  language::append_utf8(initial, points.front());
  const auto lower = language::plain(initial);
  return !lower.empty() && lower != initial;
}

bool goes_on(const std::vector<TextWord>& words, std::size_t first, std::size_t at) {
  return at < words.size() && at - first < name_words_max && words[at].capital &&
         !words[at - 1].ends_phrase;
}

std::size_t end_of_name(const std::vector<TextWord>& words, std::size_t first) {
  std::size_t end = first + 1;
  while (goes_on(words, first, end)) ++end;
  return end;
}

}  // namespace

std::vector<TextWord> words_in(std::string_view text) {
  std::vector<TextWord> words;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto first = text.find_first_not_of(" \t\n", at);
    if (first == std::string_view::npos) break;
    const auto end = std::min(text.find_first_of(" \t\n", first), text.size());
    const auto cut = text.substr(first, end - first);
    constexpr std::string_view marks = ".,;:!?()\"'-/";
    const auto front = cut.find_first_not_of(marks);
    at = end;
    if (front == std::string_view::npos) {
      if (!words.empty()) words.back().ends_phrase = true;
      continue;
    }
    const auto back = cut.find_last_not_of(marks);
    if (front > 0 && !words.empty()) words.back().ends_phrase = true;
    const auto word = cut.substr(front, back - front + 1);
    words.push_back({.first = first + front,
                     .last = first + back + 1,
                     .plain = language::plain(word),
                     .bare = language::bare(word),
                     .capital = capitalised(word),
                     .ends_phrase = back + 1 < cut.size()});
  }
  return words;
}

std::vector<NameStretch> full_names(const std::vector<TextWord>& words) {
  std::vector<NameStretch> found;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (!words[at].capital || !is_in(family_names, words[at])) continue;
    if (at > 0 && is_in(before_places, words[at - 1])) continue;
    const auto end = end_of_name(words, at);
    if (end - at < name_words_min) continue;
    found.push_back({at, end});
    at = end - 1;
  }
  return found;
}

std::vector<NameStretch> names_of_relatives(const std::vector<TextWord>& words) {
  std::vector<NameStretch> found;
  for (std::size_t at = 0; at + 1 < words.size(); ++at) {
    if (!is_in(relatives, words[at]) || words[at].ends_phrase) continue;
    std::size_t name = at + 1;
    bool linked = false;  // "con tôi tên …": said to be the sender's own
    while (name < words.size() && name - at <= 3 && !words[name].capital &&
           is_in(links, words[name])) {
      linked = true;
      ++name;
    }
    if (!linked || name >= words.size() || !words[name].capital) continue;
    found.push_back({name, end_of_name(words, name)});
  }
  return found;
}

std::vector<NameStretch> occurrences(const std::vector<TextWord>& words, std::string_view name) {
  std::vector<NameStretch> found;
  const auto wanted = language::match_words(language::bare(name));
  // One word alone is a given name that half the village has.
  if (wanted.size() < name_words_min) return found;
  for (std::size_t at = 0; at + wanted.size() <= words.size(); ++at) {
    const auto same = std::equal(
        wanted.begin(),
        wanted.end(),
        words.begin() + static_cast<std::ptrdiff_t>(at),
        [](const std::string& word, const TextWord& typed) { return word == typed.bare; });
    if (same) found.push_back({at, at + wanted.size()});
  }
  return found;
}

}  // namespace people
