// One folding for the whole house: whatever keyboard a person uses, with or without
// marks, composed or decomposed, the same words give the same text. Pure functions, any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace language {

// Composed form (NFC). Invalid UTF-8 becomes U+FFFD; zero-width and control characters are removed,
// except "\n" and "\t". This is the form in which citizens' words are stored and shown.
std::string nfc(std::string_view text);

// For comparing, marks kept: compatibility forms unified, lower case, blanks collapsed and trimmed,
// a letter repeated more than twice said once ("lâuuuu" → "lâu"; Roman numerals stay), tones placed
// in one way (hoà → hòa, thuỷ → thủy), punctuation and emoji at both ends stripped. A text of
// nothing but question marks gives "?", because "?" is a command.
std::string plain(std::string_view text);

// plain without any marks, đ → d.
std::string bare(std::string_view text);

// Any Vietnamese diacritic or đ, composed or not.
bool has_marks(std::string_view text);

// Code points, as Zalo counts; an invalid byte counts as one.
std::size_t length(std::string_view text);

// At most max_code_points with the "…" included, cut between two words where that keeps at least
// half; text that fits is returned as it is. Never cuts inside a character.
std::string shorten(std::string_view text, std::size_t max_code_points);

// The words between blanks, punctuation at their ends removed, empty ones left out. Case and marks
// stay as they are.
std::vector<std::string> split_words(std::string_view text);

// Runs of letters and digits of a plain or bare text; everything else separates. For matching.
std::vector<std::string> match_words(std::string_view plain_or_bare);

// Does what was typed agree with a word of ours? The letters must be equal; marks may be missing
// but not contradict (hỏi and ngã count as one, as they are heard in the South). Both in plain
// form.
bool word_agrees(std::string_view typed, std::string_view ours);

}  // namespace language
