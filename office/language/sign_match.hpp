// Inside of signs: a text as words ready to be compared, and phrases looked for in it. Pure
// functions, any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "office/language/signs.hpp"

namespace language {

struct TypedWord {
  std::string plain{};  // as typed, with its marks
  std::string bare{};
};

// Short forms expanded where they carry no marks; capitals, NFD and punctuation folded.
std::vector<TypedWord> typed_words(std::string_view text);

struct Stretch {  // [first, last) of the typed words
  std::size_t first = 0;
  std::size_t last = 0;
};

std::vector<Stretch> stretches_of(const std::vector<SignPhrase>& phrases,
                                  const std::vector<TypedWord>& typed);

// How many different phrases occur outside every guarded stretch.
std::size_t hits(const std::vector<SignPhrase>& phrases,
                 const std::vector<Stretch>& guarded,
                 const std::vector<TypedWord>& typed);

// One entry of the file; empty words when it says nothing.
SignPhrase phrase_of(std::string_view entry);

}  // namespace language
