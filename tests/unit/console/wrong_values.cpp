#include "tests/unit/console/wrong_values.hpp"

#include <algorithm>
#include <limits>

#include "base/json.hpp"
#include "console/percent.hpp"

namespace wrong_values {
namespace {

// Longer than any text of ours, and shorter than the longest body.
constexpr std::size_t very_long = 30'000;

struct Member {
  std::string path{};  // "items.0.name"
  ordered_json schema{};
};

bool takes(const ordered_json& schema, std::string_view type) {
  if (!schema.contains("type")) return true;
  const auto& types = schema["type"];
  if (types.is_string()) return types == type;
  return std::find(types.begin(), types.end(), type) != types.end();
}

std::string pointer_of(std::string path) {
  std::replace(path.begin(), path.end(), '.', '/');
  return "/" + path;
}

// Members, and members of members: of a list those of its first entry.
void collect(const ordered_json& schema,
             const ordered_json& good,
             const std::string& within,
             std::vector<Member>& members) {
  if (!schema.contains("properties")) return;
  for (const auto& [name, inner] : schema["properties"].items()) {
    const auto path = within + name;
    members.push_back({path, inner});
    if (!good.is_object() || !good.contains(name)) continue;
    const auto& value = good[name];
    if (value.is_object()) collect(inner, value, path + ".", members);
    const bool listed = value.is_array() && !value.empty() && value.front().is_object();
    if (listed) collect(inner["items"], value.front(), path + ".0.", members);
  }
}

struct Value {
  std::string why{};
  ordered_json value{};
};

void add_types(const ordered_json& schema, std::vector<Value>& all) {
  if (!takes(schema, "integer") && !takes(schema, "number")) all.push_back({"a number", 7});
  if (!takes(schema, "boolean")) all.push_back({"a flag", true});
  if (!takes(schema, "null")) all.push_back({"null", nullptr});
  if (!takes(schema, "array")) all.push_back({"a list", {7}});
  if (!takes(schema, "object")) all.push_back({"an object", {{"x", 1}}});
  if (!takes(schema, "string")) all.push_back({"a text", "7"});
}

void add_texts(const ordered_json& schema, std::vector<Value>& all) {
  const auto most = schema.value("maxLength", very_long);
  all.push_back({"too long", std::string(most + 1, 'x')});
  all.push_back({"very long", std::string(very_long, 'x')});
  if (schema.value("minLength", 0) > 0) all.push_back({"empty", ""});
  if (schema.contains("enum")) all.push_back({"another word", "khac_han"});
  all.push_back({"NUL", std::string("a\0b", 3)});
  all.push_back({"a control character", "\x1b[31m"});
}

void add_numbers(const ordered_json& schema, std::vector<Value>& all) {
  all.push_back({"a fraction", 1.5});
  all.push_back({"huge", std::numeric_limits<std::uint64_t>::max()});
  all.push_back({"very negative", std::numeric_limits<std::int64_t>::min()});
  if (schema.contains("maximum"))
    all.push_back({"too large", schema["maximum"].get<std::int64_t>() + 1});
  if (schema.contains("minimum"))
    all.push_back({"too small", schema["minimum"].get<std::int64_t>() - 1});
}

void add_lists(const ordered_json& schema, std::vector<Value>& all) {
  const auto most = schema.value("maxItems", 0);
  auto crowd = ordered_json::array();
  for (int i = 0; i <= most; ++i) crowd.push_back("x" + std::to_string(i));
  if (most > 0) all.push_back({"too many", crowd});
  if (!takes(schema["items"], "integer")) all.push_back({"numbers in it", {7}});
  if (!takes(schema["items"], "string")) return;
  all.push_back({"a long one in it", {std::string(very_long, 'x')}});
  all.push_back({"a control character in it", {"\x1b[31m"}});
}

std::vector<Value> values_for(const ordered_json& schema) {
  std::vector<Value> all;
  add_types(schema, all);
  if (takes(schema, "string")) add_texts(schema, all);
  if (takes(schema, "integer")) add_numbers(schema, all);
  if (takes(schema, "array") && schema.contains("items")) add_lists(schema, all);
  return all;
}

std::vector<Wrong> without_required(const ordered_json& schema, const ordered_json& good) {
  std::vector<Wrong> all;
  for (const auto& name : schema.value("required", ordered_json::array())) {
    auto body = good;
    body.erase(name.get<std::string>());
    all.push_back({name.get<std::string>() + ": left out", name, base::to_text(body)});
  }
  return all;
}

// The last byte of the member's text is half a character.
Wrong with_half_a_character(const Member& member, const ordered_json& good) {
  auto body = good;
  constexpr std::string_view place = "@@@";
  body[ordered_json::json_pointer(pointer_of(member.path))] = place;
  auto text = base::to_text(body);
  text.replace(text.find(place), place.size(), "\xc3\x28");
  return {member.path + ": no UTF-8", "", text};
}

std::vector<std::string> wrong_words(const ordered_json& schema) {
  std::vector<std::string> words;
  if (schema.contains("enum")) words.emplace_back("khac_han");
  if (takes(schema, "integer")) {
    for (const auto* word : {"abc", "-1", "1.5", "99999999999999999999"}) words.emplace_back(word);
  }
  if (schema.value("pattern", "").find("T") == std::string::npos && schema.contains("format"))
    words.emplace_back("2026-13-45");
  if (schema.contains("maxLength"))
    words.emplace_back(schema["maxLength"].get<std::size_t>() * 5, 'x');
  return words;
}

}  // namespace

std::vector<Wrong> of_body(const ordered_json& schema, const ordered_json& good) {
  auto all = without_required(schema, good);
  auto more = good;
  more["sudo"] = true;
  all.push_back({"an unknown member", "sudo", base::to_text(more)});
  std::vector<Member> members;
  collect(schema, good, "", members);
  for (const auto& member : members) {
    for (const auto& wrong : values_for(member.schema)) {
      auto body = good;
      body[ordered_json::json_pointer(pointer_of(member.path))] = wrong.value;
      all.push_back({member.path + ": " + wrong.why, member.path, base::to_text(body)});
    }
    if (takes(member.schema, "string")) all.push_back(with_half_a_character(member, good));
  }
  return all;
}

std::vector<Wrong> no_bodies() {
  std::vector<Wrong> all;
  for (const std::string body :
       {"{", "[]", "null", "\"x\"", "{\"a\":1,\"a\":2}", "{\"a\":\"\xff\"}"})
    all.push_back({"no object: " + body, "", body});
  all.push_back({"NULs", "", std::string(3, '\0')});
  all.push_back({"deep", "", "{\"a\":" + std::string(40, '[') + std::string(40, ']') + "}"});
  all.push_back({"too large", "", "{\"a\":\"" + std::string(70'000, 'x') + "\"}"});
  return all;
}

std::vector<Wrong> of_query(const ordered_json& parameters) {
  std::vector<Wrong> all;
  for (const auto& parameter : parameters) {
    if (parameter.at("in") != "query") continue;
    const auto name = parameter.at("name").get<std::string>();
    for (const auto& word : wrong_words(parameter.at("schema"))) {
      all.push_back(
          {name + ": " + word.substr(0, 20), name, name + "=" + console::percent_encoded(word)});
    }
  }
  return all;
}

}  // namespace wrong_values
