// Inside of find: names found in a typed text, with their scores. Pure functions, any thread.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "office/catalog/catalog.hpp"
#include "office/catalog/unit_index.hpp"

namespace catalog {

struct Match {
  const UnitName* name = nullptr;
  int score = 0;
};

// Names of units valid on that day that occur in the text.
std::vector<Match> names_in(const Catalog& catalog, const std::vector<TypedToken>& typed, Day date);

// Names that differ from a short message by a missing blank or a small error; for when names_in
// found nothing.
std::vector<Match> names_like(const Catalog& catalog,
                              const std::vector<TypedToken>& typed,
                              Day date);

}  // namespace catalog
