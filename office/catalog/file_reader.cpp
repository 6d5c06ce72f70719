#include "office/catalog/file_reader.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "office/catalog/limits.hpp"

namespace catalog {
namespace {

using nlohmann::ordered_json;

std::optional<Period> period_in(const ordered_json& pair) {
  if (!pair.is_array() || pair.size() != 2) return std::nullopt;
  if (!pair[0].is_string() || !pair[1].is_string()) return std::nullopt;
  const auto from = base::parse_time_of_day(pair[0].get<std::string>());
  const auto to = base::parse_time_of_day(pair[1].get<std::string>());
  if (!from || !to || *from >= *to) return std::nullopt;
  return Period{*from, *to};
}

}  // namespace

void Mistakes::add(std::string_view where, std::string_view what) {
  if (!text_.empty()) text_ += '\n';
  text_ += fmt::format("{}: {}", where, what);
}

EntryReader::EntryReader(const ordered_json& entry, std::string where, Mistakes& mistakes)
    : entry_(entry), where_(std::move(where)), mistakes_(mistakes) {
  if (!entry_.is_object()) mistakes_.add(where_, "must be an object");
}

const ordered_json* EntryReader::find(const char* key) const {
  if (!entry_.is_object()) return nullptr;
  const auto found = entry_.find(key);
  return found == entry_.end() || found->is_null() ? nullptr : &*found;
}

std::string EntryReader::text_or_none(const char* key) const {
  const auto* value = find(key);
  if (value == nullptr) return {};
  if (value->is_string()) return value->get<std::string>();
  mistakes_.add(where_, fmt::format("\"{}\" must be a text", key));
  return {};
}

std::string EntryReader::text(const char* key) const {
  auto value = text_or_none(key);
  if (value.empty()) mistakes_.add(where_, fmt::format("\"{}\" is missing", key));
  return value;
}

std::vector<std::string> EntryReader::texts(const char* key) const {
  std::vector<std::string> list;
  const auto* value = find(key);
  if (value == nullptr) return list;
  if (!value->is_array()) mistakes_.add(where_, fmt::format("\"{}\" must be a list", key));
  for (const auto& item : *value) {
    if (item.is_string() && !item.get_ref<const std::string&>().empty()) {
      list.push_back(item.get<std::string>());
    } else {
      mistakes_.add(where_, fmt::format("\"{}\" holds something that is no text", key));
    }
  }
  return list;
}

int EntryReader::number(const char* key) const {
  const auto* value = find(key);
  if (value != nullptr && value->is_number_integer()) return value->get<int>();
  mistakes_.add(where_, fmt::format("\"{}\" must be a number", key));
  return 0;
}

bool EntryReader::flag(const char* key) const {
  const auto* value = find(key);
  if (value == nullptr) return false;
  if (value->is_boolean()) return value->get<bool>();
  mistakes_.add(where_, fmt::format("\"{}\" must be true or false", key));
  return false;
}

std::optional<Day> EntryReader::day_or_none(const char* key) const {
  const auto value = text_or_none(key);
  if (value.empty()) return std::nullopt;
  const auto day = base::parse_iso_date(value);
  if (!day) mistakes_.add(where_, fmt::format("\"{}\" is no day: {}", key, value));
  return day;
}

Day EntryReader::day(const char* key) const {
  if (find(key) == nullptr) mistakes_.add(where_, fmt::format("\"{}\" is missing", key));
  constexpr Day long_ago{std::chrono::year{1970}, std::chrono::January, std::chrono::day{1}};
  return day_or_none(key).value_or(long_ago);
}

std::vector<Period> EntryReader::periods(const char* key) const {
  std::vector<Period> list;
  const auto* value = find(key);
  if (value == nullptr || !value->is_array() || value->empty()) {
    mistakes_.add(where_, fmt::format("\"{}\" must be a list of [\"07:00\", \"11:00\"]", key));
    return list;
  }
  for (const auto& pair : *value) {
    const auto period = period_in(pair);
    const bool in_order = period && (list.empty() || list.back().to <= period->from);
    if (in_order) list.push_back(*period);
    if (!in_order) mistakes_.add(where_, fmt::format("\"{}\" holds a wrong or early period", key));
  }
  return list;
}

void EntryReader::allow(std::initializer_list<std::string_view> keys) const {
  if (!entry_.is_object()) return;
  for (const auto& [key, value] : entry_.items()) {
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
      mistakes_.add(where_, fmt::format("unknown key \"{}\"", key));
    }
  }
}

std::vector<ordered_json> entries_in(const ordered_json& file,
                                     const char* key,
                                     std::string_view where,
                                     Mistakes& mistakes) {
  const auto found = file.is_object() ? file.find(key) : file.end();
  if (!file.is_object() || found == file.end() || !found->is_array()) {
    mistakes.add(where, fmt::format("needs a list \"{}\"", key));
    return {};
  }
  if (found->size() > entries_max) {
    mistakes.add(where, fmt::format("\"{}\" has more than {} entries", key, entries_max));
    return {};
  }
  return {found->begin(), found->end()};
}

}  // namespace catalog
