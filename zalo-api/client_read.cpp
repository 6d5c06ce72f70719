// Questions about a person, the account and quotas.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "zalo-api/call.hpp"
#include "zalo-api/lenient_json.hpp"
#include "zalo-api/url.hpp"

namespace zalo {
namespace {

using nlohmann::json;
using Json = nlohmann::ordered_json;

base::Error failure(const Judged& judged) {
  return {errc_of(judged.verdict), fmt::format("{} ({})", judged.words, judged.code)};
}

// {"data":{…}} or {"data":[{…}]}, as the endpoint likes it.
base::Result<json> data_of(const base::Result<std::string>& answer) {
  if (!answer) return answer.error();
  const auto body = read_json(*answer);
  json data = body ? first_of(member(*body, "data")) : json{};
  if (!data.is_object()) return base::Error{base::Errc::unavailable, "an answer without data"};
  return data;
}

std::string either(const json& object, std::string_view name, std::string_view other) {
  std::string text = text_at(object, name);
  return text.empty() ? text_at(object, other) : text;
}

}  // namespace

// GET parameters go as JSON in one parameter "data" (README.md, envelope).
base::Result<std::string> Client::read(std::string_view path, std::string_view query) {
  Call call{.method = "GET", .target = std::string{path}, .timeout = settings_.send_timeout};
  if (!query.empty()) call.target += "?data=" + percent_encoded(query);
  const Answer answer = perform(call);
  if (answer.judged.verdict != Verdict::delivered) return failure(answer.judged);
  return answer.body;
}

base::Result<Profile> Client::user_detail(std::string_view user_id) {
  const auto data = data_of(read(path::user_detail, base::to_text(Json{{"user_id", user_id}})));
  if (!data) return data.error();
  const json& shared = member(*data, "shared_info");
  return Profile{.user_id = text_at(*data, "user_id"),
                 .display_name = text_at(*data, "display_name"),
                 .alias = text_at(*data, "user_alias"),
                 .avatar = text_at(*data, "avatar"),
                 .is_follower = truth_at(*data, "user_is_follower"),
                 .last_interaction_day = text_at(*data, "user_last_interaction_date"),
                 .shared_name = text_at(shared, "name"),
                 .shared_phone = text_at(shared, "phone"),
                 .shared_address = text_at(shared, "address"),
                 .shared_city = text_at(shared, "city")};
}

base::Result<Account> Client::get_oa() {
  const auto data = data_of(read(path::get_oa, {}));
  if (!data) return data.error();
  return Account{.oa_id = either(*data, "oaid", "oa_id"),
                 .name = text_at(*data, "name"),
                 .is_verified = truth_at(*data, "is_verified"),
                 .oa_type = integer_at(*data, "oa_type").value_or(0),
                 .followers = integer_at(*data, "num_follower").value_or(0),
                 .package_name = text_at(*data, "package_name"),
                 .package_valid_through = text_at(*data, "package_valid_through_date")};
}

base::Result<Quota> Client::quota(std::string_view user_id) {
  const Answer answer = perform({.target = std::string{path::quota},
                                 .body = base::to_text(Json{{"user_id", user_id}}),
                                 .timeout = settings_.send_timeout});
  if (answer.judged.verdict != Verdict::delivered) return failure(answer.judged);
  const auto data = data_of(answer.body);
  if (!data) return data.error();
  const json& replies = member(*data, "cs_reply");
  return Quota{.last_interaction = time_at(*data, "last_interaction"),
               .replies_remain = integer_at(replies, "remain"),
               .replies_total = integer_at(replies, "total")};
}

}  // namespace zalo
