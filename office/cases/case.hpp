// One case: what a citizen reported and what became of it. Plain data; changed only by decide().
// Codes are the office's own (docs/domain.md 1.5). Any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/value.hpp"
#include "office/people/identity.hpp"

namespace cases {

using CaseId = base::Id<struct CaseTag>;
using StaffId = base::Id<struct StaffTag>;

enum class Status {
  moi,
  cho_bo_sung,
  da_tiep_nhan,
  da_chuyen,
  dang_xu_ly,
  cho_duyet,
  da_tra_loi,
  da_cong_khai,
  dong,
  khong_tiep_nhan,
  chuyen_huong,
  rut
};
inline constexpr int status_count = 12;

std::string_view status_code(Status status);  // "da_chuyen"
std::optional<Status> status_from(std::string_view code);
bool is_settled(Status status);  // nothing is owed to the citizen any more

using people::Identity;

std::string_view identity_code(Identity identity);
std::optional<Identity> identity_from(std::string_view code);

enum class Outcome { none, giai_quyet_xong, mot_phan, khong_thuoc, khong_du_thong_tin };

std::string_view outcome_code(Outcome outcome);
std::optional<Outcome> outcome_from(std::string_view code);

enum class Verdict { none, khong_hai_long, chap_nhan, hai_long };  // the citizen's own

std::string_view verdict_code(Verdict verdict);
std::optional<Verdict> verdict_from(std::string_view code);

struct Answer {
  std::string text{};
  std::string title{};  // who answers, as shown: "Chủ tịch UBND phường Vị Thanh"
  StaffId proposed_by{};
  std::string proposed_unit{};
  StaffId approved_by{};
  std::string approved_unit{};
  std::optional<base::TimePoint> at{};  // when it was approved and sent
};

struct Case {
  CaseId id{};
  std::string number{};          // "PA2611-00427-2"
  std::string citizen{};         // "c_91"
  std::string channel = "zalo";  // or "dien_thoai", "thu", "email", "truc_tiep"
  Status status = Status::moi;
  int revision = 0;  // one more with every change

  std::string
      kind{};  // the group the citizen chose: tre, giay, thaido, tien, sai, mang, quydinh, khac
  std::string category{};   // one of the 26 codes, set by the machine's proposal …
  bool classified = false;  // … and confirmed by staff
  int branch = 0;           // 1..9
  std::string unit{};       // where it happened, as it is called now
  std::string old_unit{};   // … and before the merger, when that is what the citizen named
  std::string procedure{};
  std::string dossier_code{};
  std::string story{};
  std::vector<std::string> attachments{};
  Identity identity = Identity::giau_ten;
  std::string contact_phone{};  // both empty when anonymous
  std::string contact_name{};
  std::string secret_hash{};  // of the secret phrase of an anonymous report
  // Whether a late result was apologised for: "mot_lan", "nhieu_lan", "khong", "" (not asked).
  std::string apology{};
  std::string apology_date{};  // of the letter, "2026-11-20", and its words
  std::string apology_text{};
  bool restricted = false;  // only those assigned may read it
  bool urgent = false;
  std::string national_number{};  // mã PAKN quốc gia

  std::string assigned_unit{};  // the unit that has to answer
  std::vector<std::string> co_units{};
  bool unit_sees_all = false;  // not the masked words only
  StaffId assignee{};          // who has it in hand
  CaseId merged_into{};        // it is answered with that one
  Answer answer{};
  StaffId previous_answerer{};  // of the answer the citizen did not accept
  std::string question{};       // what the citizen was asked for
  std::string reason{};         // of the last refusal, redirection or extension
  std::string place{};          // who can help instead
  Outcome outcome = Outcome::none;
  Verdict verdict = Verdict::none;
  std::string verdict_words{};
  int reopened = 0;
  int extensions = 0;

  base::TimePoint created_at{};
  std::optional<base::TimePoint> forward_target{};  // the office's own aim
  std::optional<base::TimePoint> forward_due{};     // the law's limit
  std::optional<base::TimePoint> answer_due{};
  std::optional<base::TimePoint> supplement_due{};
  std::string how_due{};  // how the deadline was computed, in Vietnamese
  std::string calendar_version{};
  base::TimePoint counted_from{};  // what the running deadline was counted from …
  int counted_days = 0;            // … and how many working days, to count again
  std::optional<base::TimePoint> paused_at{};
  Status resume_to = Status::moi;  // where a paused case goes on
  std::optional<base::TimePoint> forwarded_at{};
  std::optional<base::TimePoint> closed_at{};
};

}  // namespace cases
