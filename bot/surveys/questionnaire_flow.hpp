// A questionnaire as a conversation: the flow that asks it and the words it says, in the form of
// the content files, so that the engine, its checks, the archive and the preview need to know
// nothing of surveys. Pure, any thread.
#pragma once

#include <string>
#include <string_view>

#include "office/surveys/questionnaire.hpp"

namespace bot {

struct QuestionnaireFlow {
  std::string id{};         // of the flow: "ks_nhanh_v1", a version of its own for ever
  std::string flow{};       // as a file of flows/
  std::string templates{};  // as a file of templates/vi/
};

// How the names of all these flows begin, and those of their steps at which a question is answered.
inline constexpr const char* questionnaire_flows = "ks_";
inline constexpr const char* question_step = "q_";
// The steps that offer to answer, and the answers "no" and "never" to them.
inline constexpr const char* invite_step = "invite";
inline constexpr const char* remind_step = "remind";
inline constexpr const char* refuse_choice = "khong";
inline constexpr const char* stop_choice = "ngung";

// What whoever starts the flow brings besides "invitation" (its number) and the facts: the words of
// the round with their facts filled in, and "1" or "0" for a reminder.
inline constexpr const char* invitation_words = "loi_moi";
inline constexpr const char* reminder_words = "loi_nhac";
inline constexpr const char* thanks_words = "loi_cam_on";
inline constexpr const char* is_reminder = "la_loi_nhac";
// And the choice under an offer that was pressed after the conversation had gone on, or "".
inline constexpr const char* pressed_choice = "da_bam";

// For a questionnaire without mistakes (surveys::lint). Answers brought along are not asked again.
QuestionnaireFlow flow_of(const surveys::Questionnaire& questionnaire);

// The name of that flow.
std::string flow_name(std::string_view questionnaire, int version);

}  // namespace bot
