#include "office/surveys/comparison.hpp"

#include <algorithm>
#include <vector>

namespace surveys {
namespace {

std::optional<Change> change_of(const Figure& before, const Figure& now) {
  if (!before.share || !now.share) return std::nullopt;
  return change_between(*before.share, *now.share);
}

// Codes of the ratings of a factor; "*": all ratings.
std::vector<std::string> ratings_of(const Questionnaire& asked, const std::string& factor) {
  std::vector<std::string> codes;
  for (const auto* question : asked.questions()) {
    const bool in = factor == "*" || question->factor == factor;
    if (question->kind == Kind::rating && in) codes.push_back(question->code);
  }
  std::sort(codes.begin(), codes.end());
  return codes;
}

bool same_ratings(const Questionnaire& one, const Questionnaire& other, const std::string& factor) {
  const auto codes = ratings_of(one, factor);
  return codes == ratings_of(other, factor) &&
         std::all_of(codes.begin(), codes.end(), [&](const auto& code) {
           return asks_the_same(*one.find(code), *other.find(code));
         });
}

const Question* general_in(const Questionnaire& asked) {
  for (const auto* question : asked.questions()) {
    if (question->overall && question->kind == Kind::rating) return question;
  }
  return nullptr;
}

}  // namespace

bool asks_the_same(const Question& one, const Question& other) {
  return one.code == other.code && one.kind == other.kind && one.ask == other.ask &&
         one.options == other.options && one.only == other.only && one.bounds == other.bounds;
}

bool general_is_the_same(const Questionnaire& one, const Questionnaire& other) {
  const auto* first = general_in(one);
  const auto* second = general_in(other);
  if (first == nullptr && second == nullptr) return same_ratings(one, other, "*");
  return first != nullptr && second != nullptr && asks_the_same(*first, *second);
}

Comparison compare(const Results& before,
                   const Questionnaire& asked_before,
                   const Results& now,
                   const Questionnaire& asked_now) {
  Comparison made;
  made.general_comparable = general_is_the_same(asked_before, asked_now);
  made.weighted_alike = before.weighted == now.weighted;
  // A figure with weights and one without differ for that reason already.
  const auto change = [&](const Figure& old, const Figure& present) {
    return made.weighted_alike ? change_of(old, present) : std::nullopt;
  };
  if (made.general_comparable) made.overall = change(before.overall, now.overall);
  for (const auto& criterion : now.criteria) {
    const auto& code = criterion.question->code;
    const auto old = std::find_if(before.criteria.begin(), before.criteria.end(), [&](auto& one) {
      return asks_the_same(*one.question, *criterion.question);
    });
    if (old != before.criteria.end()) made.criteria[code] = change(old->figure, criterion.figure);
  }
  for (const auto& factor : now.factors) {
    const auto old = std::find_if(before.factors.begin(), before.factors.end(), [&](auto& one) {
      return one.code == factor.code;
    });
    const bool same =
        old != before.factors.end() && same_ratings(asked_before, asked_now, factor.code);
    if (same) made.factors[factor.code] = change(old->figure, factor.figure);
  }
  return made;
}

}  // namespace surveys
