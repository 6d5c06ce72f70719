// Percent-encoding of names and words in addresses and headers (RFC 3986, RFC 8187). Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace console {

// Letters, digits and "-._~" stay; every other byte becomes "%41".
std::string percent_encoded(std::string_view text);
// Nothing: not well encoded, or not UTF-8 afterwards.
std::optional<std::string> percent_decoded(std::string_view text);

}  // namespace console
