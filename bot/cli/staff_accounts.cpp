#include "bot/cli/staff_accounts.hpp"

#include <charconv>
#include <sstream>

#include <fmt/format.h>

#include "base/clock.hpp"
#include "base/crypto.hpp"
#include "base/password.hpp"
#include "base/text_file.hpp"
#include "bot/cli/command.hpp"
#include "bot/cli/demo_cases.hpp"
#include "bot/cli/setup.hpp"
#include "console/demo.hpp"
#include "console/rights.hpp"
#include "storage/audit.hpp"
#include "storage/logins.hpp"
#include "storage/staff.hpp"

namespace bot::cli {
namespace {

constexpr std::size_t password_letters = 16;  // 95 bits: nobody guesses it before it is changed
constexpr std::size_t salt_bytes = 16;
constexpr int branches = 9;

std::string hash_of(std::string_view password) {
  return base::hash_password(password, base::random_bytes(salt_bytes));
}

void note(storage::Tx& tx, const char* what, storage::AccountId id) {
  storage::Audit(tx).append({.at = base::SystemClock{}.now(),
                             .who = "operator",
                             .what = what,
                             .subject = "staff/" + std::to_string(id.value)});
}

std::string role_codes() {
  std::string codes;
  for (int i = 0; i < console::role_count; ++i) {
    codes += (i > 0 ? ", " : "");
    codes += console::role_code(static_cast<console::Role>(i));
  }
  return codes;
}

// "van_hanh,tin_mat"; nothing when one of them is unknown.
std::optional<std::vector<std::string>> roles_in(std::string_view text) {
  std::vector<std::string> roles;
  while (!text.empty()) {
    const auto end = std::min(text.find(','), text.size());
    const auto code = text.substr(0, end);
    if (!console::role_from(code)) return std::nullopt;
    roles.emplace_back(code);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (roles.empty()) return std::nullopt;
  return roles;
}

std::optional<int> branch_in(std::string_view text) {
  int branch = 0;
  if (text.empty()) return branch;
  const auto* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, branch);
  const bool fits = error == std::errc{} && stopped == end && branch >= 1 && branch <= branches;
  if (!fits) return std::nullopt;
  return branch;
}

int refuse(const std::string& sentence) {
  complain(sentence);
  return misused;
}

void print_password(const std::string& username, const std::string& password) {
  fmt::print("{}\n{}\n", username, password);
  fmt::print(stderr,
             "Mật khẩu chỉ hiện một lần; lần đăng nhập đầu phải đổi.\n"
             "(The password is shown once and must be changed at the first login.)\n");
}

int add(const Arguments& arguments, storage::Database& database) {
  const auto username = storage::folded_username(arguments.rest[1]);
  const auto name = arguments.value("--name");
  const auto roles = roles_in(arguments.value("--role"));
  const auto branch = branch_in(arguments.value("--branch"));
  if (!username)
    return refuse("tên đăng nhập gồm 2 đến 40 chữ không dấu, số, . _ - (bad username)");
  if (name.empty()) return refuse("thiếu --name HỌ TÊN (the name is missing)");
  if (!roles) return refuse("--role cần một hoặc nhiều mã (codes, comma between): " + role_codes());
  if (!branch) return refuse("--branch là số từ 1 đến 9 (a number from 1 to 9)");
  storage::Account account;
  account.username = *username;
  account.name = name;
  account.roles = *roles;
  account.branch = *branch;
  account.unit = arguments.value("--unit");
  account.created_at = base::SystemClock{}.now();
  const auto password = base::random_word(password_letters);
  account.password = hash_of(password);
  bool added = false;
  database.write([&](storage::Tx& tx) {
    const auto id = storage::Staff(tx).add(account);
    added = id.has_value();
    if (id) note(tx, "account.added", *id);
  });
  if (!added) {
    complain("tên " + *username + " đã có (this username is taken)");
    return failed;
  }
  print_password(*username, password);
  return done;
}

int reset(const Arguments& arguments, storage::Database& database) {
  const auto username = storage::folded_username(arguments.rest[1]).value_or("");
  const auto password = base::random_word(password_letters);
  const auto hash = hash_of(password);
  bool known = false;
  database.write([&](storage::Tx& tx) {
    storage::Staff staff(tx);
    const auto account = staff.by_username(username);
    if (!account) return;
    known = true;
    staff.set_password(account->id, hash, true);
    staff.drop_totp(account->id);
    staff.set_active(account->id, true);
    storage::Logins(tx).end_all(account->id, {}, base::SystemClock{}.now());
    storage::LoginFailures(tx).clear("password/" + username);
    note(tx, "account.reset", account->id);
  });
  if (!known) {
    complain("không có tài khoản " + arguments.rest[1] + " (no such account)");
    return failed;
  }
  print_password(username, password);
  return done;
}

int list_accounts(storage::Database& database) {
  database.read([&](storage::Tx& tx) {
    for (const auto& account : storage::Staff(tx).all()) {
      fmt::print("{:<16} {:<28} {}{}{}{}\n",
                 account.username,
                 account.name,
                 fmt::join(account.roles, ","),
                 account.totp_key.empty() ? "" : " · TOTP",
                 account.must_change ? " · chưa đổi mật khẩu" : "",
                 account.active ? "" : " · đã khóa");
    }
  });
  return done;
}

storage::Account account_of(const console::DemoAccount& demo) {
  storage::Account account;
  account.username = demo.username;
  account.name = demo.name;
  account.roles = {std::string{console::role_code(demo.role)}};
  account.branch = demo.branch;
  account.unit = demo.unit;
  account.must_change = false;
  account.demo = true;
  account.created_at = base::SystemClock{}.now();
  return account;
}

int make_demo(const config::Config& config, storage::Database& database) {
  if (!config.console_demo) {
    complain(
        "cấu hình không có \"console\": { \"demo\": true } nên không tạo tài khoản trình diễn "
        "(only with console.demo)");
    return failed;
  }
  for (const auto& demo : console::demo_accounts()) {
    bool known = false;
    database.read([&](storage::Tx& tx) {
      known = storage::Staff(tx).by_username(demo.username).has_value();
    });
    if (known) continue;
    auto account = account_of(demo);
    account.password = hash_of(demo.password);
    database.write([&](storage::Tx& tx) {
      const auto id = storage::Staff(tx).add(account);
      if (id) note(tx, "account.demo", *id);
    });
  }
  return done;
}

// FILE: a line for each person of the simulator, the platform's id and the name with a tab between.
Phones phones_in(const std::string& file) {
  Phones phones;
  if (file.empty()) return phones;
  const auto text = base::read_text_file(file);
  if (!text) return phones;
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line);) {
    const auto tab = line.find('\t');
    if (tab != std::string::npos) phones[line.substr(tab + 1)] = line.substr(0, tab);
  }
  return phones;
}

int fill_demo(const Arguments& arguments,
              const config::Config& config,
              storage::Database& database) {
  if (const int made = make_demo(config, database); made != done) return made;
  const auto folders = content_folders(config);
  Content content;
  if (!load_or_complain(folders, content)) return failed;
  const Demonstration wanted{folders.console / "demo" / "cases.jsonc",
                             phones_in(arguments.value("--people")),
                             base::SystemClock{}.now()};
  const auto opened = open_demo_cases(database, content, wanted);
  if (opened) return done;
  complain(opened.error().what);
  return failed;
}

}  // namespace

std::optional<int> account_command(const Arguments& arguments,
                                   const config::Config& config,
                                   storage::Database& database) {
  const auto& rest = arguments.rest;
  if (rest.size() == 1 && rest.front() == "accounts") return list_accounts(database);
  if (rest.size() == 1 && rest.front() == "demo") return fill_demo(arguments, config, database);
  if (rest.size() == 2 && rest.front() == "add") return add(arguments, database);
  if (rest.size() == 2 && rest.front() == "reset") return reset(arguments, database);
  return std::nullopt;
}

}  // namespace bot::cli
