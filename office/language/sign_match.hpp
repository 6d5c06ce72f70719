// Inside of signs: a text as words ready to be compared, and phrases looked for in it. Pure
// functions, any thread.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "office/language/signs.hpp"

namespace language {

struct TypedWord {
  std::string plain{};  // as typed, with its marks
  std::string bare{};
};

// A text ready to be searched: a phrase is looked for only where its first word stands, so that a
// long story costs little more than a short one.
class TypedText {
 public:
  // Short forms expanded where they carry no marks; capitals, NFD and punctuation folded.
  explicit TypedText(std::string_view text);

  const std::vector<TypedWord>& words() const { return words_; }

  // Where a word of signs.jsonc stands, by its bare form; "#" stands for any number.
  const std::vector<std::size_t>& places_of(std::string_view bare) const;

 private:
  std::vector<TypedWord> words_{};
  std::map<std::string, std::vector<std::size_t>, std::less<>> places_{};
};

struct Stretch {  // [first, last) of the typed words
  std::size_t first = 0;
  std::size_t last = 0;
};

std::vector<Stretch> stretches_of(const std::vector<SignPhrase>& phrases, const TypedText& typed);

// How many different phrases occur outside every guarded stretch.
std::size_t hits(const std::vector<SignPhrase>& phrases,
                 const std::vector<Stretch>& guarded,
                 const TypedText& typed);

// One entry of the file; empty words when it says nothing.
SignPhrase phrase_of(std::string_view entry);

}  // namespace language
