#include <algorithm>
#include <array>
#include <map>

#include "flows/engine/check_parts.hpp"
#include "flows/engine/graph.hpp"
#include "flows/engine/reading.hpp"
#include "flows/engine/understand.hpp"
#include "office/language/fold.hpp"
#include "office/language/words.hpp"

namespace flows {
namespace {

// A whole sentence without one mark was typed without a Vietnamese keyboard.
constexpr std::size_t unmarked_words_max = 3;
// Frequent words that are no words without their marks.
constexpr std::array<std::string_view, 20> never_unmarked{
    "khong", "duoc", "gui",  "viec",  "giay", "cuu", "chua", "tiep", "lieu", "truoc",
    "xoa",   "biet", "muon", "nguoi", "phai", "tuc", "viet", "het",  "thuc", "nhan"};
// Messages in another language begin with this.
constexpr std::string_view foreign = "english";

// The text without its placeholders: those are no words of ours.
std::string without_places(const std::string& line) {
  std::string text;
  bool inside = false;
  for (const char c : line) {
    if (c == '{') inside = true;
    if (!inside) text += c;
    if (c == '}') inside = false;
  }
  return text;
}

bool has_emoji(std::string_view text) {
  // Four-byte UTF-8 (beyond U+FFFF) and the symbols U+2600 to U+27BF: E2 98 80 to E2 9E BF.
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0xF0) return true;
    if (byte != 0xE2 || at + 1 >= text.size()) continue;
    const auto next = static_cast<unsigned char>(text[at + 1]);
    if (next >= 0x98 && next <= 0x9E) return true;
  }
  return false;
}

class TextCheck {
 public:
  TextCheck(const Inquiry& inquiry, const std::string& id, const KnownMessage& message)
      : inquiry_(inquiry), id_(id), message_(message) {}

  void look() const {
    for (const auto& line : message_.lines) look_at(line);
    for (const auto& choice : message_.choices) {
      look_at(choice.label);
      for (const auto& word : choice.words) look_at_word(word);
    }
    for (const auto& place : message_.places) {
      if (place.leaves_gap) {
        wrong("{" + place.name + "?} leaves a gap in its sentence: use {" + place.name + "|…}");
      }
    }
    look_for_doubles();
  }

 private:
  void wrong(std::string what) const {
    inquiry_.mistakes.push_back({message_.file, id_, std::move(what)});
  }

  void look_at(const std::string& line) const {
    const std::string text = without_places(line);
    if (language::nfc(line) != line) wrong("is not in composed form (NFC): " + line);
    if (line.find("  ") != std::string::npos) wrong("two blanks in: " + line);
    if (line.ends_with(' ') || line.starts_with(' ')) wrong("a blank at the end of: " + line);
    if (text.find('!') != std::string::npos) wrong("an exclamation mark in: " + line);
    if (has_emoji(text)) wrong("a picture in: " + line);
    const auto words = language::match_words(language::plain(text));
    for (const std::string_view rude : {"bạn", "quý"}) {
      if (std::find(words.begin(), words.end(), rude) != words.end()) {
        wrong("says \"" + std::string{rude} + "\" instead of Ông/Bà: " + line);
      }
    }
    if (id_.starts_with(foreign)) return;
    if (words.size() > unmarked_words_max && !language::has_marks(text)) {
      wrong("no diacritics in: " + line);
    }
    look_at_unmarked(words, line);
  }

  void look_at_unmarked(const std::vector<std::string>& words, const std::string& line) const {
    for (const auto& word : words) {
      if (std::find(never_unmarked.begin(), never_unmarked.end(), word) != never_unmarked.end()) {
        wrong("missing diacritics (\"" + word + "\") in: " + line);
      }
    }
  }

  void look_at_word(const std::string& word) const {
    if (language::nfc(word) != word) wrong("is not in composed form (NFC): " + word);
    look_at_unmarked(language::match_words(language::plain(word)), word);
  }

  using Meanings = std::map<std::string, std::string>;  // which choice each typed text means

  void look_at_meaning(const KnownChoice& choice,
                       const std::string& word,
                       Meanings& meanings) const {
    const auto [other, first] = meanings.insert({folded(word), choice.id});
    if (first || other->second == choice.id) return;
    wrong("\"" + word + "\" means both \"" + other->second + "\" and \"" + choice.id + "\"");
  }

  // The same typed text must not mean two choices.
  void look_for_doubles() const {
    Meanings meanings;
    for (const auto& choice : message_.choices) {
      std::vector<std::string> all = choice.words;
      all.push_back(choice.label);
      for (const auto& word : all) {
        look_at_meaning(choice, word, meanings);
        look_at_number(choice, word);
      }
    }
  }

  void look_at_number(const KnownChoice& choice, const std::string& word) const {
    const auto number = language::spoken_number(language::bare(word));
    if (!number || choice.number == std::to_string(*number)) return;
    const bool taken = std::any_of(
        message_.choices.begin(), message_.choices.end(), [&](const KnownChoice& other) {
          return other.number == std::to_string(*number);
        });
    if (taken) wrong("\"" + word + "\" of \"" + choice.id + "\" is the number of another choice");
  }

  const Inquiry& inquiry_;
  const std::string& id_;
  const KnownMessage& message_;
};

bool said_elsewhere(const Vocabulary& vocabulary, const std::string& id) {
  return std::any_of(vocabulary.said_elsewhere.begin(),
                     vocabulary.said_elsewhere.end(),
                     [&](const std::string& one) {
                       if (!one.ends_with(".*")) return one == id;
                       return id.starts_with(std::string_view{one}.substr(0, one.size() - 1));
                     });
}

std::set<std::string> said(const FlowSet& flows) {
  std::set<std::string> all;
  for (const auto& entry : flows.routes().messages) all.insert(entry.second);
  for (const auto& entry : flows.routes().unexpected) all.insert(entry.second);
  for (const auto* flow : flows.all_current()) {
    for (const auto& entry : flow->steps) {
      for (auto& id : messages_of(entry.second)) all.insert(std::move(id));
    }
  }
  return all;
}

}  // namespace

void check_texts(const Inquiry& inquiry) {
  const auto used = said(inquiry.flows);
  for (const auto& [id, message] : inquiry.vocabulary.messages) {
    TextCheck(inquiry, id, message).look();
    if (!used.contains(id) && !said_elsewhere(inquiry.vocabulary, id)) {
      inquiry.mistakes.push_back({message.file, id, "nobody says this message"});
    }
  }
}

}  // namespace flows
