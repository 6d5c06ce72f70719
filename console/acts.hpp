// What the routes do, one function each; see openapi.yaml for what comes in and goes out. Called by
// the door's workers, several at once.
#pragma once

#include "console/visit.hpp"

namespace console::acts {

// acts_login.cpp
RawAnswer demo(const Visit& visit);
RawAnswer login(const Visit& visit);
RawAnswer login_code(const Visit& visit);
RawAnswer unlock(const Visit& visit);
RawAnswer logout(const Visit& visit);

// acts_enrol.cpp
RawAnswer new_password(const Visit& visit);
RawAnswer enrol(const Visit& visit);
RawAnswer confirm_enrolment(const Visit& visit);

// acts_me.cpp
RawAnswer me(const Visit& visit);
RawAnswer set_shift(const Visit& visit);
RawAnswer logins(const Visit& visit);
RawAnswer end_login(const Visit& visit);
RawAnswer canned(const Visit& visit);

// acts_read.cpp
RawAnswer changes(const Visit& visit);
RawAnswer conversations(const Visit& visit);
RawAnswer conversation(const Visit& visit);
RawAnswer events(const Visit& visit);

// acts_move.cpp
RawAnswer claim(const Visit& visit);
RawAnswer release(const Visit& visit);

// acts_transfer.cpp
RawAnswer transfer_targets(const Visit& visit);
RawAnswer transfer_conversation(const Visit& visit);
RawAnswer snooze_conversation(const Visit& visit);
RawAnswer close_conversation(const Visit& visit);

// acts_retry.cpp
RawAnswer retry_message(const Visit& visit);

// acts_files.cpp
RawAnswer open_attachment(const Visit& visit);
RawAnswer upload_file(const Visit& visit);

// acts_reach.cpp
RawAnswer templates(const Visit& visit);
RawAnswer show_phone(const Visit& visit);
RawAnswer search(const Visit& visit);

// acts_write.cpp
RawAnswer send_message(const Visit& visit);
RawAnswer undo_message(const Visit& visit);
RawAnswer add_note(const Visit& visit);
RawAnswer keep_draft(const Visit& visit);

}  // namespace console::acts
