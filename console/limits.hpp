// Every limit of this folder, with its reason.
#pragma once

#include <chrono>
#include <cstddef>

namespace console::limits {

// A body: the longest is a message of 2,000 characters, four bytes each, escaped at worst.
inline constexpr std::size_t body_bytes_max = 64UL * 1024;
// An officer's file, and for how long its upload may take: over a line of 1 Mbit/s.
inline constexpr std::size_t upload_bytes_max = 6UL * 1024 * 1024;
inline constexpr std::chrono::seconds upload_time_max{60};
// A list of people is the largest of all: over a line of 2 Mbit/s.
inline constexpr std::chrono::seconds list_upload_time_max{120};
inline constexpr std::size_t name_max = 40;  // a username as typed
// scrypt takes any length; this keeps a login from hashing a novel.
inline constexpr std::size_t password_max = 200;
inline constexpr std::size_t password_min = 12;  // S1
inline constexpr std::size_t reason_max = 300;
// Zalo's limit for a text message (docs/zalo: message text), in characters.
inline constexpr std::size_t message_max = 2000;
inline constexpr std::size_t note_max = 5000;
inline constexpr std::size_t client_id_max = 64;

// S1: half an hour of rest locks the page, half a day ends the login; a trusted device needs no
// code for half a day.
inline constexpr std::chrono::minutes idle_max{30};
inline constexpr std::chrono::hours login_max{12};
inline constexpr std::chrono::hours trust_max{12};
// A login is noted as alive at most this often: each note is a write.
inline constexpr std::chrono::seconds seen_every{60};
// Codes fit this many steps around now when the phone's clock is wrong: five minutes.
inline constexpr int skew_steps = 10;
inline constexpr int recovery_codes = 10;

// From the fifth failure on one waits: half a minute, then twice as long each time.
inline constexpr int free_failures = 5;
inline constexpr std::chrono::seconds first_wait{30};
inline constexpr std::chrono::seconds longest_wait{900};

// S2: the officer may call a message back while it waits.
inline constexpr std::chrono::seconds undo_for{8};
inline constexpr int conversations_shown = 100;
inline constexpr int events_shown = 50;
inline constexpr int handovers_shown = 50;
inline constexpr int moves_shown = 200;
inline constexpr std::size_t last_words_max = 120;
// The words before a denunciation was recognised belong to it.
inline constexpr std::chrono::hours restricted_before{24};
// Opening somebody else's conversation is noted once in this time.
inline constexpr std::chrono::hours reading_noted_every{1};

// S2: what is passed on and not taken in this time is anybody's again; an answer is owed within so
// much of the office's time; nobody lays a conversation aside for longer.
inline constexpr std::chrono::minutes transfer_wait{10};
inline constexpr std::chrono::minutes silence_max{10};
inline constexpr std::chrono::hours snooze_max{24 * 30};
// The bot "is talking" with whom it heard from in this time.
inline constexpr std::chrono::hours bot_talks_for{24};
// Rows that are looked at for one list; filters and another order need more than are shown.
inline constexpr int conversations_looked_at = 500;

// Uploaded and not sent yet, in one conversation: more than any answer needs.
inline constexpr int unsent_files_max = 20;
// Values of a template.
inline constexpr std::size_t values_max = 20;
inline constexpr std::size_t value_max = 500;
// The search over conversations looks at so many words of each, and shows so many hits.
inline constexpr int messages_searched = 40;
inline constexpr std::size_t hits_max = 10;
inline constexpr std::size_t hit_words = 90;
inline constexpr std::size_t search_bytes_max = 400;
// What the bot had understood, as told to an officer.
inline constexpr std::size_t understood_max = 12;

inline constexpr std::chrono::milliseconds poll_open{2000};
inline constexpr std::chrono::milliseconds poll_idle{5000};

// One file of the pages; the largest script is a few hundred kilobytes.
inline constexpr std::size_t page_file_max = 8UL * 1024 * 1024;

}  // namespace console::limits
