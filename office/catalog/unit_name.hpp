// One way to call a unit: its name, an alias, or the name of a unit that was merged into it, split
// into words ready to be compared. Plain data, any thread.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace catalog {

enum class Kind { none, xa, phuong, thi_tran, huyen, thi_xa, thanh_pho };

struct UnitName {
  std::size_t unit = 0;  // index of the unit it means now
  std::string old_id{};  // "" for its own name, or when the old unit has no id here
  std::string old_label{};
  std::string old_district{};  // bare core of the old unit's district, to tell namesakes apart
  std::vector<std::string> words{};  // without the kind; plain form, Roman numerals as digits
  std::vector<std::string> bare_words{};
  Kind kind = Kind::none;
  bool of_district = false;  // the name of a former district this unit lies in
  bool needs_kind = false;   // "3" means nothing without "phường"
  bool whole_only = false;   // "công an" inside a sentence names nobody
};

}  // namespace catalog
