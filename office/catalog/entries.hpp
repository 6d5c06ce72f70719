// The catalogue's entries: units, branches with their leads, procedures. Plain data, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "office/catalog/calendar.hpp"

namespace catalog {

// Codes as the files write them: enumerator and word are the same.
enum class Level {
  tinh,
  thanh_pho_tw,
  so_ban_nganh,
  nganh_doc,  // công an, thuế …: outside the province's own tree
  to_chuc_xa_hoi,
  to_cong_tac,
  don_vi_truc_thuoc,
  huyen,
  thanh_pho_thuoc_tinh,
  thi_xa,
  xa,
  phuong,
  thi_tran,
  mot_cua_cap_huyen,
  mot_cua_cap_xa
};

struct Unit {
  std::string id{};
  std::string parent{};  // "" at the top
  Level level{};
  std::string name{};
  std::string gso{};  // code of the statistics office, "" when it has none
  std::vector<std::string> aliases{};
  std::vector<std::string> formed_from{};        // ids of units that went into this one
  std::vector<std::string> formed_from_names{};  // the same where the catalogue has no ids
  bool general = false;                          // chosen only when nothing more precise was named
  bool home_area = true;  // the former Hậu Giang: shown before the rest of Cần Thơ
  Day valid_from{};
  std::optional<Day> valid_to{};  // the last valid day
};

struct Lead {
  std::string unit{};
  std::string name{};
  Day from{};
  std::optional<Day> to{};
};

struct Branch {
  int no = 0;  // 1..9
  std::string code{};
  std::string name{};
  std::vector<Lead> leads{};
  std::vector<std::string> takes{};  // categories
  bool consent_to_share = false;  // the lead is no state body: names only with a yes of their own
};

struct Procedure {
  std::string code{};
  std::string name{};
  std::string field{};
  std::string level_before{};  // who decided it before 01/7/2025
  std::string place_now{};     // where it is done since then, as a citizen is told
  std::string time{};          // how long it takes and what it costs; "" when not known
  std::string fee{};
  std::vector<std::string> words{};  // what people call it

  // Ready to be compared, filled when loaded.
  std::vector<std::string> name_words{};
  std::vector<std::vector<std::string>> spoken{};
};

bool valid_on(const Unit& unit, Day date);
std::string_view level_code(Level level);
std::optional<Level> level_from(std::string_view code);

}  // namespace catalog
