// What a request may not hold, derived from the schema of its body or its query: a wrong value with
// the name of the member the service has to blame for it. Pure.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace wrong_values {

using nlohmann::ordered_json;

struct Wrong {
  std::string why{};    // "rev: a text"
  std::string field{};  // "into.rev"; "" when it is not known which
  std::string body{};
};

// An unknown member; each member of every wrong type, too long, too short, out of bounds, with
// characters nobody types; and each required one left out.
std::vector<Wrong> of_body(const ordered_json& schema, const ordered_json& good);

// What is no JSON object of ours at all.
std::vector<Wrong> no_bodies();

// "view=x": one parameter each.
std::vector<Wrong> of_query(const ordered_json& parameters);

}  // namespace wrong_values
