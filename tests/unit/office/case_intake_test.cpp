#include <doctest/doctest.h>

#include "office/cases/decide.hpp"
#include "tests/unit/office/office_desk.hpp"

using cases::Accept;
using cases::AskForMore;
using cases::Case;
using cases::Classify;
using cases::Close;
using cases::days_late;
using cases::decide;
using cases::Extend;
using cases::Forward;
using cases::Identity;
using cases::Open;
using cases::Outcome;
using cases::Status;
using cases::StopWaiting;
using cases::Supplement;

namespace {

const base::TimePoint monday = at(2026, 11, 23, 8);

}  // namespace

TEST_CASE("a new case has its number, branch, deadlines and first history entry") {
  const auto change = done({}, Open{draft()}, the_citizen(), friday);
  const auto& held = change.after;
  CHECK(held.status == Status::moi);
  CHECK(held.branch == 4);
  CHECK_FALSE(held.restricted);
  CHECK(held.forward_due == at(2026, 11, 30, 17));
  CHECK(held.forward_target == at(2026, 11, 25, 17));
  CHECK(held.answer_due == at(2026, 12, 14, 17));
  CHECK(held.how_due.find("15 ngày làm việc") != std::string::npos);
  CHECK(held.how_due.find("Ngày Văn hóa Việt Nam") != std::string::npos);
  REQUIRE(change.history.size() == 1);
  CHECK(change.history.front().what == "case.open");
  CHECK(change.history.front().text.find("0912") == std::string::npos);
}

TEST_CASE("what the caller claims about a new case beyond its contents is ignored") {
  auto report = draft();
  report.status = Status::dong;
  report.branch = 9;
  report.answer.text = "x";
  report.reopened = 3;
  report.revision = 0;
  const auto held = done({}, Open{report}, the_citizen(), friday).after;
  CHECK(held.status == Status::moi);
  CHECK(held.branch == 4);
  CHECK(held.answer.text.empty());
  CHECK(held.reopened == 0);
}

TEST_CASE("a case without number, sender or words is refused") {
  for (const auto member : {&Case::number, &Case::citizen, &Case::story}) {
    auto report = draft();
    report.*member = " ";
    if (member != &Case::story) (report.*member).clear();
    CHECK_FALSE(decide({}, Open{report}, the_citizen(), friday, the_rules()).ok());
  }
}

TEST_CASE("an anonymous report keeps no name, no phone and owes no day") {
  auto report = draft();
  report.identity = Identity::an_danh;
  report.secret_hash = "hash";
  const auto held = opened(report);
  CHECK(held.contact_name.empty());
  CHECK(held.contact_phone.empty());
  CHECK(held.secret_hash == "hash");
  CHECK_FALSE(held.answer_due.has_value());
  CHECK_FALSE(held.forward_due.has_value());
  CHECK(held.how_due.find("ẩn danh") != std::string::npos);
  const auto accepted = done(held, Accept{}, clerk(), monday).after;
  const auto forwarded = done(accepted, Forward{ward, {}}, clerk(), monday);
  CHECK(forwarded.to_citizen.empty());
  CHECK(done(forwarded.after, Close{Outcome::mot_phan}, clerk(), monday).after.status ==
        Status::dong);
  CHECK_FALSE(
      decide(forwarded.after, Extend{3, "cần thêm thời gian"}, clerk(), monday, the_rules()).ok());
}

TEST_CASE("bribery goes to the restricted queue, and only those assigned touch it") {
  auto report = draft();
  report.kind = "tien";
  report.category = "nhung_nhieu";
  const auto held = opened(report);
  CHECK(held.restricted);
  CHECK(held.branch == 1);
  const auto refused = decide(held, Accept{}, clerk(), monday, the_rules());
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == base::Errc::denied);
  auto assigned = clerk();
  assigned.sees_restricted = true;
  const auto accepted = done(held, Accept{}, assigned, monday).after;
  // Another category does not unlock it.
  CHECK(done(accepted, Classify{"tre", "tre_hen", false}, assigned, monday).after.restricted);
}

TEST_CASE("a question stops the clock and an answer lets it go on") {
  auto held = opened();
  auto asked = done(held, AskForMore{"Nộp hồ sơ ngày nào?"}, clerk(), at(2026, 11, 25, 9));
  CHECK(asked.after.status == Status::cho_bo_sung);
  CHECK(asked.after.paused_at == at(2026, 11, 25, 9));
  CHECK(asked.after.supplement_due == at(2026, 12, 5, 23, 59));
  REQUIRE(asked.to_citizen.size() == 1);
  CHECK(asked.to_citizen.front().message == "ho_so.can_bo_sung");
  CHECK(base::text_of(asked.to_citizen.front().with, "han_bo_sung") == "05/12/2026");
  // 13 of 15 days were left on 25/11: 26/11 … 14/12.
  const auto back =
      done(asked.after, Supplement{"Ngày 03/11.", {"a1"}}, the_citizen(), at(2026, 11, 30, 9));
  CHECK(back.after.status == Status::moi);
  CHECK_FALSE(back.after.paused_at.has_value());
  CHECK(back.after.answer_due == at(2026, 12, 17, 17));
  CHECK(back.after.how_due.find("Tạm dừng từ 25/11/2026 đến 30/11/2026") != std::string::npos);
  CHECK(back.after.story.ends_with("Ngày 03/11."));
  CHECK(back.after.attachments == std::vector<std::string>{"a1"});
}

TEST_CASE("nothing more to say also lets it go on, and so does silence") {
  const auto asked = case_in(Status::cho_bo_sung);
  CHECK(done(asked, Supplement{}, the_citizen(), monday).after.status == Status::moi);
  const auto silent = done(asked, StopWaiting{}, the_system(), at(2026, 12, 6, 0));
  CHECK(silent.after.status == Status::moi);
  CHECK(silent.to_citizen.front().message == "ho_so.bo_sung_qua_han");
  CHECK_FALSE(decide(case_in(Status::moi), Supplement{}, the_citizen(), monday, the_rules()).ok());
}

TEST_CASE("a deadline that had passed before the pause stays passed") {
  const auto held = case_in(Status::dang_xu_ly);
  const auto asked =
      done(held, AskForMore{"Còn giấy hẹn không?"}, clerk(), at(2026, 12, 20, 9)).after;
  const auto back = done(asked, Supplement{"Còn.", {}}, the_citizen(), at(2026, 12, 25, 9)).after;
  CHECK(back.answer_due == held.answer_due);
  CHECK(days_late(back, the_rules(), at(2026, 12, 25, 10)) > 0);
}

TEST_CASE("a case is forwarded to units of today only") {
  const auto held = case_in(Status::da_tiep_nhan);
  const auto change = done(held, Forward{ward, {"ct-so-nnmt"}}, clerk(), monday);
  CHECK(change.after.assigned_unit == ward);
  CHECK(change.after.forwarded_at == monday);
  CHECK(change.to_citizen.front().message == "ho_so.da_chuyen");
  CHECK(base::text_of(change.to_citizen.front().with, "don_vi") == "Phường Vị Thanh");
  CHECK(base::text_of(change.to_citizen.front().with, "han") == "14/12/2026");
  CHECK(base::text_of(change.to_citizen.front().with, "ma_pa") == "PA2611-00427-2");
  for (const auto& wrong : {Forward{"hg-x31318", {}},
                            Forward{"nobody", {}},
                            Forward{ward, {"nobody"}},
                            Forward{ward, {ward}}}) {
    CHECK_FALSE(decide(held, wrong, clerk(), monday, the_rules()).ok());
  }
}
