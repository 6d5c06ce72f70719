// Answers that are figures or lists: a number, a day, several of the choices.
#include <algorithm>
#include <sstream>

#include <fmt/format.h>

#include "base/local_time.hpp"
#include "flows/engine/limits.hpp"
#include "flows/engine/reading.hpp"
#include "flows/engine/walk.hpp"
#include "office/language/amounts.hpp"
#include "office/language/fold.hpp"

namespace flows {
namespace {

using Chosen = std::vector<std::string>;
using std::chrono::sys_days;

// "1, 3 và 5" in pieces: by marks, "và" and blanks between numbers; by marks alone when the pieces
// are words ("giảm giấy tờ, giảm phí").
Chosen pieces_of(const std::string& text) {
  const auto words = language::match_words(language::bare(text));
  const bool numbers = std::all_of(words.begin(), words.end(), [](const std::string& word) {
    return word == "va" || word.find_first_not_of("0123456789") == std::string::npos;
  });
  Chosen pieces;
  if (numbers) {
    std::copy_if(words.begin(), words.end(), std::back_inserter(pieces), [](const auto& word) {
      return word != "va";
    });
    return pieces;
  }
  std::string piece;
  for (std::istringstream lines(text); std::getline(lines, piece, ',');) pieces.push_back(piece);
  return pieces;
}

Chosen kept_in(const std::string& gathered) {
  Chosen chosen;
  std::string one;
  for (std::istringstream words(gathered); words >> one;) chosen.push_back(one);
  return chosen;
}

bool has(const Chosen& chosen, const std::string& one) {
  return std::find(chosen.begin(), chosen.end(), one) != chosen.end();
}

bool has_lonely(const Ask& ask, const Chosen& chosen) {
  return std::any_of(
      ask.alone.begin(), ask.alone.end(), [&](const auto& one) { return has(chosen, one); });
}

struct Figure {
  std::int64_t value = 0;  // what the bounds of the question are about
  std::string id{};        // as it is kept
  std::string label{};     // as it is shown
};

std::optional<Figure> number_in(const std::string& text) {
  const auto number = language::read_amount(text);
  if (!number) return std::nullopt;
  return Figure{*number, std::to_string(*number), std::to_string(*number)};
}

std::optional<Figure> day_in(const std::string& text, std::chrono::year_month_day today) {
  const auto day = language::read_day(text, today);
  if (!day) return std::nullopt;
  const auto away = (sys_days{*day} - sys_days{today}).count();
  return Figure{away, base::format_iso_date(*day), base::format_date(*day)};
}

}  // namespace

void Walk::hear_figure(const Ask& ask, const std::string& text) {
  const auto today = base::to_local(here_.now).date;
  const auto figure = ask.expect == Expect::date ? day_in(text, today) : number_in(text);
  if (!figure) return not_understood(ask, text);
  if (figure->value < ask.least || figure->value > ask.most) return refuse_answer(ask, text);
  finish(ask, figure->id, figure->label, ask.then);
}

// A list is complete as it is typed; a single choice may be the first of several presses.
bool Walk::hear_several(const Ask& ask, const std::string& text) {
  const auto pieces = pieces_of(text);
  if (pieces.size() < 2 || !here_.options) return false;
  const auto options = here_.options(ask.message, {});
  Chosen chosen;
  for (const auto& piece : pieces) {
    const auto option = understand_choice(piece, options);
    if (!option || *option == skipped_answer || *option == ask.done) return false;
    if (!has(chosen, *option)) chosen.push_back(*option);
  }
  if (chosen.size() > 1 && has_lonely(ask, chosen)) {
    refuse_answer(ask, text);
  } else {
    finish_several(ask, chosen);
  }
  return true;
}

// Pressing a choice again takes it back.
void Walk::tick(const Ask& ask, const std::string& option) {
  Chosen chosen = kept_in(frame().gathered);
  if (option == ask.done) {
    if (chosen.empty()) return refuse_answer(ask, option);
    return finish_several(ask, chosen);
  }
  if (has_lonely(ask, {option})) return finish_several(ask, {option});
  if (has(chosen, option)) {
    std::erase(chosen, option);
  } else {
    chosen.push_back(option);
  }
  frame().gathered.clear();
  for (const auto& one : chosen) frame().gathered += one + " ";
  if (chosen.empty()) return ask_now();
  ask_with(ask.received, {{"da_chon", labels_of(ask, chosen)}});
}

void Walk::finish_several(const Ask& ask, const Chosen& chosen) {
  auto& answers = frame().answers;
  answers[ask.save] = chosen;
  answers[ask.save + ".label"] = labels_of(ask, chosen);
  close_question();
  go(ask.then);
}

std::string Walk::labels_of(const Ask& ask, const Chosen& chosen) const {
  std::string labels;
  for (const auto& one : chosen) {
    if (!labels.empty()) labels += ", ";
    labels += label_of(ask, one);
  }
  return labels;
}

}  // namespace flows
