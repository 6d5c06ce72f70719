// What lies on the desk beside a case: begun answers, who looked behind the mask, requests for more
// time, what the citizen was told, dates that were moved. Views over an open Tx.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "office/cases/case.hpp"
#include "storage/database.hpp"

namespace storage {

struct CaseDraft {
  cases::CaseId held{};
  cases::StaffId staff{};
  std::string text{};
  std::string title{};
  base::TimePoint at{};
};

struct Unmasking {
  cases::CaseId held{};
  cases::StaffId staff{};
  std::string reason_code{};
  std::string note{};
  base::TimePoint at{};
  base::TimePoint until{};
};

struct CaseRequest {  // for an extension, by one who may not grant it
  int days = 0;
  std::string reason{};
  cases::StaffId staff{};
  base::TimePoint at{};
};

enum class RequestEnd { granted, refused, over };  // over: the case is settled

struct CaseNotice {
  base::TimePoint at{};
  std::string message{};  // "ho_so.tra_loi"
  std::string text{};
  std::string way{};     // "outbox", "conversation", "by_hand"
  std::string errand{};  // key in the Outbox or the Inbox
  // Of by_hand: "no_channel", "unreachable", "window_closed". Of outbox "window_closed": one of
  // Zalo's approved templates went, as words could not.
  std::string why{};
};

struct MovedDue {
  base::TimePoint old_due{};
  std::optional<base::TimePoint> new_due{};
  std::string why{};  // "extended", "waited", "calendar", "reopened", "classified"
  std::string reason{};
};

class CaseDesk {
 public:
  explicit CaseDesk(Tx& tx) : tx_(tx) {}

  void keep_draft(const CaseDraft& draft);  // replaces; an empty text removes it
  // Of this person, else the newest of anybody: who takes a case over sees what was begun.
  std::optional<CaseDraft> draft(cases::CaseId id, cases::StaffId staff);
  void drop_drafts(cases::CaseId id);

  void unmask(const Unmasking& unmasking);
  std::optional<base::TimePoint> unmasked_until(cases::CaseId id,
                                                cases::StaffId staff,
                                                base::TimePoint now);

  bool ask(cases::CaseId id, const CaseRequest& request);  // false: one is open already
  std::optional<CaseRequest> request(cases::CaseId id);
  void settle_request(cases::CaseId id, RequestEnd end, cases::StaffId by, base::TimePoint now);

  void told(cases::CaseId id, const CaseNotice& notice);
  std::vector<CaseNotice> notices(cases::CaseId id);  // oldest first

  std::vector<MovedDue> moved_dues(cases::CaseId id);  // oldest first

 private:
  Tx& tx_;
};

}  // namespace storage
