#include "console/cases/each_of.hpp"

#include <nlohmann/json.hpp>

namespace console {
namespace {

using nlohmann::ordered_json;

struct Failed {
  std::string vi{};
  std::string en{};
};

// What an answer says of a refusal, for the list of those that failed.
Failed words_of(const RawAnswer& answer) {
  const auto json = ordered_json::parse(answer.body, nullptr, false);
  if (!json.is_object()) return {"Không làm được.", "Not possible."};
  std::string vi = json.value("message_vi", std::string{});
  if (json.contains("fields") && !json["fields"].empty()) {
    vi = json["fields"].begin()->get<std::string>();
  }
  std::string en = json.value("message_en", std::string{});
  if (json.contains("fields_en") && !json["fields_en"].empty()) {
    en = json["fields_en"].begin()->get<std::string>();
  }
  return {vi, en};
}

}  // namespace

RawAnswer each_of(const std::vector<std::string>& ids,
                  const std::function<std::optional<RawAnswer>(const std::string& id)>& one) {
  ordered_json done = ordered_json::array();
  ordered_json failed = ordered_json::array();
  for (const auto& id : ids) {
    const auto refused = one(id);
    if (!refused) {
      done.push_back(id);
      continue;
    }
    const auto words = words_of(*refused);
    failed.push_back({{"id", id}, {"why", words.vi}, {"why_en", words.en}});
  }
  return json_answer(200, {{"done", done}, {"failed", failed}});
}

}  // namespace console
