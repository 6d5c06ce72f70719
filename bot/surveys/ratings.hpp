// What people say to a template of a round: stars, a note, a button. Zalo names the message and not
// the person; the invitation behind it does. In one transaction, one thread.
#pragma once

#include <string>
#include <string_view>

#include "bot/content.hpp"
#include "storage/database.hpp"
#include "zalo-api/account_notice.hpp"

namespace bot {

// Nothing happens for a message that is of no round, or whose round takes no answers any more.
// True: it must not be kept as it came: it is of an anonymous round, or of nobody we know.
bool take_rating(storage::Tx& tx,
                 const Content& content,
                 std::string_view msg_id,
                 const zalo::RatingGiven& rating,
                 base::TimePoint now);
// key: of the platform's event.
bool take_press(storage::Tx& tx,
                std::string_view msg_id,
                std::string_view key,
                const zalo::TemplateButtonPressed& press,
                base::TimePoint now);

}  // namespace bot
