#include "storage/talks.hpp"

#include "storage/rows.hpp"

namespace storage {
namespace {

constexpr std::string_view by_wait =
    " ORDER BY CASE h.reason WHEN 'self_harm' THEN 0 WHEN 'danger' THEN 1 ELSE 2 END, h.since, "
    "h.id";
constexpr std::string_view by_last_words = " ORDER BY c.last_interaction_at DESC, c.id";

// A statement in the making: every value gets its placeholder where it is used.
class Question {
 public:
  explicit Question(const TalkFilter& filter) : filter_(filter) {
    if (filter_.view == TalkView::bot) {
      about_citizens();
    } else {
      about_handovers();
    }
  }

  std::string rest() const { return rest_; }

  const Params& params() const { return params_; }

  std::string placeholder(Param param) {
    params_.push_back(std::move(param));
    return "$" + std::to_string(params_.size());
  }

 private:
  void about_citizens() {
    rest_ =
        " FROM citizens AS c WHERE c.last_interaction_at IS NOT NULL AND c.last_interaction_at "
        ">= " +
        placeholder(base::to_millis(filter_.active_since)) +
        " AND c.forgotten_at IS NULL AND coalesce((SELECT s.owner FROM sessions AS s WHERE "
        "s.citizen = c.id), 'bot') = 'bot' AND NOT EXISTS (SELECT 1 FROM handovers AS h WHERE "
        "h.citizen = c.id AND h.state <> 'closed' AND (h.state = 'taken' OR h.reason = "
        "'denunciation'))";
    if (filter_.reach == Reach::own) rest_ += " AND " + has_case_of_branch("c.id");
    if (filter_.reach == Reach::restricted) rest_ += " AND 1 = 0";
  }

  void about_handovers() {
    rest_ =
        " FROM handovers AS h LEFT JOIN desk_marks AS d ON d.handover_id = h.id WHERE h.state <> "
        "'closed'";
    rest_ += view();
    if (filter_.view == TalkView::mine || filter_.view == TalkView::snoozed) return;
    if (filter_.reach == Reach::own)
      rest_ += " AND h.reason <> 'denunciation' AND " + is_of_branch();
    if (filter_.reach == Reach::restricted) rest_ += " AND h.reason = 'denunciation'";
  }

  std::string view() {
    switch (filter_.view) {
      case TalkView::queue:
        return " AND ((h.state = 'waiting' AND coalesce(d.meant_for, '') IN ('', " + me() + ", " +
               placeholder(branch_key()) +
               ")) OR (h.state = 'taken' AND d.silent_since IS NOT NULL AND h.held_by <> " + me() +
               "))";
      case TalkView::mine:
        return " AND ((h.state = 'taken' AND d.snoozed_until IS NULL AND h.held_by = " + me() +
               ") OR (h.state = 'waiting' AND d.meant_for = " + me() + "))";
      case TalkView::snoozed:
        return " AND h.state = 'taken' AND d.snoozed_until IS NOT NULL AND h.held_by = " + me();
      case TalkView::branch:
        return " AND " + is_of_branch();
      case TalkView::silent:
        return " AND h.state = 'taken' AND d.silent_since IS NOT NULL";
      case TalkView::bot:
      case TalkView::open:
        return {};
    }
    return {};
  }

  std::string me() { return placeholder(filter_.me); }

  // No conversation is meant for a branch without a number.
  std::string branch_key() const { return "branch/" + std::to_string(filter_.branch); }

  std::string has_case_of_branch(const std::string& citizen) {
    return "EXISTS (SELECT 1 FROM cases AS k WHERE k.branch > 0 AND k.citizen = " + citizen +
           " AND k.branch = " + placeholder(std::int64_t{filter_.branch}) + ")";
  }

  std::string is_of_branch() {
    return "(d.meant_for = " + placeholder(branch_key()) + " OR " +
           has_case_of_branch("h.citizen") + ")";
  }

  const TalkFilter& filter_;
  std::string rest_{};
  Params params_{};
};

}  // namespace

std::vector<std::string> Talks::citizens(const TalkFilter& filter, int at_most) {
  Question question(filter);
  const bool of_bot = filter.view == TalkView::bot;
  std::string sql{of_bot ? "SELECT c.id" : "SELECT h.citizen"};
  sql.append(question.rest()).append(of_bot ? by_last_words : by_wait).append(" LIMIT ");
  sql.append(question.placeholder(bounded(at_most)));
  std::vector<std::string> ids;
  tx_.each(sql, question.params(), [&](const Row& row) { ids.push_back(row.text(0)); });
  return ids;
}

std::int64_t Talks::count(const TalkFilter& filter) {
  const Question question(filter);
  return first_integer(tx_, "SELECT count(*)" + question.rest(), question.params()).value_or(0);
}

std::optional<base::TimePoint> Talks::last_waiting() {
  const auto at = first_integer(tx_, "SELECT since FROM handovers ORDER BY id DESC LIMIT 1", {});
  if (!at) return std::nullopt;
  return base::from_millis(*at);
}

}  // namespace storage
