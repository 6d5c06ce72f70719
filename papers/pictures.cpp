// PNG (length, name, content, check sum), WebP and GIF: what stays is listed, the rest goes.
#include <algorithm>
#include <array>
#include <cstdint>

#include "papers/bytes.hpp"
#include "papers/kinds.hpp"

namespace papers {
namespace {

using namespace std::string_view_literals;  // NUL bytes inside the literals

constexpr auto png_head = "\x89PNG\r\n\x1A\n"sv;
constexpr std::array png_kept{"IHDR"sv,
                              "PLTE"sv,
                              "IDAT"sv,
                              "IEND"sv,
                              "tRNS"sv,
                              "gAMA"sv,
                              "cHRM"sv,
                              "sRGB"sv,
                              "iCCP"sv,
                              "sBIT"sv,
                              "bKGD"sv,
                              "pHYs"sv};

// WebP: RIFF with named parts; VP8X says which there are.
constexpr std::array webp_dropped{"EXIF"sv, "XMP "sv};
constexpr unsigned webp_tells = 0x08U | 0x04U;  // EXIF, XMP

std::string little(std::uint32_t value) {
  std::string text;
  for (unsigned i = 0; i < 4; ++i) text += static_cast<char>((value >> (8U * i)) & 0xFFU);
  return text;
}

// GIF: blocks; comments and the programs' own blocks but the one that repeats the film go.
// A row of small blocks, each with its length, up to an empty one.
bool skip_blocks(Bytes& in) {
  while (in.has(1)) {
    const auto length = in.byte();
    if (length == 0) return true;
    if (!in.has(length)) return false;
    in.take(length);
  }
  return false;
}

std::size_t colours(unsigned flags) {
  return (flags & 0x80U) == 0 ? 0 : std::size_t{3} << ((flags & 0x07U) + 1U);
}

bool skip_picture(Bytes& in) {
  if (!in.has(9)) return false;
  const auto head = in.take(9);
  const auto table = colours(static_cast<unsigned char>(head[8]));
  if (!in.has(table + 1)) return false;
  in.take(table + 1);
  return skip_blocks(in);
}

// The next picture or extension, "" when it does not stay; nothing when it is broken.
std::optional<std::string_view> next_block(Bytes& in, unsigned mark, std::string_view from) {
  const bool picture = mark == 0x2C;
  if (!picture && (mark != 0x21 || !in.has(1))) return std::nullopt;
  const auto kind = picture ? 0U : in.byte();
  const bool loop = kind == 0xFF && in.rest().starts_with("\x0BNETSCAPE2.0"sv);
  const bool whole = picture ? skip_picture(in) : skip_blocks(in);
  if (!whole) return std::nullopt;
  const bool stays = picture || kind == 0xF9 || loop;
  return stays ? from.substr(0, from.size() - in.rest().size()) : std::string_view{};
}

}  // namespace

std::optional<std::string> clean_png(std::string_view bytes) {
  Bytes in(bytes);
  std::string out{in.take(png_head.size())};
  out.reserve(bytes.size());
  while (in.has(12)) {
    const auto whole = in.rest();
    const std::size_t length = number(whole.substr(0, 4), true);
    if (length > whole.size() - 12) return std::nullopt;
    const auto name = whole.substr(4, 4);
    const auto chunk = in.take(length + 12);
    const bool kept = std::find(png_kept.begin(), png_kept.end(), name) != png_kept.end();
    if (kept) out += chunk;
    if (name == "IEND") return out;
  }
  return std::nullopt;
}

std::optional<std::string> clean_webp(std::string_view bytes) {
  if (bytes.size() < 12) return std::nullopt;
  Bytes in(bytes.substr(12));
  std::string parts;
  parts.reserve(bytes.size());
  while (in.has(8)) {
    const auto whole = in.rest();
    const std::size_t length = number(whole.substr(4, 4), false);
    const auto padded = length + length % 2;
    if (length > whole.size() - 8) return std::nullopt;
    const auto name = whole.substr(0, 4);
    std::string part{in.take(8 + std::min(padded, whole.size() - 8))};
    if (std::find(webp_dropped.begin(), webp_dropped.end(), name) != webp_dropped.end()) continue;
    if (name == "VP8X" && length >= 1)
      part[8] = static_cast<char>(static_cast<unsigned char>(part[8]) & ~webp_tells);
    parts += part;
  }
  if (parts.empty()) return std::nullopt;
  return "RIFF" + little(static_cast<std::uint32_t>(parts.size() + 4)) + "WEBP" + parts;
}

std::optional<std::string> clean_gif(std::string_view bytes) {
  if (bytes.size() < 13) return std::nullopt;
  Bytes in(bytes);
  const auto head = in.take(13);
  const auto table = colours(static_cast<unsigned char>(head[10]));
  if (!in.has(table)) return std::nullopt;
  std::string out{head};
  out += in.take(table);
  while (in.has(1)) {
    const auto from = in.rest();
    const auto mark = in.byte();
    if (mark == 0x3B) return out + ";";
    const auto block = next_block(in, mark, from);
    if (!block) return std::nullopt;
    out += *block;
  }
  return std::nullopt;
}

}  // namespace papers
