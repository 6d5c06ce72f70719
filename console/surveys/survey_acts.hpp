// The acts behind the survey addresses of rounds and questionnaires. Any thread.
#pragma once

#include "console/visit.hpp"

namespace console::acts {

RawAnswer questionnaires(const Visit& visit);
RawAnswer add_questionnaire(const Visit& visit);
RawAnswer open_questionnaire(const Visit& visit);
RawAnswer save_questionnaire(const Visit& visit);
RawAnswer delete_questionnaire(const Visit& visit);
RawAnswer check_questionnaire(const Visit& visit);
RawAnswer preview_questionnaire(const Visit& visit);

RawAnswer rounds(const Visit& visit);
RawAnswer add_round(const Visit& visit);
RawAnswer open_round(const Visit& visit);
RawAnswer change_round(const Visit& visit);
RawAnswer round_sample(const Visit& visit);
RawAnswer round_schedule(const Visit& visit);

RawAnswer test_round(const Visit& visit);
RawAnswer testers(const Visit& visit);
RawAnswer submit_round(const Visit& visit);
RawAnswer send_back_round(const Visit& visit);
RawAnswer approve_round(const Visit& visit);
RawAnswer pause_round(const Visit& visit);
RawAnswer resume_round(const Visit& visit);
RawAnswer stop_round(const Visit& visit);
RawAnswer cancel_round(const Visit& visit);
RawAnswer call_reserve(const Visit& visit);

RawAnswer watch_round(const Visit& visit);
RawAnswer invited_people(const Visit& visit);

}  // namespace console::acts
