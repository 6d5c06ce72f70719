#include "office/catalog/unit_index.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "office/catalog/limits.hpp"
#include "office/language/fold.hpp"

namespace catalog {
namespace {

using Words = std::vector<std::string>;

struct KindWords {
  Kind kind;
  std::string_view first;  // "" when the kind is one word
  std::string_view second;
};

// Longer ones first: "thị xã" before "xã".
constexpr std::array<KindWords, 12> kind_words{{{Kind::thi_tran, "thị", "trấn"},
                                                {Kind::thi_xa, "thị", "xã"},
                                                {Kind::thanh_pho, "thành", "phố"},
                                                {Kind::thi_tran, "", "tt"},
                                                {Kind::thi_xa, "", "tx"},
                                                {Kind::thanh_pho, "", "tp"},
                                                {Kind::phuong, "", "phường"},
                                                {Kind::phuong, "", "p"},
                                                {Kind::huyen, "", "huyện"},
                                                {Kind::huyen, "", "h"},
                                                {Kind::xa, "", "xã"},
                                                {Kind::xa, "", "x"}}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> roman{{{"i", "1"},
                                                                              {"ii", "2"},
                                                                              {"iii", "3"},
                                                                              {"iv", "4"},
                                                                              {"v", "5"},
                                                                              {"vii", "7"},
                                                                              {"viii", "8"},
                                                                              {"ix", "9"},
                                                                              {"x", "10"}}};

// "vi" is left out: "phuong vi thanh" is no sixth ward.
std::string as_digits(const std::string& word) {
  for (const auto& [letters, digits] : roman) {
    if (letters == word) return std::string{digits};
  }
  return word;
}

bool is_number(std::string_view word) {
  return !word.empty() &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool says_phuong(const std::string& bare) {
  return bare == "phuong" || bare == "p";
}

// "p3", "phuong3" → the kind and the number apart.
std::size_t letters_before_number(const std::string& bare) {
  const auto digits = bare.find_first_of("0123456789");
  if (digits == 0 || digits == std::string::npos) return 0;
  const bool splits = says_phuong(bare.substr(0, digits)) && is_number(bare.substr(digits));
  return splits ? digits : 0;
}

void append_token(std::vector<TypedToken>& tokens, const std::string& word) {
  const auto bare = language::bare(word);
  if (const auto letters = letters_before_number(bare); letters > 0) {
    tokens.push_back({bare.substr(0, letters), bare.substr(0, letters)});
    tokens.push_back({bare.substr(letters), bare.substr(letters)});
    return;
  }
  const bool after_phuong = !tokens.empty() && says_phuong(tokens.back().bare);
  const auto number = after_phuong && word == bare ? as_digits(bare) : bare;
  if (after_phuong && is_number(number)) {
    const auto first = std::min(number.find_first_not_of('0'), number.size() - 1);
    tokens.push_back({number.substr(first), number.substr(first)});
    return;
  }
  tokens.push_back({word, bare});
}

void set_words(UnitName& name, const std::vector<TypedToken>& tokens, std::size_t first) {
  for (std::size_t i = first; i < tokens.size(); ++i) {
    name.words.push_back(tokens[i].plain);
    name.bare_words.push_back(tokens[i].bare);
  }
  name.needs_kind = name.words.size() == 1 && is_number(name.words.front());
}

// "Thị trấn Một Ngàn" → kind and "một ngàn"; an organ keeps all its words.
UnitName name_of(std::string_view text) {
  const auto tokens = tokens_of(text);
  UnitName name;
  std::size_t first = 0;
  for (std::size_t at = 1; at <= 2 && at < tokens.size() && first == 0; ++at) {
    const auto kind = kind_before(tokens, at);
    if (kind.kind == Kind::none || kind.words != at) continue;
    name.kind = kind.kind;
    first = at;
  }
  set_words(name, tokens, first);
  return name;
}

bool is_territory(const Unit& unit) {
  return kind_of(unit.level) != Kind::none;
}

bool is_searched(const Unit& unit) {
  return !unit.parent.empty() && unit.level != Level::mot_cua_cap_huyen &&
         unit.level != Level::mot_cua_cap_xa;
}

// "Công an thành phố" is also called "công an", but then only as the whole message.
std::string_view without_area(std::string_view name) {
  for (const std::string_view tail : {" thành phố Cần Thơ", " thành phố", " tỉnh"}) {
    if (name.ends_with(tail)) return name.substr(0, name.size() - tail.size());
  }
  return name;
}

class Index {
 public:
  explicit Index(const std::vector<Unit>& units) : units_(units) {
    for (std::size_t i = 0; i < units.size(); ++i) by_id_[units[i].id] = i;
  }

  std::vector<UnitName> build() {
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (!is_searched(units_[i])) continue;
      add_names(i, units_[i], "");
      add_all_former(i, units_[i], 0);
    }
    return std::move(names_);
  }

 private:
  const Unit* find(const std::string& id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &units_[found->second];
  }

  // The names of `called`, meaning units_[unit].
  void add_names(std::size_t unit, const Unit& called, const std::string& old_id) {
    add(unit, called, called.name, old_id);
    for (const auto& alias : called.aliases) add(unit, called, alias, old_id);
    if (is_territory(called)) return;
    const auto shorter = without_area(called.name);
    if (shorter == called.name) return;
    add(unit, called, shorter, old_id);
    constexpr std::size_t telling_words = 4;
    names_.back().whole_only = names_.back().words.size() < telling_words;
  }

  void add(std::size_t unit, const Unit& called, std::string_view text, const std::string& old_id) {
    auto name = is_territory(called) ? name_of(text) : UnitName{};
    if (!is_territory(called)) set_words(name, tokens_of(text), 0);
    name.unit = unit;
    name.old_id = old_id;
    if (!old_id.empty()) name.old_label = called.name;
    const auto* district = find(called.parent);
    if (district != nullptr && is_territory(*district) && is_territory(called)) {
      for (const auto& word : name_of(district->name).bare_words) {
        name.old_district += (name.old_district.empty() ? "" : " ") + word;
      }
      if (!old_id.empty()) name.old_label += ", " + lower_first(district->name);
    }
    names_.push_back(std::move(name));
  }

  static std::string lower_first(const std::string& name) {
    // Only the kinds of district are lowered: "Huyện", "Thị xã", "Thành phố".
    for (const auto& [upper, lower] : {std::pair{"Huyện", "huyện"},
                                       std::pair{"Thị xã", "thị xã"},
                                       std::pair{"Thành phố", "thành phố"}}) {
      const std::string_view start = upper;
      if (name.starts_with(start)) return lower + name.substr(start.size());
    }
    return name;
  }

  // Also what the former units were formed from: a name survives every reform.
  void add_all_former(std::size_t unit, const Unit& called, int reforms) {
    for (const auto& old : called.formed_from) {
      add_former(unit, old);
      const auto* former = find(old);
      if (former != nullptr && reforms < reforms_max) add_all_former(unit, *former, reforms + 1);
    }
    for (const auto& text : called.formed_from_names) add_former_text(unit, text);
  }

  void add_former(std::size_t unit, const std::string& old) {
    const auto* former = find(old);
    if (former == nullptr) return;
    add_names(unit, *former, old);
    const auto* district = find(former->parent);
    const bool new_pair = district != nullptr && kind_of(district->level) != Kind::none &&
                          districts_.insert({unit, district->id}).second;
    if (!new_pair) return;
    add(unit, *district, district->name, district->id);
    names_.back().of_district = true;
  }

  // "Phường 1 (thành phố Sóc Trăng)", "giữ nguyên".
  void add_former_text(std::size_t unit, const std::string& text) {
    const auto bracket = text.find(" (");
    auto name = name_of(text.substr(0, bracket));
    if (name.kind == Kind::none || name.words.empty()) return;
    name.unit = unit;
    name.old_label = text.substr(0, bracket);
    if (bracket != std::string::npos) {
      const auto inside = text.substr(bracket + 2, text.size() - bracket - 3);
      const auto district = name_of(inside);
      for (const auto& word : district.bare_words) {
        if (district.kind == Kind::none) break;
        name.old_district += (name.old_district.empty() ? "" : " ") + word;
      }
    }
    names_.push_back(std::move(name));
  }

  const std::vector<Unit>& units_;
  std::map<std::string, std::size_t, std::less<>> by_id_{};
  std::set<std::pair<std::size_t, std::string>> districts_{};
  std::vector<UnitName> names_{};
};

}  // namespace

Kind kind_of(Level level) {
  switch (level) {
    case Level::xa:
      return Kind::xa;
    case Level::phuong:
      return Kind::phuong;
    case Level::thi_tran:
      return Kind::thi_tran;
    case Level::huyen:
      return Kind::huyen;
    case Level::thi_xa:
      return Kind::thi_xa;
    case Level::thanh_pho_thuoc_tinh:
      return Kind::thanh_pho;
    case Level::tinh:
    case Level::thanh_pho_tw:
    case Level::so_ban_nganh:
    case Level::nganh_doc:
    case Level::to_chuc_xa_hoi:
    case Level::to_cong_tac:
    case Level::don_vi_truc_thuoc:
    case Level::mot_cua_cap_huyen:
    case Level::mot_cua_cap_xa:
      return Kind::none;
  }
  return Kind::none;
}

std::vector<TypedToken> tokens_of(std::string_view text) {
  std::vector<TypedToken> tokens;
  for (const auto& word : language::match_words(language::plain(text))) {
    if (tokens.size() >= typed_words_max) break;
    append_token(tokens, word);
  }
  return tokens;
}

TypedKind kind_before(const std::vector<TypedToken>& tokens, std::size_t at) {
  if (at == 0 || at > tokens.size()) return {};
  for (const auto& entry : kind_words) {
    if (!language::word_agrees(tokens[at - 1].plain, entry.second)) continue;
    if (entry.first.empty()) return {entry.kind, 1};
    if (at >= 2 && language::word_agrees(tokens[at - 2].plain, entry.first)) return {entry.kind, 2};
  }
  return {};
}

std::vector<UnitName> index_names(const std::vector<Unit>& units) {
  return Index(units).build();
}

}  // namespace catalog
