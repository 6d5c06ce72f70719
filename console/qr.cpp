#include "console/qr.hpp"

#include <memory>
#include <qrencode.h>
#include <span>

#include <fmt/format.h>

namespace console {
namespace {

constexpr int border = 4;

struct FreeCode {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

// One path of unit squares, a stroke for every run of dark modules in a row.
std::string path_of(const QRcode& code) {
  const auto width = static_cast<std::size_t>(code.width);
  const std::span<const unsigned char> modules(code.data, width * width);
  std::string path;
  std::size_t run = 0;
  for (std::size_t i = 0; i < modules.size(); ++i) {
    const bool dark = (modules[i] & 1U) != 0;
    const bool last = (i + 1) % width == 0;
    if (dark) ++run;
    if (run > 0 && (!dark || last)) {
      const std::size_t end = dark ? i + 1 : i;
      path += fmt::format(
          "M{} {}h{}v1h-{}z", (end - run) % width + border, (end - run) / width + border, run, run);
      run = 0;
    }
  }
  return path;
}

}  // namespace

base::Result<std::string> qr_svg(const std::string& text) {
  const std::unique_ptr<QRcode, FreeCode> code(
      QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M));
  if (!code) return base::Error{base::Errc::invalid, "the text does not fit into a QR code"};
  const int side = code->width + 2 * border;
  return fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" role="img" )"
                     R"(shape-rendering="crispEdges"><rect width="{0}" height="{0}" fill="#fff"/>)"
                     R"(<path d="{1}" fill="#000"/></svg>)",
                     side,
                     path_of(*code));
}

}  // namespace console
