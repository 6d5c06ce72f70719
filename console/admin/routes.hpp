// The addresses of the administrators' pages, for the one table of routes.cpp. Any thread.
#pragma once

#include <vector>

#include "console/routes.hpp"

namespace console::admin {

std::vector<Route> routes();

}  // namespace console::admin
