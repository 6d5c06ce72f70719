#include "tests/bench/site.hpp"

#include <fmt/format.h>
#include <httplib.h>

#include "base/password.hpp"
#include "storage/staff.hpp"

namespace bench {
namespace {

constexpr std::string_view password = "đo đạc thôi mà";

}  // namespace

std::string Site::log_in(int number) {
  httplib::Client client("127.0.0.1", console_port());
  const auto answer =
      client.Post("/api/v1/login",
                  fmt::format(R"({{"username":"bench{}","password":"{}"}})", number, password),
                  "application/json");
  if (!answer || !answer->has_header("Set-Cookie")) return {};
  const auto cookie = answer->get_header_value("Set-Cookie");
  return cookie.substr(0, cookie.find(';'));
}

void Site::hire() {
  const auto hash = base::hash_password(password, "0123456789abcdef", cheap_password);
  opened_->database->write([&](storage::Tx& tx) {
    for (int number = 0; number < staff_count; ++number) {
      storage::Account account;
      account.username = fmt::format("bench{}", number);
      account.name = account.username;
      account.roles = {"van_hanh"};
      account.must_change = false;
      account.password = hash;
      storage::Staff(tx).add(account);
    }
  });
}

}  // namespace bench
