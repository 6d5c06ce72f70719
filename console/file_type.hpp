// What a file is, by looking into it; its name is a claim. Pure functions, any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace console {

// "image/jpeg", "application/pdf" …; "" for what is none of ours. A ZIP is looked into just so far
// that a Word document can be told from any other archive.
std::string_view type_inside(std::string_view bytes);

// Shown in the page itself; everything else is for downloading only.
bool is_picture(std::string_view type);
bool is_shown_inline(std::string_view type);

// ".jpg" … for a type of type_inside; "" when it has none.
std::string_view ending_of(std::string_view type);

// What Zalo lets an account send (docs: upload): jpg and png up to 1 MB; pdf, doc, docx and csv up
// to 5 MB.
struct Sendable {
  std::string type{};
  std::string name{};  // with the ending that fits the type, as Zalo goes by it
  std::size_t bytes_max = 0;
  bool picture = false;
};

// name: as the officer's computer calls it. Nothing: not to be sent.
std::optional<Sendable> sendable(std::string_view bytes, std::string_view name);

// A name without paths, control characters and marks that turn the reading direction, at most 120
// characters, "tep" when nothing is left.
std::string harmless_name(std::string_view name);

}  // namespace console
