// A multipart/form-data body with one file, as Zalo's uploads want it. Pure, any thread.
#pragma once

#include <string>
#include <string_view>

namespace zalo {

struct Multipart {
  std::string content_type{};  // with the boundary
  std::string body{};
};

// The name is made harmless: letters, digits, ".", "_" and "-"; everything else becomes "_".
Multipart one_file(std::string_view bytes, std::string_view name, std::string_view type);

// "image/jpeg", "image/png", "image/gif" by the first bytes; "" for anything else.
std::string_view picture_type(std::string_view bytes);

// The type of a document Zalo accepts, by the ending of its name; "" for any other.
std::string_view document_type(std::string_view name);

}  // namespace zalo
