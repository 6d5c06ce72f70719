#include "bot/facts.hpp"

#include "base/local_time.hpp"
#include "office/catalog/calendar.hpp"
#include "storage/cases.hpp"
#include "storage/consents.hpp"

namespace bot {
namespace {

using base::Values;

std::string text_of(bool truth) {
  return truth ? "true" : "false";
}

std::string decision_word(const std::optional<storage::Consent>& consent) {
  if (!consent) return {};
  switch (consent->decision) {
    case storage::Decision::agreed:
      return "given";
    case storage::Decision::refused:
      return "refused";
    case storage::Decision::withdrawn:
      return "withdrawn";
  }
  return {};
}

void add_office(const Scene& scene, Values& facts) {
  const auto& office = scene.config.office;
  facts["ten_oa"] = office.oa_name;
  facts["co_quan"] = office.name;
  facts["hotline"] = office.hotline;
  facts["noi_tiep_cong_dan"] = office.reception_place;
  facts["url_tra_cuu"] = office.lookup_url;
  facts["url_rieng_tu"] = office.privacy_url;
  facts["url_dvc"] = office.public_service_url;
  facts["sdt_tam_ly"] = office.counselling_phone;
  facts["thoi_gian_luu"] = office.retention_text;
  facts["so_ngay_giu"] = static_cast<std::int64_t>(scene.config.conversation.draft_days);
  facts["so_tep"] = static_cast<std::int64_t>(scene.config.conversation.files_max);
  facts["gio"] = base::format_date_time(scene.now);
  const auto& promise = scene.content.fatigue.promise();
  facts["so_lan_khao_sat"] = std::int64_t{promise.times};
  facts["so_ngay_khao_sat"] = std::int64_t{promise.days};
}

void add_hours(const Scene& scene, Values& facts) {
  const auto& calendar = scene.content.catalog.current().calendar();
  const auto today = base::to_local(scene.now).date;
  facts["gio_lam_viec"] = scene.config.office.hours_text;
  facts["office.open"] = text_of(calendar.is_open(scene.now));
  const auto holiday = calendar.holiday_name(today);
  facts["office.holiday"] = holiday.value_or("");
  facts["ten_ngay_le"] = holiday.value_or("");
  const auto opening = calendar.next_opening(scene.now);
  facts["mo_lai_luc"] = opening ? catalog::opening_words(scene.now, *opening) : std::string{};
}

void add_citizen(const Scene& scene, Values& facts) {
  storage::Consents consents(scene.tx);
  for (const std::string purpose : {"phan_anh", "khao_sat", "cong_khai"}) {
    facts["consent." + purpose] = decision_word(consents.current(scene.citizen.id, purpose));
  }
  const bool asked = consents.opted_out(scene.citizen.id, survey_invitation);
  facts["khao_sat.da_hoi"] = std::string{asked ? "true" : ""};
  const auto cases = storage::Cases(scene.tx).counts_of(scene.citizen.id);
  facts["cases.count"] = cases.all;
  facts["cases.open"] = cases.open;
}

}  // namespace

Values facts_of(const Scene& scene) {
  Values facts;
  add_office(scene, facts);
  add_hours(scene, facts);
  add_citizen(scene, facts);
  return facts;
}

const std::vector<std::string>& known_facts() {
  static const std::vector<std::string> names{"so_gio_xoa",
                                              "so_ngay_giu",
                                              "so_tep",
                                              "so_lan_khao_sat",
                                              "so_ngay_khao_sat",
                                              "gio",
                                              "office.open",
                                              "cases.count",
                                              "cases.open"};
  return names;
}

const std::vector<std::string>& known_facts_maybe_empty() {
  static const std::vector<std::string> names{"ten_oa",
                                              "co_quan",
                                              "hotline",
                                              "gio_lam_viec",
                                              "mo_lai_luc",
                                              "url_tra_cuu",
                                              "url_rieng_tu",
                                              "url_dvc",
                                              "noi_tiep_cong_dan",
                                              "thoi_gian_luu",
                                              "ten_ngay_le",
                                              "sdt_tam_ly",
                                              "office.holiday",
                                              "consent.phan_anh",
                                              "consent.khao_sat",
                                              "consent.cong_khai",
                                              "khao_sat.da_hoi"};
  return names;
}

}  // namespace bot
