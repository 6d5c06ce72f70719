// Reading the catalogue's files; used by Catalog::load only. One thread at a time.
#pragma once

#include <filesystem>
#include <vector>

#include "office/catalog/catalog.hpp"
#include "office/catalog/file_reader.hpp"

namespace catalog {

// One unit of a file, without its days.
Unit read_unit(const EntryReader& entry, Mistakes& mistakes);
std::vector<Unit> read_units(const std::filesystem::path& file, Mistakes& mistakes);
std::vector<Branch> read_branches(const std::filesystem::path& file, Mistakes& mistakes);
std::vector<Procedure> read_procedures(const std::filesystem::path& file, Mistakes& mistakes);

}  // namespace catalog
