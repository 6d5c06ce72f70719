#include "tests/unit/flows/shipped.hpp"

#include <doctest/doctest.h>

#include "templates/engine/format.hpp"

namespace shipped {
namespace {

flows::KnownMessage known(const templates::Template& made) {
  flows::KnownMessage message{made.file, made.lines, {}, {}};
  for (const auto& line : made.lines) {
    const auto places = templates::placeholders_of(line);
    REQUIRE(places.ok());
    for (const auto& place : *places) {
      if (place.name == "choices") continue;
      const bool alone = line == "{" + place.name + "?}";
      message.places.push_back({place.name,
                                place.optional || place.needed,
                                place.optional && !alone,
                                !place.fallback.empty()});
    }
  }
  for (const auto& choice : made.choices) {
    message.choices.push_back({choice.id,
                               choice.label,
                               choice.number,
                               choice.words,
                               choice.sends,
                               choice.press == templates::Press::phone});
  }
  return message;
}

std::vector<templates::Listed> as_listed(const std::vector<flows::Listed>& offered) {
  std::vector<templates::Listed> listed;
  for (const auto& one : offered) listed.push_back({one.id, one.label});
  return listed;
}

std::map<std::string, flows::KnownDeed, std::less<>> deeds() {
  return {
      {"agree_feedback", {{}, {"gio"}, {}, {}}},
      {"refuse_feedback", {{}, {"gio"}, {}, {}}},
      {"agree_survey", {{}, {"gio"}, {}, {}}},
      {"refuse_survey", {{}, {"gio"}, {}, {}}},
      {"note_survey_asked", {}},
      {"go_on_with_survey", {{}, {"survey.open"}, {}, {}}},
      {"stop_surveys", {}},
      {"stop_all", {}},
      {"find_duplicate",
       {{"kind", "unit", "story"},
        {},
        {"duplicate.number", "duplicate.date", "duplicate.status"},
        {}}},
      {"open_case",
       {{"kind",
         "unit",
         "procedure",
         "story",
         "story.sign",
         "files",
         "identity",
         "phone",
         "name",
         "apology",
         "redirect"},
        {"ma_pa", "han", "han_chuyen", "gio", "in_hours", "ngay_lam_viec_ke"},
        {"cum_tu"},
        {}}},
      {"rate_case", {{"code", "verdict", "words"}, {"can_reopen"}, {}, {}}},
      {"reopen_case", {{"code", "words"}, {}, {}, {}}},
      {"add_to_case", {{"code", "story", "files", "proof"}, {"ma_pa"}, {}, {}}},
      {"hand_to_staff",
       {{"note", "reason", "story.sign", "ma_pa", "files"},
        {"owner", "so_nguoi", "so_phut"},
        {},
        {}}},
      {"leave_note", {{"note", "reason", "story.sign", "ma_pa", "files"}, {"mo_lai_luc"}, {}, {}}},
      {"look_up_case",
       {{"code", "proof"},
        {"result"},
        {},
        {"ma_pa",
         "trang_thai",
         "ngay_nhan",
         "can_withdraw",
         "can_supplement",
         "cau_trang_thai",
         "cau_han",
         "tra_loi"}}},
      {"withdraw_case", {{"code"}, {}, {}, {}}},
      {"forget_files", {{"files"}, {}, {}, {}}},
      {"request_data",
       {{"request", "note", "erase"},
        {"ma_yeu_cau",
         "gio",
         "so_ngay_tra_loi",
         "so_ngay_thuc_hien",
         "loai_yeu_cau",
         "so_dang_giai_quyet"},
        {},
        {}}},
      {"withdraw_consent", {{}, {"gio", "muc_dich"}, {}, {}}},
      {"procedure_info",
       {{"procedure"},
        {},
        {},
        {"thu_tuc", "noi_lam", "thoi_gian", "le_phi", "url_thu_tuc", "ngay_cap_nhat"}}}};
}

}  // namespace

const flows::FlowSet& flow_set() {
  static const flows::FlowSet loaded = [] {
    flows::FlowSet set;
    const auto mistakes = flows::FlowSet::load(LANGNGHE_SOURCE_DIR "/flows", set);
    for (const auto& mistake : mistakes) {
      MESSAGE(mistake.file << " " << mistake.step << ": " << mistake.what);
    }
    REQUIRE(mistakes.empty());
    return set;
  }();
  return loaded;
}

const templates::Catalog& messages() {
  static const templates::Catalog loaded = [] {
    templates::Catalog catalog;
    const auto mistakes = templates::Catalog::load(LANGNGHE_SOURCE_DIR "/templates/vi", catalog);
    for (const auto& mistake : mistakes) {
      MESSAGE(mistake.file << " " << mistake.message << ": " << mistake.what);
    }
    REQUIRE(mistakes.empty());
    return catalog;
  }();
  return loaded;
}

flows::Vocabulary vocabulary() {
  flows::Vocabulary words;
  for (const auto& id : messages().ids()) words.messages[id] = known(*messages().find(id));
  words.deeds = deeds();
  // Once "result" is "shown" the case is there with it.
  words.deeds["look_up_case"].may_give = {
      "ma_pa", "trang_thai", "ngay_nhan", "can_withdraw", "can_supplement", "result"};
  words.deeds["look_up_case"].gives = {};
  words.lists = {"units", "procedures", "my_cases"};
  words.facts = {"so_gio_xoa",
                 "so_ngay_giu",
                 "so_tep",
                 "so_lan_khao_sat",
                 "so_ngay_khao_sat",
                 "gio",
                 "office.open",
                 "cases.count",
                 "cases.open"};
  words.facts_maybe_empty = {"ten_oa",
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
  words.hints = {{"danger"},
                 {"case.code"},
                 {"guess.kind", "guess.kind.label"},
                 {"story.sign"},
                 {"dossier_code"},
                 {"guess.unit", "guess.unit.label"}};
  words.values = {
      {"office.open", {"true", "false"}},
      {"consent.phan_anh", {"given", "refused", "withdrawn"}},
      {"consent.khao_sat", {"given", "refused", "withdrawn"}},
      {"story.sign", {"khieu_nai", "to_cao"}},
      {"in_hours", {"true", "false"}},
      {"can_withdraw", {"true", "false"}},
      {"can_supplement", {"true", "false"}},
      {"survey.open", {"true", "false"}},
      {"own_words", {"true"}},
      {"story.done", {"true"}},
      {"result", {"shown", "needs_proof", "no_match", "none"}},
      {"guess.kind", {"tre", "giay", "thaido", "tien", "sai", "mang", "quydinh", "khac", "khen"}}};
  return words;
}

std::vector<flows::Option> options(std::string_view message,
                                   const std::vector<flows::Listed>& offered) {
  std::vector<flows::Option> all;
  for (const auto& choice : messages().options(message, as_listed(offered))) {
    all.push_back({choice.id, choice.shown(), choice.number, choice.words, choice.label});
    all.back().words.push_back(choice.label);
  }
  return all;
}

std::string text(const std::string& message,
                 const base::Values& with,
                 const std::vector<flows::Listed>& offered) {
  const auto rendered = messages().render(message, with, as_listed(offered));
  return rendered ? rendered->text : "UNSAYABLE " + rendered.error().what;
}

}  // namespace shipped
