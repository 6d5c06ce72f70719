// What the survey pages ask for, one function each; see openapi.yaml for what comes in and goes
// out. Called by the door's workers, several at once.
#pragma once

#include "console/visit.hpp"

namespace console::survey_acts {

// import_acts.cpp
RawAnswer upload_list(const Visit& visit);
RawAnswer look_at_import(const Visit& visit);
RawAnswer change_import(const Visit& visit);
RawAnswer left_out(const Visit& visit);
RawAnswer save_list(const Visit& visit);
RawAnswer drop_import(const Visit& visit);

// list_acts.cpp
RawAnswer lists(const Visit& visit);
RawAnswer list(const Visit& visit);
RawAnswer list_those_who_wrote(const Visit& visit);
RawAnswer unit_options(const Visit& visit);

}  // namespace console::survey_acts
