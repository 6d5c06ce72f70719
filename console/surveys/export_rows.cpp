#include "console/surveys/export_rows.hpp"

#include <algorithm>

#include "base/crypto.hpp"
#include "console/cases/row.hpp"
#include "console/numbers.hpp"
#include "console/surveys/result_json.hpp"
#include "console/surveys/result_limits.hpp"
#include "office/people/privacy.hpp"
#include "office/surveys/answer_text.hpp"
#include "office/surveys/questionnaire_limits.hpp"
#include "storage/survey_tallies.hpp"
#include "storage/survey_words.hpp"

namespace console {
namespace {

using surveys::Kind;

constexpr std::size_t key_bytes = 32;

std::string label_of(const surveys::Question& question, const std::string& code) {
  if (code == surveys::no_answer) return "Không trả lời";
  if (question.kind == Kind::rating) {
    const auto level = number_in(code).value_or(0);
    return level >= 1 && level <= surveys::levels
               ? std::string{surveys::level_label(static_cast<int>(level))}
               : std::string{};
  }
  for (const auto& option : question.options) {
    if (option.code == code) return option.label;
  }
  return {};
}

bool has_labels(Kind kind) {
  return kind == Kind::rating || kind == Kind::single || kind == Kind::multiple;
}

// Several of a multiple choice: "a; b".
std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const auto& text : texts) all += (all.empty() ? "" : "; ") + text;
  return all;
}

// A number is a number for the spreadsheet, so that one can count with it.
BookCell value_cell(Kind kind, const std::vector<std::string>& codes) {
  if (codes.empty()) return {};
  const bool counted = kind == Kind::rating || kind == Kind::number;
  const auto number = counted ? number_in(codes.front()) : std::nullopt;
  if (number) return static_cast<double>(*number);
  return joined(codes);
}

}  // namespace

ExportRows::ExportRows(const Visit& visit, const CountedRound& counted, surveys::Scope scope)
    : visit_(visit),
      counted_(counted),
      scope_(std::move(scope)),
      figures_(counted.tally, counted.basis) {
  const bool reads_own = own_units(visit, Right::verbatims).has_value();
  words_shown_ = visit.may(Right::verbatims, Level::look) && (!reads_own || scope_.own);
}

std::vector<BookCell> ExportRows::head() const {
  std::vector<BookCell> head{std::string{"phieu"},
                             std::string{"ket_qua"},
                             std::string{"ket_qua_ten"},
                             std::string{"don_vi"},
                             std::string{"don_vi_ten"},
                             std::string{"linh_vuc"},
                             std::string{"cap"},
                             std::string{"cap_ten"}};
  for (const auto& place : counted_.tally.places()) {
    const auto& question = *place.question;
    head.emplace_back(question.code);
    if (has_labels(question.kind)) head.emplace_back(question.code + "_ten");
    if (place.specified) head.emplace_back(surveys::specified_code(question.code));
  }
  return head;
}

// By people and by answers to the general question: what is hidden in either table stays so here.
bool ExportRows::place_shown(const surveys::Invited& invited) {
  const auto [known, fresh] = shown_.try_emplace({invited.unit, invited.field}, false);
  if (!fresh) return known->second;
  const surveys::Scope cell{.unit = invited.unit, .field = invited.field};
  const auto open = [&](const surveys::Item& item) {
    return figures_.cover_of(item).of(cell) == surveys::Hidden::no;
  };
  const bool named = !invited.unit.empty() && !invited.field.empty();
  known->second = named && open({}) && open(figures_.general());
  return known->second;
}

// In a part of the round a response without its place would tell that it is of that part.
bool ExportRows::is_wanted(const surveys::Invited& invited) {
  if (surveys::is_whole(scope_)) return true;
  const surveys::Stratum stratum{
      .unit = invited.unit, .field = invited.field, .level = invited.level};
  return surveys::is_in(scope_, stratum) && place_shown(invited);
}

bool ExportRows::each(const RowVisit& visit) {
  if (surveys::is_whole(scope_) && figures_.hidden({}, scope_) != surveys::Hidden::no) return true;
  auto& database = visit_.office.database;
  std::vector<storage::InvitationId> order;
  database.read([&](storage::Tx& tx) {
    order = storage::SurveyTallies(tx).shuffled(counted_.round.id, base::random_bytes(key_bytes));
  });
  const std::span<const storage::InvitationId> all(order);
  for (std::size_t from = 0; from < all.size(); from += limits::export_rows_at_once) {
    const auto ids = all.subspan(from, std::min(limits::export_rows_at_once, all.size() - from));
    bool more = true;
    database.read([&](storage::Tx& tx) { more = some(tx, ids, visit); });
    if (!more) return false;
  }
  return true;
}

bool ExportRows::some(storage::Tx& tx,
                      std::span<const storage::InvitationId> ids,
                      const RowVisit& visit) {
  storage::SurveyTallies tallies(tx);
  for (const auto id : ids) {
    std::optional<surveys::Response> response;
    surveys::Invited invited;
    tallies.one(id, [&](const surveys::Invited& found, auto answers) {
      invited = found;
      response = counted_.tally.look_at(found, answers);
    });
    const bool counts = response && surveys::counts(response->outcome);
    if (!counts || !is_wanted(invited)) continue;
    if (!visit(row(tx, id, invited, *response))) return false;
  }
  return true;
}

std::vector<BookCell> ExportRows::row(storage::Tx& tx,
                                      storage::InvitationId id,
                                      const surveys::Invited& invited,
                                      const surveys::Response& response) {
  const bool shown = place_shown(invited);
  std::vector<BookCell> row{static_cast<double>(++number_),
                            std::string{surveys::outcome_code(response.outcome)},
                            std::string{outcome_name(response.outcome).vi},
                            shown ? invited.unit : std::string{},
                            shown ? unit_name(visit_, invited.unit) : std::string{},
                            shown ? invited.field : std::string{},
                            shown ? invited.level : std::string{},
                            shown ? level_name(invited.level) : std::string{}};
  if (words_shown_) writer_ = storage::SurveyWords(tx).name_of_writer(id);
  const auto& places = counted_.tally.places();
  for (std::size_t at = 0; at < places.size(); ++at) {
    add_answer(row, places[at], response.codes[at]);
    if (!places[at].specified) continue;
    std::string words;
    for (const auto& one : response.specified) {
      if (one.place == at && words_shown_) words = people::masked_for_all(one.words, writer_);
    }
    row.emplace_back(words);
  }
  return row;
}

void ExportRows::add_answer(std::vector<BookCell>& row,
                            const surveys::QuestionPlace& place,
                            const std::vector<std::string>& codes) const {
  const auto& question = *place.question;
  if (question.kind == Kind::text) {
    const bool says = !codes.empty() && codes.front() != surveys::no_answer;
    const auto words =
        says && words_shown_ ? people::masked_for_all(codes.front(), writer_) : std::string{};
    row.emplace_back(says || codes.empty() ? words : codes.front());
    return;
  }
  row.push_back(value_cell(question.kind, codes));
  if (!has_labels(question.kind)) return;
  std::vector<std::string> labels;
  labels.reserve(codes.size());
  for (const auto& code : codes) labels.push_back(label_of(question, code));
  row.emplace_back(joined(labels));
}

}  // namespace console
