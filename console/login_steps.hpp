// The steps of a login and what is said at each: password, code, new password, enrolment, inside.
// Any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "console/visit.hpp"

namespace console {

enum class Step { totp, password, enrol, done };

// What the account still owes before it is inside.
Step step_of(const storage::Account& account, const storage::Login& login);

nlohmann::ordered_json me_json(const storage::Account& account,
                               const storage::Login& login,
                               const Settings& settings);
// LoginStep of openapi.yaml.
nlohmann::ordered_json step_json(const storage::Account& account,
                                 const storage::Login& login,
                                 const Settings& settings);

// One more try is noted before it is judged, so that tries at the same moment count as well. An
// answer (429) when there were too many; success clears them (LoginFailures::clear).
std::optional<RawAnswer> try_once(const Visit& visit, const std::string& subject);
void forgive(const Visit& visit, const std::string& subject);

// Reads account and login anew, after something changed.
Visitor renewed(const Visit& visit);

// Nothing, or why the password will not do: too short, among those known to be leaked, the username
// in it, one letter over and over.
std::optional<std::string> weakness_of(std::string_view password, std::string_view username);

std::string new_password_hash(std::string_view password, const Settings& settings);
// Of a recovery code as typed: blanks, dashes and case do not count.
std::string recovery_hash(storage::AccountId account, std::string_view typed);

}  // namespace console
