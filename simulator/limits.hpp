// Every limit of the simulator, with its reason. Those that the platform itself sets name their
// source in docs/simulator.md; the others protect this machine.
#pragma once

#include <chrono>
#include <cstddef>

namespace simulator::limits {

// Sending (reference section 3).
inline constexpr std::size_t text_code_points_max = 2000;
inline constexpr std::size_t title_code_points_max = 100;
inline constexpr std::size_t subtitle_code_points_max = 500;
inline constexpr std::size_t payload_code_points_max = 1000;
inline constexpr std::size_t sms_code_points_max = 160;
inline constexpr std::size_t buttons_max = 5;
inline constexpr std::size_t list_elements_max = 5;
inline constexpr auto free_window = std::chrono::hours{48};
inline constexpr auto reply_window = std::chrono::hours{24 * 7};
inline constexpr auto template_window =
    std::chrono::hours{24 * 365};          // legacy transaction messages
inline constexpr int package_quota = 500;  // consultation messages a month, paid window
inline constexpr std::chrono::hours night_begins{22};
inline constexpr std::chrono::hours night_ends{6};

// Tokens (reference section 2).
inline constexpr auto code_life = std::chrono::minutes{10};
inline constexpr auto access_token_life = std::chrono::hours{25};
inline constexpr auto refresh_token_life = std::chrono::hours{24 * 90};
inline constexpr std::size_t grants_max = 100;  // living grants; the oldest goes first
inline constexpr std::size_t codes_max = 100;
inline constexpr std::size_t dead_tokens_max =
    2000;  // remembered, to tell "expired" from "unknown"

// Uploads (reference section 4).
inline constexpr std::size_t image_bytes_max = 1024UL * 1024;
inline constexpr std::size_t gif_bytes_max = 5UL * 1024 * 1024;
inline constexpr std::size_t file_bytes_max = 5UL * 1024 * 1024;
inline constexpr auto upload_life = std::chrono::hours{24 * 7};
inline constexpr auto asset_life =
    std::chrono::hours{24 * 7};  // media addresses die too; the real life is unknown
inline constexpr std::size_t assets_bytes_max = 256UL * 1024 * 1024;  // memory; the oldest go first

// Calls (reference section 7).
inline constexpr int calls_per_minute = 4000;
inline constexpr int list_page_max = 50;
inline constexpr int list_offset_max = 9951;
inline constexpr std::size_t tracking_id_max = 48;

// Deliveries (reference section 1.6).
inline constexpr auto delivery_timeout = std::chrono::seconds{2};
inline constexpr std::size_t deliveries_waiting_max = 100'000;  // memory; more are refused, counted
inline constexpr auto reorder_hold_max =
    std::chrono::seconds{2};  // a held event is not held for ever
inline constexpr auto duplicate_gap =
    std::chrono::milliseconds{20};         // second copy follows the first closely
inline constexpr std::size_t postmen = 8;  // deliveries in flight at most
inline constexpr auto connection_idle_max =
    std::chrono::milliseconds{400};  // below the shortest keep-alive in use (1 s)

// This machine.
inline constexpr std::size_t people_max = 20'000;
inline constexpr std::size_t entries_per_phone_max = 2'000;
inline constexpr std::size_t name_code_points_max = 60;
inline constexpr std::size_t templates_max = 200;
inline constexpr std::size_t journal_entries_max = 20'000;
inline constexpr std::size_t journal_body_bytes_max = 4096;
inline constexpr std::size_t journal_page_max = 2'000;
inline constexpr std::size_t api_body_bytes_max = 8UL * 1024 * 1024;  // a 5 MB upload and its frame
inline constexpr std::size_t page_body_bytes_max = 24UL * 1024 * 1024;  // a 10 MB file in base64
inline constexpr std::size_t phone_file_bytes_max = 10UL * 1024 * 1024;
inline constexpr auto long_poll_max = std::chrono::seconds{20};
inline constexpr auto fault_delay_max = std::chrono::seconds{60};
inline constexpr std::size_t api_threads = 32;   // one per connection held by the service
inline constexpr std::size_t page_threads = 48;  // open phones (one waiting call each) and tests
inline constexpr int listen_backlog = 512;       // cpp-httplib compiles in 5
inline constexpr int keep_alive_calls_max = 1'000'000;
// Longer than a service pauses between two calls, so that reuse seldom meets a closing connection.
inline constexpr std::chrono::seconds keep_alive{20};
inline constexpr std::chrono::seconds socket_timeout{10};

}  // namespace simulator::limits
