#include "tests/unit/door/raw_client.hpp"

#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include "base/check.hpp"

namespace door_tests {
namespace {

using std::chrono::milliseconds;

int connect_to(int port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const auto* plain = reinterpret_cast<const sockaddr*>(&address);
  if (::connect(socket, plain, sizeof address) == 0) return socket;
  ::close(socket);
  return -1;
}

void limit_waiting(int socket) {
  const timeval longest{.tv_sec = patience.count() / 1000, .tv_usec = 0};
  ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &longest, sizeof longest);
  ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &longest, sizeof longest);
}

std::size_t length_in(std::string_view head) {
  constexpr std::string_view name = "Content-Length: ";
  const auto at = head.find(name);
  if (at == std::string_view::npos) return 0;
  std::size_t length = 0;
  const auto digits = head.substr(at + name.size());
  std::from_chars(digits.data(), digits.data() + digits.size(), length);
  return length;
}

}  // namespace

RawClient::RawClient(int port, Layer layer) : socket_(connect_to(port)) {
  connected_ = socket_ >= 0;
  if (!connected_) return;
  limit_waiting(socket_);
  if (layer == Layer::plain) return;
  context_ = SSL_CTX_new(TLS_client_method());
  if (layer == Layer::tls_1_1) {
    SSL_CTX_set_security_level(context_, 0);  // else OpenSSL would not even offer it
    SSL_CTX_set_min_proto_version(context_, TLS1_VERSION);
    SSL_CTX_set_max_proto_version(context_, TLS1_1_VERSION);
  }
  tls_ = SSL_new(context_);
  SSL_set_fd(tls_, socket_);
  connected_ = SSL_connect(tls_) == 1;
}

RawClient::~RawClient() {
  SSL_free(tls_);
  SSL_CTX_free(context_);
  if (socket_ >= 0) ::close(socket_);
}

bool RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto count = tls_ != nullptr
                           ? SSL_write(tls_, bytes.data(), static_cast<int>(bytes.size()))
                           : ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

long RawClient::read_some(char* room, std::size_t size, milliseconds longest) {
  if (socket_ < 0) return 0;
  if (tls_ == nullptr || SSL_pending(tls_) == 0) {
    pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
    if (::poll(&waiting, 1, static_cast<int>(longest.count())) <= 0) return -1;
  }
  const long count = tls_ != nullptr ? SSL_read(tls_, room, static_cast<int>(size))
                                     : ::recv(socket_, room, size, 0);
  return count > 0 ? count : 0;
}

std::string RawClient::read_all(milliseconds longest) {
  std::array<char, 65536> room{};
  std::string text = std::exchange(held_, {});
  for (;;) {
    const long count = read_some(room.data(), room.size(), longest);
    if (count <= 0) return text;
    text.append(room.data(), static_cast<std::size_t>(count));
  }
}

std::string RawClient::read_answer(milliseconds longest) {
  std::array<char, 65536> room{};
  for (;;) {
    const auto end = held_.find("\r\n\r\n");
    if (end != std::string::npos) {
      const auto whole = end + 4 + length_in(std::string_view{held_}.substr(0, end));
      if (held_.size() >= whole) {
        auto answer = held_.substr(0, whole);
        held_.erase(0, whole);
        return answer;
      }
    }
    const long count = read_some(room.data(), room.size(), longest);
    if (count <= 0) return {};
    held_.append(room.data(), static_cast<std::size_t>(count));
  }
}

bool RawClient::is_closed_within(milliseconds longest) {
  const auto until = std::chrono::steady_clock::now() + longest;
  std::array<char, 4096> room{};
  for (;;) {
    const auto left =
        std::chrono::duration_cast<milliseconds>(until - std::chrono::steady_clock::now());
    if (left.count() <= 0) return false;
    const long count = read_some(room.data(), room.size(), left);
    if (count == 0) return true;
  }
}

void RawClient::end_writing() {
  ::shutdown(socket_, SHUT_WR);
}

void RawClient::reset() {
  const linger at_once{.l_onoff = 1, .l_linger = 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  ::close(std::exchange(socket_, -1));
}

int status_of(std::string_view answer) {
  constexpr std::string_view start = "HTTP/1.1 ";
  if (!answer.starts_with(start)) return 0;
  int status = 0;
  std::from_chars(answer.data() + start.size(), answer.data() + start.size() + 3, status);
  return status;
}

std::string body_of(std::string_view answer) {
  const auto end = answer.find("\r\n\r\n");
  return end == std::string_view::npos ? std::string{} : std::string{answer.substr(end + 4)};
}

bool has_line(std::string_view answer, std::string_view header_line) {
  const auto head = answer.substr(0, answer.find("\r\n\r\n") + 2);
  return head.find("\r\n" + std::string{header_line} + "\r\n") != std::string_view::npos;
}

int status_for(int port, std::string_view bytes) {
  RawClient client(port);
  client.send(bytes);  // may fail half-way: the door need not listen to the end
  return status_of(client.read_all());
}

namespace {

void write_pem(const std::filesystem::path& path, const std::function<int(FILE*)>& write) {
  const std::unique_ptr<FILE, int (*)(FILE*)> file{std::fopen(path.c_str(), "w"), std::fclose};
  base::check(file && write(file.get()) == 1, "cannot write a test certificate");
}

void name(X509* certificate) {
  auto* subject = X509_get_subject_name(certificate);
  const auto* text = reinterpret_cast<const unsigned char*>("127.0.0.1");
  X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, text, -1, -1, 0);
  X509_set_issuer_name(certificate, subject);
}

}  // namespace

TestCertificate::TestCertificate() {
  std::string pattern = (std::filesystem::temp_directory_path() / "door-test-XXXXXX").string();
  base::check(::mkdtemp(pattern.data()) != nullptr, "no temporary folder");
  folder = pattern;
  certificate = folder / "certificate.pem";
  key = folder / "key.pem";
  const std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)> pair{
      EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"), EVP_PKEY_free};
  const std::unique_ptr<X509, void (*)(X509*)> paper{X509_new(), X509_free};
  X509_set_version(paper.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(paper.get()), 1);
  X509_gmtime_adj(X509_getm_notBefore(paper.get()), 0);
  X509_gmtime_adj(X509_getm_notAfter(paper.get()), 3600);
  X509_set_pubkey(paper.get(), pair.get());
  name(paper.get());
  X509_sign(paper.get(), pair.get(), EVP_sha256());
  write_pem(certificate, [&](FILE* file) { return PEM_write_X509(file, paper.get()); });
  write_pem(key, [&](FILE* file) {
    return PEM_write_PrivateKey(file, pair.get(), nullptr, nullptr, 0, nullptr, nullptr);
  });
}

TestCertificate::~TestCertificate() {
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
}

}  // namespace door_tests
