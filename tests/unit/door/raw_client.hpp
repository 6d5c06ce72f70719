// A client that sends exactly the bytes it is told, over plain TCP or TLS, and never waits longer
// than `patience`. Also makes certificates for tests. One thread per client.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct ssl_ctx_st;
struct ssl_st;

namespace door_tests {

inline constexpr std::chrono::milliseconds patience{5'000};

enum class Layer { plain, tls, tls_1_1 };

class RawClient {
 public:
  explicit RawClient(int port, Layer layer = Layer::plain);
  ~RawClient();
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  bool connected() const { return connected_; }  // for TLS: the handshake went through

  bool send(std::string_view bytes);
  // Everything up to the end of the connection or until nothing has come for that long.
  std::string read_all(std::chrono::milliseconds longest = patience);
  // Exactly one answer (by its Content-Length); "" when none came in time.
  std::string read_answer(std::chrono::milliseconds longest = patience);
  // True when the other side closes within that time; what it sends before is thrown away.
  bool is_closed_within(std::chrono::milliseconds longest);
  void end_writing();
  void reset();  // leaves with a TCP reset

  int descriptor() const { return socket_; }

 private:
  // Bytes read, 0 at the end of the connection, -1 when nothing came in time.
  long read_some(char* room, std::size_t size, std::chrono::milliseconds longest);

  int socket_ = -1;
  bool connected_ = false;
  ssl_ctx_st* context_ = nullptr;
  ssl_st* tls_ = nullptr;
  std::string held_{};
};

// "HTTP/1.1 404 Not Found\r\n…" → 404; 0 when it is no answer.
int status_of(std::string_view answer);
std::string body_of(std::string_view answer);
bool has_line(std::string_view answer, std::string_view header_line);

// Sends the bytes on a connection of its own; the status of the first answer, 0 when closed
// silently.
int status_for(int port, std::string_view bytes);

// A self-signed ECDSA certificate for 127.0.0.1 in a new temporary folder.
struct TestCertificate {
  TestCertificate();
  ~TestCertificate();
  TestCertificate(const TestCertificate&) = delete;
  TestCertificate& operator=(const TestCertificate&) = delete;

  std::filesystem::path folder{};
  std::filesystem::path certificate{};
  std::filesystem::path key{};
};

}  // namespace door_tests
