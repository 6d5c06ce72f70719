// A photo without what it tells besides the picture: place, time, device, thumbnail, comments. The
// picture's own bytes stay as they are, and so does the way it is to be turned. Pure, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace console {

// type: of type_inside. Nothing: no picture we know how to clean, or one that is not put together
// as it should be; such a file is not to be shown to those who may not see the original.
std::optional<std::string> without_metadata(std::string_view bytes, std::string_view type);

// 1 to 8, from the EXIF of a JPEG; 1 when it says nothing.
int orientation_of(std::string_view jpeg);

}  // namespace console
