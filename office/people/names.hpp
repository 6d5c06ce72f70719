// Inside of privacy: personal names in a text. Pure functions, any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace people {

struct TextWord {  // bytes [first, last) of the text, punctuation not included
  std::size_t first = 0;
  std::size_t last = 0;
  std::string plain{};
  std::string bare{};
  bool capital = false;      // begins with a capital letter
  bool ends_phrase = false;  // punctuation follows: a name does not go on
};

std::vector<TextWord> words_in(std::string_view text);

struct NameStretch {  // [first, last) of the words
  std::size_t first = 0;
  std::size_t last = 0;
};

// A family name and one to four more capitalised words; not after "đường", "trường" … where it is
// the name of a place.
std::vector<NameStretch> full_names(const std::vector<TextWord>& words);

// Capitalised words right after a relative is named: "con tôi tên Nguyễn Thị An", "vợ là Hoa".
std::vector<NameStretch> names_of_relatives(const std::vector<TextWord>& words);

// The words of a name one knows, in order, marks and case aside.
std::vector<NameStretch> occurrences(const std::vector<TextWord>& words, std::string_view name);

}  // namespace people
