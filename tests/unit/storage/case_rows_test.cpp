// Every field of a case has a column: storage/case_rows.cpp.
#include <doctest/doctest.h>

#include "storage/cases.hpp"
#include "tests/unit/storage/scene.hpp"

using namespace std::chrono_literals;
using cases::Case;
using cases::CaseId;
using cases::StaffId;
using cases::Status;
using scene::at;
using scene::in_one_write;
using storage::Cases;
using storage::Tx;

namespace {

cases::Answer full_answer() {
  cases::Answer answer;
  answer.text = "trả lời";
  answer.title = "Chủ tịch UBND phường";
  answer.proposed_by = StaffId{3};
  answer.proposed_unit = "u3";
  answer.approved_by = StaffId{4};
  answer.approved_unit = "u4";
  answer.at = at(11s);
  return answer;
}

void fill_dates(Case& held) {
  held.created_at = at(1s);
  held.forward_target = at(2s);
  held.forward_due = at(3s);
  held.answer_due = at(4s);
  held.supplement_due = at(5s);
  held.how_due = "15 ngày làm việc";
  held.calendar_version = "2026-11";
  held.counted_from = at(6s);
  held.counted_days = 15;
  held.paused_at = at(7s);
  held.resume_to = Status::dang_xu_ly;
  held.forwarded_at = at(8s);
  held.closed_at = at(9s);
}

// Every field unlike its default.
Case full_case(const std::string& citizen) {
  Case held;
  held.number = "PA2611-00427-2";
  held.citizen = citizen;
  held.status = Status::cho_duyet;
  held.revision = 7;
  held.kind = "tre";
  held.category = "tre_han";
  held.branch = 4;
  held.unit = "u2";
  held.old_unit = "u1";
  held.procedure = "dat_dai";
  held.apology = "khong";
  held.apology_date = "2026-11-20";
  held.apology_text = "Xin lỗi Ông/Bà.";
  held.channel = "dien_thoai";
  held.classified = true;
  held.unit_sees_all = true;
  held.assignee = StaffId{6};
  held.merged_into = cases::CaseId{8};
  held.verdict = cases::Verdict::chap_nhan;
  held.verdict_words = "được";
  held.dossier_code = "000.17.30.H30-210902-0113";
  held.story = "Nộp hồ sơ đất, hẹn 3 tuần.";
  held.attachments = {"12", "7"};
  held.identity = cases::Identity::cong_khai;
  held.contact_phone = "0990000001";
  held.contact_name = "Nguyễn Thị Lan";
  held.secret_hash = "hash";
  held.restricted = true;
  held.urgent = true;
  held.national_number = "QG-1";
  held.assigned_unit = "u3";
  held.co_units = {"u9", "u5"};
  held.answer = full_answer();
  held.previous_answerer = StaffId{5};
  held.question = "Ngày nào?";
  held.reason = "lý do";
  held.place = "nơi khác";
  held.outcome = cases::Outcome::mot_phan;
  held.reopened = 1;
  held.extensions = 2;
  fill_dates(held);
  return held;
}

void check_texts(const Case& one, const Case& other) {
  CHECK(one.number == other.number);
  CHECK(one.citizen == other.citizen);
  CHECK(one.kind == other.kind);
  CHECK(one.category == other.category);
  CHECK(one.unit == other.unit);
  CHECK(one.old_unit == other.old_unit);
  CHECK(one.procedure == other.procedure);
  CHECK(one.dossier_code == other.dossier_code);
  CHECK(one.story == other.story);
  CHECK(one.attachments == other.attachments);
  CHECK(one.contact_phone == other.contact_phone);
  CHECK(one.contact_name == other.contact_name);
  CHECK(one.secret_hash == other.secret_hash);
  CHECK(one.apology == other.apology);
  CHECK(one.national_number == other.national_number);
  CHECK(one.assigned_unit == other.assigned_unit);
  CHECK(one.co_units == other.co_units);
  CHECK(one.question == other.question);
  CHECK(one.reason == other.reason);
  CHECK(one.place == other.place);
  CHECK(one.apology_date == other.apology_date);
  CHECK(one.apology_text == other.apology_text);
  CHECK(one.channel == other.channel);
  CHECK(one.verdict_words == other.verdict_words);
}

void check_answers(const cases::Answer& one, const cases::Answer& other) {
  CHECK(one.text == other.text);
  CHECK(one.title == other.title);
  CHECK(one.proposed_by == other.proposed_by);
  CHECK(one.proposed_unit == other.proposed_unit);
  CHECK(one.approved_by == other.approved_by);
  CHECK(one.approved_unit == other.approved_unit);
  CHECK(one.at == other.at);
}

void check_codes(const Case& one, const Case& other) {
  CHECK(one.status == other.status);
  CHECK(one.revision == other.revision);
  CHECK(one.branch == other.branch);
  CHECK(one.identity == other.identity);
  CHECK(one.restricted == other.restricted);
  CHECK(one.urgent == other.urgent);
  CHECK(one.previous_answerer == other.previous_answerer);
  CHECK(one.outcome == other.outcome);
  CHECK(one.reopened == other.reopened);
  CHECK(one.extensions == other.extensions);
  CHECK(one.classified == other.classified);
  CHECK(one.unit_sees_all == other.unit_sees_all);
  CHECK(one.assignee == other.assignee);
  CHECK(one.merged_into == other.merged_into);
  CHECK(one.verdict == other.verdict);
}

void check_dates(const Case& one, const Case& other) {
  CHECK(one.created_at == other.created_at);
  CHECK(one.forward_target == other.forward_target);
  CHECK(one.forward_due == other.forward_due);
  CHECK(one.answer_due == other.answer_due);
  CHECK(one.supplement_due == other.supplement_due);
  CHECK(one.how_due == other.how_due);
  CHECK(one.calendar_version == other.calendar_version);
  CHECK(one.counted_from == other.counted_from);
  CHECK(one.counted_days == other.counted_days);
  CHECK(one.paused_at == other.paused_at);
  CHECK(one.resume_to == other.resume_to);
  CHECK(one.forwarded_at == other.forwarded_at);
  CHECK(one.closed_at == other.closed_at);
}

void check_same(const Case& one, const Case& other) {
  check_texts(one, other);
  check_answers(one.answer, other.answer);
  check_codes(one, other);
  check_dates(one, other);
}

// Does not compile any more when Case or Answer get a field: then it needs a column (a migration
// and a line in storage/case_rows.cpp) and a line in full_case() and check_same().
[[maybe_unused]] void every_field_has_a_column() {
  const Case held;
  [[maybe_unused]] const auto& [a1,
                                a2,
                                a3,
                                a4,
                                a5,
                                a6,
                                a7,
                                a8,
                                a9,
                                a10,
                                a11,
                                a12,
                                a13,
                                a14,
                                a15,
                                a16,
                                a17,
                                a18,
                                a19,
                                a20,
                                a21,
                                a22,
                                a23,
                                a24,
                                a25,
                                a26,
                                a27,
                                a28,
                                a29,
                                a30,
                                a31,
                                a32,
                                a33,
                                a34,
                                a35,
                                a36,
                                a37,
                                a38,
                                a39,
                                a40,
                                a41,
                                a42,
                                a43,
                                a44,
                                a45,
                                a46,
                                a47,
                                a48,
                                a49,
                                a50,
                                a51,
                                a52,
                                a53,
                                a54] = held;
  [[maybe_unused]] const auto& [b1, b2, b3, b4, b5, b6, b7] = held.answer;
}

}  // namespace

TEST_CASE("every field of a case is kept") {
  in_one_write([](Tx& tx) {
    Cases book(tx);
    const Case held = full_case(scene::new_citizen(tx));
    const CaseId id = book.insert(held);
    const auto found = book.by_id(id);
    REQUIRE(found.has_value());
    CHECK(found->id == id);
    check_same(*found, held);
  });
}

TEST_CASE("every field of a case can be changed, also back to nothing") {
  in_one_write([](Tx& tx) {
    Cases book(tx);
    Case held = full_case(scene::new_citizen(tx));
    held.id = book.insert(held);
    Case bare;
    bare.id = held.id;
    bare.number = held.number;
    bare.citizen = held.citizen;
    bare.revision = 8;
    CHECK(book.update(bare, 7).ok());
    check_same(*book.by_id(held.id), bare);
    held.revision = 9;
    CHECK(book.update(held, 8).ok());
    check_same(*book.by_id(held.id), held);
  });
}
