// The public look-up page /tra-cuu: state, dates and office of a case for whoever knows its code
// and the phone's last digits or the secret phrase. Without a login and without a script. A wrong
// pair gets one sentence and costs the same, whatever is wrong with it. Called by the door's
// workers, several at once.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "console/problem.hpp"
#include "console/public_page.hpp"
#include "console/tries.hpp"
#include "office/cases/deadline.hpp"
#include "office/catalog/shelf.hpp"
#include "storage/database.hpp"

namespace console {

struct PublicOffice {
  storage::Database& database;
  const base::Clock& clock;
  const catalog::Shelf& catalog;
  const cases::DeadlineBook& deadlines;
  std::filesystem::path folder{};  // console/public
};

class PublicLookup {
 public:
  explicit PublicLookup(PublicOffice office);

  static bool is_asked(std::string_view path);
  RawAnswer answer(const RawRequest& request);

 private:
  RawAnswer look_up(const RawRequest& request, PublicView view);
  // Nothing: there is no such pair, or its case was tried too often today.
  std::optional<PublicCase> find(const std::string& number,
                                 const std::string& proof,
                                 const PublicView& view);
  PublicCase told(cases::CaseId id, const PublicView& view);

  PublicOffice office_;
  PublicPage page_;
  Tries by_asker_;
  Tries by_all_;
};

}  // namespace console
