// Every limit of this folder with its reason. Those marked "Zalo" are the platform's (README.md has
// source and date); the others are ours. Constants, any thread.
#pragma once

#include <chrono>
#include <cstddef>

#include "base/clock.hpp"

namespace zalo::limits {

// --- What comes in -------------------------------------------------------------------------------
// The largest plausible event (text of 2,000 characters, several attachments) is below 32 KiB.
inline constexpr std::size_t event_bytes_max = 256UL * 1024;
// Real events nest 6 deep; more is an attack on the stack of whoever reads the tree.
inline constexpr std::size_t json_depth_max = 64;
// A msg_id is 18 to 20 characters in every sample; a longer one is folded in the dedupe key.
inline constexpr std::size_t msg_id_max = 64;
// Attachments in one event: an album sends one event per picture, so more than a few is odd.
inline constexpr std::size_t attachments_max = 50;
// Message ids in one "seen" receipt.
inline constexpr std::size_t receipt_ids_max = 1000;

// --- What goes out -------------------------------------------------------------------------------
inline constexpr std::size_t text_code_points_max = 2000;     // Zalo, section 3
inline constexpr std::size_t caption_code_points_max = 2000;  // Zalo, section 3
inline constexpr std::size_t buttons_max = 5;                 // Zalo, section 3
// Whether an account may send buttons does not change by the minute; each new try costs one call.
inline constexpr base::Duration buttons_pause = std::chrono::hours{1};
inline constexpr std::size_t label_code_points_max = 100;     // Zalo, section 3
inline constexpr std::size_t payload_code_points_max = 1000;  // Zalo, section 3
inline constexpr std::size_t title_code_points_max = 100;     // Zalo, request_user_info
inline constexpr std::size_t subtitle_code_points_max = 500;  // Zalo, request_user_info
inline constexpr std::size_t tracking_id_max = 48;            // Zalo, section 5.1
// Parts of one long text: 20 messages in a row is already more than a person reads.
inline constexpr std::size_t text_parts_max = 20;

inline constexpr std::size_t image_bytes_max = 1024UL * 1024;  // Zalo, section 4
inline constexpr std::size_t gif_bytes_max =
    5UL * 1024 * 1024;  // Zalo, section 4, from older pages
inline constexpr std::size_t file_bytes_max = 5UL * 1024 * 1024;  // Zalo, section 4

// --- The wire ------------------------------------------------------------------------------------
// An answer of the API is below 4 KiB; a proxy's error page may be larger.
inline constexpr std::size_t answer_bytes_max = 256UL * 1024;
// A photo of a phone is 1 to 8 MB; documents of citizens up to 25 MB (our rule).
inline constexpr std::size_t download_bytes_max = 25UL * 1024 * 1024;
// A URL longer than this is refused before it reaches the HTTP library.
inline constexpr std::size_t url_bytes_max = 8000;
// Hosts with a kept-alive connection per transport: three of Zalo's and a few of its file hosts.
inline constexpr std::size_t kept_hosts_max = 8;
// An idle connection older than this is not trusted: Zalo's edge may be closing it right now, and
// a send lost in that race would be "unsure".
inline constexpr base::Duration idle_connection_max = std::chrono::seconds{15};

inline constexpr base::Duration connect_timeout = std::chrono::seconds{5};
inline constexpr base::Duration send_timeout = std::chrono::seconds{15};
inline constexpr base::Duration upload_timeout = std::chrono::seconds{60};
inline constexpr base::Duration download_timeout = std::chrono::seconds{60};
// A lost answer to a refresh costs the whole grant (section 2.2), so we wait long for it.
inline constexpr base::Duration refresh_timeout_min = std::chrono::seconds{30};

// --- Tokens --------------------------------------------------------------------------------------
// Zalo, section 2.2: 25 h. Used when a pair was entered by hand and its age is unknown.
inline constexpr base::Duration access_life_usual = std::chrono::hours{25};
// expires_in outside this range is a mistake of the other side, and the usual life is assumed.
inline constexpr base::Duration access_life_min = std::chrono::minutes{5};
inline constexpr base::Duration access_life_max = std::chrono::hours{24 * 90};
inline constexpr base::Duration refresh_retry_first = std::chrono::seconds{30};
inline constexpr base::Duration refresh_retry_longest = std::chrono::minutes{15};
// A token refused this soon after it was made will not get better by making another.
inline constexpr base::Duration renewal_pause = std::chrono::seconds{60};
inline constexpr std::size_t pkce_verifier_length = 43;  // Zalo, section 2.1
inline constexpr std::size_t token_bytes_max = 4096;     // longer: not a token

// --- Pace ----------------------------------------------------------------------------------------
inline constexpr int calls_per_minute = 4000;  // Zalo, section 7, per app

}  // namespace zalo::limits
