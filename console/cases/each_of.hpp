// The same done to many cases, each by itself: what went wrong with one does not stop the others.
// Within one transaction.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "console/problem.hpp"

namespace console {

// one: nothing when it was done, else the answer it would have got alone. 200 {done, failed}.
RawAnswer each_of(const std::vector<std::string>& ids,
                  const std::function<std::optional<RawAnswer>(const std::string& id)>& one);

}  // namespace console
