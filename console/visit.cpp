#include "console/visit.hpp"

#include <algorithm>

#include "console/numbers.hpp"
#include "office/catalog/same_office.hpp"

namespace console {
namespace {

constexpr std::string_view staff_prefix = "staff/";

bool is_plain(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         (letter >= '0' && letter <= '9') || letter == '_' || letter == '-' || letter == '.' ||
         letter == ':';
}

}  // namespace

// Found once for a request, however many cases it looks at: a conflict of interest does not end
// with a reform.
Visitor visitor_of(const Office& office, storage::Account account, storage::Login login) {
  const auto* shelf = office.books.catalog;
  Visitor visitor{std::move(account), std::move(login), {}};
  const auto& unit = visitor.account.unit;
  if (unit.empty()) return visitor;
  if (shelf == nullptr) visitor.units = {unit};
  if (shelf != nullptr) visitor.units = catalog::same_office(shelf->current(), unit);
  return visitor;
}

RawAnswer carry_out(const Visit& visit, const std::function<RawAnswer(storage::Tx&)>& act) {
  RawAnswer answer;
  visit.office.database.write([&](storage::Tx& tx) { answer = act(tx); });
  return answer;
}

std::string key_of(storage::AccountId id) {
  return std::string{staff_prefix} + std::to_string(id.value);
}

std::string name_behind(storage::Tx& tx, const std::string& key) {
  if (!key.starts_with(staff_prefix)) return key;
  const auto digits = std::string_view{key}.substr(staff_prefix.size());
  const auto account = storage::Staff(tx).by_id({number_in(digits).value_or(0)});
  return account ? account->name : key;
}

std::string query_value(const RawRequest& request, std::string_view name) {
  std::string_view rest = request.query;
  while (!rest.empty()) {
    const auto pair = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos || pair.substr(0, equals) != name) continue;
    const auto value = pair.substr(equals + 1);
    return std::all_of(value.begin(), value.end(), is_plain) ? std::string{value} : std::string{};
  }
  return {};
}

}  // namespace console
