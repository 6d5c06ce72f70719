// Short forms and spoken numbers, as people type them (docs/domain.md 7). The table is
// shorthand.jsonc, carried inside the program. Pure functions, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace language {

// Replaces the safe short forms in a bare text ("ko dc" → "khong duoc"). Doubtful ones only where
// their neighbours decide ("dk khai sinh" → "dang ky khai sinh"; "dk" alone stays). Expanding twice
// changes nothing.
std::string expand(std::string_view bare_text);

// The number when the whole message says nothing else: "3", "so 3", "cau 3", "chon 3", "3." "3)"
// "3/", "ba", "muoi hai", "3 a". 0..99, else nothing. "khong" is no number: it means no.
std::optional<int> spoken_number(std::string_view bare_text);

}  // namespace language
