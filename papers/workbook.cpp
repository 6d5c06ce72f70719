// A workbook through liborcus. Only what makes up the text of a cell is taken from it; everything
// is kept until the end, since the library hands out the values of formulas last.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <exception>
#include <map>
#include <new>
#include <orcus/orcus_xlsx.hpp>
#include <orcus/spreadsheet/import_interface.hpp>

#include <fmt/format.h>

#include "papers/limits.hpp"
#include "papers/sheet.hpp"
#include "papers/workbook_cells.hpp"
#include "papers/workbook_inline.hpp"
#include "papers/workbook_styles.hpp"

namespace papers {
namespace {

namespace spread = orcus::spreadsheet;
namespace iface = orcus::spreadsheet::iface;
using spread::col_t;
using spread::color_elem_t;
using spread::row_t;

// A real date has one meaning, and is written so that it has one: days before months or the other
// way round are the habits of those who type.
std::string iso_day(int year, int month, int day) {
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

class Strings final : public iface::import_shared_strings {
 public:
  explicit Strings(Gathered& all) : all_(all) {}

  std::size_t append(std::string_view text) override {
    all_.shared.emplace_back(text);
    return all_.shared.size() - 1;
  }

  std::size_t add(std::string_view text) override { return append(text); }

  void append_segment(std::string_view text) override { segments_ += text; }

  std::size_t commit_segments() override {
    const auto at = append(segments_);
    segments_.clear();
    return at;
  }

  void set_segment_font(std::size_t) override {}

  void set_segment_bold(bool) override {}

  void set_segment_italic(bool) override {}

  void set_segment_font_name(std::string_view) override {}

  void set_segment_font_size(double) override {}

  void set_segment_font_color(color_elem_t, color_elem_t, color_elem_t, color_elem_t) override {}

 private:
  Gathered& all_;
  std::string segments_{};
};

// The value a formula last had.
class Formula final : public iface::import_formula {
 public:
  Formula(Gathered& all, int sheet) : all_(all), sheet_(sheet) {}

  void set_position(row_t row, col_t column) override { at_ = {row, column}; }

  void set_result_string(std::string_view text) override { all_.put_text(sheet_, at_, text); }

  void set_result_value(double value) override { all_.put(sheet_, at_, Cell::Kind::number, value); }

  void set_result_bool(bool value) override {
    all_.put(sheet_, at_, Cell::Kind::yes_no, value ? 1 : 0);
  }

  void set_formula(spread::formula_grammar_t, std::string_view) override {}

  void set_shared_formula_index(std::size_t) override {}

  void set_result_empty() override {}

  void commit() override {}

 private:
  Gathered& all_;
  int sheet_;
  Place at_{};
};

// The same of one that fills several cells.
class Spread final : public iface::import_array_formula {
 public:
  Spread(Gathered& all, int sheet) : all_(all), sheet_(sheet) {}

  void set_range(const spread::range_t& range) override {
    from_ = {range.first.row, range.first.column};
  }

  void set_result_string(row_t row, col_t column, std::string_view text) override {
    all_.put_text(sheet_, {from_.row + row, from_.column + column}, text);
  }

  void set_result_value(row_t row, col_t column, double value) override {
    all_.put(sheet_, {from_.row + row, from_.column + column}, Cell::Kind::number, value);
  }

  void set_result_bool(row_t row, col_t column, bool value) override {
    all_.put(sheet_, {from_.row + row, from_.column + column}, Cell::Kind::yes_no, value ? 1 : 0);
  }

  void set_formula(spread::formula_grammar_t, std::string_view) override {}

  void set_result_empty(row_t, col_t) override {}

  void commit() override {}

 private:
  Gathered& all_;
  int sheet_;
  Place from_{};
};

class Page final : public iface::import_sheet {
 public:
  Page(Gathered& all, int index)
      : all_(all), index_(index), formula_(all, index), spread_(all, index) {}

  iface::import_formula* get_formula() override { return &formula_; }

  iface::import_array_formula* get_array_formula() override { return &spread_; }

  void set_auto(row_t row, col_t column, std::string_view text) override {
    all_.put_text(index_, {row, column}, text);
  }

  void set_string(row_t row, col_t column, spread::string_id_t text) override {
    all_.put(index_, {row, column}, Cell::Kind::shared, text);
  }

  void set_value(row_t row, col_t column, double value) override {
    all_.put(index_, {row, column}, Cell::Kind::number, value);
  }

  void set_bool(row_t row, col_t column, bool value) override {
    all_.put(index_, {row, column}, Cell::Kind::yes_no, value ? 1 : 0);
  }

  // NOLINTNEXTLINE(readability-function-size) the signature is the library's
  void set_date_time(
      row_t row, col_t column, int year, int month, int day, int, int, double) override {
    all_.put_text(index_, {row, column}, iso_day(year, month, day));
  }

  void set_format(row_t row, col_t column, std::size_t format) override {
    all_.put_format(index_, {row, column}, format);
  }

  void set_format(row_t, col_t, row_t, col_t, std::size_t) override {}

  void fill_down_cells(row_t, col_t, row_t) override {}

  spread::range_size_t get_sheet_size() const override { return {1'048'576, 16'384}; }

 private:
  Gathered& all_;
  int index_;
  Formula formula_;
  Spread spread_;
};

class Origin final : public iface::import_global_settings {
 public:
  explicit Origin(Gathered& all) : all_(all) {}

  void set_origin_date(int year, int month, int day) override {
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (date.ok()) all_.day_zero = date;
  }

  void set_default_formula_grammar(spread::formula_grammar_t) override {}

  spread::formula_grammar_t get_default_formula_grammar() const override {
    return spread::formula_grammar_t::xlsx;
  }

  void set_character_set(orcus::character_set_t) override {}

 private:
  Gathered& all_;
};

// "BC12" and "B2:C9", counted from 0.
class Addresses final : public iface::import_reference_resolver {
 public:
  spread::src_address_t resolve_address(std::string_view text) override {
    spread::src_address_t at{};
    at.row = -1;
    at.column = -1;
    std::int64_t column = 0;
    std::int64_t row = 0;
    for (const char letter : text) {
      const bool of_column = letter >= 'A' && letter <= 'Z';
      if (of_column) column = std::min<std::int64_t>(column * 26 + (letter - 'A') + 1, far);
      if (letter >= '0' && letter <= '9')
        row = std::min<std::int64_t>(row * 10 + letter - '0', far);
    }
    at.row = static_cast<row_t>(row - 1);
    at.column = static_cast<col_t>(column - 1);
    return at;
  }

  spread::src_range_t resolve_range(std::string_view text) override {
    const auto colon = std::min(text.find(':'), text.size());
    const auto last = colon == text.size() ? text : text.substr(colon + 1);
    return {resolve_address(text.substr(0, colon)), resolve_address(last)};
  }

 private:
  static constexpr std::int64_t far = 10'000'000;  // beyond every sheet
};

class Workbook final : public iface::import_factory {
 public:
  explicit Workbook(Gathered& all) : all_(all), strings_(all), origin_(all) {}

  iface::import_global_settings* get_global_settings() override { return &origin_; }

  iface::import_shared_strings* get_shared_strings() override { return &strings_; }

  iface::import_styles* get_styles() override { return &styles_; }

  iface::import_reference_resolver* get_reference_resolver(spread::formula_ref_context_t) override {
    return &addresses_;
  }

  iface::import_sheet* append_sheet(spread::sheet_t index, std::string_view name) override {
    all_.sheets.emplace(index, std::string{name});
    return &pages_.try_emplace(index, all_, index).first->second;
  }

  iface::import_sheet* get_sheet(std::string_view name) override {
    for (const auto& [index, known] : all_.sheets) {
      if (known == name) return get_sheet(static_cast<spread::sheet_t>(index));
    }
    return nullptr;
  }

  iface::import_sheet* get_sheet(spread::sheet_t index) override {
    const auto found = pages_.find(index);
    return found == pages_.end() ? nullptr : &found->second;
  }

  void finalize() override {}

  // Where the chosen sheet shows a date.
  std::vector<Place> dates() const {
    std::vector<Place> found;
    const auto formats = all_.formats.find(all_.sheet);
    if (formats == all_.formats.end()) return found;
    for (const auto& [at, format] : formats->second) {
      if (styles_.is_date(format)) found.push_back(at);
    }
    std::sort(found.begin(), found.end());
    return found;
  }

 private:
  Gathered& all_;
  Strings strings_;
  Origin origin_;
  Styles styles_{};
  Addresses addresses_{};
  std::map<int, Page> pages_{};
};

std::string number_text(double value) {
  if (std::isfinite(value) && value == std::floor(value) && std::fabs(value) < 1e15)
    return fmt::format("{}", static_cast<std::int64_t>(value));
  return fmt::format("{:.15g}", value);
}

std::string text_at(const std::deque<std::string>& texts, double place) {
  const auto at = static_cast<std::size_t>(place);
  return at < texts.size() ? texts[at] : std::string{};
}

std::string cell_text(const Gathered& all, const Cell& cell) {
  if (cell.kind == Cell::Kind::shared) return text_at(all.shared, cell.value);
  if (cell.kind == Cell::Kind::own) return text_at(all.own, cell.value);
  if (cell.kind == Cell::Kind::yes_no) return cell.value != 0 ? "TRUE" : "FALSE";
  const Place at{static_cast<row_t>(cell.row), cell.column};
  constexpr double last_day = 2'958'465;  // 31/12/9999
  const bool date = std::binary_search(all.dates.begin(), all.dates.end(), at);
  if (!date || !(cell.value >= 1 && cell.value <= last_day)) return number_text(cell.value);
  const std::chrono::year_month_day day{all.day_zero +
                                        std::chrono::days{static_cast<int>(cell.value)}};
  return iso_day(static_cast<int>(day.year()),
                 static_cast<int>(static_cast<unsigned>(day.month())),
                 static_cast<int>(static_cast<unsigned>(day.day())));
}

std::optional<SheetFault> visit_rows(const Gathered& all, const RowVisit& visit) {
  std::vector<std::string> cells;
  std::size_t rows = 0;
  for (std::size_t i = 0; i < all.cells.size();) {
    if (++rows > limits::sheet_rows_max) return SheetFault::too_many_rows;
    const auto row = all.cells[i].row;
    cells.clear();
    for (; i < all.cells.size() && all.cells[i].row == row; ++i) {
      cells.resize(all.cells[i].column + 1U);
      cells.back() = cell_text(all, all.cells[i]);
    }
    visit(row + 1U, cells);
  }
  return rows == 0 ? std::optional{SheetFault::no_rows} : std::nullopt;
}

std::optional<SheetFault> gather(std::string_view workbook, Gathered& all) {
  if (const auto fault = workbook_fault(workbook)) return fault;
  try {
    Workbook book(all);
    orcus::orcus_xlsx reader(&book);
    const auto as_values = with_texts_as_values(workbook);
    reader.read_stream(as_values ? std::string_view{*as_values} : workbook);
    all.dates = book.dates();
  } catch (const TooMuch&) {
    return all.fault;
  } catch (const std::bad_alloc&) {
    return SheetFault::too_large;
  } catch (const std::exception&) {
    return all.fault.value_or(SheetFault::broken);
  }
  return all.fault;
}

}  // namespace

SheetRead read_sheet(std::string_view workbook, const RowVisit& visit) {
  Gathered all;
  SheetRead read;
  read.fault = gather(workbook, all);
  if (read.fault) return read;
  const auto before = [](const Cell& one, const Cell& other) {
    return one.row != other.row ? one.row < other.row : one.column < other.column;
  };
  std::sort(all.cells.begin(), all.cells.end(), before);
  if (const auto name = all.sheets.find(all.sheet); name != all.sheets.end())
    read.name = name->second;
  read.fault = visit_rows(all, visit);
  return read;
}

}  // namespace papers
