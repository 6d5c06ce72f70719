#include "console/surveys/template_fields.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/json.hpp"

namespace console {
namespace {

bool says(const nlohmann::ordered_json& facts, const std::string& name) {
  const auto found = facts.find(name);
  return found != facts.end() && found->is_string() &&
         !found->get_ref<const std::string&>().empty();
}

}  // namespace

std::vector<FieldGap> unfilled_fields(storage::Tx& tx,
                                      storage::ListId list,
                                      const ZbsTemplate& chosen,
                                      const std::vector<std::string>& always_known) {
  std::vector<FieldGap> gaps;
  for (const auto& field : chosen.fields) {
    const auto& name = field.from.empty() ? field.name : field.from;
    const bool known =
        std::find(always_known.begin(), always_known.end(), name) != always_known.end();
    if (!known) gaps.push_back({name, field.label});
  }
  if (gaps.empty()) return gaps;  // a list may be long
  storage::SurveyLists(tx).each_facts(list, [&](const std::string& text) {
    const auto facts = base::parse_json(text, {.comments = false});
    for (auto& gap : gaps) {
      if (!facts || !facts->is_object() || !says(*facts, gap.name)) ++gap.people;
    }
  });
  return gaps;
}

}  // namespace console
