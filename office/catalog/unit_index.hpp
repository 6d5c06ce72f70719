// Builds the names by which units can be found; used by Catalog::load and find.cpp only. Pure
// functions, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "office/catalog/catalog.hpp"

namespace catalog {

std::vector<UnitName> index_names(const std::vector<Unit>& units);

struct TypedToken {
  std::string plain{};
  std::string bare{};
};

// The words of a text or a name: "p.III" and "phường 3" give the same.
std::vector<TypedToken> tokens_of(std::string_view text);

struct TypedKind {
  Kind kind = Kind::none;
  std::size_t words = 0;  // how many words before the name say it
};

// The kind said right before the word at this place: "phường", "p", "thị trấn", "tt" …
TypedKind kind_before(const std::vector<TypedToken>& tokens, std::size_t at);

Kind kind_of(Level level);

}  // namespace catalog
