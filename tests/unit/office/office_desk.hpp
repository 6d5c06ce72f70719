// A desk for the case tests: the project's own rules, people, and a case brought to any status.
#pragma once

#include <doctest/doctest.h>

#include "base/local_time.hpp"
#include "office/cases/decide.hpp"
#include "tests/unit/office/office_catalog.hpp"

inline const cases::Rules& the_rules() {
  static const cases::DeadlineBook book = [] {
    auto loaded = cases::DeadlineBook::load(LANGNGHE_SOURCE_DIR "/office/cases/deadlines.jsonc");
    REQUIRE_MESSAGE(loaded.ok(), (loaded.ok() ? "" : loaded.error().what));
    return *loaded;
  }();
  static const cases::Rules rules{the_catalog(), book};
  return rules;
}

inline base::TimePoint at(int year, unsigned month, unsigned day, int hour, int minute = 0) {
  return base::from_local(day_of(year, month, day), std::chrono::minutes{hour * 60 + minute});
}

inline const base::TimePoint friday = at(2026, 11, 20, 16, 50);

inline const std::string ward = "ct-x31321";  // Phường Vị Thanh: named in the case
inline const std::string bureau = "ct-vp-ubnd";

inline cases::Who the_citizen() {
  return {.side = cases::Who::Side::citizen, .citizen = "c_1"};
}

inline cases::Who clerk(std::int64_t id = 1, std::string unit = bureau) {
  return {.side = cases::Who::Side::staff, .citizen = {}, .staff = {id}, .unit = std::move(unit)};
}

inline cases::Who approver(std::int64_t id = 9, std::string unit = bureau) {
  auto who = clerk(id, std::move(unit));
  who.approves = true;
  who.sees_restricted = true;
  return who;
}

inline cases::Who the_system() {
  return {.side = cases::Who::Side::system};
}

inline cases::Case draft() {
  cases::Case report;
  report.number = "PA2611-00427-2";
  report.citizen = "c_1";
  report.kind = "tre";
  report.category = "tre_hen";
  report.unit = ward;
  report.story = "Nộp hồ sơ sang tên đất, hẹn ba tuần, đến nay chưa có kết quả.";
  report.contact_phone = "0912345678";
  report.contact_name = "Nguyễn Văn A";
  return report;
}

// decide() that must succeed.
inline cases::Change done(const cases::Case& before,
                          const cases::Command& command,
                          const cases::Who& who,
                          base::TimePoint now) {
  auto change = cases::decide(before, command, who, now, the_rules());
  REQUIRE_MESSAGE(change.ok(), (change.ok() ? "" : change.error().what));
  CHECK(change->after.revision == before.revision + 1);
  CHECK_FALSE(change->history.empty());
  return *change;
}

inline cases::Case opened(const cases::Case& report = draft()) {
  return done({}, cases::Open{report}, the_citizen(), friday).after;
}

inline const std::string good_answer = "Hồ sơ đã được giải quyết, mời Ông/Bà nhận kết quả.";

// By the shortest way.
inline cases::Case case_in(cases::Status status, const cases::Case& report = draft()) {
  using cases::Status;
  const auto monday = at(2026, 11, 23, 8);
  const auto staff = approver(1);
  auto held = opened(report);
  if (status == Status::moi) return held;
  if (status == Status::cho_bo_sung) {
    return done(held, cases::AskForMore{"Nộp ngày nào?"}, staff, monday).after;
  }
  if (status == Status::khong_tiep_nhan) {
    return done(held, cases::Refuse{"không rõ nội dung", "bộ phận một cửa"}, staff, monday).after;
  }
  if (status == Status::chuyen_huong) {
    return done(held, cases::Redirect{cases::Elsewhere::khieu_nai, "UBND phường"}, staff, monday)
        .after;
  }
  if (status == Status::rut) return done(held, cases::Withdraw{}, the_citizen(), monday).after;
  held = done(held, cases::Accept{}, staff, monday).after;
  if (status == Status::da_tiep_nhan) return held;
  held = done(held, cases::Forward{ward, {}}, staff, monday).after;
  if (status == Status::da_chuyen) return held;
  held = done(held, cases::Start{}, approver(2, ward), monday).after;
  if (status == Status::dang_xu_ly) return held;
  held = done(held, cases::Propose{good_answer, ""}, approver(2, ward), monday).after;
  if (status == Status::cho_duyet) return held;
  held = done(held, cases::Approve{}, approver(9), monday).after;
  if (status == Status::da_tra_loi) return held;
  if (status == Status::da_cong_khai) return done(held, cases::Publish{}, staff, monday).after;
  return done(held, cases::Close{cases::Outcome::giai_quyet_xong}, staff, monday).after;
}
