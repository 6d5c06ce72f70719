// Consent purpose by purpose, opting out, and the rights over one's own data.
#include <fmt/format.h>

#include "base/local_time.hpp"
#include "base/log.hpp"
#include "bot/deed_list.hpp"
#include "bot/facts.hpp"
#include "storage/audit.hpp"
#include "storage/cases.hpp"
#include "storage/consents.hpp"
#include "storage/data_requests.hpp"
#include "storage/serials.hpp"
#include "storage/survey_refusals.hpp"

namespace bot {
namespace {

using base::Result;
using base::Values;
using storage::Decision;

constexpr const char* feedback = "phan_anh";
constexpr const char* survey = "khao_sat";
constexpr const char* channel = "zalo";
// The message a citizen agreed to: its version is the proof (Luật 91/2025/QH15, Điều 9).
constexpr const char* feedback_question = "dong_y.hoi";
constexpr const char* survey_question = "nhan_khao_sat.hoi";

std::string version_of(const Scene& scene, std::string_view message) {
  const auto* known = scene.content.templates.find(message);
  return known == nullptr ? std::string{"unknown"} : known->version;
}

Values decide(const Scene& scene, const char* purpose, Decision decision, const char* question) {
  storage::Consents(scene.tx).record({.citizen = scene.citizen.id,
                                      .purpose = purpose,
                                      .decision = decision,
                                      .text_version = version_of(scene, question),
                                      .channel = channel,
                                      .at = scene.now});
  return {{"gio", base::format_date_time(scene.now)}};
}

Result<Values> agree_feedback(const Scene& scene, const Values&) {
  return decide(scene, feedback, Decision::agreed, feedback_question);
}

Result<Values> refuse_feedback(const Scene& scene, const Values&) {
  return decide(scene, feedback, Decision::refused, feedback_question);
}

// A no holds wherever the person is known, a yes only where a no was said here before: to be asked
// under a telephone is what a list agreed for it.
Values decide_surveys(const Scene& scene, Decision decision) {
  storage::Consents consents(scene.tx);
  for (const auto& one : storage::SurveyRefusals(scene.tx).same_person(scene.citizen.id)) {
    if (one == scene.citizen.id) continue;
    const auto before = consents.current(one, survey);
    const bool said_here = before && before->channel == channel;
    if (decision == Decision::agreed && !said_here) continue;
    consents.record(
        {one, survey, decision, version_of(scene, survey_question), channel, scene.now});
  }
  return decide(scene, survey, decision, survey_question);
}

Result<Values> agree_survey(const Scene& scene, const Values&) {
  storage::SurveyRefusals(scene.tx).take_back(scene.citizen.id);
  return decide_surveys(scene, Decision::agreed);
}

Result<Values> refuse_survey(const Scene& scene, const Values&) {
  return decide_surveys(scene, Decision::refused);
}

// What lies unanswered on the screen is refused with it; what was begun stands as far as it went.
void stop_asking(const Scene& scene) {
  storage::SurveyRefusals(scene.tx).refuse(scene.citizen.id, scene.now);
}

Result<Values> stop_surveys(const Scene& scene, const Values&) {
  stop_asking(scene);
  return Values{};
}

Result<Values> stop_all(const Scene& scene, const Values&) {
  storage::Consents consents(scene.tx);
  stop_asking(scene);
  consents.opt_out(scene.citizen.id, "chu_dong", scene.now);
  return Values{};
}

Result<Values> withdraw_consent(const Scene& scene, const Values&) {
  decide(scene, feedback, Decision::withdrawn, feedback_question);
  decide_surveys(scene, Decision::withdrawn);
  storage::SurveyRefusals(scene.tx).refuse_unbegun(scene.citizen.id, scene.now);
  return Values{{"gio", base::format_date_time(scene.now)},
                {"muc_dich", std::string{"tiếp nhận phản ánh mới và gửi khảo sát"}}};
}

std::string_view words_for(people::Right right) {
  switch (right) {
    case people::Right::see:
      return "xem dữ liệu";
    case people::Right::correct:
      return "sửa dữ liệu";
    case people::Right::withdraw:
      return "rút lại đồng ý";
    case people::Right::erase:
      return "xóa dữ liệu";
  }
  return "";
}

storage::DataRequestKind kind_of(people::Right right) {
  switch (right) {
    case people::Right::see:
      return storage::DataRequestKind::see;
    case people::Right::correct:
      return storage::DataRequestKind::correct;
    case people::Right::withdraw:
      return storage::DataRequestKind::withdraw;
    case people::Right::erase:
      return storage::DataRequestKind::erase;
  }
  return storage::DataRequestKind::see;
}

std::string next_number(const Scene& scene) {
  const auto year = static_cast<int>(base::to_local(scene.now).date.year());
  const auto serial = storage::Serials(scene.tx).next(fmt::format("data_request/{}", year));
  return fmt::format("DL{}-{:05}", year, serial);
}

void audit(const Scene& scene, std::string_view request, const std::string& number) {
  storage::Audit(scene.tx).append({.at = scene.now,
                                   .who = "citizen/" + scene.citizen.id,
                                   .what = "data_request." + std::string{request},
                                   .subject = "citizen/" + scene.citizen.id,
                                   .detail = number});
  base::log(base::Level::info, "data_request.opened", {{"citizen", scene.citizen.id}});
}

// What is to be corrected, in the citizen's words; or when to erase, for whoever carries it out.
std::string note_in(const Values& with) {
  if (base::text_of(with, "erase") != "sau") return base::text_of(with, "note");
  return "Chờ phản ánh đang giải quyết kết thúc rồi mới xóa.";
}

Result<Values> request_data(const Scene& scene, const Values& with) {
  const auto right = people::right_from(base::text_of(with, "request"));
  if (!right) return base::Error{base::Errc::invalid, "unknown data request"};
  const auto dates =
      scene.content.rights.dates_of(*right, scene.now, scene.content.catalog.current().calendar());
  const std::string number = next_number(scene);
  storage::DataRequests(scene.tx).open({.number = number,
                                        .citizen = scene.citizen.id,
                                        .kind = kind_of(*right),
                                        .at = scene.now,
                                        .reply_due = dates.reply_due,
                                        .act_due = dates.act_due,
                                        .note = note_in(with)});
  audit(scene, people::right_code(*right), number);
  return Values{{"ma_yeu_cau", number},
                {"gio", base::format_date_time(scene.now)},
                {"so_ngay_tra_loi", std::int64_t{dates.reply_working_days}},
                {"so_ngay_thuc_hien", std::int64_t{dates.act_days}},
                {"loai_yeu_cau", std::string{words_for(*right)}},
                {"so_dang_giai_quyet", storage::Cases(scene.tx).counts_of(scene.citizen.id).open}};
}

// Asked once: silence then means no.
Result<Values> note_survey_asked(const Scene& scene, const Values&) {
  storage::Consents(scene.tx).opt_out(scene.citizen.id, survey_invitation, scene.now);
  return Values{};
}

}  // namespace

std::vector<Deed> person_deeds() {
  return {{"agree_feedback", {}, {"gio"}, {}, {}, agree_feedback},
          {"refuse_feedback", {}, {"gio"}, {}, {}, refuse_feedback},
          {"agree_survey", {}, {"gio"}, {}, {}, agree_survey},
          {"refuse_survey", {}, {"gio"}, {}, {}, refuse_survey},
          {"note_survey_asked", {}, {}, {}, {}, note_survey_asked},
          {"stop_surveys", {}, {}, {}, {}, stop_surveys},
          {"stop_all", {}, {}, {}, {}, stop_all},
          {"withdraw_consent", {}, {"gio", "muc_dich"}, {}, {}, withdraw_consent},
          {"request_data",
           {"request", "note", "erase"},
           {"ma_yeu_cau",
            "gio",
            "so_ngay_tra_loi",
            "so_ngay_thuc_hien",
            "loai_yeu_cau",
            "so_dang_giai_quyet"},
           {},
           {},
           request_data}};
}

}  // namespace bot
