// Limits of questionnaires, with their reasons.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace surveys {

// The 22 criteria, the general question and its follow-ups are about 30; twice as many is no
// survey that anybody finishes on a phone.
inline constexpr std::size_t questions_max = 60;
inline constexpr std::size_t pages_max = 12;
inline constexpr int versions_max = 9999;
// More options do not fit on one screen of an old phone beside their question.
inline constexpr std::size_t options_max = 15;
inline constexpr std::size_t factors_max = 12;
// Codes become columns of exports and steps of conversations.
inline constexpr std::size_t code_max = 24;
// Zalo takes 2,000 characters a message; options and the progress line need the rest.
inline constexpr std::size_t ask_max = 600;
inline constexpr std::size_t label_max = 100;  // a line of a numbered list
inline constexpr std::size_t title_max = 80;
inline constexpr std::size_t invitation_max = 1000;
inline constexpr std::size_t conditions_max = 4;  // more cannot be read back by a person
// A number somebody types: years, visits, days, dong.
inline constexpr std::int64_t number_max = 1'000'000'000'000;
// Days before or after today that a date may lie: a lifetime.
inline constexpr std::int64_t days_away_max = 36'600;

// What a citizen reads at once: templates stop at 2,000 characters, and a heading, a progress line
// and the line "Không trả lời" stand beside the question.
inline constexpr std::size_t shown_max = 1700;
// Zalo's buttons: five, and longer labels break over two lines on a small phone.
inline constexpr std::size_t buttons_max = 5;
inline constexpr std::size_t button_max = 28;
// Reading and answering on a phone, for the estimate: about three syllables a second, a tap with
// thought, a short sentence typed without accents.
inline constexpr std::chrono::milliseconds reading_time_a_word{330};
inline constexpr std::chrono::milliseconds tap_time{2'500};
inline constexpr std::chrono::milliseconds typing_time{20'000};
// Beyond this most people break off; the 22 criteria stay just below.
inline constexpr std::chrono::seconds time_wanted_max{300};

// Colleagues who see a round's messages on their own phones before anybody approves it.
inline constexpr int tests_wanted = 3;

// An open answer: one full Zalo message.
inline constexpr std::size_t open_answer_max = 2000;

// The answer "Không trả lời", possible at every question: no option may have its code.
inline constexpr std::string_view no_answer = "bo_qua";
// "Xong", at a question that takes several answers.
inline constexpr std::string_view all_chosen = "xong";

}  // namespace surveys
