// What became of each person invited, and the response rates of the American Association for Public
// Opinion Research (Standard Definitions, 10th edition 2023). Pure; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace surveys {

enum class Outcome {
  complete,      // I: to the last question ("Không trả lời" is an answer of its own)
  partial,       // P: at least half of the questions that came up for this person
  break_off,     // R: began and gave less
  refusal,       // R: said no, or opted out
  not_reached,   // UO: no sign of this person: not delivered, or delivered and silent
  not_eligible,  // does not count: did not do this procedure, a colleague, a number twice
};
inline constexpr std::size_t outcome_count = 6;

std::string_view outcome_code(Outcome outcome);  // "break_off"
std::optional<Outcome> outcome_from(std::string_view code);

// Of somebody who began and did not refuse. came_up: questions on this person's own way so far or,
// when it is known, to the end.
Outcome outcome_of_progress(bool finished, int answered, int came_up);

class OutcomeCounts {
 public:
  void add(Outcome outcome, std::int64_t people = 1) { of_[place(outcome)] += people; }

  std::int64_t operator[](Outcome outcome) const { return of_[place(outcome)]; }

 private:
  static std::size_t place(Outcome outcome) { return static_cast<std::size_t>(outcome); }

  std::array<std::int64_t, outcome_count> of_{};
};

// Fractions 0..1; 0 when there is nobody to divide by. With I, P, R, UO as above (we know of no
// contact without an answer and of no other reason, so NC = O = 0):
struct ResponseRates {
  double rr1 = 0;  // I / (I+P+R+UO): the lowest; this one is shown as "Tỷ lệ trả lời"
  double rr2 = 0;  // (I+P) / (I+P+R+UO)
  double rr3 = 0;  // I / (I+P+R + e·UO)
  double rr4 = 0;  // (I+P) / (I+P+R + e·UO)
  double rr5 = 0;  // I / (I+P+R): as if nobody silent were eligible; the highest with complete only
  double rr6 = 0;  // (I+P) / (I+P+R)
  // e, the share of the silent who may be eligible: as among those of whom we know, (I+P+R) /
  // (I+P+R + not eligible) (proportional allocation, CASRO 1982). 1 when we know of nobody.
  double eligible_share = 1;
};

ResponseRates response_rates(const OutcomeCounts& counts);

}  // namespace surveys
