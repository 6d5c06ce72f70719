// The first login: an own password, then the second proof.
#include <nlohmann/json.hpp>

#include "base/crypto.hpp"
#include "base/one_time_code.hpp"
#include "console/acts.hpp"
#include "console/body.hpp"
#include "console/limits.hpp"
#include "console/login_steps.hpp"
#include "console/qr.hpp"
#include "storage/audit.hpp"

namespace console::acts {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t key_bytes = 20;  // RFC 4226: as long as the hash
constexpr std::size_t recovery_bytes = 10;

// For an address: everything but letters and digits is escaped.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                       (letter >= '0' && letter <= '9') || letter == '.' || letter == '-';
    out += plain ? std::string(1, letter) : "%" + base::hex(std::string_view(&letter, 1));
  }
  return out;
}

std::string uri_of(const std::string& key, const Visit& visit) {
  const auto issuer = escaped(visit.office.settings.office_name);
  return "otpauth://totp/" + issuer + ":" + escaped(visit.me().username) + "?secret=" + key +
         "&issuer=" + issuer;
}

// "abcd-efgh-ijkl-mnop": 80 bits, in groups that can be copied by hand.
std::string new_recovery_code() {
  const auto letters = base::base32(base::random_bytes(recovery_bytes));
  std::string code;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (i > 0 && i % 4 == 0) code += '-';
    code += static_cast<char>(letters[i] >= 'A' ? letters[i] - 'A' + 'a' : letters[i]);
  }
  return code;
}

void note(storage::Tx& tx, const Visit& visit, const char* what) {
  storage::Audit(tx).append({.at = visit.now,
                             .who = key_of(visit.me().id),
                             .what = what,
                             .subject = key_of(visit.me().id)});
}

bool may_enrol(const Visit& visit) {
  const auto step = step_of(visit.me(), visit.visitor->login);
  return visit.me().totp_key.empty() && (step == Step::enrol || step == Step::done);
}

}  // namespace

RawAnswer new_password(const Visit& visit) {
  Body body(visit.request);
  const auto password = body.text("new_password", {1, limits::password_max});
  if (step_of(visit.me(), visit.visitor->login) != Step::password) {
    if (auto refused = body.refused()) return *refused;
    return problem("not_now");
  }
  const auto weak = password.empty() ? std::nullopt : weakness_of(password, visit.me().username);
  if (weak) body.wrong("new_password", *weak);
  if (auto refused = body.refused()) return *refused;
  const auto hash = new_password_hash(password, visit.office.settings);
  visit.office.database.write([&](storage::Tx& tx) {
    storage::Staff(tx).set_password(visit.me().id, hash, false);
    storage::Logins(tx).end_all(visit.me().id, visit.visitor->login.id, visit.now);
    note(tx, visit, "password.changed");
  });
  const auto now = renewed(visit);
  return json_answer(200, step_json(now.account, now.login, visit.office.settings));
}

RawAnswer enrol(const Visit& visit) {
  Body body(visit.request);
  if (auto refused = body.refused()) return *refused;
  if (!may_enrol(visit)) return problem("not_now");
  const auto key = base::base32(base::random_bytes(key_bytes));
  const auto uri = uri_of(key, visit);
  const auto picture = qr_svg(uri);
  visit.office.database.write(
      [&](storage::Tx& tx) { storage::Staff(tx).offer_totp(visit.me().id, key); });
  return json_answer(
      200, {{"secret", key}, {"uri", uri}, {"qr_svg", picture ? *picture : std::string{}}});
}

RawAnswer confirm_enrolment(const Visit& visit) {
  Body body(visit.request);
  const auto code = body.text("code", {1, 10});
  if (auto refused = body.refused()) return *refused;
  if (!may_enrol(visit) || visit.me().totp_offered.empty()) return problem("not_now");
  const auto subject = "code/" + std::to_string(visit.me().id.value);
  if (auto wait = try_once(visit, subject)) return *wait;
  const auto key = base::from_base32(visit.me().totp_offered).value_or("");
  const auto step = base::step_of_code(key, code, visit.now);
  if (!step) return problem("wrong_code");
  std::vector<std::string> codes;
  std::vector<std::string> hashes;
  for (int i = 0; i < limits::recovery_codes; ++i) {
    codes.push_back(new_recovery_code());
    hashes.push_back(recovery_hash(visit.me().id, codes.back()));
  }
  visit.office.database.write([&](storage::Tx& tx) {
    storage::LoginFailures(tx).clear(subject);
    storage::Staff staff(tx);
    staff.accept_totp(visit.me().id, hashes);
    staff.use_totp_step(visit.me().id, *step);
    storage::Logins(tx).pass_code(visit.visitor->login.id);
    note(tx, visit, "totp.enrolled");
  });
  const auto now = renewed(visit);
  auto json = step_json(now.account, now.login, visit.office.settings);
  json["recovery_codes"] = codes;
  return json_answer(200, json);
}

}  // namespace console::acts
