#include "office/surveys/import/columns.hpp"

#include <algorithm>

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
    Words{"tra ket qua", ImportField::ngay_tra},
    Words{"ngay nhan ket qua", ImportField::ngay_tra},
    Words{"ngay ket thuc", ImportField::ngay_tra},
    Words{"ngay hoan thanh", ImportField::ngay_tra},
    Words{"linh vuc", ImportField::linh_vuc},
    Words{"thu tuc", ImportField::thu_tuc},
    Words{"tthc", ImportField::thu_tuc},
    Words{"dich vu cong", ImportField::thu_tuc},
    Words{"don vi", ImportField::don_vi},
    Words{"co quan", ImportField::don_vi},
    Words{"noi tiep nhan", ImportField::don_vi},
    Words{"noi giai quyet", ImportField::don_vi},
    Words{"bo phan", ImportField::don_vi},
    Words{"ho va ten", ImportField::ho_ten},
    Words{"ho ten", ImportField::ho_ten},
    Words{"chu ho so", ImportField::ho_ten},
    Words{"nguoi nop", ImportField::ho_ten},
    Words{"ca nhan to chuc", ImportField::ho_ten},
    Words{"ten", ImportField::ho_ten},
};

std::string words_of(std::string_view name) {
  std::string joined = " ";
  for (const auto& word : language::match_words(language::bare(name))) joined += word + " ";
  return joined;
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
  const auto found = std::find_if(name_words.begin(), name_words.end(), [&](const Words& one) {
    return words.find(" " + std::string{one.words} + " ") != std::string::npos;
  });
  if (found == name_words.end()) return std::nullopt;
  return found->field;
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
