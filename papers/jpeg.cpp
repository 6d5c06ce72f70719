// JPEG: marker, length, content; after SOS the compressed picture up to the next marker.
#include <cstdint>

#include "papers/bytes.hpp"
#include "papers/kinds.hpp"
#include "papers/papers.hpp"

namespace papers {
namespace {

using namespace std::string_view_literals;  // NUL bytes inside the literals

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

}  // namespace papers
