// What the administrators' routes do (S11), one function each; see openapi.yaml for what comes in
// and goes out. Called by the door's workers, several at once.
#pragma once

#include "console/visit.hpp"

namespace console::admin {

// users.cpp
RawAnswer users(const Visit& visit);
RawAnswer add_user(const Visit& visit);
RawAnswer change_user(const Visit& visit);

// user_entry.cpp
RawAnswer reset_user(const Visit& visit);
RawAnswer deactivate_user(const Visit& visit);
RawAnswer activate_user(const Visit& visit);
RawAnswer use_invite(const Visit& visit);

// units.cpp
RawAnswer unit_options(const Visit& visit);
RawAnswer units(const Visit& visit);

// unit_acts.cpp
RawAnswer add_unit(const Visit& visit);
RawAnswer end_unit(const Visit& visit);
RawAnswer rename_unit(const Visit& visit);

// unit_details.cpp
RawAnswer change_unit_hours(const Visit& visit);
RawAnswer change_unit_contact(const Visit& visit);
RawAnswer change_lead(const Visit& visit);

// unit_revoke.cpp
RawAnswer revoke_change(const Visit& visit);

// calendar_acts.cpp
RawAnswer calendar(const Visit& visit);
RawAnswer save_calendar(const Visit& visit);

// text_acts.cpp
RawAnswer templates(const Visit& visit);
RawAnswer add_template(const Visit& visit);
RawAnswer change_template(const Visit& visit);
RawAnswer template_versions(const Visit& visit);

// requests.cpp
RawAnswer requests(const Visit& visit);
RawAnswer reply_request(const Visit& visit);

// zalo.cpp
RawAnswer zalo(const Visit& visit);
RawAnswer check_zalo(const Visit& visit);
RawAnswer renew_zalo(const Visit& visit);
RawAnswer test_zalo(const Visit& visit);

// trail.cpp
RawAnswer trail(const Visit& visit);
RawAnswer export_trail(const Visit& visit);
RawAnswer verify_trail(const Visit& visit);

// health.cpp
RawAnswer health(const Visit& visit);

}  // namespace console::admin
