#include "simulator/samples.hpp"

#include "base/check.hpp"
#include "simulator/base64.hpp"

namespace simulator {
namespace {

// Drawn for this program: people waiting at a counter, 240 x 160, PNG.
constexpr std::string_view photo_base64 =
    "iVBORw0KGgoAAAANSUhEUgAAAPAAAACgCAMAAAAFBRFXAAAAG1BMVEXW6vh4kJyNbmP///83R0/I5sn/zIBUbnrl"
    "OTUHiJ8vAAAACXRSTlP///////////9+TZefAAABK0lEQVR42u3Z0WoCMRCGUU3t2Pd/4kJBsBLSDLt01uz5rn/c"
    "OXqjeLlIkiRJkiRJC/S1SMDAwMDAwMDAwMDAwPuCPxYJGBgYGBgYGBgYuBacfWuOswcGBgYGBgYGBgYGBgYGBgYG"
    "BgYGBn5HsH8egIGBgYGBgYGBgYGBgYGBgZcDR/KxdfsdwPFo9pjS/WZwPJc5p2g/DW794nftr8r3G8ERuYvq99vA"
    "EbmLDrAHzoAjchcdYQ8MDDx+/cFFh9j7hIGBTwz21XJ58Ol+LZ3v9/DLE1rLXVSw7+I+O008os1Vu+/ZkuCfh7Rc"
    "dftp8GvXQb39fVBvfxu0xz3AwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA7w9eKWBgYGBgYGDgf+sb"
    "eaC77IxRsb0AAAAASUVORK5CYII=";

// Drawn for this program: a smiling face, 120 x 120, PNG.
constexpr std::string_view sticker_base64 =
    "iVBORw0KGgoAAAANSUhEUgAAAHgAAAB4CAMAAAAOusbgAAAAD1BMVEUAAAD/yig+JyP////vU1AlaFB5AAAABXRS"
    "TlMA/////xzQJlIAAAGiSURBVHja7dvRboMwDEBRLvD/3zxpaFK3MrCDw23V+Dn1UaANxXGmacSIEQ/BzdxeKGh3"
    "nPNw1B42mZDYOpqWkNgCGhSZa2G5zTIoMjVhuWkZHBkcGRwZHBkk2YLBkcGRQZItGBwZJNmCQZItGCTZgkGSLRgk"
    "+ewzcyDvXA7PW1we0+geZo2M2ZMD7nKUNTImC//kXA6yRsbswucTXpbvrBfG7MrcNGPyV3q7f/9kjYxpnvHhdzYy"
    "Zg/mNph3gInkjLopuHDlSsJla3Uarno6tcB9HskDvguGD5BDl3q+Epfucb074AF/LEy5G/2313nCLwjT+Up78HQT"
    "nHhNfcq5PseFCU9E5XU9l2tqEQH3r1xUfAm4v2XeAw7J6xqQC0uKKbi0ipqAi8vGYbi8Uh6EO2wNnLib3Gc35PTn"
    "1G/753DJ7LrjtXunW0oQDXX6h9UkWugJuLHXxvCzKAFnXljnxNgX3jH/wOYErw/E63zxen287iavn8vrYPN69sQu"
    "Ra8v0+tEFXtvvW5jsb9a7CgXe+jFUwPmOQnzZIh6FmbEiFh8AQYBLUXfyURcAAAAAElFTkSuQmCC";

// One transparent pixel, GIF.
constexpr std::string_view gif_base64 = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

std::string decoded(std::string_view base64) {
  const auto bytes = bytes_of_base64(base64);
  base::check(bytes.has_value(), "a built-in sample is not base64");
  return *bytes;
}

}  // namespace

std::string sample_photo() {
  return decoded(photo_base64);
}

std::string sample_sticker() {
  return decoded(sticker_base64);
}

std::string sample_gif() {
  return decoded(gif_base64);
}

std::string sample_voice() {
  // The AMR-NB file header and one second of frames marked "no data" (RFC 4867 section 5).
  constexpr int frames_per_second = 50;
  return "#!AMR\n" + std::string(frames_per_second, '\x7C');
}

std::string sample_video() {
  // The box every MP4 file begins with, and an empty media box (ISO/IEC 14496-12).
  using namespace std::string_literals;
  return "\x00\x00\x00\x14"
         "ftypisom\x00\x00\x02\x00"
         "isom"
         "\x00\x00\x00\x08"
         "mdat"s;
}

}  // namespace simulator
