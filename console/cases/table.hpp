// The register as a table for the office's own programs: lists and the national field set, always
// masked. Read within one transaction.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "console/cases/sight.hpp"

namespace console {

using TableRow = std::vector<std::string>;

struct CaseTable {
  TableRow head{};
  std::vector<TableRow> rows{};
};

CaseTable list_table(storage::Tx& tx,
                     const Visit& visit,
                     const std::vector<storage::CaseHit>& hits);
// As the national portal takes feedback that came by other ways (QĐ 31/2021/QĐ-TTg, Điều 43).
CaseTable national_table(storage::Tx& tx,
                         const Visit& visit,
                         const std::vector<storage::CaseHit>& hits);

std::string as_csv(const CaseTable& table);
// Every cell a text: no formula can be in it. Errc::unavailable when the machine has no room.
base::Result<std::string> as_xlsx(const CaseTable& table);

}  // namespace console
