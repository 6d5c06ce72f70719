#include "console/surveys/result_json.hpp"

#include <array>
#include <chrono>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/cases/row.hpp"
#include "console/surveys/result_round.hpp"
#include "office/surveys/answer_text.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;
using surveys::Figure;
using surveys::Results;

constexpr std::array<OutcomeName, surveys::outcome_count> outcome_names{
    {{"Trả lời đủ", "Complete"},
     {"Trả lời một phần", "Partial"},
     {"Bỏ dở", "Broken off"},
     {"Từ chối", "Refused"},
     {"Không có hồi âm", "No reply"},
     {"Không thuộc diện hỏi", "Not eligible"}}};

ordered_json mean_json(const std::optional<surveys::Mean>& mean) {
  if (!mean) return nullptr;
  const auto interval = mean->interval.value_or(surveys::Interval{mean->value, mean->value});
  return {{"n", mean->n}, {"mean", mean->value}, {"low", interval.low}, {"high", interval.high}};
}

ordered_json levels_json(const std::optional<surveys::LevelCounts>& levels) {
  if (!levels) return nullptr;
  return *levels;
}

ordered_json criteria_json(const Results& results) {
  ordered_json all = ordered_json::array();
  for (const auto& one : results.criteria) {
    all.push_back({{"code", one.question->code},
                   {"title", one.question->title},
                   {"factor", one.question->factor},
                   {"levels", levels_json(one.levels)},
                   {"figure", figure_json(one.figure)},
                   {"change", nullptr},
                   {"comparable", false}});
  }
  return all;
}

ordered_json factors_json(const Results& results, const surveys::Questionnaire& asked) {
  ordered_json all = ordered_json::array();
  for (const auto& one : results.factors) {
    all.push_back({{"code", one.code},
                   {"title", asked.factors.at(one.code)},
                   {"figure", figure_json(one.figure)},
                   {"change", nullptr}});
  }
  return all;
}

ordered_json place_or_null(int place) {
  return place > 0 ? ordered_json(place) : ordered_json();
}

ordered_json line_json(const surveys::ResultLine& line, const std::string& name) {
  return {{"id", line.id},
          {"name", name},
          {"figure", figure_json(line.figure)},
          {"place", place_or_null(line.place)},
          {"best", place_or_null(line.best)},
          {"worst", place_or_null(line.worst)},
          {"faded", line.faded}};
}

void add_lines(ordered_json& json, const Visit& visit, const Results& results) {
  json["units"] = json["fields"] = json["levels"] = ordered_json::array();
  for (const auto& line : results.units)
    json["units"].push_back(line_json(line, unit_name(visit, line.id)));
  for (const auto& line : results.fields)
    json["fields"].push_back(line_json(line, field_name(line.id)));
  for (const auto& line : results.levels)
    json["levels"].push_back(line_json(line, level_name(line.id)));
  ordered_json table{{"units", ordered_json::array()},
                     {"fields", ordered_json::array()},
                     {"cells", ordered_json::array()}};
  for (const auto& line : results.units) table["units"].push_back(line.id);
  for (const auto& line : results.fields) table["fields"].push_back(line.id);
  for (const auto& cell : results.table) {
    table["cells"].push_back(
        {{"unit", cell.unit}, {"field", cell.field}, {"figure", figure_json(cell.figure)}});
  }
  json["table"] = std::move(table);
}

ordered_json choices_json(const Results& results) {
  ordered_json all = ordered_json::array();
  for (const auto& one : results.choices) {
    ordered_json options = ordered_json::array();
    for (std::size_t at = 0; at < one.question->options.size(); ++at) {
      const auto& option = one.question->options[at];
      const bool known = at < one.options.size();
      options.push_back({{"code", option.code},
                         {"label", option.label},
                         {"people", known ? ordered_json(one.options[at].people) : ordered_json()},
                         {"share", known ? share_json(one.options[at].share) : ordered_json()}});
    }
    all.push_back({{"code", one.question->code},
                   {"title", one.question->title},
                   {"kind", surveys::kind_code(one.question->kind)},
                   {"n", one.n},
                   {"hidden", surveys::hidden_code(one.hidden)},
                   {"options", std::move(options)}});
  }
  return all;
}

ordered_json numbers_json(const Results& results) {
  ordered_json all = ordered_json::array();
  for (const auto& one : results.numbers) {
    const auto kind = one.question->kind;
    ordered_json number{{"code", one.question->code},
                        {"title", one.question->title},
                        {"kind", surveys::kind_code(kind)},
                        {"n", one.n},
                        {"hidden", surveys::hidden_code(one.hidden)},
                        {"median", nullptr},
                        {"least", nullptr},
                        {"most", nullptr},
                        {"mean", mean_json(one.mean)}};
    if (one.spread) {
      number["median"] = number_text(kind, one.spread->median());
      number["least"] = number_text(kind, one.spread->least());
      number["most"] = number_text(kind, one.spread->most());
    }
    all.push_back(std::move(number));
  }
  return all;
}

ordered_json open_json(const Results& results) {
  ordered_json all = ordered_json::array();
  for (const auto& one : results.open) {
    const bool specified = one.code != one.question->code;
    all.push_back({{"code", one.code},
                   {"title", one.question->title + (specified ? ": khác" : "")},
                   {"answers", one.answers}});
  }
  return all;
}

// 2.4 → "2,4" as Vietnamese write it.
std::string with_comma(double value) {
  auto text = fmt::format("{:.1f}", value);
  if (const auto dot = text.find('.'); dot != std::string::npos) text[dot] = ',';
  return text;
}

}  // namespace

ordered_json share_json(const std::optional<surveys::Share>& share) {
  if (!share) return nullptr;
  return {{"n", share->n},
          {"good", std::llround(share->value * static_cast<double>(share->n))},
          {"share", share->value},
          {"low", share->interval.low},
          {"high", share->interval.high}};
}

ordered_json figure_json(const Figure& figure) {
  return {{"n", figure.n},
          {"hidden", surveys::hidden_code(figure.hidden)},
          {"share", share_json(figure.share)},
          {"mean", mean_json(figure.mean)}};
}

ordered_json rates_json(const surveys::ResponseRates& rates) {
  return {{"rr1", rates.rr1}, {"rr2", rates.rr2}, {"rr5", rates.rr5}, {"rr6", rates.rr6}};
}

std::string number_text(surveys::Kind kind, std::int64_t value) {
  if (kind != surveys::Kind::date) return std::to_string(value);
  const std::chrono::sys_days day{std::chrono::days{value}};
  return base::format_iso_date(std::chrono::year_month_day{day});
}

OutcomeName outcome_name(surveys::Outcome outcome) {
  return outcome_names.at(static_cast<std::size_t>(outcome));
}

ordered_json outcomes_json(const Results& results) {
  ordered_json all = ordered_json::array();
  if (results.invited == 0) return all;
  for (std::size_t at = 0; at < surveys::outcome_count; ++at) {
    const auto outcome = static_cast<surveys::Outcome>(at);
    const auto name = outcome_name(outcome);
    all.push_back({{"code", surveys::outcome_code(outcome)},
                   {"vi", name.vi},
                   {"en", name.en},
                   {"people", results.outcomes[outcome]}});
  }
  return all;
}

std::string general_title(const Results& results) {
  return results.general == nullptr ? "Gộp mọi tiêu chí" : results.general->title;
}

ordered_json change_json(const std::optional<surveys::Change>& change, const std::string& against) {
  if (!change || change->word == surveys::ChangeWord::too_few) return nullptr;
  constexpr double points = 100;
  const double difference = change->difference * points;
  const bool significant = change->word != surveys::ChangeWord::within_chance;
  const bool up = difference >= 0;
  const auto size = with_comma(std::abs(difference));
  return {{"points", difference},
          {"low", change->interval.low * points},
          {"high", change->interval.high * points},
          {"p", change->p_value},
          {"significant", significant},
          {"vi",
           fmt::format("{} {} điểm so với {}, {}",
                       up ? "Tăng" : "Giảm",
                       size,
                       against,
                       significant ? "lớn hơn ngẫu nhiên" : "chưa có ý nghĩa thống kê")},
          {"en",
           fmt::format("{} {:.1f} points against {}, {}",
                       up ? "Up" : "Down",
                       std::abs(difference),
                       against,
                       significant ? "more than chance" : "not statistically significant")}};
}

void add_figures(ordered_json& json,
                 const Visit& visit,
                 const Results& results,
                 const surveys::Questionnaire& asked) {
  json["overall"] = {
      {"code", results.general == nullptr ? std::string{} : results.general->code},
      {"title", general_title(results)},
      {"levels", levels_json(results.overall_levels)},
      {"figure", figure_json(results.overall)},
      {"change", nullptr},
      {"note",
       words_json("Chỉ số hài lòng (cách tính mức 4+5). Tính như SIPAS nhưng không phải chỉ số "
                  "SIPAS do Bộ Nội vụ công bố.",
                  "Satisfaction index (levels 4+5). Computed like SIPAS, but it is not the SIPAS "
                  "published by the Ministry of Home Affairs.")}};
  json["criteria"] = criteria_json(results);
  json["factors"] = factors_json(results, asked);
  add_lines(json, visit, results);
  json["choices"] = choices_json(results);
  json["numbers"] = numbers_json(results);
  json["open"] = open_json(results);
}

void add_changes(ordered_json& json,
                 const std::optional<surveys::Comparison>& comparison,
                 const std::string& against) {
  if (!comparison) return;
  json["overall"]["change"] = change_json(comparison->overall, against);
  for (auto& one : json["criteria"]) {
    const auto found = comparison->criteria.find(one["code"].get<std::string>());
    if (found == comparison->criteria.end()) continue;
    one["comparable"] = true;
    one["change"] = change_json(found->second, against);
  }
  for (auto& one : json["factors"]) {
    const auto found = comparison->factors.find(one["code"].get<std::string>());
    if (found != comparison->factors.end()) one["change"] = change_json(found->second, against);
  }
}

ordered_json notes_json(const Results& results, bool anonymous) {
  ordered_json notes = ordered_json::array();
  notes.push_back(
      words_json("Chỉ người dùng Zalo, tự nguyện trả lời; không đại diện cho mọi người dân.",
                 "Only users of Zalo who chose to answer; not all citizens."));
  if (anonymous)
    notes.push_back(words_json("Đợt ẩn danh: câu trả lời không nối được với người trả lời.",
                               "Anonymous round: answers cannot be joined to people."));
  if (results.weights_refused)
    notes.push_back(words_json(
        "Không tính được trọng số: danh sách không khớp với số người trả lời. Đang hiện số không "
        "có trọng số.",
        "Weights are not possible: the list does not fit the answers. Shown without weights."));
  if (results.trimmed)
    notes.push_back(words_json("Có trọng số vượt 5 lần trung bình đã được cắt.",
                               "Some weight above five times the average was cut."));
  if (results.not_covered > 0) {
    const double percent = results.not_covered * 100;
    notes.push_back(words_json(
        fmt::format("{} % người trong danh sách thuộc nơi chưa ai trả lời; chưa tính được cho họ.",
                    with_comma(percent)),
        fmt::format("{:.1f} % of the list are in places where nobody answered.", percent)));
  }
  return notes;
}

}  // namespace console
