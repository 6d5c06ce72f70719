#include "office/surveys/import/judge.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/local_time.hpp"
#include "office/surveys/import/limits.hpp"

namespace surveys {
namespace {

constexpr std::array<LeftOutWords, left_out_count> words{{
    {"", "", ""},
    {"no_columns",
     "Các ô trong dòng không khớp với tên cột",
     "The cells of the row do not fit the columns"},
    {"too_long", "Có ô dài quá mức đọc được", "A cell is too long to be read"},
    {"no_address", "Thiếu cả số điện thoại và mã Zalo", "Neither a telephone number nor a Zalo id"},
    {"bad_account",
     "Mã Zalo không phải dãy chữ số, và không có số điện thoại",
     "The Zalo id is no number, and there is no telephone number"},
    {"bad_phone",
     "Số điện thoại không phải số di động đúng dạng",
     "The telephone number is no mobile number"},
    {"bad_date",
     "Ngày trả kết quả không đọc được, hoặc viết khác cách của các dòng kia",
     "The day of the result cannot be read, or is written another way than in the other rows"},
    {"future_date", "Ngày trả kết quả ở tương lai", "The day of the result lies ahead"},
    {"no_unit", "Không rõ đơn vị nào", "It is not clear which unit is meant"},
    {"duplicate",
     "Trùng người: chỉ giữ hồ sơ trả gần nhất",
     "The same person again: only the latest result is kept"},
    {"no_consent", "Chưa đồng ý nhận khảo sát", "Has not agreed to be surveyed"},
    {"opted_out", "Đã từ chối hoặc ngừng nhận khảo sát", "Refused surveys, or asked for no more"},
    {"asked_lately", "Mới được hỏi gần đây, chưa đến lúc hỏi lại", "Was asked not long ago"},
}};

constexpr std::size_t progress_every = 500;

// A foot of the table ("Người lập bảng") has one cell where people have several.
bool fits(const Record& record, std::size_t columns) {
  if (filled_cells(record, columns) > 0) return false;
  return columns < 3 || filled_cells(record, 0) > 1;
}

}  // namespace

const LeftOutWords& words_of(LeftOut why) {
  return words[static_cast<std::size_t>(why)];
}

std::string Judge::cell(const Record& record, ImportField field) {
  const auto column = outline_.column(field);
  if (!column || *column >= record.cells.size()) return {};
  const auto& raw = record.cells[*column];
  const bool plain = std::all_of(raw.begin(), raw.end(), [](char letter) {
    return static_cast<unsigned char>(letter) < 0x80U;
  });
  if (plain) return cell_at(record, outline_, *column);
  // Units and procedures come again and again: composing them anew took most of the time.
  auto& known = cleaned_[static_cast<std::size_t>(field)];
  const auto found = known.find(raw);
  if (found != known.end()) return found->second;
  auto clean = cell_at(record, outline_, *column);
  if (known.size() < import_limits::names_max) known.emplace(raw, clean);
  return clean;
}

std::optional<bool> Judge::yes(const Record& record, ImportField field) {
  const auto text = cell(record, field);
  if (text.empty()) return std::nullopt;
  // A mark under "Không đồng ý" means neither yes nor no of itself.
  if (refuses(field)) return agreed_in(text);
  const auto found = yeses_.find(text);
  if (found != yeses_.end()) return found->second;
  const auto meant = yes_in(text);
  if (yeses_.size() < import_limits::names_max) yeses_.emplace(text, meant);
  return meant;
}

bool Judge::refuses(ImportField field) const {
  const auto column = outline_.column(field);
  return column && outline_.columns[*column].refuses;
}

void Judge::read_consents(const Record& record, ListPerson& person) {
  person.agreed = yes(record, ImportField::dong_y);
  person.agreed_phone = yes(record, ImportField::dong_y_dien_thoai);
  person.may_refuse =
      refuses(ImportField::dong_y) && !person.agreed && !cell(record, ImportField::dong_y).empty();
}

LeftOut Judge::read_address(const Record& record, ListPerson& person) {
  const auto phone = cell(record, ImportField::dien_thoai);
  const auto account = cell(record, ImportField::zalo_id);
  person.zalo_id = zalo_id_in(account).value_or("");
  person.phone = phone_84(phone).value_or("");
  if (!person.zalo_id.empty()) return LeftOut::none;
  if (phone.empty()) return account.empty() ? LeftOut::no_address : LeftOut::bad_account;
  return person.phone.empty() ? LeftOut::bad_phone : LeftOut::none;
}

LeftOut Judge::read_day(const Record& record, ListPerson& person) {
  const auto text = cell(record, ImportField::ngay_tra);
  if (text.empty()) return LeftOut::none;
  person.returned = day_in(text, outline_.order);
  if (!person.returned) return LeftOut::bad_date;
  return *person.returned > today_ ? LeftOut::future_date : LeftOut::none;
}

LeftOut Judge::read_unit(const Record& record, ListPerson& person) {
  if (!outline_.column(ImportField::don_vi)) return LeftOut::none;
  person.unit_name = cell(record, ImportField::don_vi);
  if (!person.unit_name.empty()) person.unit = names_.unit(person.unit_name).unit;
  if (person.unit.empty()) return LeftOut::no_unit;
  person.level = level_of(catalog_, person.unit);
  return LeftOut::none;
}

void Judge::read_matter(const Record& record, ListPerson& person) {
  const auto procedure = cell(record, ImportField::thu_tuc);
  const auto field = cell(record, ImportField::linh_vuc);
  const auto code = cell(record, ImportField::ma_ho_so);
  const auto* unit = catalog_.unit(person.unit);
  if (!field.empty()) person.field = names_.field(field);
  if (field.empty() && !procedure.empty()) person.field = names_.field_of_procedure(procedure);
  auto facts = nlohmann::ordered_json::object();
  const auto put = [&](ImportField which, const std::string& text) {
    if (!text.empty()) facts[std::string{code_of(which)}] = text;
  };
  put(ImportField::thu_tuc, procedure);
  put(ImportField::don_vi, unit == nullptr ? person.unit_name : unit->name);
  put(ImportField::linh_vuc, person.field);
  put(ImportField::ma_ho_so, code);
  put(ImportField::ma_pa, cell(record, ImportField::ma_pa));
  if (person.returned) put(ImportField::ngay_tra, base::format_date(*person.returned));
  person.facts = base::to_text(facts);
}

LeftOut Judge::judge(const Record& record, ListPerson& person) {
  person = {};
  if (!fits(record, outline_.columns.size())) return LeftOut::no_columns;
  for (const auto& one : record.cells) {
    if (one.size() > import_limits::cell_bytes_max) return LeftOut::too_long;
  }
  auto why = read_address(record, person);
  if (why == LeftOut::none) read_consents(record, person);
  if (why == LeftOut::none) why = read_day(record, person);
  if (why == LeftOut::none) why = read_unit(record, person);
  if (why == LeftOut::none) read_matter(record, person);
  return why;
}

std::optional<std::size_t> Doubles::add(std::size_t row, const ListPerson& person) {
  const auto day =
      person.returned ? std::chrono::sys_days{*person.returned} : std::chrono::sys_days{};
  std::optional<std::size_t> known;
  for (const auto* key : {&person.zalo_id, &person.phone}) {
    const auto found = by_key_.find(*key);
    if (!key->empty() && found != by_key_.end() && !known) known = found->second;
  }
  const auto place = known.value_or(kept_.size());
  for (const auto* key : {&person.zalo_id, &person.phone}) {
    if (!key->empty()) by_key_.try_emplace(*key, place);
  }
  if (!known) {
    kept_.push_back({row, day});
    return std::nullopt;
  }
  if (kept_[place].day > day) return row;
  const auto before = kept_[place].row;
  kept_[place] = {row, day};
  return before;
}

std::size_t ListVerdict::count(LeftOut why) const {
  return static_cast<std::size_t>(std::count(rows.begin(), rows.end(), why));
}

ListVerdict verdict_of(const ListText& list,
                       const ListOutline& outline,
                       Judge& judge,
                       NameBook& names,
                       const std::function<bool(std::size_t rows)>& progress) {
  ListVerdict verdict;
  Doubles doubles;
  ListPerson person;
  std::map<std::string, std::size_t> unsure;
  each_row(list, outline, [&](const Record& record) {
    const auto why = judge.judge(record, person);
    verdict.rows.push_back(why);
    if (!person.unit_name.empty() && !names.unit(person.unit_name).sure) ++unsure[person.unit_name];
    if (why == LeftOut::none) {
      if (const auto out = doubles.add(verdict.rows.size() - 1, person))
        verdict.rows[*out] = LeftOut::duplicate;
    }
    return verdict.rows.size() % progress_every != 0 || progress(verdict.rows.size());
  });
  for (const auto& [name, people] : unsure)
    verdict.units.push_back({name, people, names.unit(name)});
  std::stable_sort(verdict.units.begin(),
                   verdict.units.end(),
                   [](const auto& one, const auto& other) { return one.people > other.people; });
  verdict.units_in_all = verdict.units.size();
  if (verdict.units.size() > import_limits::unknown_shown)
    verdict.units.resize(import_limits::unknown_shown);
  return verdict;
}

}  // namespace surveys
