// A questionnaire as the survey team writes it: questions with stable codes, one definition for the
// file, the designer and the conversation. Plain values; immutable once read, any thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace surveys {

// rating: the five words of the scale; single, multiple: options of its own; number and date have
// bounds; text is open.
enum class Kind { rating, single, multiple, number, date, text };

std::string_view kind_code(Kind kind);
std::optional<Kind> kind_from(std::string_view code);

struct Option {
  std::string code{};      // stable: answers, exports and rules name it
  std::string label{};     // what the citizen reads; on a button when it is short enough
  bool exclusive = false;  // multiple: chosen alone ("Không có khó khăn nào")
  bool specify = false;    // "Khác": the citizen is asked which
  bool operator==(const Option&) const = default;
};

// Holds when the answer to an earlier question is one of these options (of a rating: "1" … "5").
struct Condition {
  std::string question{};
  std::vector<std::string> options{};
  bool operator==(const Condition&) const = default;
};

struct Bounds {  // of a number; of a date in days from the day of the answer (0 = today)
  std::int64_t least = 0;
  std::int64_t most = 0;
  bool operator==(const Bounds&) const = default;
};

struct Question {
  std::string code{};  // stable: "Z3"
  Kind kind = Kind::rating;
  std::string ask{};     // may name known facts: "{thu_tuc}", "{don_vi}"
  std::string title{};   // short, for lists and columns
  std::string factor{};  // a key of factors; "" counts for no factor
  bool overall = false;  // the general question, whose index is the headline
  bool sensitive = false;
  std::string assurance{};         // said with a sensitive question: who sees the answer
  std::vector<Option> options{};   // single, multiple
  std::vector<Condition> only{};   // asked only when all hold
  std::optional<Bounds> bounds{};  // number, date
  bool operator==(const Question&) const = default;
};

struct Page {
  std::string title{};
  std::vector<Question> questions{};
  bool operator==(const Page&) const = default;
};

struct Questionnaire {
  std::string id{};
  int version = 1;
  std::string title{};
  std::string basis{};       // where the questions come from
  std::string invitation{};  // what a round says unless it has words of its own
  std::string thanks{};
  std::vector<std::string> facts{};              // what is known and may stand in a question
  std::map<std::string, std::string> factors{};  // code → name
  std::vector<Page> pages{};                     // one page: no headings are said
  std::optional<Condition> offers_feedback{};    // then a report of one's own is offered
  bool operator==(const Questionnaire&) const = default;

  std::vector<const Question*> questions() const;  // of all pages, in order
  const Question* find(std::string_view code) const;
};

// The scale of every rating, worst first: words, never faces or stars, and in this order always
// (a symbol or a turned scale moves the answers).
inline constexpr int levels = 5;
std::string_view level_label(int level);  // 1 … 5

// The codes that stand as the answer to each question: one, or several of a multiple one.
using Answers = std::map<std::string, std::vector<std::string>, std::less<>>;

// Whether a person with these answers is asked the question at all.
bool is_asked(const Questionnaire& questionnaire, const Question& question, const Answers& answers);

// What a condition may name: the options, or the levels of a rating. Empty for other kinds.
std::vector<std::string> answers_of(const Question& question);

}  // namespace surveys
