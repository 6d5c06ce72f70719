// Names that the conversation of every questionnaire uses itself, or finds filled before anything
// is asked: a question of such a code would be passed by, or would say another's words. The names
// of the flow and of the office's facts are written down once more here, because this folder knows
// neither; bot/surveys/opening.cpp and the tests hold them against the real ones.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace surveys {

// What a questionnaire's flow is begun with, besides the facts of the list.
inline constexpr std::array<std::string_view, 6> begun_with{
    "invitation", "loi_moi", "loi_nhac", "loi_cam_on", "la_loi_nhac", "da_bam"};

// What is known of the office and of this citizen at every step, and what the engine keeps of
// photos that somebody sends in between.
inline constexpr std::array<std::string_view, 18> known_always{"ten_oa",
                                                               "co_quan",
                                                               "hotline",
                                                               "noi_tiep_cong_dan",
                                                               "url_tra_cuu",
                                                               "url_rieng_tu",
                                                               "url_dvc",
                                                               "sdt_tam_ly",
                                                               "thoi_gian_luu",
                                                               "so_gio_xoa",
                                                               "so_ngay_giu",
                                                               "so_tep",
                                                               "gio",
                                                               "gio_lam_viec",
                                                               "ten_ngay_le",
                                                               "mo_lai_luc",
                                                               "so_lan_khao_sat",
                                                               "so_ngay_khao_sat"};

// What is said besides the questions, in messages that are named as questions are.
inline constexpr std::array<std::string_view, 14> said_besides{"moi",
                                                               "nhac",
                                                               "nhac_tiep",
                                                               "da_tra_loi",
                                                               "giu_nguyen",
                                                               "de_sau",
                                                               "tu_choi",
                                                               "da_ngung",
                                                               "du_phieu",
                                                               "da_dong",
                                                               "het_han",
                                                               "dai_qua",
                                                               "cam_on",
                                                               "moi_phan_anh"};

template <std::size_t size>
constexpr bool is_one_of(const std::array<std::string_view, size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace surveys
