#include "office/surveys/tally.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <set>

#include "base/local_time.hpp"
#include "office/surveys/answer_text.hpp"
#include "office/surveys/questionnaire_limits.hpp"

namespace surveys {
namespace {

bool says_nothing(const std::vector<std::string>& codes) {
  return codes.empty() || codes.front() == no_answer;
}

// A whole number, or a day as the number of days since 1970.
std::optional<std::int64_t> number_in(const Question& question, const std::string& text) {
  if (question.kind == Kind::date) {
    const auto day = base::parse_iso_date(text);
    if (!day) return std::nullopt;
    return std::chrono::sys_days{*day}.time_since_epoch().count();
  }
  std::int64_t value = 0;
  const auto* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stopped != end) return std::nullopt;
  return value;
}

// A rating of "4" is choice 3.
std::optional<std::size_t> choice_of(const Question& question, const std::string& code) {
  if (question.kind == Kind::rating) {
    if (code.size() != 1 || code.front() < '1' || code.front() > '5') return std::nullopt;
    return static_cast<std::size_t>(code.front() - '1');
  }
  for (std::size_t at = 0; at < question.options.size(); ++at) {
    if (question.options[at].code == code) return at;
  }
  return std::nullopt;
}

// Nothing: it is for the answers to say.
std::optional<Outcome> end_of(const Invited& invited) {
  switch (invited.state) {
    case InvitedState::complete:
      return Outcome::complete;
    case InvitedState::refused:
      return Outcome::refusal;
    case InvitedState::full:
      return Outcome::not_eligible;
    case InvitedState::failed:
      // Said no to all surveys between the plan and the message.
      return invited.why == "no_consent" || invited.why == "opted_out" ? Outcome::refusal
                                                                       : Outcome::not_reached;
    case InvitedState::planned:
    case InvitedState::sent:
    case InvitedState::begun:
    case InvitedState::closed:
      break;
  }
  if (!invited.begun) return Outcome::not_reached;
  return std::nullopt;
}

bool is_choice(Kind kind) {
  return kind == Kind::rating || kind == Kind::single || kind == Kind::multiple;
}

// In the order of their codes.
std::vector<std::string> rated_factors(const Questionnaire& questionnaire) {
  std::set<std::string> rated;
  for (const auto* question : questionnaire.questions()) {
    const bool known = questionnaire.factors.contains(question->factor);
    if (question->kind == Kind::rating && known) rated.insert(question->factor);
  }
  return {rated.begin(), rated.end()};
}

}  // namespace

bool counts(Outcome outcome) {
  return outcome == Outcome::complete || outcome == Outcome::partial;
}

Tally::Tally(Questionnaire questionnaire) : questionnaire_(std::move(questionnaire)) {
  place_questions();
}

void Tally::place_questions() {
  factors_ = rated_factors(questionnaire_);
  for (const auto* question : questionnaire_.questions()) {
    QuestionPlace place{.question = question, .first = width_};
    if (is_choice(question->kind)) place.choices = answers_of(*question).size();
    place.specified = can_specify(*question);
    if (question->kind == Kind::number || question->kind == Kind::date)
      place.spread = static_cast<int>(spreads_++);
    const auto factor = std::find(factors_.begin(), factors_.end(), question->factor);
    if (question->kind == Kind::rating && factor != factors_.end())
      place.factor = static_cast<int>(factor - factors_.begin());
    width_ += 1 + place.choices + (place.specified ? 1 : 0);
    by_code_[question->code] = places_.size();
    if (place.specified) specified_[specified_code(question->code)] = places_.size();
    places_.push_back(place);
  }
}

std::optional<Response> Tally::look_at(const Invited& invited,
                                       std::span<const StandingAnswer> answers) const {
  const bool came_to_an_end =
      invited.state == InvitedState::complete || invited.state == InvitedState::refused ||
      invited.state == InvitedState::failed || invited.state == InvitedState::full;
  if (!invited.sent && !invited.begun && !came_to_an_end) return std::nullopt;
  auto response = read(answers);
  const auto ended = end_of(invited);
  response.outcome = ended ? *ended : progress_of(response);
  return response;
}

void Tally::add(const Invited& invited, std::span<const StandingAnswer> answers) {
  const auto response = look_at(invited, answers);
  if (!response) return;
  auto& stratum = stratum_of(invited);
  ++stratum.invited;
  stratum.outcomes.add(response->outcome);
  if (counts(response->outcome)) {
    ++stratum.people;
    count(stratum, *response);
  }
  // What somebody wrote is read also when little else was answered.
  if (counts(response->outcome) || response->outcome == Outcome::break_off)
    count_words(stratum, *response);
}

const QuestionPlace* Tally::general() const {
  for (const auto& place : places_) {
    if (place.question->overall && place.question->kind == Kind::rating) return &place;
  }
  return nullptr;
}

bool Tally::is_rated(const Response& response) const {
  const auto* wanted = general();
  for (std::size_t at = 0; at < places_.size(); ++at) {
    const auto& question = *places_[at].question;
    const auto& codes = response.codes[at];
    if (wanted != nullptr ? &places_[at] != wanted : question.kind != Kind::rating) continue;
    if (!says_nothing(codes) && choice_of(question, codes.front())) return true;
  }
  return false;
}

Stratum& Tally::stratum_of(const Invited& invited) {
  const auto [found, fresh] =
      by_key_.try_emplace({invited.unit, invited.field, invited.level}, strata_.size());
  if (fresh) {
    Stratum made{.unit = invited.unit, .field = invited.field, .level = invited.level};
    made.counts.resize(width_);
    made.factors.resize(factors_.size() + 1);
    made.spreads.resize(spreads_);
    strata_.push_back(std::move(made));
  }
  return strata_[found->second];
}

Response Tally::read(std::span<const StandingAnswer> answers) const {
  Response read;
  read.codes.resize(places_.size());
  for (const auto& answer : answers) {
    const auto known = by_code_.find(answer.question);
    if (known != by_code_.end()) {
      read.codes[known->second] = codes_in(answer.value);
      continue;
    }
    const auto other = specified_.find(answer.question);
    if (other == specified_.end()) continue;
    const auto words = codes_in(answer.value);
    if (!says_nothing(words)) read.specified.push_back({other->second, words.front()});
  }
  return read;
}

// Somebody who changed an earlier answer may still have one to a question that is not asked any
// more: it counts for nothing.
Outcome Tally::progress_of(Response& read) const {
  Answers answers;
  for (std::size_t at = 0; at < places_.size(); ++at) {
    if (!read.codes[at].empty()) answers[places_[at].question->code] = read.codes[at];
  }
  int came_up = 0;
  int answered = 0;
  for (std::size_t at = 0; at < places_.size(); ++at) {
    const bool asked = is_asked(questionnaire_, *places_[at].question, answers);
    if (!asked) read.codes[at].clear();
    came_up += asked ? 1 : 0;
    answered += read.codes[at].empty() ? 0 : 1;
  }
  return outcome_of_progress(false, answered, came_up);
}

void Tally::count(Stratum& stratum, const Response& read) const {
  std::vector<std::int64_t> hits(factors_.size() + 1);
  std::vector<std::int64_t> ratings(factors_.size() + 1);
  for (std::size_t at = 0; at < places_.size(); ++at) {
    const auto& codes = read.codes[at];
    if (says_nothing(codes)) continue;
    const auto& place = places_[at];
    count_one(stratum, place, codes);
    if (place.question->kind != Kind::rating || !choice_of(*place.question, codes.front()))
      continue;
    const std::int64_t good = codes.front() >= "4" ? 1 : 0;
    hits.back() += good;
    ++ratings.back();
    if (place.factor < 0) continue;
    hits[static_cast<std::size_t>(place.factor)] += good;
    ++ratings[static_cast<std::size_t>(place.factor)];
  }
  for (std::size_t factor = 0; factor < hits.size(); ++factor)
    stratum.factors[factor].add(hits[factor], ratings[factor]);
}

void Tally::count_words(Stratum& stratum, const Response& read) const {
  for (std::size_t at = 0; at < places_.size(); ++at) {
    const bool open = places_[at].question->kind == Kind::text;
    if (open && !says_nothing(read.codes[at])) ++stratum.counts[places_[at].first];
  }
  for (const auto& [at, words] : read.specified) {
    const auto& place = places_[at];
    ++stratum.counts[place.first + 1 + place.choices];
  }
}

// An answer that the questionnaire does not know (a code of another version) counts for nothing.
void Tally::count_one(Stratum& stratum,
                      const QuestionPlace& place,
                      const std::vector<std::string>& codes) const {
  const auto& question = *place.question;
  bool known = false;
  if (place.spread >= 0) {
    const auto value = number_in(question, codes.front());
    if (value) stratum.spreads[static_cast<std::size_t>(place.spread)].add(*value);
    known = value.has_value();
  }
  if (is_choice(question.kind)) {
    for (const auto& code : codes) {
      const auto choice = choice_of(question, code);
      if (!choice) continue;
      ++stratum.counts[place.first + 1 + *choice];
      known = true;
    }
  }
  if (known) ++stratum.counts[place.first];
}

LevelCounts levels_of(const Stratum& stratum, const QuestionPlace& place) {
  LevelCounts counts{};
  for (std::size_t level = 0; level < counts.size(); ++level)
    counts[level] = stratum.counts[place.first + 1 + level];
  return counts;
}

}  // namespace surveys
