#include <doctest/doctest.h>

#include "office/cases/decide.hpp"
#include "tests/unit/office/office_desk.hpp"

using cases::Accept;
using cases::Approve;
using cases::AskForMore;
using cases::Classify;
using cases::Close;
using cases::Command;
using cases::decide;
using cases::Elsewhere;
using cases::Entry;
using cases::Extend;
using cases::Forward;
using cases::Outcome;
using cases::Propose;
using cases::Redirect;
using cases::Refuse;
using cases::Reopen;
using cases::SendBack;
using cases::Start;
using cases::Status;
using cases::Supplement;
using cases::Who;

namespace {

const base::TimePoint monday = at(2026, 11, 23, 8);

}  // namespace

TEST_CASE("an answer needs two people") {
  const auto held = case_in(Status::cho_duyet);
  const auto same = decide(held, Approve{}, approver(2, ward), monday, the_rules());
  REQUIRE_FALSE(same.ok());
  CHECK(same.error().code == base::Errc::denied);
  CHECK_FALSE(decide(held, Approve{}, clerk(3), monday, the_rules()).ok());  // no such right
  const auto sent = done(held, Approve{}, approver(9), monday);
  CHECK(sent.after.status == Status::da_tra_loi);
  CHECK(sent.after.answer.at == monday);
  REQUIRE(sent.to_citizen.size() == 1);
  CHECK(sent.to_citizen.front().message == "ho_so.tra_loi");
  CHECK(base::text_of(sent.to_citizen.front().with, "noi_dung_tra_loi") == good_answer);
  CHECK_FALSE(base::text_of(sent.to_citizen.front().with, "chuc_danh").empty());
}

TEST_CASE("a sent-back answer returns to its author, a sent-back case to the intake") {
  const auto answer =
      done(case_in(Status::cho_duyet), SendBack{"Thiếu căn cứ."}, approver(9), monday);
  CHECK(answer.after.status == Status::dang_xu_ly);
  CHECK(answer.after.answer.text == good_answer);
  CHECK(answer.to_citizen.empty());
  const auto whole =
      done(case_in(Status::da_chuyen), SendBack{"Không thuộc phường."}, clerk(2, ward), monday);
  CHECK(whole.after.status == Status::da_tiep_nhan);
  CHECK(whole.after.assigned_unit.empty());
}

TEST_CASE("the unit named in a case cannot end it alone") {
  const auto of_ward = clerk(2, ward);
  for (const auto& command : {Command{Refuse{"không rõ nội dung", "một cửa"}},
                              Command{Redirect{Elsewhere::ngoai_pham_vi, "1022"}}}) {
    const auto change = decide(case_in(Status::moi), command, of_ward, monday, the_rules());
    REQUIRE_FALSE(change.ok());
    CHECK(change.error().code == base::Errc::denied);
  }
  // Answered and approved inside the ward: somebody else must close it.
  const auto proposed = case_in(Status::cho_duyet);
  const auto inside = done(proposed, Approve{}, approver(3, ward), monday).after;
  CHECK_FALSE(decide(inside, Close{Outcome::giai_quyet_xong}, of_ward, monday, the_rules()).ok());
  CHECK(decide(inside, Close{Outcome::giai_quyet_xong}, clerk(5), monday, the_rules()).ok());
  // Approved outside: the ward may close it.
  const auto outside = case_in(Status::da_tra_loi);
  CHECK(decide(outside, Close{Outcome::giai_quyet_xong}, of_ward, monday, the_rules()).ok());
}

TEST_CASE("an extension is given once, with a reason, for thirty days at most") {
  const auto held = case_in(Status::dang_xu_ly);
  for (const auto& wrong : {Extend{0, "cần thêm"}, Extend{31, "cần thêm"}, Extend{5, "  "}}) {
    CHECK_FALSE(decide(held, wrong, clerk(), monday, the_rules()).ok());
  }
  const auto change = done(held, Extend{5, "cần đo đạc lại"}, clerk(), monday);
  CHECK(change.after.answer_due == at(2026, 12, 21, 17));
  CHECK(change.after.how_due.find("Gia hạn 5 ngày làm việc") != std::string::npos);
  CHECK(change.to_citizen.front().message == "ho_so.gia_han");
  CHECK(base::text_of(change.to_citizen.front().with, "han") == "21/12/2026");
  const auto again = decide(change.after, Extend{5, "cần thêm"}, clerk(), monday, the_rules());
  REQUIRE_FALSE(again.ok());
  CHECK(again.error().code == base::Errc::conflict);
}

TEST_CASE("a refusal says why and who can help") {
  const auto held = case_in(Status::moi);
  CHECK_FALSE(decide(held, Refuse{"", "một cửa"}, clerk(), monday, the_rules()).ok());
  CHECK_FALSE(decide(held, Refuse{"không rõ", ""}, clerk(), monday, the_rules()).ok());
  const auto change = done(held, Refuse{"không rõ nội dung", "bộ phận một cửa"}, clerk(), monday);
  CHECK(base::text_of(change.to_citizen.front().with, "ly_do") == "không rõ nội dung");
  CHECK(base::text_of(change.to_citizen.front().with, "noi_khac") == "bộ phận một cửa");
}

TEST_CASE("a denunciation that is redirected stays restricted") {
  const auto change = done(
      case_in(Status::moi), Redirect{Elsewhere::to_cao, "Thanh tra thành phố"}, clerk(), monday);
  CHECK(change.after.status == Status::chuyen_huong);
  CHECK(change.after.restricted);
}

TEST_CASE("a case is looked at again once, by somebody else, with a new deadline") {
  const auto answered = case_in(Status::da_tra_loi);
  const auto again = done(answered, Reopen{}, the_citizen(), at(2026, 12, 1, 9));
  CHECK(again.after.status == Status::da_tiep_nhan);
  CHECK(again.after.reopened == 1);
  CHECK(again.after.answer_due == at(2026, 12, 22, 17));
  CHECK(again.to_citizen.front().message == "danh_gia.da_mo_lai");
  auto held = done(again.after, Forward{ward, {}}, clerk(), at(2026, 12, 2, 9)).after;
  held = done(held, Start{}, clerk(2, ward), at(2026, 12, 2, 9)).after;
  const auto same =
      decide(held, Propose{good_answer, ""}, clerk(2, ward), at(2026, 12, 2, 9), the_rules());
  REQUIRE_FALSE(same.ok());
  CHECK(same.error().code == base::Errc::denied);
  held = done(held, Propose{good_answer, ""}, clerk(3, ward), at(2026, 12, 2, 9)).after;
  held = done(held, Approve{}, approver(9), at(2026, 12, 2, 9)).after;
  const auto third = decide(held, Reopen{}, the_citizen(), at(2026, 12, 3, 9), the_rules());
  REQUIRE_FALSE(third.ok());
  CHECK(third.error().code == base::Errc::conflict);
}

TEST_CASE("staff give a reason for reopening, and alone reopen what was refused") {
  const auto refused = case_in(Status::khong_tiep_nhan);
  CHECK_FALSE(decide(refused, Reopen{}, the_citizen(), monday, the_rules()).ok());
  CHECK_FALSE(decide(refused, Reopen{}, clerk(), monday, the_rules()).ok());
  CHECK(decide(refused, Reopen{"Từ chối nhầm."}, clerk(), monday, the_rules()).ok());
}

TEST_CASE("nothing is closed without an approved answer, but praise and questions") {
  const auto held = case_in(Status::dang_xu_ly);
  const auto change = decide(held, Close{Outcome::giai_quyet_xong}, clerk(), monday, the_rules());
  REQUIRE_FALSE(change.ok());
  CHECK(change.error().code == base::Errc::conflict);
  auto praise = draft();
  praise.kind = "khac";
  praise.category = "khen_ngoi";
  CHECK(decide(case_in(Status::da_tiep_nhan, praise),
               Close{Outcome::giai_quyet_xong},
               clerk(),
               monday,
               the_rules())
            .ok());
  CHECK_FALSE(
      decide(case_in(Status::da_tra_loi), Close{Outcome::none}, clerk(), monday, the_rules()).ok());
}

TEST_CASE("classifying as urgent shortens the deadline and says so") {
  const auto change = done(opened(), Classify{"tre", "tre_hen", true}, clerk(), monday);
  CHECK(change.after.answer_due == at(2026, 11, 23, 17));
  CHECK(change.history.front().text.find("Hạn tính lại") != std::string::npos);
  const auto moved = done(opened(), Classify{"mang", "loi_he_thong", false}, clerk(), monday);
  CHECK(moved.after.branch == 7);
}

TEST_CASE("overlong and empty texts are refused") {
  const auto held = case_in(Status::dang_xu_ly);
  for (const auto& answer : {std::string{}, std::string{"ok"}, std::string(9000, 'a')}) {
    CHECK_FALSE(decide(held, Propose{answer, ""}, clerk(), monday, the_rules()).ok());
  }
  CHECK_FALSE(
      decide(case_in(Status::moi), AskForMore{std::string(2000, 'a')}, clerk(), monday, the_rules())
          .ok());
  CHECK_FALSE(decide(case_in(Status::moi),
                     Supplement{std::string(30'000, 'a'), {}},
                     the_citizen(),
                     monday,
                     the_rules())
                  .ok());
}

TEST_CASE("no history line carries the citizen's name, phone or words") {
  auto report = draft();
  report.story = "BÍMẬT đã nộp hồ sơ";
  auto held = opened(report);
  std::vector<Entry> history;
  const auto step = [&](const Command& command, const Who& who) {
    auto change = done(held, command, who, monday);
    held = change.after;
    history.insert(history.end(), change.history.begin(), change.history.end());
  };
  step(AskForMore{"Ngày nào?"}, clerk());
  step(Supplement{"BÍMẬT", {}}, the_citizen());
  step(Accept{}, clerk());
  step(Forward{ward, {}}, clerk());
  step(Start{}, clerk());
  step(Propose{good_answer, ""}, clerk(2));
  step(Approve{}, approver(9));
  step(Reopen{"BÍMẬT"}, the_citizen());
  for (const auto& entry : history) {
    for (const auto* secret : {"BÍMẬT", "0912345678", "Nguyễn"}) {
      CHECK(entry.text.find(secret) == std::string::npos);
    }
  }
}
