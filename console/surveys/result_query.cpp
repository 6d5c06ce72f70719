#include "console/surveys/result_query.hpp"

#include "console/surveys/result_limits.hpp"
#include "console/surveys/result_round.hpp"

namespace console {
namespace {

std::string scope_name(QueryText& text, const std::string& name) {
  auto value = text.value(name);
  if (value.size() > limits::scope_name_max) text.wrong(name, "Không có giá trị này.");
  return value;
}

}  // namespace

ResultQuery result_query(const Visit& visit, QueryText& text) {
  ResultQuery query;
  query.scope = {.unit = scope_name(text, "unit"),
                 .field = scope_name(text, "field"),
                 .level = scope_name(text, "level"),
                 .own = own_units(visit, Right::results)};
  const auto against = text.value("against");
  query.against_none = against == "none";
  if (!against.empty() && !query.against_none) query.against = round_id(against);
  if (!against.empty() && !query.against_none && !query.against)
    text.wrong("against", "Không có giá trị này.");
  const auto weighted = text.value("weighted");
  query.weighted = weighted == "true";
  if (!weighted.empty() && !query.weighted && weighted != "false")
    text.wrong("weighted", "Không có giá trị này.");
  return query;
}

}  // namespace console
