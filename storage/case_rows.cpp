#include "storage/case_rows.hpp"

#include <array>

#include <fmt/format.h>

#include "storage/rows.hpp"

namespace storage::case_rows {
namespace {

using cases::Answer;
using cases::Case;
using MaybeTime = std::optional<base::TimePoint>;

using Member = std::variant<std::string Case::*,
                            int Case::*,
                            bool Case::*,
                            base::TimePoint Case::*,
                            MaybeTime Case::*,
                            cases::StaffId Case::*,
                            cases::Status Case::*,
                            cases::Identity Case::*,
                            cases::Outcome Case::*,
                            cases::Verdict Case::*,
                            cases::CaseId Case::*,
                            std::string Answer::*,
                            cases::StaffId Answer::*,
                            MaybeTime Answer::*>;

struct Column {
  std::string_view name{};
  Member member{};
};

constexpr auto fields = std::to_array<Column>({
    {"number", &Case::number},
    {"citizen", &Case::citizen},
    {"status", &Case::status},
    {"revision", &Case::revision},
    {"kind", &Case::kind},
    {"category", &Case::category},
    {"branch", &Case::branch},
    {"unit", &Case::unit},
    {"old_unit", &Case::old_unit},
    {"procedure", &Case::procedure},
    {"dossier_code", &Case::dossier_code},
    {"story", &Case::story},
    {"identity", &Case::identity},
    {"contact_phone", &Case::contact_phone},
    {"contact_name", &Case::contact_name},
    {"secret_hash", &Case::secret_hash},
    {"apology", &Case::apology},
    {"restricted", &Case::restricted},
    {"urgent", &Case::urgent},
    {"national_number", &Case::national_number},
    {"assigned_unit", &Case::assigned_unit},
    {"answer_text", &Answer::text},
    {"answer_title", &Answer::title},
    {"answer_proposed_by", &Answer::proposed_by},
    {"answer_proposed_unit", &Answer::proposed_unit},
    {"answer_approved_by", &Answer::approved_by},
    {"answer_approved_unit", &Answer::approved_unit},
    {"answer_at", &Answer::at},
    {"previous_answerer", &Case::previous_answerer},
    {"question", &Case::question},
    {"reason", &Case::reason},
    {"place", &Case::place},
    {"outcome", &Case::outcome},
    {"reopened", &Case::reopened},
    {"extensions", &Case::extensions},
    {"created_at", &Case::created_at},
    {"forward_target", &Case::forward_target},
    {"forward_due", &Case::forward_due},
    {"answer_due", &Case::answer_due},
    {"supplement_due", &Case::supplement_due},
    {"how_due", &Case::how_due},
    {"calendar_version", &Case::calendar_version},
    {"counted_from", &Case::counted_from},
    {"counted_days", &Case::counted_days},
    {"paused_at", &Case::paused_at},
    {"resume_to", &Case::resume_to},
    {"forwarded_at", &Case::forwarded_at},
    {"closed_at", &Case::closed_at},
    {"channel", &Case::channel},
    {"classified", &Case::classified},
    {"unit_sees_all", &Case::unit_sees_all},
    {"assignee", &Case::assignee},
    {"merged_into", &Case::merged_into},
    {"verdict", &Case::verdict},
    {"verdict_words", &Case::verdict_words},
    {"apology_date", &Case::apology_date},
    {"apology_text", &Case::apology_text},
});

struct ToParam {
  const Case& held;

  Param operator()(std::string Case::*member) const { return held.*member; }

  Param operator()(int Case::*member) const { return std::int64_t{held.*member}; }

  Param operator()(bool Case::*member) const { return std::int64_t{held.*member}; }

  Param operator()(base::TimePoint Case::*member) const { return base::to_millis(held.*member); }

  Param operator()(MaybeTime Case::*member) const { return maybe_millis(held.*member); }

  Param operator()(cases::StaffId Case::*member) const { return (held.*member).value; }

  Param operator()(cases::Status Case::*member) const {
    return std::string{cases::status_code(held.*member)};
  }

  Param operator()(cases::Identity Case::*member) const {
    return std::string{cases::identity_code(held.*member)};
  }

  Param operator()(cases::Outcome Case::*member) const {
    return std::string{cases::outcome_code(held.*member)};
  }

  Param operator()(cases::Verdict Case::*member) const {
    return std::string{cases::verdict_code(held.*member)};
  }

  Param operator()(cases::CaseId Case::*member) const { return (held.*member).value; }

  Param operator()(std::string Answer::*member) const { return held.answer.*member; }

  Param operator()(cases::StaffId Answer::*member) const { return (held.answer.*member).value; }

  Param operator()(MaybeTime Answer::*member) const { return maybe_millis(held.answer.*member); }
};

[[noreturn]] void unknown_word() {
  throw Failure(FailureKind::corrupt, "unknown word in a column of cases");
}

struct FromRow {
  Case& held;
  const Row& row;
  int column = 0;

  void operator()(std::string Case::*member) const { held.*member = row.text(column); }

  void operator()(int Case::*member) const { held.*member = static_cast<int>(row.integer(column)); }

  void operator()(bool Case::*member) const { held.*member = row.integer(column) != 0; }

  void operator()(base::TimePoint Case::*member) const { held.*member = time_at(row, column); }

  void operator()(MaybeTime Case::*member) const { held.*member = maybe_time_at(row, column); }

  void operator()(cases::StaffId Case::*member) const {
    held.*member = cases::StaffId{row.integer(column)};
  }

  void operator()(cases::Status Case::*member) const {
    const auto known = cases::status_from(row.text(column));
    if (!known) unknown_word();
    held.*member = *known;
  }

  void operator()(cases::Identity Case::*member) const {
    const auto known = cases::identity_from(row.text(column));
    if (!known) unknown_word();
    held.*member = *known;
  }

  void operator()(cases::Outcome Case::*member) const {
    const auto known = cases::outcome_from(row.text(column));
    if (!known) unknown_word();
    held.*member = *known;
  }

  void operator()(cases::Verdict Case::*member) const {
    const auto known = cases::verdict_from(row.text(column));
    if (!known) unknown_word();
    held.*member = *known;
  }

  void operator()(cases::CaseId Case::*member) const {
    held.*member = cases::CaseId{row.integer(column)};
  }

  void operator()(std::string Answer::*member) const { held.answer.*member = row.text(column); }

  void operator()(cases::StaffId Answer::*member) const {
    held.answer.*member = cases::StaffId{row.integer(column)};
  }

  void operator()(MaybeTime Answer::*member) const {
    held.answer.*member = maybe_time_at(row, column);
  }
};

// One piece per column, with its number counted from 1.
std::string joined(const std::function<std::string(std::string_view, std::size_t)>& piece) {
  std::string text;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) text += ", ";
    text += piece(fields[i].name, i + 1);
  }
  return text;
}

}  // namespace

const std::string& columns() {
  static const std::string text =
      joined([](std::string_view name, std::size_t) { return std::string{name}; });
  return text;
}

const std::string& placeholders() {
  static const std::string text =
      joined([](std::string_view, std::size_t number) { return fmt::format("${}", number); });
  return text;
}

const std::string& assignments() {
  static const std::string text = joined([](std::string_view name, std::size_t number) {
    return fmt::format("{} = ${}", name, number);
  });
  return text;
}

Params values_of(const Case& held) {
  Params values;
  values.reserve(count() + 2);
  for (const Column& column : fields) values.push_back(std::visit(ToParam{held}, column.member));
  return values;
}

std::size_t count() {
  return fields.size();
}

Case case_of(const Row& row) {
  Case held;
  held.id = cases::CaseId{row.integer(0)};
  int number = 1;
  for (const Column& column : fields) {
    std::visit(FromRow{held, row, number}, column.member);
    ++number;
  }
  return held;
}

}  // namespace storage::case_rows
