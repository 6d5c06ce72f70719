// One template file → templates, or all of its mistakes. Pure, any thread.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "templates/engine/catalog.hpp"

namespace templates {

using Templates = std::map<std::string, Template, std::less<>>;

// Adds to `into`; an id that stands there already is a mistake.
std::vector<Mistake> read_templates(const std::string& file,
                                    std::string_view text,
                                    Templates& into);

}  // namespace templates
