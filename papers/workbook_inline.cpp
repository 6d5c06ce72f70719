#include "papers/workbook_inline.hpp"

#include "papers/archive.hpp"
#include "papers/limits.hpp"

namespace papers {
namespace {

constexpr auto nowhere = std::string_view::npos;

// One <c …>…</c>; prefix: "x:" of programs that name their elements so.
struct InlineCell {
  std::string_view head{};  // its attributes
  std::string_view prefix{};
  std::string_view inside{};
};

std::string_view name_in(std::string_view tag) {
  return tag.substr(0, tag.find_first_of(" \t\r\n/"));
}

bool is_named(std::string_view name, std::string_view local) {
  return name.ends_with(local) &&
         (name.size() == local.size() || name[name.size() - local.size() - 1] == ':');
}

// The value of t, with the place of the quote before it.
std::string_view type_in(std::string_view head) {
  for (auto at = head.find("t="); at != nowhere; at = head.find("t=", at + 1)) {
    const bool alone = at > 0 && std::string_view{" \t\r\n"}.find(head[at - 1]) != nowhere;
    if (!alone || at + 2 >= head.size()) continue;
    const auto ends = head.find(head[at + 2], at + 3);
    return ends == nowhere ? std::string_view{} : head.substr(at + 3, ends - at - 3);
  }
  return {};
}

bool is_passed_over(std::string_view type) {
  return type == "inlineStr" || type == "str" || type == "d";
}

// What stands in all elements of that name, as it is written.
std::string texts_of(const InlineCell& cell, std::string_view local) {
  std::string texts;
  const auto element = std::string{cell.prefix} + std::string{local};
  const auto closing = "</" + element + ">";
  for (auto at = cell.inside.find('<'); at != nowhere; at = cell.inside.find('<', at + 1)) {
    const auto ends = cell.inside.find('>', at);
    if (ends == nowhere) break;
    if (name_in(cell.inside.substr(at + 1, ends - at - 1)) != element) continue;
    const auto closes = cell.inside.find(closing, ends);
    if (cell.inside[ends - 1] != '/' && closes != nowhere)
      texts += cell.inside.substr(ends + 1, closes - ends - 1);
  }
  return texts;
}

bool has_formula(const InlineCell& cell) {
  const auto element = "<" + std::string{cell.prefix} + "f";
  const auto at = cell.inside.find(element);
  return at != nowhere && at + element.size() < cell.inside.size() &&
         std::string_view{" />"}.find(cell.inside[at + element.size()]) != nowhere;
}

void add_as_value(std::string& made, const InlineCell& cell, std::string_view type) {
  const std::string prefix{cell.prefix};
  const auto value = texts_of(cell, type == "inlineStr" ? "t" : "v");
  made.append("<").append(
      cell.head.substr(0, static_cast<std::size_t>(type.data() - cell.head.data())));
  made.append("str").append(type.data() + type.size(), cell.head.data() + cell.head.size());
  made.append("><").append(prefix).append("f>0</").append(prefix).append("f><");
  made.append(prefix).append("v>").append(value).append("</").append(prefix).append("v></");
  made.append(prefix).append("c>");
}

// Nothing: no cell of it needs to be written otherwise.
std::optional<std::string> rewritten(std::string_view sheet) {
  std::string made;
  std::size_t taken = 0;
  for (auto at = sheet.find('<'); at != nowhere; at = sheet.find('<', at + 1)) {
    const auto ends = sheet.find('>', at);
    if (ends == nowhere) break;
    const auto head = sheet.substr(at + 1, ends - at - 1);
    const auto name = name_in(head);
    const auto type = is_named(name, "c") && !head.ends_with('/') ? type_in(head) : "";
    if (!is_passed_over(type)) continue;
    const auto closing = "</" + std::string{name} + ">";
    const auto closes = sheet.find(closing, ends);
    if (closes == nowhere) break;
    const InlineCell cell{
        head, name.substr(0, name.size() - 1), sheet.substr(ends + 1, closes - ends - 1)};
    if (has_formula(cell)) continue;
    // Grown by doubling it would take twice the memory, and the process has little.
    if (taken == 0) made.reserve(sheet.size() + sheet.size() / 8);
    made.append(sheet.substr(taken, at - taken));
    add_as_value(made, cell, type);
    taken = closes + closing.size();
    at = taken - 1;
  }
  if (taken == 0) return std::nullopt;
  made.append(sheet.substr(taken));
  return made;
}

bool is_sheet(const Entry& entry) {
  return entry.name.starts_with("xl/worksheets/") && entry.name.ends_with(".xml");
}

}  // namespace

std::optional<std::string> with_texts_as_values(std::string_view workbook) {
  auto entries = unpacked(workbook, limits::workbook_unfolded_max);
  if (!entries) return std::nullopt;
  bool changed = false;
  for (auto& entry : *entries) {
    if (!is_sheet(entry)) continue;
    auto made = rewritten(entry.content);
    if (!made) continue;
    entry.content = std::move(*made);
    changed = true;
  }
  return changed ? packed(*entries) : std::nullopt;
}

}  // namespace papers
