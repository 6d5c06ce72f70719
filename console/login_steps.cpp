#include "console/login_steps.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "base/crypto.hpp"
#include "base/password.hpp"
#include "console/limits.hpp"
#include "office/language/fold.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t salt_bytes = 16;

// Of twelve letters and more, from public lists of leaked passwords and their Vietnamese cousins;
// written as folded() writes them.
constexpr std::array<std::string_view, 40> leaked{
    "123456789012",     "1234567890123",  "1234567890abc", "123456789abc",  "0123456789012",
    "111111111111",     "123123123123",   "123321123321",  "112233445566",  "987654321098",
    "qwertyuiop12",     "qwertyuiop123",  "qwertyuiop[]",  "1q2w3e4r5t6y",  "1qaz2wsx3edc",
    "q1w2e3r4t5y6",     "qwerty123456",   "asdfghjkl123",  "zxcvbnm12345",  "abcdefghijkl",
    "abc123456789",     "abcd12345678",   "password1234",  "password12345", "password123456",
    "passwordpassword", "p@ssword1234",   "p@ssw0rd1234",  "administrator", "administrator1",
    "admin1234567",     "iloveyou1234",   "letmein12345",  "welcome12345",  "matkhau123456",
    "matkhau12345",     "khongcomatkhau", "vietnam123456", "anhyeuem12345", "haugiang123456"};

std::string_view name_of(Step step) {
  switch (step) {
    case Step::totp:
      return "totp";
    case Step::password:
      return "password";
    case Step::enrol:
      return "enrol";
    case Step::done:
      return "done";
  }
  return "done";
}

std::chrono::seconds wait_after(std::int64_t failures) {
  if (failures < limits::free_failures) return std::chrono::seconds{0};
  const auto doublings = std::min<std::int64_t>(failures - limits::free_failures, 10);
  return std::min(limits::first_wait * (std::int64_t{1} << doublings), limits::longest_wait);
}

std::string small_letters(std::string_view text) {
  std::string small{text};
  std::transform(small.begin(), small.end(), small.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  return small;
}

}  // namespace

Step step_of(const storage::Account& account, const storage::Login& login) {
  const bool enrolled = !account.totp_key.empty();
  if (enrolled && !login.code_ok) return Step::totp;
  if (account.must_change) return Step::password;
  if (!enrolled && needs_code(account.roles) && !account.demo) return Step::enrol;
  return Step::done;
}

ordered_json me_json(const storage::Account& account,
                     const storage::Login& login,
                     const Settings& settings) {
  ordered_json me{{"id", key_of(account.id)},
                  {"username", account.username},
                  {"name", account.name},
                  {"roles", account.roles},
                  {"branch", nullptr},
                  {"unit", account.unit},
                  {"rights", right_codes(account.roles)},
                  {"shift", storage::name_of(account.shift)},
                  {"totp", !account.totp_key.empty()},
                  {"demo", settings.demo},
                  {"csrf", login.csrf}};
  if (account.branch != 0) me["branch"] = account.branch;
  return me;
}

ordered_json step_json(const storage::Account& account,
                       const storage::Login& login,
                       const Settings& settings) {
  const auto step = step_of(account, login);
  ordered_json json{{"step", name_of(step)}, {"csrf", login.csrf}};
  if (step == Step::done) json["me"] = me_json(account, login, settings);
  return json;
}

std::optional<RawAnswer> try_once(const Visit& visit, const std::string& subject) {
  base::Duration left{0};
  visit.office.database.write([&](storage::Tx& tx) {
    storage::LoginFailures failures(tx);
    const auto known = failures.of(subject);
    left = known.last_at + wait_after(known.count) - visit.now;
    if (known.count < limits::free_failures) left = base::Duration{0};
    if (left <= base::Duration{0}) failures.add(subject, visit.now);
  });
  if (left <= base::Duration{0}) return std::nullopt;
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(left).count();
  return problem("too_many", {{"retry_after_s", seconds}});
}

void forgive(const Visit& visit, const std::string& subject) {
  visit.office.database.write([&](storage::Tx& tx) { storage::LoginFailures(tx).clear(subject); });
}

Visitor renewed(const Visit& visit) {
  Visitor visitor = *visit.visitor;
  visit.office.database.read([&](storage::Tx& tx) {
    const auto account = storage::Staff(tx).by_id(visitor.account.id);
    if (account) visitor.account = *account;
    for (const auto& login : storage::Logins(tx).of_staff(visitor.account.id, visit.now)) {
      if (login.id == visitor.login.id) visitor.login = login;
    }
  });
  return visitor;
}

std::optional<std::string> weakness_of(std::string_view password, std::string_view username) {
  if (language::length(password) < limits::password_min) {
    return "Mật khẩu cần ít nhất 12 ký tự. Vài từ ghép lại là đủ dài và dễ nhớ.";
  }
  const auto small = small_letters(password);
  if (std::find(leaked.begin(), leaked.end(), small) != leaked.end()) {
    return "Mật khẩu này đã bị lộ ở nơi khác. Chọn mật khẩu khác.";
  }
  // Shorter names stand in too many words.
  if (username.size() >= 3 && small.find(username) != std::string::npos) {
    return "Mật khẩu không được chứa tên đăng nhập.";
  }
  if (small.find_first_not_of(small.front()) == std::string::npos) {
    return "Mật khẩu chỉ có một ký tự lặp lại. Chọn mật khẩu khác.";
  }
  return std::nullopt;
}

std::string new_password_hash(std::string_view password, const Settings& settings) {
  return base::hash_password(password, base::random_bytes(salt_bytes), settings.password_cost);
}

std::string recovery_hash(storage::AccountId account, std::string_view typed) {
  std::string letters;
  for (const char letter : small_letters(typed)) {
    if (letter != ' ' && letter != '-') letters += letter;
  }
  return base::sha256_hex({key_of(account), ":", letters});
}

}  // namespace console
