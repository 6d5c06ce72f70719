// The project's own catalogue, loaded once for the tests of this folder.
#pragma once

#include <doctest/doctest.h>

#include "office/catalog/catalog.hpp"

inline const catalog::Catalog& the_catalog() {
  static const catalog::Catalog loaded = [] {
    auto result = catalog::Catalog::load(LANGNGHE_SOURCE_DIR "/office/catalog");
    REQUIRE_MESSAGE(result.ok(), (result.ok() ? "" : result.error().what));
    return *result;
  }();
  return loaded;
}

constexpr catalog::Day day_of(int year, unsigned month, unsigned day) {
  return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}
