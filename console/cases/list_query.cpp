#include "console/cases/list_query.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/cases/limits.hpp"
#include "console/cases/sight.hpp"
#include "console/numbers.hpp"
#include "office/cases/number.hpp"
#include "office/language/fold.hpp"
#include "office/language/numbers.hpp"
#include "storage/case_labels.hpp"
#include "storage/case_words.hpp"

namespace console {
namespace {

using storage::CaseOrder;
using storage::CaseQuery;

constexpr std::array<std::pair<std::string_view, CaseOrder>, 6> orders{
    {{"due", CaseOrder::due},
     {"-due", CaseOrder::due_last},
     {"received", CaseOrder::oldest},
     {"-received", CaseOrder::newest},
     {"number", CaseOrder::number},
     {"-number", CaseOrder::number_last}}};

std::vector<std::string> codes_in(QueryText& text,
                                  const std::string& name,
                                  const std::vector<NamedCode>& known) {
  auto codes = text.list(name);
  for (const auto& code : codes) {
    if (!has_code(known, code)) text.wrong(name, "Không có giá trị này.");
  }
  return codes;
}

std::vector<std::string> labels_in(QueryText& text) {
  auto labels = text.list("label");
  for (auto& label : labels) {
    label = storage::folded_label(label);
    if (label.empty()) text.wrong("label", "Không có nhãn này.");
  }
  return labels;
}

std::vector<std::string> statuses_in(QueryText& text) {
  auto codes = text.list("status");
  for (const auto& code : codes) {
    if (!cases::status_from(code)) text.wrong("status", "Không có trạng thái này.");
  }
  return codes;
}

std::vector<int> branches_in(const Visit& visit, QueryText& text) {
  std::vector<int> branches;
  for (const auto& one : text.list("branch")) {
    const auto number = number_in(one);
    const int no = number && std::in_range<int>(*number) ? static_cast<int>(*number) : 0;
    if (rules_of(visit).catalog.branch(no) == nullptr) {
      text.wrong("branch", "Không có nhánh này.");
    } else {
      branches.push_back(no);
    }
  }
  return branches;
}

// A unit of today stands for those that went into it as well.
std::vector<std::string> units_in(const Visit& visit, QueryText& text) {
  std::vector<std::string> all;
  for (const auto& id : text.list("unit")) {
    const auto* unit = rules_of(visit).catalog.unit(id);
    if (unit == nullptr) {
      text.wrong("unit", "Không có đơn vị này.");
      continue;
    }
    all.push_back(id);
    all.insert(all.end(), unit->formed_from.begin(), unit->formed_from.end());
  }
  return all;
}

// Midnight at the beginning of that day; of the day after it when it is an end.
std::optional<base::TimePoint> day_in(QueryText& text, const std::string& name, int days_after) {
  const auto written = text.value(name);
  if (written.empty()) return std::nullopt;
  const auto date = base::parse_iso_date(written);
  if (!date) {
    text.wrong(name, "Phải là một ngày, ví dụ 2026-11-21.");
    return std::nullopt;
  }
  const std::chrono::year_month_day day{std::chrono::sys_days{*date} +
                                        std::chrono::days{days_after}};
  return base::from_local(day, std::chrono::minutes{0});
}

bool holds_word(const std::string& name, const std::string& word) {
  return storage::folded_line(name).find(" " + word + " ") != std::string::npos;
}

void add_meanings(const Visit& visit, storage::CaseTerm& term) {
  for (const auto& unit : rules_of(visit).catalog.units()) {
    if (holds_word(unit.name, term.word)) term.units.push_back(unit.id);
  }
  if (term.units.size() > limits::units_meant_max) term.units.clear();
  for (const auto& category : visit.office.books.words.categories) {
    if (holds_word(category.name, term.word)) term.categories.push_back(category.code);
  }
}

// A whole number or phone is looked up as such; everything else by its words, the last of which may
// still be unfinished.
void read_search(const Visit& visit, QueryText& text, CaseQuery& query) {
  const auto typed = text.value("q");
  if (language::length(typed) > limits::search_max) return text.wrong("q", "Quá dài.");
  if (const auto number = cases::parse_case_number(typed)) {
    query.number = *number;
    return;
  }
  if (const auto phone = language::read_phone(typed); phone && sight_of_cases(visit).phones) {
    query.phone = phone->digits;
    return;
  }
  auto words = storage::search_words(typed);
  if (words.size() > limits::search_words_max) words.resize(limits::search_words_max);
  query.terms.reserve(words.size());
  for (auto& word : words) {
    storage::CaseTerm term;
    term.word = std::move(word);
    add_meanings(visit, term);
    query.terms.push_back(std::move(term));
  }
  if (!query.terms.empty()) query.terms.back().begins = true;
}

}  // namespace

CaseQuery query_of_now(const Visit& visit) {
  CaseQuery query;
  query.now = visit.now;
  const auto today = base::to_local(visit.now).date;
  query.day_end = base::from_local(today, std::chrono::hours{24});
  return query;
}

void add_case_counts(storage::Tx& tx, const Visit& visit, nlohmann::ordered_json& counts) {
  storage::CaseSearch search(tx, sight_of_cases(visit));
  auto query = query_of_now(visit);
  query.view = storage::CaseView::mine;
  counts["cases"] = search.count(query);
  query.view = storage::CaseView::to_approve;
  counts["cases_to_approve"] = search.count(query);
}

CaseQuery list_query(const Visit& visit, QueryText& text) {
  auto query = query_of_now(visit);
  const auto& words = visit.office.books.words;
  const auto view = text.value("view");
  const auto known = storage::case_view_from(view.empty() ? "open" : view);
  if (!known) text.wrong("view", "Không có danh sách này.");
  query.view = known.value_or(storage::CaseView::open);
  read_search(visit, text, query);
  query.statuses = statuses_in(text);
  query.branches = branches_in(visit, text);
  query.units = units_in(visit, text);
  query.categories = codes_in(text, "category", words.categories);
  query.channels = codes_in(text, "channel", words.channels);
  query.labels = labels_in(text);
  query.from = day_in(text, "from", 0);
  query.before = day_in(text, "to", 1);
  query.due_from = day_in(text, "due_from", 0);
  query.due_before = day_in(text, "due_to", 1);
  const auto sort = text.value("sort");
  const auto* order = std::find_if(
      orders.begin(), orders.end(), [&](const auto& one) { return one.first == sort; });
  if (!sort.empty() && order == orders.end()) text.wrong("sort", "Không có cách sắp này.");
  query.order = order == orders.end() ? CaseOrder::due : order->second;
  query.size = static_cast<int>(text.number("size", limits::cases_page, limits::cases_page_max));
  query.skip = (text.number("page", 1, limits::page_max) - 1) * query.size;
  return query;
}

}  // namespace console
