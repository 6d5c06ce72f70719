// What a change of category or of the unit in charge brings with it, told before it is made. Pure
// but for names of the catalogue. Any thread.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "console/visit.hpp"
#include "office/cases/decide.hpp"

namespace console {

// [{vi, en}]; never empty.
nlohmann::ordered_json consequences_json(const Visit& visit,
                                         const cases::Case& before,
                                         const cases::Case& after);

}  // namespace console
