#include "bot/door/wire.hpp"

#include <array>
#include <cerrno>
#include <string>
#include <sys/socket.h>

#include <openssl/err.h>
#include <openssl/ssl.h>

namespace door {
namespace {

base::Error mistake(std::string what) {
  return {base::Errc::invalid, std::move(what)};
}

void set_rules(SSL_CTX* context) {
  SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
  SSL_CTX_set_options(context,
                      SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                          SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_IGNORE_UNEXPECTED_EOF);
  SSL_CTX_set_mode(context,
                   SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
                       SSL_MODE_RELEASE_BUFFERS);
  // Forward secrecy only; TLS 1.3 has nothing else.
  SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20");
}

Transfer waiting(Moved moved) {
  return {moved, 0};
}

Moved after_system_call() {
  if (errno == EAGAIN || errno == EINTR) return Moved::wait_to_read;
  return Moved::ended;
}

}  // namespace

void TlsContext::Free::operator()(SSL_CTX* context) const {
  SSL_CTX_free(context);
}

void Wire::Free::operator()(SSL* session) const {
  SSL_free(session);
}

base::Result<TlsContext> TlsContext::load(const std::filesystem::path& certificate,
                                          const std::filesystem::path& key) {
  TlsContext tls;
  tls.context_.reset(SSL_CTX_new(TLS_server_method()));
  auto* context = tls.get();
  if (context == nullptr) return mistake("OpenSSL gave no TLS context");
  set_rules(context);
  ERR_clear_error();
  if (SSL_CTX_use_certificate_chain_file(context, certificate.c_str()) != 1) {
    return mistake("the TLS certificate " + certificate.string() +
                   " cannot be read or is no PEM certificate");
  }
  if (SSL_CTX_use_PrivateKey_file(context, key.c_str(), SSL_FILETYPE_PEM) != 1) {
    return mistake("the TLS key " + key.string() +
                   " cannot be read, is no PEM key, or belongs to another certificate");
  }
  if (SSL_CTX_check_private_key(context) != 1) {
    return mistake("the TLS key " + key.string() + " belongs to another certificate");
  }
  return tls;
}

Wire::Wire(Socket socket, const TlsContext* tls) : socket_(std::move(socket)) {
  if (tls == nullptr) return;
  tls_.reset(SSL_new(tls->get()));
  broken_ = tls_ == nullptr || SSL_set_fd(tls_.get(), socket_.descriptor()) != 1;
}

// What a failed TLS call is waiting for. After an error a session must not be used again.
Moved Wire::meaning(int result) {
  const int error = SSL_get_error(tls_.get(), result);
  ERR_clear_error();
  if (error == SSL_ERROR_WANT_READ) return Moved::wait_to_read;
  if (error == SSL_ERROR_WANT_WRITE) return Moved::wait_to_write;
  broken_ = broken_ || error != SSL_ERROR_ZERO_RETURN;
  return Moved::ended;
}

Moved Wire::greet() {
  if (broken_) return Moved::ended;
  if (!tls_) return Moved::some;
  ERR_clear_error();
  const int done = SSL_accept(tls_.get());
  return done == 1 ? Moved::some : meaning(done);
}

Transfer Wire::read(std::span<char> room) {
  if (broken_) return {};
  if (!tls_) {
    const auto count = ::recv(socket_.descriptor(), room.data(), room.size(), 0);
    if (count > 0) return {Moved::some, static_cast<std::size_t>(count)};
    return waiting(count == 0 ? Moved::ended : after_system_call());
  }
  ERR_clear_error();
  std::size_t count = 0;
  const int done = SSL_read_ex(tls_.get(), room.data(), room.size(), &count);
  return done == 1 ? Transfer{Moved::some, count} : waiting(meaning(done));
}

Transfer Wire::write(std::string_view bytes) {
  if (broken_) return {};
  if (!tls_) {
    const auto count = ::send(socket_.descriptor(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count > 0) return {Moved::some, static_cast<std::size_t>(count)};
    const auto moved = after_system_call();
    return waiting(moved == Moved::wait_to_read ? Moved::wait_to_write : moved);
  }
  ERR_clear_error();
  std::size_t count = 0;
  const int done = SSL_write_ex(tls_.get(), bytes.data(), bytes.size(), &count);
  return done == 1 ? Transfer{Moved::some, count} : waiting(meaning(done));
}

void Wire::end_writing() {
  if (tls_ && !broken_) {
    ERR_clear_error();
    SSL_shutdown(tls_.get());  // only says goodbye; whoever does not listen is not waited for
    ERR_clear_error();
  }
  ::shutdown(socket_.descriptor(), SHUT_WR);
}

}  // namespace door
