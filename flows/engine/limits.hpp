// Limits of a conversation, with their reasons.
#pragma once

#include <cstddef>

#include "base/clock.hpp"

namespace flows {

// A turn that walks this many steps without asking is a loop in the content: a survey of 60
// questions that was answered before passes three steps for each.
inline constexpr int steps_per_turn_max = 200;
// One question, one interruption of it, one interruption of that: nobody follows deeper.
inline constexpr std::size_t frames_max = 4;
// A story longer than this is kept whole as messages; the case shows the first part (12,000 is
// about six full Zalo messages).
inline constexpr std::size_t story_max = 12'000;
// One answer that is not a story: longer text is a story told at the wrong question.
inline constexpr std::size_t answer_max = 500;
// A text of more words than this at a choice is content, not an answer.
inline constexpr std::size_t words_of_an_answer_max = 12;
// A command is the whole message and short.
inline constexpr std::size_t words_of_a_command_max = 5;
// From this many words on, a first message is content, not a greeting.
inline constexpr std::size_t words_of_content_min = 5;
// The same button pressed again within this time was one press of a trembling finger.
inline constexpr base::Duration double_press = std::chrono::seconds{5};
// A second "follow" within a day gets no second greeting.
inline constexpr base::Duration greeting_rest = std::chrono::hours{24};
// More messages than this in a minute are collected, and the question is asked again once they
// stop. Two whole feedbacks, answered by button after button, stay below it.
inline constexpr std::size_t messages_per_minute_max = 40;
// Files that a flow carries along, from whatever questions: what one case takes.
inline constexpr std::size_t files_carried_max = 20;
// What is quoted back of a citizen's own words.
inline constexpr std::size_t excerpt_max = 80;
// Misunderstandings in a row before a person is offered.
inline constexpr int tries_max = 3;
// A question of a flow not worth keeping is forgotten after a day: "ok" next week answers nothing.
inline constexpr base::Duration idle_question_kept = std::chrono::hours{24};
// Steps remembered for "quay lại".
inline constexpr std::size_t history_max = 30;

// The choice that passes over a question, and what is saved for it.
inline constexpr const char* skipped_answer = "bo_qua";
// The step of every flow worth keeping that lists the answers given ("sửa").
inline constexpr const char* edit_step = "edit";

}  // namespace flows
