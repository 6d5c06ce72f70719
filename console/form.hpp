// Values of a form or a query ("a=1&b=x+y%20z") in their decoded form. Pure, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace console {

// The first value of that name. Nothing: it is missing, or not encoded correctly.
std::optional<std::string> form_value(std::string_view form, std::string_view name);

}  // namespace console
