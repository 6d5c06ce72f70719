// What every way of writing to a citizen asks of a request: its key, what the visitor has seen, who
// holds the conversation, whether words may go. Within one request.
#pragma once

#include <string>

#include "console/body.hpp"
#include "console/conversation.hpp"
#include "storage/messages.hpp"

namespace console {

// "console/12/<client_id>": of the request, repeated it is answered and nothing more happens.
std::string client_key(Body& body, const Visit& visit);

storage::MessageId message_id(Body& body, const std::string& name);

// 409: somebody else holds it, or nobody.
RawAnswer not_yours(storage::Tx& tx, const Conversation& conversation);

// 409 with the window: free words cannot go.
RawAnswer window_closed(const Visit& visit, const storage::Citizen& citizen);

bool is_blank(const std::string& text);

}  // namespace console
