#include "storage/survey_tallies.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "base/crypto.hpp"
#include "storage/rows.hpp"

namespace storage {
namespace {

constexpr std::array<std::string_view, 8> states{
    "planned", "sent", "begun", "complete", "refused", "full", "failed", "closed"};

constexpr const char* invitations_with_answers =
    "SELECT i.id, i.unit, i.field, i.level, i.state, i.sent_at, i.begun_at, i.why, "
    "a.question, a.value FROM survey_invitations AS i "
    "LEFT JOIN survey_answers AS a ON a.invitation = i.id AND a.replaced_at IS NULL ";

// Puts the rows of one invitation together; its answers follow each other.
class Collector {
 public:
  explicit Collector(const InvitationVisit& visit) : visit_(visit) {}

  void take(const Row& row) {
    const auto id = row.integer(0);
    if (id != id_) {
      finish();
      begin(row, id);
    }
    if (row.is_null(8)) return;
    if (used_ == kept_.size()) kept_.emplace_back();
    auto& [question, value] = kept_[used_++];
    question = row.text(8);
    value = row.text(9);
  }

  void finish() {
    if (id_ == 0) return;
    answers_.clear();
    for (std::size_t at = 0; at < used_; ++at)
      answers_.push_back({kept_[at].first, kept_[at].second});
    visit_(invited_, answers_);
    id_ = 0;
  }

 private:
  void begin(const Row& row, std::int64_t id) {
    id_ = id;
    used_ = 0;
    invited_ = {.unit = row.text(1),
                .field = row.text(2),
                .level = row.text(3),
                .state = static_cast<surveys::InvitedState>(index_of(states, row.text(4))),
                .sent = !row.is_null(5),
                .begun = !row.is_null(6),
                .why = row.text(7)};
  }

  const InvitationVisit& visit_;
  std::int64_t id_ = 0;
  surveys::Invited invited_{};
  std::vector<std::pair<std::string, std::string>> kept_{};
  std::size_t used_ = 0;
  std::vector<surveys::StandingAnswer> answers_{};
};

}  // namespace

// In the order of the rows on the disk, which is that of the ids: no engine has to sort a million
// rows. The "+" keeps it from an index in another order.
void SurveyTallies::count(surveys::RoundId round, surveys::Tally& tally) {
  const InvitationVisit add = [&](const auto& invited, auto answers) {
    tally.add(invited, answers);
  };
  Collector collector(add);
  tx_.each(std::string{invitations_with_answers} +
               "WHERE +i.round = $1 AND i.rehearsal = 0 "
               "AND i.id >= (SELECT min(id) FROM survey_invitations WHERE round = $1) "
               "AND i.id <= (SELECT max(id) FROM survey_invitations WHERE round = $1) "
               "ORDER BY i.id",
           Params{round.value},
           [&](const Row& row) { collector.take(row); });
  collector.finish();
}

std::vector<InvitationId> SurveyTallies::shuffled(surveys::RoundId round, std::string_view key) {
  std::vector<std::pair<std::string, InvitationId>> all;
  tx_.each(
      "SELECT id FROM survey_invitations WHERE round = $1 AND rehearsal = 0 "
      "AND (begun_at IS NOT NULL OR state = 'complete')",
      Params{round.value},
      [&](const Row& row) {
        all.emplace_back(base::hmac_sha256_hex(key, row.text(0)), InvitationId{row.integer(0)});
      });
  std::sort(all.begin(), all.end(), [](const auto& one, const auto& other) {
    return one.first < other.first;
  });
  std::vector<InvitationId> ids;
  ids.reserve(all.size());
  for (const auto& [hash, id] : all) ids.push_back(id);
  return ids;
}

bool SurveyTallies::one(InvitationId id, const InvitationVisit& visit) {
  bool found = false;
  Collector collector(visit);
  tx_.each(std::string{invitations_with_answers} + "WHERE i.id = $1",
           Params{id.value},
           [&](const Row& row) {
             found = true;
             collector.take(row);
           });
  collector.finish();
  return found;
}

surveys::Basis SurveyTallies::basis(surveys::RoundId round) {
  surveys::Basis basis;
  basis.people =
      first_integer(tx_, "SELECT people FROM survey_rounds WHERE id = $1", Params{round.value})
          .value_or(0);
  add_strata(basis,
             "SELECT s.unit, s.field, s.level, s.people FROM survey_list_strata AS s WHERE "
             "s.list = (SELECT list FROM survey_rounds WHERE id = $1) "
             "ORDER BY s.unit, s.field, s.level",
             round);
  if (!basis.list.empty()) return basis;
  add_strata(basis,
             "SELECT p.unit, p.field, p.level, count(*) FROM survey_people AS p "
             "WHERE p.list = (SELECT list FROM survey_rounds WHERE id = $1) "
             "GROUP BY p.unit, p.field, p.level ORDER BY p.unit, p.field, p.level",
             round);
  return basis;
}

void SurveyTallies::add_strata(surveys::Basis& basis,
                               std::string_view sql,
                               surveys::RoundId round) {
  tx_.each(sql, Params{round.value}, [&](const Row& row) {
    basis.list.push_back({.unit = row.text(0),
                          .field = row.text(1),
                          .level = row.text(2),
                          .people = row.integer(3)});
  });
}

}  // namespace storage
