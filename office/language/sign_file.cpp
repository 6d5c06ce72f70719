// Reading signs.jsonc: every mistake of a clerk is named, none stops the reading.
#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "office/language/limits.hpp"
#include "office/language/sign_match.hpp"
#include "office/language/signs.hpp"

namespace language {
namespace {

using nlohmann::ordered_json;

constexpr std::array<const char*, 11> flag_codes{"danger",
                                                 "self_harm",
                                                 "complaint",
                                                 "denunciation",
                                                 "bribery",
                                                 "abuse",
                                                 "advert",
                                                 "praise",
                                                 "question",
                                                 "late",
                                                 "when"};
// The groups a citizen chooses from; "" is for what is no matter at all (rác).
constexpr std::array<const char*, 9> kinds{
    "", "tre", "giay", "thaido", "tien", "sai", "mang", "quydinh", "khac"};
constexpr int branches = 9;

class Mistakes {
 public:
  void add(const std::string& where, const std::string& what) {
    text_ += (text_.empty() ? "" : "; ") + where + ": " + what;
  }

  const std::string& text() const { return text_; }

 private:
  std::string text_{};
};

std::vector<SignPhrase> phrases_in(const ordered_json& topic,
                                   const char* key,
                                   const std::string& where,
                                   Mistakes& mistakes) {
  std::vector<SignPhrase> phrases;
  if (!topic.contains(key)) return phrases;
  const auto& list = topic.at(key);
  if (!list.is_array()) {
    mistakes.add(where, fmt::format("\"{}\" must be a list", key));
    return phrases;
  }
  for (const auto& entry : list) {
    const auto text = entry.is_string() ? entry.get<std::string>() : std::string{};
    auto phrase = phrase_of(text);
    const bool usable = !phrase.words.empty() && phrase.words.size() <= sign_words_max;
    if (usable) phrases.push_back(std::move(phrase));
    if (!usable) mistakes.add(where, fmt::format("\"{}\" has no words or too many: {}", key, text));
  }
  return phrases;
}

void check_keys(const ordered_json& topic, const std::string& where, Mistakes& mistakes) {
  static const std::set<std::string, std::less<>> known{
      "code", "kind", "branch", "fallback", "strong", "weak", "guards"};
  for (const auto& [key, value] : topic.items()) {
    if (!known.contains(key)) mistakes.add(where, "unknown key \"" + key + "\"");
  }
}

SignTopic topic_in(const ordered_json& json, const std::string& code, Mistakes& mistakes) {
  SignTopic topic;
  topic.code = code;
  if (!json.is_object()) {
    mistakes.add(code, "must be an object");
    return topic;
  }
  check_keys(json, code, mistakes);
  topic.strong = phrases_in(json, "strong", code, mistakes);
  topic.weak = phrases_in(json, "weak", code, mistakes);
  topic.guards = phrases_in(json, "guards", code, mistakes);
  return topic;
}

template <class T>
T value_or(const ordered_json& json, const char* key, T otherwise) {
  if (!json.is_object() || !json.contains(key)) return otherwise;
  try {
    return json.at(key).get<T>();
  } catch (const nlohmann::json::exception&) {
    return otherwise;
  }
}

SignTopic category_in(const ordered_json& json, Mistakes& mistakes) {
  auto topic = topic_in(json, value_or(json, "code", std::string{}), mistakes);
  const auto where = topic.code.empty() ? std::string{"a category without code"} : topic.code;
  if (topic.code.empty()) mistakes.add(where, "\"code\" is missing");
  topic.kind = value_or(json, "kind", std::string{"?"});
  topic.branch = value_or(json, "branch", 0);
  topic.fallback = value_or(json, "fallback", false);
  const bool known = std::find(kinds.begin(), kinds.end(), topic.kind) != kinds.end();
  if (!known) mistakes.add(where, "\"kind\" must be one of the eight groups");
  if (topic.branch < 1 || topic.branch > branches) mistakes.add(where, "\"branch\" must be 1 to 9");
  return topic;
}

}  // namespace

base::Result<SignBook> SignBook::read(std::string_view jsonc) {
  const auto json = base::parse_json(jsonc);
  if (!json) return json.error();
  if (!json->is_object() || !json->contains("flags") || !json->contains("categories")) {
    return base::Error{base::Errc::invalid, "needs \"flags\" and \"categories\""};
  }
  SignBook book;
  Mistakes mistakes;
  for (const auto* code : flag_codes) {
    const auto& flags = json->at("flags");
    if (!flags.is_object() || !flags.contains(code)) {
      mistakes.add(code, "flag is missing");
    } else {
      book.flags_.push_back(topic_in(flags.at(code), code, mistakes));
    }
  }
  for (const auto& category : json->at("categories")) {
    book.categories_.push_back(category_in(category, mistakes));
  }
  if (!mistakes.text().empty()) return base::Error{base::Errc::invalid, mistakes.text()};
  return book;
}

}  // namespace language
