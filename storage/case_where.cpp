#include "storage/case_where.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace storage {
namespace {

// "'da_tra_loi', …": the statuses in which nothing is owed any more, or in which something is.
std::string status_words(bool settled) {
  std::string text;
  for (int i = 0; i < cases::status_count; ++i) {
    const auto status = static_cast<cases::Status>(i);
    if (cases::is_settled(status) != settled) continue;
    text += fmt::format("{}'{}'", text.empty() ? "" : ", ", cases::status_code(status));
  }
  return text;
}

const std::string& is_open() {
  static const std::string text =
      fmt::format("(c.status IN ({}) AND c.merged_into = 0)", status_words(false));
  return text;
}

constexpr std::string_view is_flagged =
    "(c.kind IN ('thaido', 'tien') OR c.urgent = 1 OR c.reopened > 0)";

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  return fmt::format("{}", fmt::join(parts, between));
}

// % and _ mean themselves; a folded line holds letters, digits and blanks only.
bool is_name(const std::string& line) {
  return std::count(line.begin(), line.end(), ' ') > 2 &&
         line.find_first_of("%_\\") == std::string::npos;
}

std::string last_word(const std::string& line) {
  const auto end = line.find_last_not_of(' ');
  const auto blank = line.rfind(' ', end);
  return line.substr(blank + 1, end - blank);
}

// The smallest text behind every word that begins so.
std::string behind(std::string word) {
  word.back() = static_cast<char>(word.back() + 1);
  return word;
}

}  // namespace

CaseWhere::CaseWhere(const CaseSight& sight) : sight_(sight) {
  see(sight);
  leave_out_conflicts(sight);
}

std::string CaseWhere::param(Param value) {
  params_.push_back(std::move(value));
  return fmt::format("${}", params_.size());
}

std::string CaseWhere::self() {
  if (self_.empty()) self_ = param(sight_.self.value);
  return self_;
}

void CaseWhere::add(const std::string& condition) {
  text_ += " AND " + condition;
}

std::string CaseWhere::where() const {
  return "1 = 1" + text_;
}

std::string CaseWhere::list(const std::vector<std::string>& values) {
  std::vector<std::string> places;
  places.reserve(values.size());
  for (const auto& value : values) places.push_back(param(value));
  return joined(places, ", ");
}

void CaseWhere::see(const CaseSight& sight) {
  std::vector<std::string> ways;
  if (sight.all || sight.restricted) ways.emplace_back("1 = 1");
  if (sight.branch != 0) {
    ways.push_back(
        fmt::format("(c.restricted = 0 AND c.branch = {})", param(std::int64_t{sight.branch})));
  }
  if (!sight.unit.empty()) {
    ways.push_back(
        fmt::format("(c.restricted = 0 AND (c.assigned_unit = {0} OR c.id IN "
                    "(SELECT u.case_id FROM case_co_units AS u WHERE u.unit = {0})))",
                    param(sight.unit)));
  }
  if (sight.flagged) {
    ways.push_back(fmt::format("(c.restricted = 0 AND {})", is_flagged));
    ways.push_back(in_hand());
  }
  add(ways.empty() ? "1 = 0" : "(" + joined(ways, " OR ") + ")");
  if (sight.restricted) return;
  whole_ = sight.flagged ? fmt::format("(c.restricted = 0 OR {})", in_hand())
                         : std::string{"c.restricted = 0"};
}

void CaseWhere::leave_out_conflicts(const CaseSight& sight) {
  if (!sight.own_units.empty()) {
    const auto own = list(sight.own_units);
    add(fmt::format("c.unit NOT IN ({0}) AND c.old_unit NOT IN ({0})", own));
  }
  if (!is_name(sight.own_name)) return;
  add(
      fmt::format("c.id NOT IN (SELECT t.case_id FROM case_words AS w JOIN case_texts AS t "
                  "ON t.case_id = w.case_id WHERE w.word = {} AND t.folded LIKE {})",
                  param(last_word(sight.own_name)),
                  param("%" + sight.own_name + "%")));
}

// Nobody's case is not the case of nobody.
std::string CaseWhere::in_hand() {
  return fmt::format("(c.assignee <> 0 AND c.assignee = {})", self());
}

std::string CaseWhere::mine() {
  std::vector<std::string> ways{in_hand()};
  const std::string free = "c.assignee = 0 AND ";
  if (sight_.takes_new) ways.push_back(free + "c.status IN ('moi', 'da_tiep_nhan')");
  if (sight_.branch != 0) ways.push_back(free + "c.branch = " + param(std::int64_t{sight_.branch}));
  if (!sight_.unit.empty()) ways.push_back(free + "c.assigned_unit = " + param(sight_.unit));
  if (sight_.restricted) ways.push_back(free + "c.restricted = 1");
  if (sight_.approves) ways.push_back(free + "c.status = 'cho_duyet'");
  return fmt::format("({} AND ({}))", is_open(), joined(ways, " OR "));
}

void CaseWhere::add_view(const CaseQuery& query) {
  const auto now = [&] { return param(base::to_millis(query.now)); };
  switch (query.view) {
    case CaseView::all:
      return;
    case CaseView::open:
      return add(is_open());
    case CaseView::mine:
      return add(mine());
    case CaseView::due_today:
      return add(
          fmt::format("{} AND c.paused_at IS NULL AND c.answer_due >= {} AND "
                      "c.answer_due < {}",
                      is_open(),
                      now(),
                      param(base::to_millis(query.day_end))));
    case CaseView::overdue:
      return add(fmt::format("{} AND c.paused_at IS NULL AND c.answer_due < {}", is_open(), now()));
    case CaseView::unclassified:
      return add(is_open() + " AND c.classified = 0 AND c.status IN ('moi', 'da_tiep_nhan')");
    case CaseView::to_approve:
      break;
  }
  std::vector<std::string> ways;
  if (sight_.approves)
    ways.push_back("(c.status = 'cho_duyet' AND c.answer_proposed_by <> " + self() + ")");
  if (sight_.moves) {
    ways.emplace_back("c.id IN (SELECT r.case_id FROM case_requests AS r WHERE r.state = 'open')");
  }
  add(ways.empty() ? "1 = 0" : is_open() + " AND (" + joined(ways, " OR ") + ")");
}

void CaseWhere::add_term(const CaseTerm& term) {
  if (term.word.empty()) return;
  const auto word = param(term.word);
  const auto found =
      term.begins ? fmt::format("w.word >= {} AND w.word < {}", word, param(behind(term.word)))
                  : "w.word = " + word;
  std::vector<std::string> ways{fmt::format(
      "c.id IN (SELECT w.case_id FROM case_words AS w WHERE {} AND w.open = 1)", found)};
  if (!term.units.empty()) {
    const auto units = list(term.units);
    ways.push_back(
        fmt::format("c.unit IN ({0}) OR c.old_unit IN ({0}) OR c.assigned_unit IN ({0})", units));
  }
  if (!term.categories.empty())
    ways.push_back(fmt::format("c.category IN ({})", list(term.categories)));
  add("(" + joined(ways, " OR ") + ")");
}

void CaseWhere::add_any(const std::string& column, const std::vector<std::string>& values) {
  if (!values.empty()) add(fmt::format("{} IN ({})", column, list(values)));
}

void CaseWhere::add_units(const std::vector<std::string>& units) {
  if (units.empty()) return;
  add(
      fmt::format("(c.unit IN ({0}) OR c.old_unit IN ({0}) OR c.assigned_unit IN ({0}) OR "
                  "c.id IN (SELECT u.case_id FROM case_co_units AS u WHERE u.unit IN ({0})))",
                  list(units)));
}

void CaseWhere::add_span(const std::string& column,
                         const std::optional<base::TimePoint>& from,
                         const std::optional<base::TimePoint>& before) {
  if (from) add(fmt::format("{} >= {}", column, param(base::to_millis(*from))));
  if (before) add(fmt::format("{} < {}", column, param(base::to_millis(*before))));
}

void CaseWhere::narrow(const CaseQuery& query) {
  add_view(query);
  add_any("c.status", query.statuses);
  add_any("c.channel", query.channels);
  add_span("c.created_at", query.from, query.before);
  add_span("c.answer_due", query.due_from, query.due_before);
  if (!query.number.empty()) add("c.number = " + param(query.number));
  const bool by_phone = !query.phone.empty() && sight_.phones;
  const bool tells = !query.terms.empty() || !query.branches.empty() || !query.units.empty() ||
                     !query.categories.empty() || !query.labels.empty() || by_phone;
  // What may not be read may not be found by what it says either.
  if (tells) add(whole_);
  if (by_phone) {
    add(fmt::format("(c.contact_phone = {} AND c.identity <> 'an_danh')", param(query.phone)));
  }
  for (const auto& term : query.terms) add_term(term);
  std::vector<std::string> branches;
  branches.reserve(query.branches.size());
  for (const int branch : query.branches) branches.push_back(param(std::int64_t{branch}));
  if (!branches.empty()) add("c.branch IN (" + joined(branches, ", ") + ")");
  add_units(query.units);
  add_any("c.category", query.categories);
  if (query.labels.empty()) return;
  add(fmt::format("c.id IN (SELECT l.case_id FROM case_labels AS l WHERE l.folded IN ({}))",
                  list(query.labels)));
}

}  // namespace storage
