// The bytes of one connection, plain or TLS 1.2 and newer, without ever waiting. OpenSSL's ssl.h is
// included in wire.cpp only. A Wire belongs to one thread; a TlsContext may be shared.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

#include "base/result.hpp"
#include "bot/door/socket.hpp"

struct ssl_ctx_st;
struct ssl_st;

namespace door {

class TlsContext {
 public:
  // Reads certificate chain and key (PEM); an Error says in one sentence what is wrong with them.
  static base::Result<TlsContext> load(const std::filesystem::path& certificate,
                                       const std::filesystem::path& key);

  ssl_ctx_st* get() const { return context_.get(); }

 private:
  struct Free {
    void operator()(ssl_ctx_st* context) const;
  };

  std::unique_ptr<ssl_ctx_st, Free> context_{};
};

enum class Moved { some, wait_to_read, wait_to_write, ended };

struct Transfer {
  Moved moved = Moved::ended;
  std::size_t bytes = 0;  // > 0 exactly when some
};

class Wire {
 public:
  // tls: nullptr for plain bytes; must outlive the wire.
  Wire(Socket socket, const TlsContext* tls);

  // TLS handshake; `some` when it is done (at once on a plain wire).
  Moved greet();
  Transfer read(std::span<char> room);
  Transfer write(std::string_view bytes);
  // Says that nothing more will come from us; what the client still sends can be read.
  void end_writing();

  int descriptor() const { return socket_.descriptor(); }

 private:
  struct Free {
    void operator()(ssl_st* session) const;
  };

  Moved meaning(int result);

  Socket socket_;
  std::unique_ptr<ssl_st, Free> tls_{};
  bool broken_ = false;
};

}  // namespace door
