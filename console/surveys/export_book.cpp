#include "console/surveys/export_book.hpp"

#include <cmath>

#include "base/local_time.hpp"
#include "console/cases/row.hpp"
#include "console/surveys/result_json.hpp"
#include "office/surveys/answer_text.hpp"
#include "office/surveys/limits.hpp"
#include "office/surveys/questionnaire_limits.hpp"

namespace console {
namespace {

using surveys::Figure;
using surveys::Hidden;
using surveys::Kind;

constexpr const char* covered = "ẩn: chưa đủ 10 phiếu, hoặc để không suy ra nơi khác";

// One decimal of a percentage, as the page shows it.
double percent(double share) {
  return std::round(share * 1'000) / 10;
}

double two_decimals(double value) {
  return std::round(value * 100) / 100;
}

double count(std::int64_t people) {
  return static_cast<double>(people);
}

BookCell count_if(bool known, std::int64_t people) {
  if (!known) return std::string{};
  return count(people);
}

void levels_of(std::vector<BookCell>& row, const std::optional<surveys::LevelCounts>& levels) {
  for (const auto people : levels.value_or(surveys::LevelCounts{}))
    row.push_back(count_if(levels.has_value(), people));
}

std::string text(std::string_view words) {
  return std::string{words};
}

}  // namespace

ExportBook::ExportBook(Workbook& book, const Visit& visit, const RoundFigures& figures)
    : book_(book),
      visit_(visit),
      counted_(*figures.counted),
      figures_(figures),
      results_(figures.results) {}

void ExportBook::say(std::initializer_list<BookCell> cells) {
  book_.row(std::vector<BookCell>(cells));
}

void ExportBook::title(std::initializer_list<BookCell> cells) {
  book_.head(std::vector<BookCell>(cells));
}

// As figures_of writes them, after what the row is about.
void ExportBook::title_of_figures(std::initializer_list<const char*> about,
                                  std::initializer_list<const char*> more) {
  std::vector<BookCell> cells;
  for (const auto* name : about) cells.emplace_back(text(name));
  for (const auto* name : {"n", "chỉ số %", "từ %", "đến %"}) cells.emplace_back(text(name));
  for (const auto* name : more) cells.emplace_back(text(name));
  book_.head(cells);
}

void ExportBook::summary() {
  const auto& round = counted_.round;
  book_.begin_sheet("Tổng hợp");
  title({text("Đợt khảo sát"), round.name});
  say({text("Bộ câu hỏi"),
       counted_.tally.questionnaire().title + " (phiên bản " + std::to_string(round.version) +
           ")"});
  say({text("Mở"), base::format_iso(round.opens)});
  say({text("Đóng"), base::format_iso(round.closes)});
  say({text("Số liệu tính lúc"), base::format_iso(visit_.now)});
  scope();
  const bool shown = results_.invited > 0;
  say({text("Số phiếu (n)"), count_if(shown, results_.n)});
  say({text("Đã mời"), count_if(shown, results_.invited)});
  say({text("Số người trong danh sách (N)"), count_if(results_.people > 0, results_.people)});
  if (shown) {
    say({text("Tỷ lệ trả lời % (AAPOR RR1)"), percent(results_.rates.rr1)});
    say({text("RR2 %"), percent(results_.rates.rr2)});
    say({text("RR5 %"), percent(results_.rates.rr5)});
    say({text("RR6 %"), percent(results_.rates.rr6)});
    for (std::size_t at = 0; at < surveys::outcome_count; ++at) {
      const auto outcome = static_cast<surveys::Outcome>(at);
      say({text(outcome_name(outcome).vi), count(results_.outcomes[outcome])});
    }
  }
  title({});
  general();
  say({text(
      "Tính như SIPAS nhưng không phải chỉ số SIPAS do Bộ Nội vụ công bố. Chỉ người dùng Zalo, "
      "tự nguyện trả lời.")});
  changes();
}

// Ratings that only stand together for it have no levels of their own.
void ExportBook::general() {
  constexpr const char* what = "Chỉ số hài lòng (cách tính mức 4+5)";
  std::vector<BookCell> row{general_title(results_)};
  if (results_.general == nullptr) {
    title_of_figures({what});
  } else {
    title_of_figures({what, "mức 1", "mức 2", "mức 3", "mức 4", "mức 5"});
    levels_of(row, results_.overall_levels);
  }
  figures_of(row, results_.overall);
  book_.row(row);
}

// As the page names what it shows.
void ExportBook::scope() {
  const auto& scope = figures_.scope;
  say({text("Phạm vi"), text(scope.own ? "Đơn vị của mình" : "Toàn bộ")});
  if (!scope.unit.empty()) say({text("Đơn vị"), unit_name(visit_, scope.unit)});
  if (!scope.field.empty()) say({text("Lĩnh vực"), scope.field});
  if (!scope.level.empty()) say({text("Cấp"), level_name(scope.level)});
  say({text("Trọng số theo danh sách"), text(results_.weighted ? "có" : "không")});
  if (results_.weighted)
    say(
        {text("Không trọng số: tỷ lệ các lựa chọn, câu trả lời bằng số hay ngày, số phiếu từng "
              "mức 1 đến 5.")});
  if (results_.weights_refused)
    say({text("Trọng số không tính được: danh sách không khớp với số phiếu.")});
}

// Beside the other round: what can be compared of it, and whether that is more than chance.
void ExportBook::changes() {
  if (!figures_.against || !figures_.comparison) return;
  const auto& asked = counted_.tally.questionnaire();
  const auto& comparison = *figures_.comparison;
  title({});
  title({text("So với đợt ") + figures_.against->name,
         text("thay đổi (điểm)"),
         text("từ"),
         text("đến"),
         text("p"),
         text("nhận xét")});
  if (comparison.general_comparable) change(general_title(results_), comparison.overall);
  for (const auto& one : results_.criteria) {
    const auto found = comparison.criteria.find(one.question->code);
    if (found != comparison.criteria.end()) change(one.question->title, found->second);
  }
  for (const auto& [code, change_of] : comparison.factors)
    change("Yếu tố: " + asked.factors.at(code), change_of);
  if (!comparison.general_comparable)
    say({text("Câu hỏi chung của hai đợt không giống hệt nhau, nên không so.")});
  if (!comparison.weighted_alike)
    say({text("Chỉ một trong hai đợt tính được trọng số, nên không so.")});
}

void ExportBook::change(const std::string& name, const std::optional<surveys::Change>& change) {
  if (!change || change->word == surveys::ChangeWord::too_few) {
    say({name, text("không so được: ẩn hoặc chưa đủ phiếu")});
    return;
  }
  constexpr double points = 100;
  const bool chance = change->word == surveys::ChangeWord::within_chance;
  say({name,
       two_decimals(change->difference * points),
       two_decimals(change->interval.low * points),
       two_decimals(change->interval.high * points),
       std::round(change->p_value * 10'000) / 10'000,
       text(chance ? "chưa có ý nghĩa thống kê" : "lớn hơn ngẫu nhiên")});
}

void ExportBook::figures_of(std::vector<BookCell>& row, const Figure& figure) const {
  if (figure.hidden != Hidden::no) {
    row.emplace_back(text(covered));
    return;
  }
  row.emplace_back(count(figure.n));
  if (!figure.share) return;
  row.emplace_back(percent(figure.share->value));
  row.emplace_back(percent(figure.share->interval.low));
  row.emplace_back(percent(figure.share->interval.high));
  mean_of(row, figure.mean);
}

void ExportBook::mean_of(std::vector<BookCell>& row, const std::optional<surveys::Mean>& mean) {
  if (!mean) return;
  row.emplace_back(two_decimals(mean->value));
  if (!mean->interval) return;
  row.emplace_back(two_decimals(mean->interval->low));
  row.emplace_back(two_decimals(mean->interval->high));
}

void ExportBook::criteria() {
  book_.begin_sheet("Theo tiêu chí");
  title_of_figures({"mã", "tiêu chí", "yếu tố", "mức 1", "mức 2", "mức 3", "mức 4", "mức 5"});
  book_.freeze();
  if (results_.general != nullptr)
    criterion(*results_.general, " (câu hỏi chung)", results_.overall_levels, results_.overall);
  for (const auto& one : results_.criteria) criterion(*one.question, "", one.levels, one.figure);
  factors();
  choices();
  numbers();
}

void ExportBook::criterion(const surveys::Question& question,
                           const std::string& mark,
                           const std::optional<surveys::LevelCounts>& levels,
                           const Figure& figure) {
  std::vector<BookCell> row{question.code, question.title + mark, question.factor};
  levels_of(row, levels);
  figures_of(row, figure);
  book_.row(row);
}

void ExportBook::factors() {
  title({});
  title_of_figures({"mã", "yếu tố"}, {});  // a factor has no mean
  for (const auto& one : results_.factors) {
    std::vector<BookCell> row{one.code, counted_.tally.questionnaire().factors.at(one.code)};
    figures_of(row, one.figure);
    book_.row(row);
  }
}

void ExportBook::choices() {
  title({});
  say_unweighted();
  title({text("mã"),
         text("câu hỏi"),
         text("mã trả lời"),
         text("trả lời"),
         text("số người"),
         text("%"),
         text("từ %"),
         text("đến %")});
  for (const auto& one : results_.choices) {
    if (one.hidden != Hidden::no) say({one.question->code, one.question->title, text(covered)});
    for (std::size_t at = 0; at < one.options.size(); ++at) {
      const auto& option = one.options[at];
      say({one.question->code,
           one.question->title,
           option.code,
           one.question->options[at].label,
           count(option.people),
           percent(option.share.value),
           percent(option.share.interval.low),
           percent(option.share.interval.high)});
    }
  }
}

void ExportBook::numbers() {
  if (results_.numbers.empty()) return;
  title({});
  say_unweighted();
  title({text("mã"),
         text("câu hỏi"),
         text("n"),
         text("trung vị"),
         text("nhỏ nhất"),
         text("lớn nhất"),
         text("trung bình"),
         text("từ"),
         text("đến")});
  for (const auto& one : results_.numbers) number(one);
}

void ExportBook::number(const surveys::NumberFigure& one) {
  std::vector<BookCell> row{one.question->code, one.question->title};
  row.push_back(one.hidden == Hidden::no ? BookCell{count(one.n)} : BookCell{text(covered)});
  if (one.spread) {
    const auto kind = one.question->kind;
    for (const auto value : {one.spread->median(), one.spread->least(), one.spread->most()})
      row.push_back(kind == Kind::date ? BookCell{number_text(kind, value)}
                                       : BookCell{count(value)});
  }
  mean_of(row, one.mean);
  book_.row(row);
}

// Beside weighted figures, where the page says so too.
void ExportBook::say_unweighted() {
  if (results_.weighted) say({text("Các số ở bảng này không trọng số.")});
}

void ExportBook::lines(const char* what,
                       const std::vector<surveys::ResultLine>& lines,
                       const Naming& name) {
  title_of_figures({"mã", what}, {"trung bình", "từ", "đến", "hạng (từ 30 phiếu)"});
  constexpr std::size_t place_column = 9;
  for (const auto& line : lines) {
    std::vector<BookCell> row{line.id, name(line.id)};
    figures_of(row, line.figure);
    if (line.place > 0) {
      while (row.size() < place_column) row.emplace_back(std::string{});
      row.emplace_back(static_cast<double>(line.place));
    }
    book_.row(row);
  }
  title({});
}

void ExportBook::places() {
  book_.begin_sheet("Theo đơn vị");
  lines("đơn vị", results_.units, [&](const auto& id) { return unit_name(visit_, id); });
  lines("lĩnh vực", results_.fields, field_name);
  lines("cấp", results_.levels, level_name);
  title_of_figures({"đơn vị", "lĩnh vực"});
  for (const auto& cell : results_.table) {
    std::vector<BookCell> row{unit_name(visit_, cell.unit), cell.field};
    figures_of(row, cell.figure);
    book_.row(row);
  }
}

void ExportBook::codes() {
  book_.begin_sheet("Từ điển mã");
  title({text("cột"), text("tên"), text("câu hỏi"), text("loại"), text("mã"), text("nghĩa")});
  book_.freeze();
  say({text("phieu"), text("Số thứ tự trong tệp này, xáo trộn mỗi lần xuất")});
  for (const auto outcome : {surveys::Outcome::complete, surveys::Outcome::partial}) {
    say({text("ket_qua"),
         text("Kết quả"),
         text(""),
         text(""),
         text(surveys::outcome_code(outcome)),
         text(outcome_name(outcome).vi)});
  }
  say({text("don_vi"), text("Đơn vị; chỉ ghi khi bảng đơn vị × lĩnh vực được hiện")});
  say({text("linh_vuc"), text("Lĩnh vực; như trên")});
  say({text("cap"), text("Cấp của đơn vị; như trên")});
  for (const auto* level : {"tinh", "xa"})
    say({text("cap"), text("Cấp"), text(""), text(""), text(level), level_name(level)});
  for (const auto& place : counted_.tally.places()) question(place);
}

void ExportBook::question(const surveys::QuestionPlace& place) {
  const auto& asked = *place.question;
  const auto kind = text(surveys::kind_code(asked.kind));
  if (place.choices == 0) say({asked.code, asked.title, asked.ask, kind});
  if (asked.kind == Kind::rating) {
    for (int level = 1; level <= surveys::levels; ++level)
      say({asked.code,
           asked.title,
           asked.ask,
           kind,
           static_cast<double>(level),
           text(surveys::level_label(level))});
  }
  for (const auto& option : asked.options)
    say({asked.code, asked.title, asked.ask, kind, option.code, option.label});
  say({asked.code, asked.title, asked.ask, kind, text(surveys::no_answer), text("Không trả lời")});
  if (place.specified)
    say({surveys::specified_code(asked.code), asked.title + ": khác", asked.ask, text("text")});
}

}  // namespace console
