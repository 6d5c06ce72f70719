#include "office/surveys/results.hpp"

#include <algorithm>
#include <set>

#include "office/surveys/answer_text.hpp"
#include "office/surveys/figures.hpp"
#include "office/surveys/limits.hpp"
#include "office/surveys/ranking.hpp"

namespace surveys {
namespace {

class Counting {
 public:
  Counting(const Tally& tally, const Scope& scope, const Basis& basis)
      : tally_(tally), scope_(scope), figures_(tally, basis) {
    results_.weighted = figures_.weighted();
    results_.weights_refused = basis.weighted && !results_.weighted;
    results_.not_covered = figures_.weights().not_covered;
    results_.trimmed = figures_.weights().trimmed;
  }

  Results take() {
    head();
    questions();
    factors();
    lines();
    table();
    return std::move(results_);
  }

 private:
  void head() {
    results_.general =
        figures_.general().place == nullptr ? nullptr : figures_.general().place->question;
    results_.overall = figures_.figure(figures_.general(), scope_);
    results_.overall_levels = levels_beside(results_.overall, figures_.general());
    results_.hidden = figures_.hidden({}, scope_);
    // How many answered at all is no secret of a whole round; of a small place it is.
    if (!is_whole(scope_) && results_.hidden != Hidden::no) return;
    const auto population = figures_.population(scope_);
    results_.people = population.value_or(0);
    for (const auto& stratum : tally_.strata()) {
      if (!is_in(scope_, stratum)) continue;
      results_.n += stratum.people;
      results_.invited += stratum.invited;
      for (std::size_t at = 0; at < outcome_count; ++at) {
        const auto outcome = static_cast<Outcome>(at);
        results_.outcomes.add(outcome, stratum.outcomes[outcome]);
      }
    }
    results_.correction = results_.people >= results_.n && results_.people > 0;
    results_.rates = response_rates(results_.outcomes);
  }

  void questions() {
    for (const auto& place : tally_.places()) {
      switch (place.question->kind) {
        case Kind::rating:
          rating(place);
          break;
        case Kind::single:
        case Kind::multiple:
          choice(place);
          break;
        case Kind::number:
        case Kind::date:
          number(place);
          break;
        case Kind::text:
          open(place.question->code, place, place.first);
          break;
      }
      if (place.specified)
        open(specified_code(place.question->code), place, place.first + 1 + place.choices);
    }
  }

  void rating(const QuestionPlace& place) {
    if (place.question->overall) return;  // the headline
    Criterion one{.question = place.question, .figure = figures_.figure({.place = &place}, scope_)};
    one.levels = levels_beside(one.figure, {.place = &place});
    results_.criteria.push_back(one);
  }

  // Nothing when the figure is hidden, or of several questions.
  std::optional<LevelCounts> levels_beside(const Figure& figure, const Item& item) const {
    if (figure.hidden != Hidden::no || item.place == nullptr) return std::nullopt;
    return figures_.levels(*item.place, scope_);
  }

  void choice(const QuestionPlace& place) {
    ChoiceFigure one{.question = place.question,
                     .hidden = figures_.hidden({.place = &place}, scope_)};
    if (one.hidden == Hidden::no) one.n = figures_.sum(place.first, scope_);
    for (std::size_t at = 0; at < place.choices && one.n > 0; ++at) {
      ChoiceCount option{.code = place.question->options[at].code};
      option.people = figures_.sum(place.first + 1 + at, scope_);
      option.share = *share_of(option.people, one.n, figures_.population(scope_));
      one.options.push_back(std::move(option));
    }
    results_.choices.push_back(std::move(one));
  }

  void number(const QuestionPlace& place) {
    NumberFigure one{.question = place.question,
                     .hidden = figures_.hidden({.place = &place}, scope_)};
    if (one.hidden == Hidden::no) {
      Spread all;
      for (const auto& stratum : tally_.strata()) {
        if (is_in(scope_, stratum))
          all.add(stratum.spreads[static_cast<std::size_t>(place.spread)]);
      }
      one.n = all.n();
      if (place.question->kind == Kind::number) one.mean = all.mean(figures_.population(scope_));
      if (one.n > 0) one.spread = std::move(all);
    }
    results_.numbers.push_back(std::move(one));
  }

  void open(std::string code, const QuestionPlace& place, std::size_t counter) {
    OpenCount one{.code = std::move(code), .question = place.question};
    // How many people wrote is no secret where enough people answered at all.
    const bool told = is_whole(scope_) || results_.hidden == Hidden::no;
    if (told) one.answers = figures_.sum(counter, scope_);
    results_.open.push_back(std::move(one));
  }

  void factors() {
    const auto& codes = tally_.factor_codes();
    for (std::size_t at = 0; at < codes.size(); ++at) {
      results_.factors.push_back(
          {codes[at], figures_.figure({.factor = static_cast<int>(at)}, scope_)});
    }
  }

  // Names of one kind among those in the scope, each once, sorted.
  std::vector<std::string> names(std::string Stratum::*of) const {
    std::set<std::string> found;
    for (const auto& stratum : tally_.strata()) {
      if (is_in(scope_, stratum)) found.insert(stratum.*of);
    }
    return {found.begin(), found.end()};
  }

  std::vector<ResultLine> lines_of(std::string Stratum::*of, std::string Scope::*narrow) {
    std::vector<ResultLine> lines;
    std::vector<Contestant> contestants;
    for (const auto& name : names(of)) {
      if (name.empty()) continue;  // not known: it cannot be asked for, and is in the total
      auto scope = scope_;
      scope.*narrow = name;
      ResultLine line{.id = name, .figure = figures_.figure(figures_.general(), scope)};
      line.faded = line.figure.hidden == Hidden::no && line.figure.n < ranked_min;
      if (line.figure.share) contestants.push_back({name, *line.figure.share, line.figure.n});
      lines.push_back(std::move(line));
    }
    if (!scope_.own) place(lines, contestants);
    return lines;
  }

  static void place(std::vector<ResultLine>& lines, const std::vector<Contestant>& contestants) {
    for (const auto& ranked : ranking(contestants)) {
      const auto line = std::find_if(
          lines.begin(), lines.end(), [&](const auto& one) { return one.id == ranked.id; });
      line->place = ranked.place;
      line->best = ranked.best;
      line->worst = ranked.worst;
    }
  }

  void lines() {
    results_.units = lines_of(&Stratum::unit, &Scope::unit);
    results_.fields = lines_of(&Stratum::field, &Scope::field);
    results_.levels = lines_of(&Stratum::level, &Scope::level);
  }

  void table() {
    if (results_.units.size() * results_.fields.size() > table_cells_max) return;
    for (const auto& unit : results_.units) {
      for (const auto& field : results_.fields) {
        auto scope = scope_;
        scope.unit = unit.id;
        scope.field = field.id;
        results_.table.push_back({unit.id, field.id, figures_.figure(figures_.general(), scope)});
      }
    }
  }

  const Tally& tally_;
  const Scope& scope_;
  Figures figures_;
  Results results_{};
};

}  // namespace

Results results_of(const Tally& tally, const Scope& scope, const Basis& basis) {
  return Counting(tally, scope, basis).take();
}

}  // namespace surveys
