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

std::string broken_variable(std::string_view text) {
  for (auto open = text.find_first_of("{}"); open != std::string_view::npos;
       open = text.find_first_of("{}", open + 1)) {
    const auto close = text[open] == '{' ? text.find('}', open) : std::string_view::npos;
    if (close == std::string_view::npos) return std::string{text.substr(open, 1)};
    const auto inside = text.substr(open, close - open + 1);
    if (!is_name(inside.substr(1, inside.size() - 2))) return std::string{inside};
    open = close;
  }
  return {};
}

namespace {

std::optional<base::Error> read_answers(const ordered_json& list, std::vector<CannedAnswer>& into) {
  for (const auto& [id, one] : list.items()) {
    CannedAnswer answer{id,
                        one.at("title").get<std::string>(),
                        one.value("shortcut", std::string{}),
                        one.at("text").get<std::string>()};
    if (!fits(answer.text)) return mistake(id, "trống hoặc quá dài");
    if (const auto broken = broken_variable(answer.text); !broken.empty())
      return mistake(id, "biến viết sai: " + broken);
    into.push_back(std::move(answer));
  }
  return std::nullopt;
}

}  // namespace

base::Result<Canned> read_canned(std::string_view jsonc) {
  const auto json = base::parse_json(jsonc);
  if (!json) return json.error();
  Canned canned;
  try {
    canned.closing = json->at("closing").get<std::string>();
    if (!fits(canned.closing)) return mistake("closing", "trống hoặc quá dài");
    if (const auto wrong = read_answers(json->at("answers"), canned.answers)) return *wrong;
    if (json->contains("case_answers")) {
      if (const auto wrong = read_answers(json->at("case_answers"), canned.case_answers))
        return *wrong;
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
