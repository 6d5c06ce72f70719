// From an approved plan to its invitations: people drawn from the list, each with a place in line
// and a moment before which nothing leaves. All in one transaction, so that a crash leaves either
// the whole draw or none.
#pragma once

#include "bot/content.hpp"
#include "storage/survey_rounds.hpp"

namespace bot {

// The round must not be drawn yet.
void draw_invitations(storage::Tx& tx,
                      const Content& content,
                      const storage::KeptRound& kept,
                      base::TimePoint now);

}  // namespace bot
