// Cases that are handled together, and requests of pages that were answered before. Views over an
// open Tx.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "office/cases/case.hpp"
#include "storage/database.hpp"

namespace storage {

struct CaseMerge {
  cases::CaseId held{};  // this one …
  cases::CaseId into{};  // … is answered with that one
  cases::StaffId staff{};
  base::TimePoint at{};
  base::TimePoint until{};  // so long it can be undone
};

class CaseMerges {
 public:
  explicit CaseMerges(Tx& tx) : tx_(tx) {}

  void put(const CaseMerge& merge);
  std::optional<CaseMerge> of(cases::CaseId id);        // the open one of this case
  std::vector<CaseMerge> into(cases::CaseId survivor);  // open ones, oldest first
  void end(cases::CaseId id, base::TimePoint now);

 private:
  std::vector<CaseMerge> select(std::string_view where, const Params& params);

  Tx& tx_;
};

struct AnsweredKey {
  cases::CaseId held{};
  cases::CaseId made{};  // 0: it made no case
  std::string said{};    // digest of the request; "" of keys from before there was one
};

class CaseKeys {
 public:
  explicit CaseKeys(Tx& tx) : tx_(tx) {}

  std::optional<AnsweredKey> find(std::string_view key);
  // Older keys than a week are forgotten on the way, some at a time.
  void put(std::string_view key, const AnsweredKey& answered, base::TimePoint now);

 private:
  Tx& tx_;
};

}  // namespace storage
