#include "office/cases/decide.hpp"

#include <map>
#include <set>
#include <variant>

#include <doctest/doctest.h>

#include "tests/unit/office/office_desk.hpp"

using cases::Accept;
using cases::Approve;
using cases::AskForMore;
using cases::Assign;
using cases::Classify;
using cases::Close;
using cases::Command;
using cases::command_code;
using cases::decide;
using cases::Elsewhere;
using cases::Extend;
using cases::Follow;
using cases::Forward;
using cases::Identity;
using cases::identity_from;
using cases::is_possible;
using cases::Merge;
using cases::Open;
using cases::Outcome;
using cases::outcome_from;
using cases::Propose;
using cases::Publish;
using cases::Rate;
using cases::RecordApology;
using cases::RecordNational;
using cases::Recount;
using cases::Redirect;
using cases::Refuse;
using cases::Reopen;
using cases::Restrict;
using cases::SendBack;
using cases::SplitOff;
using cases::Start;
using cases::Status;
using cases::status_code;
using cases::status_count;
using cases::status_from;
using cases::StopWaiting;
using cases::Supplement;
using cases::UnitBecame;
using cases::Unmerge;
using cases::Who;
using cases::Withdraw;

namespace {

const base::TimePoint monday = at(2026, 11, 23, 8);

// One usable example of every command, in the order of the variant.
std::vector<Command> every_command() {
  return {Open{draft()},
          Classify{"tre", "tre_hen", false},
          AskForMore{"Nộp ngày nào?"},
          Supplement{"Nộp ngày 03/11.", {}},
          StopWaiting{},
          Accept{},
          Forward{ward, {}},
          Start{},
          Propose{good_answer, ""},
          Approve{},
          SendBack{"Chưa nêu căn cứ."},
          Extend{5, "cần đo đạc lại"},
          Refuse{"không rõ nội dung", "bộ phận một cửa"},
          Redirect{Elsewhere::khieu_nai, "UBND phường"},
          Withdraw{},
          Reopen{"Chưa đồng ý kết quả."},
          Publish{},
          Close{Outcome::giai_quyet_xong},
          Restrict{"Có tên người bị phản ánh."},
          RecordNational{"PAKN-1"},
          Recount{},
          RecordApology{"mot_lan", "2026-11-20", ""},
          Assign{cases::StaffId{5}, "Nguyễn Thị Hoa"},
          Merge{cases::CaseId{99}, "PA2611-00002-6", false},
          Unmerge{},
          Follow{},
          SplitOff{"PA2611-00003-4"},
          Rate{cases::Verdict::hai_long, ""},
          UnitBecame{ward, "ct-so-noi-vu"}};
}

// What is possible where: written out, so that a change of the table is seen in a diff. The order
// of columns is that of every_command().
const std::map<Status, std::string> possible{
    {Status::moi, "-CAS-a------fdw---Rn-ygm--l--"},
    {Status::cho_bo_sung, "-C-SW-------fdw---Rn-ygm--l--"},
    {Status::da_tiep_nhan, "-CAS--FB----fdw---Rn-ygm--l--"},
    {Status::da_chuyen, "-CAS--FB--be-dw---Rn-ygm--l-u"},
    {Status::dang_xu_ly, "-CAS--F-P--e-dw---Rn-ygm--l-u"},
    {Status::cho_duyet, "-C-S-----Abe--w---Rn-ygm--l-u"},
    {Status::da_tra_loi, "---------------opcRn-y-----r-"},
    {Status::da_cong_khai, "---------------o-cRn-y-----r-"},
    {Status::dong, "---------------o--Rn-y-----r-"},
    {Status::khong_tiep_nhan, "---------------o--Rn-y-------"},
    {Status::chuyen_huong, "---------------o--Rn-y-------"},
    {Status::rut, "------------------Rn-y-------"}};

// Whoever of the three may do it; staff with every right and of a unit not named in the case.
Who fitting(const Command& command) {
  const bool by_itself =
      std::holds_alternative<Follow>(command) || std::holds_alternative<UnitBecame>(command);
  if (by_itself) return the_system();
  const bool own =
      std::holds_alternative<Withdraw>(command) || std::holds_alternative<Rate>(command);
  return own ? the_citizen() : approver(7);
}

}  // namespace

TEST_CASE("every status with every command is either possible or a conflict with a sentence") {
  const auto commands = every_command();
  REQUIRE(commands.size() == std::variant_size_v<Command>);
  REQUIRE(possible.size() == static_cast<std::size_t>(status_count));
  for (const auto& entry : possible) {
    const auto status = entry.first;
    const auto& row = entry.second;
    REQUIRE(row.size() == commands.size());
    const auto held = case_in(status);
    REQUIRE(held.status == status);
    for (std::size_t i = 0; i < commands.size(); ++i) {
      CAPTURE(status_code(status));
      CAPTURE(command_code(commands[i]));
      const auto who = fitting(commands[i]);
      const auto change = decide(held, commands[i], who, monday, the_rules());
      CHECK(change.ok() == (row[i] != '-'));
      if (change.ok()) {
        CHECK(is_possible(held, commands[i], who));
        CHECK(change->after.revision == held.revision + 1);
        CHECK_FALSE(change->history.empty());
        CHECK(change->after.number == held.number);
      } else {
        CHECK(change.error().code == base::Errc::conflict);
        CHECK(change.error().what.size() > 10);
      }
    }
  }
}

TEST_CASE("nobody on the citizen's side can do the office's work") {
  const std::set<std::string_view> own{"open", "supplement", "withdraw", "reopen", "rate"};
  for (const auto& [status, row] : possible) {
    const auto held = case_in(status);
    for (const auto& command : every_command()) {
      if (own.contains(command_code(command))) continue;
      CHECK_FALSE(decide(held, command, the_citizen(), monday, the_rules()).ok());
    }
  }
}

TEST_CASE("nobody touches the case of another citizen") {
  auto stranger = the_citizen();
  stranger.citizen = "c_2";
  const auto held = case_in(Status::moi);
  for (const auto& command : {Command{Supplement{"Nộp ngày 03/11.", {}}}, Command{Withdraw{}}}) {
    const auto change = decide(held, command, stranger, monday, the_rules());
    REQUIRE_FALSE(change.ok());
    CHECK(change.error().code == base::Errc::denied);
  }
}

TEST_CASE("codes are read back") {
  for (int i = 0; i < status_count; ++i) {
    const auto status = static_cast<Status>(i);
    CHECK(status_from(status_code(status)) == status);
  }
  CHECK_FALSE(status_from("gia_han").has_value());
  CHECK(identity_from("giau_ten") == Identity::giau_ten);
  CHECK_FALSE(identity_from("").has_value());
  CHECK(outcome_from("mot_phan") == Outcome::mot_phan);
  CHECK_FALSE(outcome_from("x").has_value());
}
