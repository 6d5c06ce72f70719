// The audit trail: read by filter, exported, its chain walked.
#include <array>
#include <map>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/local_time.hpp"
#include "console/admin/account.hpp"
#include "console/admin/acts.hpp"
#include "console/admin/csv.hpp"
#include "console/admin/limits.hpp"
#include "console/form.hpp"
#include "console/numbers.hpp"
#include "storage/audit_trail.hpp"

namespace console::admin {
namespace {

using nlohmann::ordered_json;

struct Question {
  storage::TrailFilter filter{};
  std::vector<Mistake> mistakes{};
};

std::string words_in(const Visit& visit, std::string_view name, Question& question) {
  auto value = form_value(visit.request.query, name).value_or("");
  for (const char letter : value) {
    const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                       (letter >= '0' && letter <= '9') ||
                       std::string_view{"_-./:"}.find(letter) != std::string_view::npos;
    if (plain && value.size() <= limits::filter_max) continue;
    question.mistakes.push_back(
        {std::string{name}, "Chỉ gồm chữ không dấu, số và các dấu . / _ -"});
    return {};
  }
  return value;
}

std::optional<base::TimePoint> day_in(const Visit& visit,
                                      std::string_view name,
                                      Question& question) {
  const auto value = form_value(visit.request.query, name).value_or("");
  if (value.empty()) return std::nullopt;
  const auto date = base::parse_iso_date(value);
  if (date) return base::from_local(*date, std::chrono::minutes{0});
  question.mistakes.push_back({std::string{name}, "Ngày có dạng 2026-11-21."});
  return std::nullopt;
}

Question question_of(const Visit& visit) {
  Question question;
  question.filter.who = words_in(visit, "who", question);
  question.filter.what = words_in(visit, "what", question);
  question.filter.subject = words_in(visit, "subject", question);
  question.filter.from = day_in(visit, "from", question);
  if (const auto last = day_in(visit, "to", question))
    question.filter.before = *last + std::chrono::hours{24};
  const auto below = words_in(visit, "before", question);
  question.filter.below.value = number_in(below).value_or(0);
  return question;
}

// Names are looked up once for each key of a page.
class Names {
 public:
  explicit Names(storage::Tx& tx) : tx_(tx) {}

  const std::string& of(const std::string& key) {
    const auto known = names_.find(key);
    if (known != names_.end()) return known->second;
    return names_.emplace(key, name_behind(tx_, key)).first->second;
  }

 private:
  storage::Tx& tx_;
  std::map<std::string, std::string> names_{};
};

ordered_json line_json(const storage::TrailLine& line, Names& names) {
  const auto& entry = line.entry;
  return {{"id", std::to_string(line.id.value)},
          {"at", base::format_iso(entry.at)},
          {"who", entry.who},
          {"who_name", names.of(entry.who)},
          {"what", entry.what},
          {"subject", entry.subject},
          {"subject_name", names.of(entry.subject)},
          {"detail", entry.detail},
          {"hash", line.hash}};
}

std::string csv_row(const storage::TrailLine& line, Names& names) {
  const auto& entry = line.entry;
  const std::array<std::string, 8> cells{std::to_string(line.id.value),
                                         base::format_iso(entry.at),
                                         entry.who,
                                         names.of(entry.who),
                                         entry.what,
                                         entry.subject,
                                         entry.detail,
                                         line.hash};
  return csv_line(cells);
}

std::string csv_of(storage::Tx& tx, storage::TrailFilter filter) {
  const std::array<std::string, 8> titles{
      "So", "Thoi diem", "Ai", "Ho ten", "Viec", "Doi tuong", "Chi tiet", "Dau niem"};
  std::string text = std::string{csv_mark} + csv_line(titles);
  Names names(tx);
  storage::AuditTrail trail(tx);
  for (int written = 0; written < limits::trail_exported;) {
    const auto lines = trail.page(filter, limits::trail_page);
    for (const auto& line : lines) text += csv_row(line, names);
    written += static_cast<int>(lines.size());
    if (lines.size() < static_cast<std::size_t>(limits::trail_page)) break;
    filter.below = lines.back().id;
  }
  return text;
}

}  // namespace

RawAnswer trail(const Visit& visit) {
  const auto question = question_of(visit);
  if (!question.mistakes.empty()) return invalid(question.mistakes);
  ordered_json body;
  visit.office.database.read([&](storage::Tx& tx) {
    storage::AuditTrail trail(tx);
    Names names(tx);
    const auto lines = trail.page(question.filter, limits::trail_shown);
    ordered_json items = ordered_json::array();
    for (const auto& line : lines) items.push_back(line_json(line, names));
    const bool more = lines.size() == static_cast<std::size_t>(limits::trail_shown);
    body = {{"items", std::move(items)},
            {"total", trail.count(question.filter)},
            {"next", more ? ordered_json(std::to_string(lines.back().id.value)) : ordered_json()},
            {"head", nullptr}};
    if (const auto head = storage::Audit(tx).head())
      body["head"] = {{"id", std::to_string(head->id.value)}, {"hash", head->hash}};
  });
  return json_answer(200, body);
}

RawAnswer export_trail(const Visit& visit) {
  const auto question = question_of(visit);
  if (!question.mistakes.empty()) return invalid(question.mistakes);
  // Who took the trail away stands in the trail.
  visit.office.database.write([&](storage::Tx& tx) {
    note(tx, visit, {"audit.exported", "audit", base::to_text({{"query", visit.request.query}})});
  });
  std::string text;
  visit.office.database.read([&](storage::Tx& tx) { text = csv_of(tx, question.filter); });
  return {200,
          "text/csv; charset=utf-8",
          std::move(text),
          {{"Cache-Control", "no-store"},
           {"Content-Disposition", "attachment; filename=\"nhat-ky.csv\""}}};
}

RawAnswer verify_trail(const Visit& visit) {
  ordered_json body;
  visit.office.database.read([&](storage::Tx& tx) {
    storage::Audit audit(tx);
    const auto entries = audit.verify();
    body = {{"ok", entries.ok()}, {"entries", nullptr}, {"broken", ""}, {"head", nullptr}};
    if (entries) body["entries"] = *entries;
    if (!entries) body["broken"] = entries.error().what;
    if (const auto head = audit.head())
      body["head"] = {{"id", std::to_string(head->id.value)}, {"hash", head->hash}};
  });
  return json_answer(200, body);
}

}  // namespace console::admin
