// What each column of a list holds: by the words above it, with or without marks, or else by what
// stands in it. Pure; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace surveys {

enum class ImportField {
  ma_ho_so,
  ho_ten,
  dien_thoai,
  zalo_id,
  don_vi,
  linh_vuc,
  thu_tuc,
  ngay_tra,
  dong_y,
  dong_y_dien_thoai,
  ma_pa  // of a case of ours that was answered
};
inline constexpr std::size_t import_field_count = 11;

std::string_view code_of(ImportField field);  // as the enumerator is called
std::optional<ImportField> import_field_from(std::string_view code);

// By its name alone.
std::optional<ImportField> field_named(std::string_view name);

// "Không đồng ý", "Từ chối nhận khảo sát": a mark below such a name is no consent, and what it is
// only the officer knows.
bool asks_who_refuses(std::string_view name);

// "Ngày hẹn trả", "Ngày nộp", "Ngày sinh": days, but not of the result.
bool names_another_day(std::string_view name);

// By some of its cells, none empty: telephones, days, dossier codes.
std::optional<ImportField> field_looked_at(const std::vector<std::string>& cells);

// Of each field the column that holds it; nothing where none does.
using ColumnOf = std::array<std::optional<std::size_t>, import_field_count>;

}  // namespace surveys
