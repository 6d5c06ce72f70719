// The responses of a round as rows of a table: in an order that tells nothing, nobody named, the
// place only where the table of the results shows it. One transaction, one thread.
#pragma once

#include <functional>
#include <map>
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
  ExportRows(storage::Tx& tx, const Visit& visit, const CountedRound& counted);

  // Stable: by the codes of the questions in their order, all of them always.
  std::vector<BookCell> head() const;
  // Of those whose answers count; false when the visit had enough. Responses of places that are
  // hidden come without their place, and to those who may see only their own units not at all.
  bool each(const RowVisit& visit);

 private:
  bool place_shown(const surveys::Invited& invited);
  std::vector<BookCell> row(storage::InvitationId id,
                            const surveys::Invited& invited,
                            const surveys::Response& response);
  void add_answer(std::vector<BookCell>& row,
                  const surveys::QuestionPlace& place,
                  const std::vector<std::string>& codes) const;

  storage::Tx& tx_;
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
