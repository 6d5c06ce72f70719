// The responses of a round as rows of a table: in an order that tells nothing, nobody named, the
// place only where the table of the results shows it. Read in many short transactions; one thread.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "console/surveys/result_round.hpp"
#include "console/workbook.hpp"
#include "office/surveys/figures.hpp"
#include "storage/invitations.hpp"

namespace console {

using RowVisit = std::function<bool(const std::vector<BookCell>&)>;  // false: enough

class ExportRows {
 public:
  ExportRows(const Visit& visit, const CountedRound& counted, surveys::Scope scope);

  // Stable: by the codes of the questions in their order, all of them always.
  std::vector<BookCell> head() const;
  // Of those whose answers count; false when the visit had enough. Responses of places that are
  // hidden come without their place, and in a part of the round not at all.
  bool each(const RowVisit& visit);

 private:
  bool place_shown(const surveys::Invited& invited);
  bool is_wanted(const surveys::Invited& invited);
  bool some(storage::Tx& tx, std::span<const storage::InvitationId> ids, const RowVisit& visit);
  std::vector<BookCell> row(storage::Tx& tx,
                            storage::InvitationId id,
                            const surveys::Invited& invited,
                            const surveys::Response& response);
  void add_answer(std::vector<BookCell>& row,
                  const surveys::QuestionPlace& place,
                  const std::vector<std::string>& codes) const;

  const Visit& visit_;
  const CountedRound& counted_;
  surveys::Scope scope_{};
  bool words_shown_ = false;
  surveys::Figures figures_;
  std::map<std::pair<std::string, std::string>, bool> shown_{};
  std::string writer_{};  // of the row being made
  std::int64_t number_ = 0;
};

}  // namespace console
