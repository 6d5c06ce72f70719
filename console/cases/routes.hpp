// The addresses of the case register, for the one table of console/routes.cpp. Any thread.
#pragma once

#include <vector>

#include "console/routes.hpp"

namespace console {

std::vector<Route> case_routes();

}  // namespace console
