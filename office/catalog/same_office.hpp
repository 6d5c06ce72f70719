// One office under its names of several times: what it was formed from, and what was formed from
// it. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "office/catalog/catalog.hpp"

namespace catalog {

// The unit itself, then all that went into it (again and again), then all it went into. Two that
// came from one are not each other. An unknown id is alone; "" gives nothing.
std::vector<std::string> same_office(const Catalog& catalog, std::string_view id);

}  // namespace catalog
