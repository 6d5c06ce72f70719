#include "office/surveys/import/columns.hpp"

#include <algorithm>
#include <span>

#include "office/language/fold.hpp"
#include "office/language/phones.hpp"
#include "office/surveys/import/values.hpp"

namespace surveys {
namespace {

constexpr std::array<std::string_view, import_field_count> codes{"ma_ho_so",
                                                                 "ho_ten",
                                                                 "dien_thoai",
                                                                 "zalo_id",
                                                                 "don_vi",
                                                                 "linh_vuc",
                                                                 "thu_tuc",
                                                                 "ngay_tra",
                                                                 "dong_y",
                                                                 "dong_y_dien_thoai",
                                                                 "ma_pa"};

struct Words {
  std::string_view words{};  // bare, must stand in the name in a row
  ImportField field{};
  std::string_view beside{};  // must stand in it too
};

// The first that fits counts: what is said more closely stands above.
constexpr std::array name_words{
    Words{"dong y dien thoai", ImportField::dong_y_dien_thoai},
    Words{"dong y qua dien thoai", ImportField::dong_y_dien_thoai},
    Words{"dong y tin mau", ImportField::dong_y_dien_thoai},
    Words{"dong y nhan tin qua so", ImportField::dong_y_dien_thoai},
    Words{"dong y", ImportField::dong_y},
    Words{"nhan khao sat", ImportField::dong_y},
    Words{"ma zalo", ImportField::zalo_id},
    Words{"zalo id", ImportField::zalo_id},
    Words{"id zalo", ImportField::zalo_id},
    Words{"uid", ImportField::zalo_id},
    Words{"user id", ImportField::zalo_id},
    Words{"ma phan anh", ImportField::ma_pa},
    Words{"so phan anh", ImportField::ma_pa},
    Words{"ma pa", ImportField::ma_pa},
    Words{"ma ho so", ImportField::ma_ho_so},
    Words{"so ho so", ImportField::ma_ho_so},
    Words{"ma hs", ImportField::ma_ho_so},
    Words{"so bien nhan", ImportField::ma_ho_so},
    Words{"ma bien nhan", ImportField::ma_ho_so},
    Words{"dien thoai", ImportField::dien_thoai},
    Words{"sdt", ImportField::dien_thoai},
    Words{"so dt", ImportField::dien_thoai},
    Words{"dtdd", ImportField::dien_thoai},
    Words{"di dong", ImportField::dien_thoai},
    Words{"phone", ImportField::dien_thoai},
    Words{"mobile", ImportField::dien_thoai},
    Words{"zalo", ImportField::dien_thoai},
    Words{"ngay tra", ImportField::ngay_tra},
    Words{"ngay nhan ket qua", ImportField::ngay_tra},
    Words{"ngay ket thuc", ImportField::ngay_tra},
    Words{"ngay hoan thanh", ImportField::ngay_tra},
    // "Bộ phận tiếp nhận và trả kết quả", "Cơ quan thực hiện thủ tục".
    Words{"don vi", ImportField::don_vi},
    Words{"co quan", ImportField::don_vi},
    Words{"noi tiep nhan", ImportField::don_vi},
    Words{"noi giai quyet", ImportField::don_vi},
    Words{"bo phan", ImportField::don_vi},
    Words{"tra ket qua", ImportField::ngay_tra, "ngay"},
    Words{"linh vuc", ImportField::linh_vuc},
    Words{"thu tuc", ImportField::thu_tuc},
    Words{"tthc", ImportField::thu_tuc},
    Words{"dich vu cong", ImportField::thu_tuc},
    Words{"ho va ten", ImportField::ho_ten},
    Words{"ho ten", ImportField::ho_ten},
    Words{"chu ho so", ImportField::ho_ten},
    Words{"nguoi nop", ImportField::ho_ten},
    Words{"ca nhan to chuc", ImportField::ho_ten},
    Words{"ten", ImportField::ho_ten},
};

constexpr std::array<std::string_view, 2> agreeing{"dong y", "khao sat"};
constexpr std::array<std::string_view, 6> refusing{
    "khong", "tu choi", "chua", "ngung", "huy", "rut"};
// The two answers that may stand below, not a refusal.
constexpr std::array<std::string_view, 3> both_answers{"co khong", "co hay khong", "co hoac khong"};
constexpr std::array<std::string_view, 10> of_another_day{
    "hen", "han", "du kien", "sinh", "nop", "tiep nhan", "ngay nhan", "cap", "lap", "tao"};

std::string words_of(std::string_view name) {
  std::string joined = " ";
  for (const auto& word : language::match_words(language::bare(name))) joined += word + " ";
  return joined;
}

std::string apart(std::string_view words) {
  return " " + std::string{words} + " ";
}

bool says(const std::string& name, std::string_view words) {
  return name.find(apart(words)) != std::string::npos;
}

bool says_any(const std::string& name, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](auto one) { return says(name, one); });
}

bool is_promised(const std::string& name) {
  return says(name, "hen") || says(name, "han") || says(name, "du kien");
}

std::string without_answers(std::string name) {
  for (const auto both : both_answers) {
    const auto at = name.find(apart(both));
    if (at != std::string::npos) name.erase(at, both.size() + 1);
  }
  return name;
}

}  // namespace

std::string_view code_of(ImportField field) {
  return codes[static_cast<std::size_t>(field)];
}

std::optional<ImportField> import_field_from(std::string_view code) {
  const auto found = std::find(codes.begin(), codes.end(), code);
  if (found == codes.end()) return std::nullopt;
  return static_cast<ImportField>(found - codes.begin());
}

std::optional<ImportField> field_named(std::string_view name) {
  // The file's own code: "ma_ho_so".
  if (const auto code = import_field_from(name)) return code;
  const auto words = words_of(name);
  if (says_any(words, agreeing) && asks_who_refuses(name)) return std::nullopt;
  const auto found = std::find_if(name_words.begin(), name_words.end(), [&](const Words& one) {
    return says(words, one.words) && (one.beside.empty() || says(words, one.beside));
  });
  if (found == name_words.end()) return std::nullopt;
  if (found->field == ImportField::ngay_tra && is_promised(words)) return std::nullopt;
  return found->field;
}

bool asks_who_refuses(std::string_view name) {
  const auto words = without_answers(words_of(name));
  auto first_refusal = std::string::npos;
  for (const auto one : refusing) first_refusal = std::min(first_refusal, words.find(apart(one)));
  if (first_refusal == std::string::npos) return false;
  if (!says_any(words, agreeing)) return true;
  return says_any(words.substr(first_refusal), agreeing);
}

bool names_another_day(std::string_view name) {
  return says_any(words_of(name), of_another_day);
}

std::optional<ImportField> field_looked_at(const std::vector<std::string>& cells) {
  const auto most_are = [&](auto is) {
    const auto count = std::count_if(cells.begin(), cells.end(), is);
    return !cells.empty() && static_cast<std::size_t>(count) * 10 >= cells.size() * 8;
  };
  if (most_are([](const std::string& cell) { return phone_84(cell).has_value(); }))
    return ImportField::dien_thoai;
  if (most_are([](const std::string& cell) {
        const bool written = cell.find_first_of("/-.") != std::string::npos;
        return written &&
               (day_in(cell, DayOrder::day_first) || day_in(cell, DayOrder::month_first));
      })) {
    return ImportField::ngay_tra;
  }
  if (most_are(
          [](const std::string& cell) { return language::find_dossier_code(cell).has_value(); })) {
    return ImportField::ma_ho_so;
  }
  return std::nullopt;
}

}  // namespace surveys
