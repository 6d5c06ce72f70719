// A text as a QR code, drawn as SVG. The only place that knows libqrencode. Any thread.
#pragma once

#include <string>

#include "base/result.hpp"

namespace console {

// Black on white with the four modules of quiet border that the standard asks for. Errc::invalid:
// the text is too long.
base::Result<std::string> qr_svg(const std::string& text);

}  // namespace console
