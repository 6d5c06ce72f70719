// openapi.yaml as JSON, references followed and schemas made strict. One thread.
#pragma once

#include <nlohmann/json.hpp>

namespace contract {

using nlohmann::ordered_json;

// The whole file, read once.
const ordered_json& book();

// What a {"$ref": "#/…"} stands for; anything else is itself.
const ordered_json& followed(const ordered_json& node);

// The schema by itself: references written out, allOf merged, no members but those it names, dates
// told by a pattern.
ordered_json strict(const ordered_json& schema);

}  // namespace contract
