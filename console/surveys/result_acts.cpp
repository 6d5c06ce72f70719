// The results of a round: one scope of it, beside another round, and the line over all of them.
#include "console/surveys/result_acts.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/cases/query_text.hpp"
#include "console/surveys/result_json.hpp"
#include "console/surveys/result_limits.hpp"
#include "console/surveys/result_query.hpp"
#include "console/surveys/round_figures.hpp"

namespace console::acts {
namespace {

using nlohmann::ordered_json;
using surveys::Round;

ordered_json named(const Round& round) {
  return {{"id", round.id.value}, {"name", round.name}};
}

class ResultPage {
 public:
  ResultPage(storage::Tx& tx, const Visit& visit, const ResultQuery& query)
      : tx_(tx), visit_(visit), query_(query) {}

  RawAnswer answer(surveys::RoundId id) {
    const auto found = round_figures(tx_, visit_, id, query_);
    if (!found) return problem("not_found");
    if (found->no_such_against) return invalid({{"against", "Không có giá trị này."}});
    beside_ = found->beside;
    const auto& counted = *found->counted;
    const auto& results = found->results;
    const auto& against = found->against;
    ordered_json json = head(counted, results);
    json["against"] = against ? named(*against) : ordered_json();
    if (found->comparison)
      json["against"]["weighted"] = results.weighted == found->comparison->weighted_alike;
    add_figures(json, visit_, results, counted.tally.questionnaire());
    add_changes(json, found->comparison, against ? against->name : "");
    json["rounds"] = line(counted, results);
    json["notes"] = notes_json(results, counted.round.anonymous);
    add_unweighted(json["notes"]);
    json["counted_at"] = base::format_iso(visit_.now);
    return json_answer(200, json);
  }

 private:
  ordered_json head(const CountedRound& counted, const surveys::Results& results) const {
    ordered_json others = ordered_json::array();
    for (const auto& other : beside_) {
      auto one = named(other);
      one["closes"] = base::format_iso(other.closes);
      others.push_back(std::move(one));
    }
    return {{"round", result_round_json(counted, results)},
            {"scope",
             {{"unit", query_.scope.unit},
              {"field", query_.scope.field},
              {"level", query_.scope.level}}},
            {"against", nullptr},
            {"others", std::move(others)},
            {"n", results.n},
            {"invited", results.invited},
            {"people", results.people},
            {"weighted", results.weighted},
            {"correction", results.correction},
            {"rates", rates_json(results.rates)},
            {"outcomes", outcomes_json(results)}};
  }

  // Oldest first, this one among them, and each weighted when weights are asked for.
  ordered_json line(const CountedRound& counted, const surveys::Results& results) {
    ordered_json all = ordered_json::array();
    std::optional<surveys::Questionnaire> before;
    for (const auto& round : in_order(counted.round)) {
      const bool own = round.id == counted.round.id;
      const auto other = own ? nullptr : visit_.office.counted->of(tx_, round.id);
      const auto& asked = own ? counted.tally.questionnaire() : other->tally.questionnaire();
      const auto headline = own ? surveys::Headline{results.overall} : headline_in(*other, query_);
      if (headline.weights_refused) unweighted_.push_back(round.name);
      const bool reworded = before && !surveys::general_is_the_same(*before, asked);
      before = asked;
      all.push_back({{"id", round.id.value},
                     {"name", round.name},
                     {"closes", base::format_iso(round.closes)},
                     {"figure", figure_json(headline.figure)},
                     {"reworded", reworded}});
    }
    return all;
  }

  std::vector<Round> in_order(const Round& own) const {
    auto rounds = beside_;
    rounds.push_back(own);
    std::sort(rounds.begin(), rounds.end(), [](const Round& one, const Round& other) {
      return one.closes != other.closes ? one.closes < other.closes : one.id.value < other.id.value;
    });
    return rounds;
  }

  // Beside weighted points one without weights must be known as such.
  void add_unweighted(ordered_json& notes) const {
    if (unweighted_.empty()) return;
    const auto names = fmt::format("{}", fmt::join(unweighted_, ", "));
    notes.push_back(words_json(
        fmt::format("Không tính được trọng số của {}: số của đợt ấy là số không có trọng số.",
                    names),
        fmt::format("Weights are not possible for {}: that round is shown without them.", names)));
  }

  storage::Tx& tx_;
  const Visit& visit_;
  const ResultQuery& query_;
  std::vector<Round> beside_{};
  std::vector<std::string> unweighted_{};  // of the line, though weights were asked for
};

}  // namespace

RawAnswer round_results(const Visit& visit) {
  const auto id = round_id(visit.path.front());
  QueryText text(visit.request.query);
  auto query = result_query(visit, text);
  if (const auto wrong = text.mistakes(); !wrong.empty()) return invalid(wrong);
  if (!id) return problem("not_found");
  RawAnswer answer;
  visit.office.database.read(
      [&](storage::Tx& tx) { answer = ResultPage(tx, visit, query).answer(*id); });
  return answer;
}

}  // namespace console::acts
