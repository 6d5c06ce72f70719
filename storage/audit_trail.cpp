#include "storage/audit_trail.hpp"

#include <fmt/format.h>

#include "storage/rows.hpp"

namespace storage {
namespace {

struct Question {
  std::string where{};
  Params params{};

  void add(std::string_view condition, Param value) {
    params.push_back(std::move(value));
    where += where.empty() ? " WHERE " : " AND ";
    where += fmt::format("{}${}", condition, params.size());
  }
};

Question question_of(const TrailFilter& filter) {
  Question question;
  if (!filter.who.empty()) question.add("who = ", filter.who);
  if (!filter.what.empty()) {
    const bool group = filter.what.ends_with('.');
    question.add(group ? "what >= " : "what = ", filter.what);
    // "account/" is what comes behind every "account.…".
    if (group) question.add("what < ", filter.what.substr(0, filter.what.size() - 1) + "/");
  }
  if (!filter.subject.empty()) question.add("subject = ", filter.subject);
  if (filter.from) question.add("at >= ", base::to_millis(*filter.from));
  if (filter.before) question.add("at < ", base::to_millis(*filter.before));
  return question;
}

}  // namespace

std::vector<TrailLine> AuditTrail::page(const TrailFilter& filter, int at_most) {
  auto question = question_of(filter);
  if (filter.below.value > 0) question.add("id < ", filter.below.value);
  question.params.emplace_back(bounded(at_most));
  const auto sql = fmt::format(
      "SELECT id, at, who, what, subject, detail, hash FROM audit{} ORDER BY id DESC "
      "LIMIT ${}",
      question.where,
      question.params.size());
  std::vector<TrailLine> lines;
  tx_.each(sql, question.params, [&](const Row& row) {
    lines.push_back(
        TrailLine{AuditId{row.integer(0)},
                  AuditEntry{time_at(row, 1), row.text(2), row.text(3), row.text(4), row.text(5)},
                  row.text(6)});
  });
  return lines;
}

std::int64_t AuditTrail::count(const TrailFilter& filter) {
  const auto question = question_of(filter);
  return first_integer(tx_, "SELECT count(*) FROM audit" + question.where, question.params)
      .value_or(0);
}

}  // namespace storage
