#include "papers/workbook_styles.hpp"

#include <algorithm>

namespace papers {
namespace {

// Numbers Excel itself gives to formats of days (ECMA-376, 18.8.30), also of East Asia.
bool is_date_by_number(std::size_t id) {
  return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

// Days or years outside of quotes, colours and escapes: "dd/mm/yyyy", "[$-42A]d mmmm".
bool is_date_by_code(std::string_view code) {
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char letter = code[i];
    if (letter == '"') i = std::min(code.find('"', i + 1), code.size() - 1);
    if (letter == '[') i = std::min(code.find(']', i), code.size() - 1);
    if (letter == '\\' || letter == '_') ++i;
    if (letter == 'd' || letter == 'D' || letter == 'y' || letter == 'Y') return true;
  }
  return false;
}

}  // namespace

bool Styles::is_date(std::size_t format) const {
  if (format >= formats_.size()) return false;
  const auto own = codes_.find(formats_[format]);
  return own == codes_.end() ? is_date_by_number(formats_[format]) : own->second;
}

void Styles::set_number_format_code(std::string_view code) {
  codes_[id_] = is_date_by_code(code);
}

// How it looks is nothing to us.
void Styles::set_font_count(std::size_t) {}

void Styles::set_font_bold(bool) {}

void Styles::set_font_italic(bool) {}

void Styles::set_font_name(std::string_view) {}

void Styles::set_font_size(double) {}

void Styles::set_font_underline(orcus::spreadsheet::underline_t) {}

void Styles::set_font_underline_width(orcus::spreadsheet::underline_width_t) {}

void Styles::set_font_underline_mode(orcus::spreadsheet::underline_mode_t) {}

void Styles::set_font_underline_type(orcus::spreadsheet::underline_type_t) {}

void Styles::set_font_underline_color(Colour, Colour, Colour, Colour) {}

void Styles::set_font_color(Colour, Colour, Colour, Colour) {}

void Styles::set_strikethrough_style(orcus::spreadsheet::strikethrough_style_t) {}

void Styles::set_strikethrough_type(orcus::spreadsheet::strikethrough_type_t) {}

void Styles::set_strikethrough_width(orcus::spreadsheet::strikethrough_width_t) {}

void Styles::set_strikethrough_text(orcus::spreadsheet::strikethrough_text_t) {}

void Styles::set_fill_count(std::size_t) {}

void Styles::set_fill_pattern_type(orcus::spreadsheet::fill_pattern_t) {}

void Styles::set_fill_fg_color(Colour, Colour, Colour, Colour) {}

void Styles::set_fill_bg_color(Colour, Colour, Colour, Colour) {}

void Styles::set_border_count(std::size_t) {}

void Styles::set_border_style(orcus::spreadsheet::border_direction_t,
                              orcus::spreadsheet::border_style_t) {}

void Styles::set_border_color(
    orcus::spreadsheet::border_direction_t, Colour, Colour, Colour, Colour) {}

void Styles::set_border_width(orcus::spreadsheet::border_direction_t,
                              double,
                              orcus::length_unit_t) {}

void Styles::set_cell_hidden(bool) {}

void Styles::set_cell_locked(bool) {}

void Styles::set_cell_print_content(bool) {}

void Styles::set_cell_formula_hidden(bool) {}

void Styles::set_number_format_count(std::size_t) {}

void Styles::set_cell_xf_count(std::size_t) {}

void Styles::set_cell_style_xf_count(std::size_t) {}

void Styles::set_dxf_count(std::size_t) {}

void Styles::set_xf_font(std::size_t) {}

void Styles::set_xf_fill(std::size_t) {}

void Styles::set_xf_border(std::size_t) {}

void Styles::set_xf_protection(std::size_t) {}

void Styles::set_xf_style_xf(std::size_t) {}

void Styles::set_xf_apply_alignment(bool) {}

void Styles::set_xf_horizontal_alignment(orcus::spreadsheet::hor_alignment_t) {}

void Styles::set_xf_vertical_alignment(orcus::spreadsheet::ver_alignment_t) {}

void Styles::set_cell_style_count(std::size_t) {}

void Styles::set_cell_style_name(std::string_view) {}

void Styles::set_cell_style_xf(std::size_t) {}

void Styles::set_cell_style_builtin(std::size_t) {}

void Styles::set_cell_style_parent_name(std::string_view) {}

}  // namespace papers
