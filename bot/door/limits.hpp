// Every limit of the public door, with its reason. Measurements: docs/decisions/0003.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>

#include "bot/door/request.hpp"

namespace door {

struct DoorLimits {
  // A webhook body is about half a kilobyte; the longest event with attachments stays below 16 KiB.
  std::size_t body_bytes = 256UL * 1024;
  // Asked about a body beyond body_bytes, or of unknown length, when its head is read and before
  // anything of it is: memory is for those we know. Runs on the door's own thread, which serves
  // everybody, so it must be quick. None: nobody sends more.
  std::function<BodyLimit(const RawRequest& head)> larger_body{};
  // Request line and headers together; a browser with cookies sends 1 to 4 KiB.
  std::size_t head_bytes = 16UL * 1024;
  std::size_t target_bytes = 4UL * 1024;  // path and query
  std::size_t headers = 64;               // browsers and proxies send 10 to 25

  // Open sockets. When all are taken, the one that has kept us waiting longest makes room. Below
  // the usual 1,024 descriptors of a process, so that the database can always open its files.
  std::size_t connections = 512;
  // Whole requests waiting for a worker; more are told to come back (503).
  std::size_t waiting = 256;
  int requests_per_connection = 1'000;

  // From the first byte to the last one, TLS handshake included, however the bytes trickle in.
  std::chrono::milliseconds request_time{10'000};
  std::chrono::milliseconds idle_time{15'000};    // silence between two requests
  std::chrono::milliseconds answer_time{15'000};  // for our own side; then 503
  // For the client to take the answer, or each piece of one that comes out of a file.
  std::chrono::milliseconds write_time{20'000};
  std::chrono::milliseconds parting_time{1'000};  // for the client to hang up after the last answer
  std::chrono::milliseconds stop_time{3'000};     // for answers in the making when we stop
};

inline constexpr int listen_backlog = 511;  // cpp-httplib has 5 compiled in: bursts were lost
inline constexpr std::size_t header_line_bytes = 8UL * 1024;
inline constexpr std::size_t read_bytes = 16UL * 1024;       // one read; also one TLS record
inline constexpr std::size_t parting_bytes = 1024UL * 1024;  // what is still read and thrown away
// Of an answer out of a file, in memory at once; who takes less than that in write_time is gone.
inline constexpr std::size_t file_piece_bytes = 1024UL * 1024;
inline constexpr std::size_t chunk_line_bytes = 16;            // "3e8\r\n": no room for extensions
inline constexpr std::chrono::milliseconds sweep_pause{10};    // between two looks at all deadlines
inline constexpr std::chrono::milliseconds reopen_pause{200};  // after the listening socket broke
inline constexpr int events_per_wait = 64;

}  // namespace door
