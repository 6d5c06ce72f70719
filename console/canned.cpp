#include "console/canned.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/text_file.hpp"
#include "console/limits.hpp"
#include "office/language/fold.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;

bool is_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char letter) {
    return (letter >= 'a' && letter <= 'z') || letter == '_' || (letter >= '0' && letter <= '9');
  });
}

base::Error mistake(const std::string& id, const std::string& what) {
  return {base::Errc::invalid, "canned.jsonc » " + id + ": " + what};
}

bool fits(const std::string& text) {
  return !text.empty() && language::length(text) <= limits::message_max;
}

}  // namespace

std::vector<std::string> variables_of(std::string_view text) {
  std::vector<std::string> names;
  for (auto open = text.find('{'); open != std::string_view::npos;
       open = text.find('{', open + 1)) {
    const auto close = text.find('}', open);
    if (close == std::string_view::npos) break;
    const auto name = text.substr(open + 1, close - open - 1);
    const bool known = std::find(names.begin(), names.end(), name) != names.end();
    if (is_name(name) && !known) names.emplace_back(name);
  }
  return names;
}

base::Result<Canned> read_canned(std::string_view jsonc) {
  const auto json = base::parse_json(jsonc);
  if (!json) return json.error();
  Canned canned;
  try {
    canned.closing = json->at("closing").get<std::string>();
    if (!fits(canned.closing)) return mistake("closing", "trống hoặc quá dài");
    for (const auto& [id, one] : json->at("answers").items()) {
      CannedAnswer answer{id,
                          one.at("title").get<std::string>(),
                          one.value("shortcut", std::string{}),
                          one.at("text").get<std::string>()};
      if (!fits(answer.text)) return mistake(id, "trống hoặc quá dài");
      canned.answers.push_back(std::move(answer));
    }
  } catch (const ordered_json::exception& e) {
    return base::Error{base::Errc::invalid, std::string{"canned.jsonc: "} + e.what()};
  }
  return canned;
}

base::Result<Canned> load_canned(const std::filesystem::path& file) {
  const auto text = base::read_text_file(file);
  if (!text) return text.error();
  return read_canned(*text);
}

}  // namespace console
