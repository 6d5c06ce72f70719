#include "office/surveys/platform.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/local_time.hpp"
#include "base/text_file.hpp"
#include "office/catalog/file_reader.hpp"

namespace surveys {
namespace {

using catalog::EntryReader;
using catalog::Mistakes;
using std::chrono::minutes;

constexpr std::array<std::string_view, 3> kind_codes{
    "consultation", "uid_template", "phone_template"};

base::Duration span_of(const EntryReader& entry,
                       const char* key,
                       std::chrono::hours one,
                       Mistakes& mistakes) {
  constexpr std::chrono::hours longest{24 * 3660};  // ten years: longer is a typing error
  const auto span = one * entry.number(key);
  if (span < base::Duration{0} || span > longest)
    mistakes.add(entry.where(), std::string{"\""} + key + "\" must be 0 to ten years");
  return std::clamp<base::Duration>(span, base::Duration{0}, longest);
}

std::int64_t price_of(const EntryReader& entry, const char* key, Mistakes& mistakes) {
  constexpr std::int64_t dearest = 100'000;  // dong for one message: more is a typing error
  const std::int64_t price = entry.number(key);
  const bool fits = price >= 0 && price <= dearest;
  if (!fits) mistakes.add(entry.where(), std::string{"\""} + key + "\" must be 0 to 100000 dong");
  return fits ? price : 0;
}

minutes time_of(const EntryReader& entry, const char* key, Mistakes& mistakes) {
  const auto time = base::parse_time_of_day(entry.text(key));
  if (!time) mistakes.add(entry.where(), std::string{"\""} + key + "\" is no time of day");
  return time.value_or(minutes{0});
}

std::vector<NightRule> nights_in(const EntryReader& entry, Mistakes& mistakes) {
  const auto from = time_of(entry, "night_from", mistakes);
  const auto to = time_of(entry, "night_to", mistakes);
  std::vector<NightRule> nights;
  for (const auto& code : entry.texts("night_kinds")) {
    const auto kind = message_kind_from(code);
    if (!kind) mistakes.add(entry.where(), "\"night_kinds\": no kind \"" + code + "\"");
    if (kind) nights.push_back({*kind, from, to});
  }
  return nights;
}

PlatformRules rules_in(const EntryReader& entry, Mistakes& mistakes) {
  constexpr std::chrono::hours hour{1};
  constexpr std::chrono::hours day{24};
  entry.allow({"from",
               "free_hours",
               "open_hours",
               "uid_template_days",
               "night_from",
               "night_to",
               "night_kinds",
               "charged_price",
               "uid_template_price",
               "phone_template_price"});
  PlatformRules rules{.from = entry.day("from"),
                      .free_for = span_of(entry, "free_hours", hour, mistakes),
                      .open_for = span_of(entry, "open_hours", hour, mistakes),
                      .uid_template_for = span_of(entry, "uid_template_days", day, mistakes),
                      .nights = nights_in(entry, mistakes),
                      .charged_price = price_of(entry, "charged_price", mistakes),
                      .uid_template_price = price_of(entry, "uid_template_price", mistakes),
                      .phone_template_price = price_of(entry, "phone_template_price", mistakes)};
  if (rules.open_for < rules.free_for)
    mistakes.add(entry.where(), "\"open_hours\" must not be less than \"free_hours\"");
  return rules;
}

}  // namespace

std::string_view message_kind_code(MessageKind kind) {
  return kind_codes[static_cast<std::size_t>(kind)];
}

std::optional<MessageKind> message_kind_from(std::string_view code) {
  for (std::size_t at = 0; at < kind_codes.size(); ++at) {
    if (kind_codes[at] == code) return static_cast<MessageKind>(at);
  }
  return std::nullopt;
}

base::Result<PlatformBook> PlatformBook::load(const std::filesystem::path& file) {
  const auto text = base::read_text_file(file);
  if (!text) return text.error();
  return read(*text);
}

base::Result<PlatformBook> PlatformBook::read(std::string_view jsonc) {
  const auto json = base::parse_json(jsonc);
  if (!json) return json.error();
  Mistakes mistakes;
  PlatformBook book;
  book.rules_.clear();
  for (const auto& item : catalog::entries_in(*json, "platform", "platform.jsonc", mistakes)) {
    auto rules = rules_in(EntryReader(item, "platform.jsonc", mistakes), mistakes);
    const bool in_order = book.rules_.empty() || book.rules_.back().from < rules.from;
    if (!in_order) mistakes.add("platform.jsonc", "entries must follow each other by \"from\"");
    book.rules_.push_back(std::move(rules));
  }
  if (book.rules_.empty()) mistakes.add("platform.jsonc", "needs at least one entry");
  if (!mistakes.none()) return base::Error{base::Errc::invalid, mistakes.text()};
  return book;
}

const PlatformRules& PlatformBook::on(catalog::Day date) const {
  const PlatformRules* found = &rules_.front();
  for (const auto& rules : rules_) {
    if (rules.from <= date) found = &rules;
  }
  return *found;
}

}  // namespace surveys
