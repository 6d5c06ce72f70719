#include "console/cleaning.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace console {
namespace {

using namespace std::string_view_literals;  // NUL bytes inside the literals

// A cursor over bytes that never reads beyond their end.
class Bytes {
 public:
  explicit Bytes(std::string_view all) : all_(all) {}

  bool has(std::size_t count) const { return all_.size() - at_ >= count; }

  bool at_end() const { return at_ == all_.size(); }

  unsigned byte() { return static_cast<unsigned char>(all_[at_++]); }

  std::string_view take(std::size_t count) {
    const auto part = all_.substr(at_, count);
    at_ += part.size();
    return part;
  }

  std::string_view rest() const { return all_.substr(at_); }

 private:
  std::string_view all_;
  std::size_t at_ = 0;
};

std::uint32_t number(std::string_view bytes, bool big_end_first) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto at = big_end_first ? i : bytes.size() - 1 - i;
    value = (value << 8U) | static_cast<unsigned char>(bytes[at]);
  }
  return value;
}

// --- JPEG: marker, length, content; after SOS the compressed picture up to the next marker.

constexpr unsigned app0 = 0xE0;
constexpr unsigned app2 = 0xE2;
constexpr unsigned app14 = 0xEE;
constexpr unsigned first_of_picture = 0xC0;  // markers below are of no known meaning
constexpr unsigned end_of_image = 0xD9;
constexpr unsigned start_of_scan = 0xDA;

constexpr auto exif_head = "Exif\0\0"sv;
constexpr auto orientation_tag = std::uint32_t{0x0112};

struct Segment {
  unsigned marker = 0;
  std::string_view content{};
};

bool stands_alone(unsigned marker) {
  return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
}

// The next marker with its content; nothing at a broken place.
std::optional<Segment> next_segment(Bytes& in) {
  if (!in.has(2) || in.byte() != 0xFF) return std::nullopt;
  unsigned marker = in.byte();
  while (marker == 0xFF && in.has(1)) marker = in.byte();  // padding
  if (marker == 0xFF || marker == 0) return std::nullopt;
  if (marker == end_of_image || stands_alone(marker)) return Segment{marker, {}};
  if (!in.has(2)) return std::nullopt;
  const auto length = number(in.take(2), true);
  if (length < 2 || !in.has(length - 2)) return std::nullopt;
  return Segment{marker, in.take(length - 2)};
}

// The compressed picture: FF 00 and restart marks belong to it.
std::string_view scan_of(Bytes& in) {
  const auto rest = in.rest();
  std::size_t at = 0;
  while (at + 1 < rest.size()) {
    const auto next = static_cast<unsigned char>(rest[at + 1]);
    const bool marker =
        rest[at] == '\xFF' && next != 0 && !(next >= 0xD0 && next <= 0xD7) && next != 0xFF;
    if (marker) break;
    ++at;
  }
  return in.take(at + 1 < rest.size() ? at : rest.size());
}

// JFIF, the colour profile and Adobe's colour mark decide how the picture looks; all else may tell
// who, where and when.
bool stays(const Segment& segment) {
  if (segment.marker < app0) return segment.marker >= first_of_picture;
  if (segment.marker == app0) return segment.content.starts_with("JFIF\0"sv);
  if (segment.marker == app2) return segment.content.starts_with("ICC_PROFILE\0"sv);
  return segment.marker == app14 && segment.content.starts_with("Adobe"sv);
}

void put_segment(std::string& out, unsigned marker, std::string_view content) {
  const auto length = content.size() + 2;
  out += '\xFF';
  out += static_cast<char>(marker);
  out += static_cast<char>((length >> 8U) & 0xFFU);
  out += static_cast<char>(length & 0xFFU);
  out += content;
}

// One entry that says how to turn the picture, and nothing else.
std::string turned(int orientation) {
  std::string exif{exif_head};
  exif += "MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"sv;
  exif += static_cast<char>(orientation);
  exif += "\0\0\0\0\0\0"sv;
  return exif;
}

int orientation_in(std::string_view tiff) {
  if (tiff.size() < 8) return 1;
  const bool big = tiff.starts_with("MM"sv);
  if (!big && !tiff.starts_with("II"sv)) return 1;
  const std::size_t table = number(tiff.substr(4, 4), big);
  if (table > tiff.size() || tiff.size() - table < 2) return 1;
  const std::size_t entries = number(tiff.substr(table, 2), big);
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t at = table + 2 + i * 12;
    if (at + 12 > tiff.size()) return 1;
    if (number(tiff.substr(at, 2), big) != orientation_tag) continue;
    const auto value = number(tiff.substr(at + 8, 2), big);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

// The copy while it grows: what stays of each segment, and how to turn the picture.
class JpegCopy {
 public:
  JpegCopy(std::size_t bytes, int orientation)
      : orientation_(orientation), told_(orientation == 1) {
    out_.reserve(bytes);
  }

  void take(const Segment& segment) {
    // JFIF stands first, where there is one.
    if (!told_ && segment.marker != app0) {
      put_segment(out_, 0xE1, turned(orientation_));
      told_ = true;
    }
    if (stays(segment)) put_segment(out_, segment.marker, segment.content);
  }

  void take_scan(std::string_view scan) {
    out_ += scan;
    seen_ = true;
  }

  // What phones append behind the end (a film, a second picture) is left away; of a picture cut off
  // on its way what arrived can still be seen.
  std::optional<std::string> finished() const {
    return seen_ ? std::optional{out_ + "\xFF\xD9"} : std::nullopt;
  }

 private:
  std::string out_{"\xFF\xD8"};
  int orientation_;
  bool told_;
  bool seen_ = false;
};

std::optional<std::string> clean_jpeg(std::string_view bytes) {
  Bytes in(bytes);
  const auto first = next_segment(in);
  if (!first || first->marker != 0xD8) return std::nullopt;
  JpegCopy copy(bytes.size(), orientation_of(bytes));
  while (!in.at_end()) {
    const auto segment = next_segment(in);
    if (!segment) return std::nullopt;
    if (segment->marker == end_of_image) break;
    if (stands_alone(segment->marker)) return std::nullopt;
    copy.take(*segment);
    if (segment->marker == start_of_scan) copy.take_scan(scan_of(in));
  }
  return copy.finished();
}

// --- PNG: length, name, content, check sum.

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

// --- WebP: RIFF with named parts; VP8X says which there are.

constexpr std::array webp_dropped{"EXIF"sv, "XMP "sv};
constexpr unsigned webp_tells = 0x08U | 0x04U;  // EXIF, XMP

std::string little(std::uint32_t value) {
  std::string text;
  for (unsigned i = 0; i < 4; ++i) text += static_cast<char>((value >> (8U * i)) & 0xFFU);
  return text;
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

// --- GIF: blocks; comments and the programs' own blocks but the one that repeats the film go.

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

}  // namespace

int orientation_of(std::string_view jpeg) {
  Bytes in(jpeg);
  const auto first = next_segment(in);
  if (!first || first->marker != 0xD8) return 1;
  while (!in.at_end()) {
    const auto segment = next_segment(in);
    if (!segment || segment->marker == start_of_scan) return 1;
    const bool exif = segment->marker == 0xE1 && segment->content.starts_with(exif_head);
    if (exif) return orientation_in(segment->content.substr(exif_head.size()));
  }
  return 1;
}

std::optional<std::string> without_metadata(std::string_view bytes, std::string_view type) {
  if (type == "image/jpeg") return clean_jpeg(bytes);
  if (type == "image/png" && bytes.starts_with(png_head)) return clean_png(bytes);
  if (type == "image/webp") return clean_webp(bytes);
  if (type == "image/gif") return clean_gif(bytes);
  return std::nullopt;
}

}  // namespace console
