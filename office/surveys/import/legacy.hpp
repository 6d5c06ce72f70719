// Vietnamese typed with fonts from before Unicode: TCVN3 (".VnTime") and VNI ("VNI-Times"), as they
// look when read as Latin letters. Recognised by whether Vietnamese syllables come out. Pure; any
// thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace surveys {

enum class LegacyFont { tcvn3, vni };

std::string_view code_of(LegacyFont font);

std::string converted(std::string_view text, LegacyFont font);

// How many words with letters of such a font the texts hold, and how many would be Vietnamese.
struct LegacyCount {
  int words = 0;
  int as_they_are = 0;
  int tcvn3 = 0;
  int vni = 0;
};

void count_words(std::string_view text, LegacyCount& count);

// Nothing: they are Vietnamese as they are, or too few to tell.
std::optional<LegacyFont> font_of(const LegacyCount& count);

}  // namespace surveys
