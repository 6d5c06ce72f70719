// Finding units and procedures by what people type: with or without marks, old names, short kinds
// ("p.", "tt"), small typing errors, or a name inside a longer sentence. Pure functions, any
// thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "office/catalog/catalog.hpp"

namespace catalog {

struct Found {
  std::string id{};
  std::string label{};  // for the citizen: "Phường Vị Thanh (trước đây: phường I, III, VII)"
  // 90..100 named with its kind ("phường Ngã Bảy") or in full: nothing less sure is listed beside
  // it; 70..89 likely: the name without its kind; 50..69 a guess: a typing error, a wrong kind, a
  // former district, or words that may mean something else inside an unmarked sentence.
  int score = 0;
  std::string old_id{};     // when an old name was typed: that unit …
  std::string old_label{};  // … and how it was called: "Xã Vị Thủy, huyện Vị Thủy"
};

// Units valid on that day, best first, at most at_most. A name that several units carry or carried
// gives them all: the caller asks. The former Hậu Giang comes before the rest of Cần Thơ.
std::vector<Found> find_units(const Catalog& catalog,
                              std::string_view typed,
                              Day date,
                              std::size_t at_most);

// By name, by what people call it ("sổ đỏ") or by code, best first.
std::vector<Found> find_procedures(const Catalog& catalog,
                                   std::string_view typed,
                                   std::size_t at_most);

// How a unit is shown to a citizen, with the names it had before the merger.
std::string citizen_label(const Catalog& catalog, const Unit& unit);

}  // namespace catalog
