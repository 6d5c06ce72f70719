#include "templates/engine/format.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/clock.hpp"
#include "base/local_time.hpp"

namespace templates {
namespace {

using base::Errc;
using base::Error;
using base::Result;

constexpr std::array<std::pair<std::string_view, Format>, 5> formats{
    {{"date", Format::date},
     {"time", Format::time},
     {"number", Format::number},
     {"phone_masked", Format::phone_masked},
     {"list", Format::list}}};

// 1234567 → "1.234.567", as Vietnamese write numbers.
std::string with_dots(std::int64_t number) {
  std::string digits = std::to_string(number < 0 ? -number : number);
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), ".");
  }
  return number < 0 ? "-" + digits : digits;
}

std::string masked(const std::string& phone) {
  constexpr std::size_t shown = 3;
  if (phone.size() <= shown * 2) return std::string(phone.size(), '*');
  return phone.substr(0, shown) + "****" + phone.substr(phone.size() - shown);
}

std::string joined(const std::vector<std::string>& list) {
  return fmt::format("{}", fmt::join(list, ", "));
}

std::string say_number(std::int64_t number, Format format) {
  switch (format) {
    case Format::date:
      return base::format_date(base::from_millis(number));
    case Format::time:
      return base::format_time(base::from_millis(number));
    case Format::number:
      return with_dots(number);
    case Format::plain:
    case Format::phone_masked:
    case Format::list:
      return std::to_string(number);
  }
  return {};
}

std::string say(const base::Value& value, Format format) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    return format == Format::phone_masked ? masked(*text) : *text;
  }
  if (const auto* number = std::get_if<std::int64_t>(&value)) return say_number(*number, format);
  if (const auto* list = std::get_if<std::vector<std::string>>(&value)) return joined(*list);
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "có" : "không";
  return {};
}

Result<std::string> value_for(const Placeholder& placeholder, const base::Values& with) {
  const auto found = with.find(placeholder.name);
  std::string text = found == with.end() ? "" : say(found->second, placeholder.format);
  if (!text.empty()) return text;
  if (placeholder.optional || placeholder.needed) return std::string{};
  if (!placeholder.fallback.empty()) return placeholder.fallback;
  return Error{Errc::invalid, "no value for {" + placeholder.name + "}"};
}

// Calls text for what stands between placeholders and place for each of them, in order.
template <class Text, class Place>
base::Status walk(std::string_view line, Text text, Place place) {
  while (!line.empty()) {
    const auto open = line.find('{');
    text(line.substr(0, open));
    if (open == std::string_view::npos) break;
    const auto close = line.find('}', open);
    if (close == std::string_view::npos) return Error{Errc::invalid, "unclosed {"};
    const auto placeholder = read_placeholder(line.substr(open + 1, close - open - 1));
    if (!placeholder) return placeholder.error();
    base::Status placed = place(*placeholder);
    if (!placed) return placed;
    line.remove_prefix(close + 1);
  }
  return base::Nothing{};
}

}  // namespace

Result<Placeholder> read_placeholder(std::string_view inside) {
  Placeholder placeholder;
  if (const auto bar = inside.find('|'); bar != std::string_view::npos) {
    placeholder.fallback = inside.substr(bar + 1);
    inside = inside.substr(0, bar);
  }
  if (inside.ends_with('?')) {
    placeholder.optional = true;
    inside.remove_suffix(1);
  } else if (inside.starts_with('?')) {
    placeholder.needed = true;
    inside.remove_prefix(1);
  }
  const auto colon = inside.find(':');
  placeholder.name = inside.substr(0, colon);
  if (placeholder.name.empty()) return Error{Errc::invalid, "a placeholder without a name"};
  if (colon == std::string_view::npos) return placeholder;
  for (const auto& [name, format] : formats) {
    if (name == inside.substr(colon + 1)) {
      placeholder.format = format;
      return placeholder;
    }
  }
  return Error{Errc::invalid, "unknown format in {" + std::string{inside} + "}"};
}

Result<std::vector<Placeholder>> placeholders_of(std::string_view line) {
  std::vector<Placeholder> all;
  const auto read = walk(
      line,
      [](std::string_view) {},
      [&](const Placeholder& placeholder) -> base::Status {
        all.push_back(placeholder);
        return base::Nothing{};
      });
  if (!read) return read.error();
  return all;
}

Result<std::string> fill(std::string_view line, const base::Values& with) {
  std::string out;
  bool dropped = false;
  const auto filled = walk(
      line,
      [&](std::string_view text) { out += text; },
      [&](const Placeholder& placeholder) -> base::Status {
        const auto value = value_for(placeholder, with);
        if (!value) return value.error();
        dropped = dropped || (placeholder.needed && value->empty());
        out += *value;
        return base::Nothing{};
      });
  if (!filled) return filled.error();
  return dropped ? std::string{} : out;
}

}  // namespace templates
