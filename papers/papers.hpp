// Files without what they tell besides what one sees: of a photo place, time, device, thumbnail and
// comments; of a document who wrote it, on which machine, when, and who commented. Pure; any
// thread. PDF and Word are taken apart by libraries on bytes anybody may have sent:
// `is_taken_apart` says for which types the caller runs this in a process of its own
// (bot/jail.hpp).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace papers {

inline constexpr std::string_view pdf_type = "application/pdf";
inline constexpr std::string_view word_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

bool is_taken_apart(std::string_view type);

// Types that without_metadata knows.
bool can_be_cleaned(std::string_view type);

// type: as told by the content. Nothing: no type we know how to clean, or a file that is not put
// together as it should be (or locked by a password); it is not to be shown to those who may not
// see the original.
std::optional<std::string> without_metadata(std::string_view bytes, std::string_view type);

// 1 to 8, from the EXIF of a JPEG; 1 when it says nothing.
int orientation_of(std::string_view jpeg);

}  // namespace papers
