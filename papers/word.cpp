// Word (.docx): the properties of the document are emptied, the names of those who wrote, changed
// and commented it go, and photos inside lose what photos tell.
#include <array>

#include "papers/archive.hpp"
#include "papers/kinds.hpp"

namespace papers {
namespace {

struct Emptied {
  std::string_view name{};
  std::string_view content{};
};

// Left empty instead of away: the package's list of parts names them.
constexpr std::array emptied{
    Emptied{
        "docProps/core.xml",
        R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties )"
        R"(xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>)"},
    Emptied{
        "docProps/app.xml",
        R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties )"
        R"(xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>)"},
    Emptied{
        "docProps/custom.xml",
        R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties )"
        R"(xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>)"}};

constexpr std::array<std::string_view, 6> names_of_people{" w:author=\"",
                                                          " w:initials=\"",
                                                          " w15:author=\"",
                                                          " w15:userId=\"",
                                                          " w15:providerId=\"",
                                                          " w:date=\""};
constexpr std::string_view no_date = "1980-01-01T00:00:00Z";  // a change must have one

// The value of every such attribute, up to its closing quote.
void blank_values(std::string& xml, std::string_view attribute, std::string_view value) {
  std::size_t at = 0;
  while ((at = xml.find(attribute, at)) != std::string::npos) {
    at += attribute.size();
    const auto end = xml.find('"', at);
    if (end == std::string::npos) return;
    xml.replace(at, end - at, value);
  }
}

bool is_xml_of_word(std::string_view name) {
  return name.starts_with("word/") && name.ends_with(".xml");
}

std::string_view picture_type(std::string_view name) {
  if (name.ends_with(".jpeg") || name.ends_with(".jpg")) return "jpeg";
  return name.ends_with(".png") ? "png" : "";
}

// False: a picture inside is broken, and so is the document for us.
bool clean_entry(Entry& entry) {
  for (const auto& one : emptied) {
    if (entry.name == one.name) entry.content = one.content;
  }
  if (entry.name.starts_with("docProps/thumbnail")) entry.content.clear();
  if (is_xml_of_word(entry.name)) {
    for (const auto attribute : names_of_people) {
      const bool date = attribute == " w:date=\"";
      blank_values(entry.content, attribute, date ? no_date : "");
    }
  }
  const auto type = picture_type(entry.name);
  if (type.empty() || entry.content.empty()) return true;
  auto picture = type == "png" ? clean_png(entry.content) : clean_jpeg(entry.content);
  if (picture) entry.content = std::move(*picture);
  return picture.has_value();
}

}  // namespace

std::optional<std::string> clean_word(std::string_view bytes) {
  auto entries = unpacked(bytes);
  if (!entries) return std::nullopt;
  for (auto& entry : *entries) {
    if (!clean_entry(entry)) return std::nullopt;
  }
  return packed(*entries);
}

}  // namespace papers
