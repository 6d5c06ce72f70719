#include "console/file_type.hpp"

#include <algorithm>
#include <array>

#include "office/language/fold.hpp"

namespace console {
namespace {

using namespace std::string_view_literals;  // NUL bytes inside the literals

struct Kind {
  std::string_view starts{};
  std::size_t at = 0;
  std::string_view type{};
};

// The most telling first: RIFF stands for pictures and for sound.
constexpr std::array<Kind, 12> kinds{Kind{"\xFF\xD8\xFF"sv, 0, "image/jpeg"},
                                     Kind{"\x89PNG\r\n\x1A\n"sv, 0, "image/png"},
                                     Kind{"GIF8"sv, 0, "image/gif"},
                                     Kind{"WEBP"sv, 8, "image/webp"},
                                     Kind{"%PDF-"sv, 0, "application/pdf"},
                                     Kind{"\xD0\xCF\x11\xE0"sv, 0, "application/msword"},
                                     Kind{"#!AMR"sv, 0, "audio/amr"},
                                     Kind{"ftyp"sv, 4, "video/mp4"},
                                     Kind{"ID3"sv, 0, "audio/mpeg"},
                                     Kind{"OggS"sv, 0, "audio/ogg"},
                                     Kind{"WAVE"sv, 8, "audio/wav"},
                                     Kind{"PK\x03\x04"sv, 0, "application/zip"}};

constexpr std::string_view docx =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

struct Ending {
  std::string_view type{};
  std::string_view ending{};
};

constexpr std::array<Ending, 14> endings{Ending{"image/jpeg", ".jpg"},
                                         Ending{"image/png", ".png"},
                                         Ending{"image/gif", ".gif"},
                                         Ending{"image/webp", ".webp"},
                                         Ending{"application/pdf", ".pdf"},
                                         Ending{"application/msword", ".doc"},
                                         Ending{docx, ".docx"},
                                         Ending{"application/zip", ".zip"},
                                         Ending{"text/csv", ".csv"},
                                         Ending{"audio/amr", ".amr"},
                                         Ending{"audio/mpeg", ".mp3"},
                                         Ending{"audio/ogg", ".ogg"},
                                         Ending{"audio/wav", ".wav"},
                                         Ending{"video/mp4", ".mp4"}};

constexpr std::size_t picture_bytes_max = 1024UL * 1024;
constexpr std::size_t document_bytes_max = 5UL * 1024 * 1024;
constexpr std::size_t name_max = 120;
// The part of a Word document that every one has; its name stands unpacked in the archive.
constexpr std::string_view word_part = "word/document";

std::string_view plain_type(std::string_view bytes) {
  for (const auto& kind : kinds) {
    if (bytes.size() < kind.at) continue;
    if (bytes.substr(kind.at).starts_with(kind.starts)) return kind.type;
  }
  return {};
}

std::string small(std::string_view text) {
  std::string lower{text};
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  return lower;
}

// Lines of a table: text, valid UTF-8, with no control characters but those of lines.
bool is_plain_text(std::string_view bytes) {
  const bool controlled = std::any_of(bytes.begin(), bytes.end(), [](char byte) {
    const auto code = static_cast<unsigned char>(byte);
    return (code < 32 && byte != '\n' && byte != '\r' && byte != '\t') || code == 127;
  });
  // Composing replaces what is not UTF-8.
  return !controlled && language::nfc(bytes).find("\xEF\xBF\xBD") == std::string::npos;
}

bool turns_direction(std::string_view name, std::size_t at) {
  static constexpr std::array marks{"\xE2\x80\xAA"sv,
                                    "\xE2\x80\xAB"sv,
                                    "\xE2\x80\xAC"sv,
                                    "\xE2\x80\xAD"sv,
                                    "\xE2\x80\xAE"sv,
                                    "\xE2\x81\xA6"sv,
                                    "\xE2\x81\xA7"sv,
                                    "\xE2\x81\xA8"sv,
                                    "\xE2\x81\xA9"sv};
  const auto rest = name.substr(at);
  return std::any_of(
      marks.begin(), marks.end(), [&](std::string_view mark) { return rest.starts_with(mark); });
}

}  // namespace

std::string_view type_inside(std::string_view bytes) {
  const auto type = plain_type(bytes);
  const bool word = type == "application/zip" && bytes.find(word_part) != std::string_view::npos;
  return word ? docx : type;
}

bool is_picture(std::string_view type) {
  return type == "image/jpeg" || type == "image/png" || type == "image/gif" || type == "image/webp";
}

bool is_shown_inline(std::string_view type) {
  return is_picture(type) || type == "application/pdf";
}

std::string_view ending_of(std::string_view type) {
  for (const auto& known : endings) {
    if (known.type == type) return known.ending;
  }
  return {};
}

std::optional<Sendable> sendable(std::string_view bytes, std::string_view name) {
  std::string type{type_inside(bytes)};
  const bool table = type.empty() && !bytes.empty() && small(name).ends_with(".csv");
  if (table && is_plain_text(bytes)) type = "text/csv";
  static constexpr std::array<std::string_view, 6> taken{
      "image/jpeg", "image/png", "application/pdf", "application/msword", docx, "text/csv"};
  if (std::find(taken.begin(), taken.end(), type) == taken.end()) return std::nullopt;
  Sendable found;
  found.picture = is_picture(type);
  found.bytes_max = found.picture ? picture_bytes_max : document_bytes_max;
  found.name = harmless_name(name);
  const auto ending = ending_of(type);
  if (!small(found.name).ends_with(ending)) found.name += ending;
  found.type = std::move(type);
  return found;
}

std::string harmless_name(std::string_view name) {
  const auto slash = name.find_last_of("/\\");
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  std::string kept;
  kept.reserve(name.size());
  for (std::size_t at = 0; at < name.size(); ++at) {
    if (turns_direction(name, at)) {
      at += 2;
      continue;
    }
    const char letter = name[at];
    const bool odd = letter == '"' || letter == '<' || letter == '>' || letter == '\n' ||
                     letter == '\t' || letter == '\r';
    if (!odd) kept += letter;
  }
  kept = language::nfc(kept);
  while (!kept.empty() && (kept.front() == '.' || kept.front() == ' ')) kept.erase(0, 1);
  if (kept.empty()) return "tep";
  return language::length(kept) > name_max ? language::shorten(kept, name_max) : kept;
}

}  // namespace console
