// Certificates, names and versions: a connection that is not surely Zalo's is no connection.
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <unistd.h>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <httplib.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "base/clock.hpp"
#include "zalo-api/httplib_transport.hpp"

using base::Errc;

namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

void add_extension(X509* certificate, int kind, const char* value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
  auto* extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value);
  REQUIRE(extension);
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

// Self-signed, valid from yesterday for a day beyond `days`.
Certificate certificate_for(EVP_PKEY* key, const char* names, long days) {
  Certificate certificate{X509_new(), X509_free};
  X509_set_version(certificate.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -86400 * 30);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 86400 * days);
  X509_set_pubkey(certificate.get(), key);
  auto* name = X509_get_subject_name(certificate.get());
  const std::string common = "test";
  X509_NAME_add_entry_by_txt(name,
                             "CN",
                             MBSTRING_ASC,
                             reinterpret_cast<const unsigned char*>(common.data()),
                             static_cast<int>(common.size()),
                             -1,
                             0);
  X509_set_issuer_name(certificate.get(), name);
  add_extension(certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
  add_extension(certificate.get(), NID_subject_alt_name, names);
  REQUIRE(X509_sign(certificate.get(), key, EVP_sha256()) > 0);
  return certificate;
}

// An HTTPS server on the loopback and its certificate as a file.
class TlsServer {
 public:
  explicit TlsServer(const char* names, long days = 30)
      : key_(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"), EVP_PKEY_free),
        certificate_(certificate_for(key_.get(), names, days)),
        server_(certificate_.get(), key_.get()) {
    file_ = std::filesystem::temp_directory_path() /
            fmt::format("zalo_tls_test_{}_{}.pem", ::getpid(), ++count_);
    auto* out = std::fopen(file_.c_str(), "w");
    REQUIRE(out);
    PEM_write_X509(out, certificate_.get());
    std::fclose(out);
    server_.Get("/a", [](const httplib::Request&, httplib::Response& answer) {
      answer.set_content("{\"error\":0}", "application/json; charset=utf-8");
    });
    server_.set_keep_alive_timeout(1);
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    while (!server_.is_running()) std::this_thread::yield();
  }

  ~TlsServer() {
    server_.stop();
    thread_.join();
    std::filesystem::remove(file_);
  }

  TlsServer(const TlsServer&) = delete;
  TlsServer& operator=(const TlsServer&) = delete;

  void only_tls_1_1() {
    SSL_CTX_set_cipher_list(server_.ssl_context(), "DEFAULT:@SECLEVEL=0");
    SSL_CTX_set_min_proto_version(server_.ssl_context(), TLS1_1_VERSION);
    SSL_CTX_set_max_proto_version(server_.ssl_context(), TLS1_1_VERSION);
  }

  std::string file() const { return file_.string(); }

  base::Result<zalo::HttpResponse> ask(const std::string& extra_ca_file) const {
    const base::SystemClock clock;
    zalo::HttplibTransport http{
        clock, {.extra_ca_file = extra_ca_file, .connect_timeout = std::chrono::seconds{20}}};
    return http.send({.method = "GET",
                      .url = fmt::format("https://127.0.0.1:{}/a", port_),
                      .timeout = std::chrono::seconds{20}});
  }

 private:
  static inline int count_ = 0;
  Key key_;
  Certificate certificate_;
  httplib::SSLServer server_;
  std::filesystem::path file_{};
  int port_ = 0;
  std::thread thread_{};
};

}  // namespace

TEST_CASE("a certificate nobody vouches for is refused before anything is sent") {
  const TlsServer server("IP:127.0.0.1");
  const auto answer = server.ask("");
  REQUIRE_FALSE(answer);
  CHECK(answer.error().code == Errc::unavailable);
}

TEST_CASE("an extra authority is trusted when the setting names it") {
  const TlsServer server("IP:127.0.0.1");
  const auto answer = server.ask(server.file());
  REQUIRE(answer);
  CHECK(answer->body == "{\"error\":0}");
}

TEST_CASE("a trusted certificate of another host is refused") {
  const TlsServer server("DNS:openapi.zalo.me,IP:127.0.0.2");
  const auto answer = server.ask(server.file());
  REQUIRE_FALSE(answer);
  CHECK(answer.error().code == Errc::unavailable);
}

TEST_CASE("an expired certificate is refused") {
  const TlsServer server("IP:127.0.0.1", -1);
  const auto answer = server.ask(server.file());
  REQUIRE_FALSE(answer);
  CHECK(answer.error().code == Errc::unavailable);
}

TEST_CASE("a server that speaks only old TLS is refused") {
  TlsServer server("IP:127.0.0.1");
  server.only_tls_1_1();
  const auto answer = server.ask(server.file());
  REQUIRE_FALSE(answer);
  CHECK(answer.error().code == Errc::unavailable);
}

TEST_CASE("an authority file that cannot be read stops the connection") {
  const TlsServer server("IP:127.0.0.1");
  const auto answer = server.ask("/nonexistent/ca.pem");
  REQUIRE_FALSE(answer);
  CHECK(answer.error().code == Errc::unavailable);
}

TEST_CASE("a plain server behind an https address is refused") {
  httplib::Server plain;
  const int port = plain.bind_to_any_port("127.0.0.1");
  std::thread thread([&] { plain.listen_after_bind(); });
  while (!plain.is_running()) std::this_thread::yield();
  const base::SystemClock clock;
  zalo::HttplibTransport http{clock, {.connect_timeout = std::chrono::seconds{1}}};
  const auto answer = http.send({.method = "GET",
                                 .url = fmt::format("https://127.0.0.1:{}/a", port),
                                 .timeout = std::chrono::seconds{2}});
  REQUIRE_FALSE(answer);
  CHECK(answer.error().code == Errc::unavailable);
  plain.stop();
  thread.join();
}
