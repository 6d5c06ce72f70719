#include "console/cases/register_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/text_file.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;

std::vector<NamedCode> list_in(const ordered_json& json, const char* name) {
  std::vector<NamedCode> list;
  const auto& entries = json.at(name);
  list.reserve(entries.size());
  for (const auto& one : entries) {
    list.push_back({one.at("code").get<std::string>(), one.at("name").get<std::string>()});
  }
  return list;
}

base::Error mistake(const std::string& what) {
  return {base::Errc::invalid, "register.jsonc: " + what};
}

bool is_unique(const std::vector<NamedCode>& list, const std::string& code) {
  const auto times = std::count_if(
      list.begin(), list.end(), [&](const auto& other) { return other.code == code; });
  return times == 1 && !code.empty();
}

// The first list that is empty, or holds a code twice; "" for none.
std::string wrong_list(const RegisterWords& words) {
  const std::array<std::pair<const char*, const std::vector<NamedCode>*>, 6> lists{
      {{"categories", &words.categories},
       {"kinds", &words.kinds},
       {"channels", &words.channels},
       {"refuse_reasons", &words.refuse_reasons},
       {"extend_reasons", &words.extend_reasons},
       {"unmask_reasons", &words.unmask_reasons}}};
  for (const auto& [name, list] : lists) {
    if (list->empty()) return std::string{name} + " is empty";
    for (const auto& one : *list) {
      if (!is_unique(*list, one.code)) return std::string{name} + " » " + one.code;
    }
  }
  return {};
}

}  // namespace

std::string name_in(const std::vector<NamedCode>& list, std::string_view code) {
  for (const auto& one : list) {
    if (one.code == code) return one.name;
  }
  return std::string{code};
}

bool has_code(const std::vector<NamedCode>& list, std::string_view code) {
  return std::any_of(list.begin(), list.end(), [&](const auto& one) { return one.code == code; });
}

base::Result<RegisterWords> read_register_words(std::string_view jsonc) {
  const auto json = base::parse_json(jsonc);
  if (!json) return json.error();
  RegisterWords words;
  try {
    words.categories = list_in(*json, "categories");
    words.kinds = list_in(*json, "kinds");
    words.channels = list_in(*json, "channels");
    words.refuse_reasons = list_in(*json, "refuse_reasons");
    words.extend_reasons = list_in(*json, "extend_reasons");
    words.unmask_reasons = list_in(*json, "unmask_reasons");
    for (const auto& one : json->at("places")) {
      words.places.push_back({one.at("to").get<std::string>(), one.at("text").get<std::string>()});
    }
  } catch (const ordered_json::exception& e) {
    return mistake(e.what());
  }
  if (const auto wrong = wrong_list(words); !wrong.empty()) return mistake(wrong);
  return words;
}

base::Result<RegisterWords> load_register_words(const std::filesystem::path& file) {
  const auto text = base::read_text_file(file);
  if (!text) return text.error();
  return read_register_words(*text);
}

}  // namespace console
