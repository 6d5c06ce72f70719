// Limits of what we say, with their reasons.
#pragma once

#include <cstddef>

namespace templates {

// Zalo takes 2,000 characters; a person with an old phone reads far fewer.
inline constexpr std::size_t text_max = 2000;
inline constexpr std::size_t text_wanted_max = 700;
// Zalo shows at most five buttons; a longer label breaks over two lines on a small phone.
inline constexpr std::size_t buttons_max = 5;
inline constexpr std::size_t label_max = 28;

}  // namespace templates
