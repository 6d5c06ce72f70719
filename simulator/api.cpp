#include "simulator/api.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "simulator/endpoints.hpp"
#include "simulator/errors.hpp"
#include "simulator/fields.hpp"
#include "simulator/sending.hpp"
#include "simulator/signature.hpp"

namespace simulator {
namespace {

enum class Host { oauth, openapi, business };

struct Endpoint {
  std::string_view method{};
  std::string_view path{};
  Host host{};
  ApiAnswer (*call)(Platform&, const ApiRequest&, base::TimePoint) = nullptr;
};

constexpr std::array endpoints{
    Endpoint{"GET", "/v4/oa/permission", Host::oauth, ask_permission},
    Endpoint{"GET", "/v4/permission/error", Host::oauth, permission_error},
    Endpoint{"POST", "/v4/oa/access_token", Host::oauth, exchange_token},
    Endpoint{"POST", "/v3.0/oa/message/cs", Host::openapi, send_consultation},
    Endpoint{"POST", "/v3.0/oa/message/template", Host::openapi, send_template_by_uid},
    Endpoint{"POST", "/v3.0/oa/message/transaction", Host::openapi, send_transaction},
    Endpoint{"POST", "/v3.0/oa/message/promotion", Host::openapi, send_promotion},
    Endpoint{"POST", "/v2.0/oa/message", Host::openapi, send_by_version_2},
    Endpoint{"POST", "/v2.0/oa/upload/image", Host::openapi, upload_image},
    Endpoint{"POST", "/v2.0/oa/upload/gif", Host::openapi, upload_gif},
    Endpoint{"POST", "/v2.0/oa/upload/file", Host::openapi, upload_file},
    Endpoint{"GET", "/v3.0/oa/user/detail", Host::openapi, user_detail},
    Endpoint{"GET", "/v3.0/oa/user/getlist", Host::openapi, user_list},
    Endpoint{"GET", "/v2.0/oa/getoa", Host::openapi, account_profile},
    Endpoint{"POST", "/v3.0/oa/quota/message", Host::openapi, quota_of_person},
    Endpoint{"POST", "/v2.0/oa/quota/message", Host::openapi, quota_of_package},
    Endpoint{"POST", "/message/template", Host::business, send_template_by_phone},
    Endpoint{"GET", "/message/quota", Host::business, template_quota},
};

const Endpoint* endpoint_of(const ApiRequest& request) {
  const auto found = std::find_if(endpoints.begin(), endpoints.end(), [&](const Endpoint& e) {
    return e.method == request.method && e.path == request.path;
  });
  return found == endpoints.end() ? nullptr : &*found;
}

int token_error(const Platform& platform,
                const ApiRequest& request,
                Host host,
                base::TimePoint now) {
  const bool business = host == Host::business;
  switch (platform.tokens.state_of(request.access_token, now)) {
    case TokenState::living:
      break;
    case TokenState::dead:
      return business ? zbs_error::token_invalid : oa_error::token_expired;
    case TokenState::unknown:
      return business ? zbs_error::token_invalid : oa_error::token_invalid;
  }
  if (!platform.faults.platform.require_proof) return 0;
  if (proof_is_valid(platform.settings, request.access_token, request.appsecret_proof)) return 0;
  return business ? zbs_error::proof_invalid : oa_error::proof_invalid;
}

// Token, rate and the endpoint itself.
ApiAnswer perform(Platform& platform, const ApiRequest& request, base::TimePoint now) {
  const Endpoint* endpoint = endpoint_of(request);
  if (!endpoint) return failure(oa_error::unsupported_api);
  if (endpoint->host == Host::oauth) return endpoint->call(platform, request, now);
  const int limit = platform.faults.platform.rate_limit;
  const bool counted = endpoint->host == Host::openapi;
  if (counted && !platform.pace.take(limit, now)) return failure(oa_error::rate_limited);
  if (const int error = token_error(platform, request, endpoint->host, now); error != 0) {
    return failure(error);
  }
  return endpoint->call(platform, request, now);
}

ApiAnswer http_failure(int status) {
  ApiAnswer answer;
  answer.http_status = status;
  answer.content_type = "text/html";
  answer.body = "<html><head><title>Error</title></head><body>Error</body></html>";
  return answer;
}

ApiAnswer perform_with_faults(Platform& platform, const ApiRequest& request, base::TimePoint now) {
  const auto faults = take_api_faults(platform.faults, request.path);
  ApiAnswer answer;
  if (faults.cut_before) {
    answer.cut = true;
  } else if (faults.http_status != 0) {
    answer = http_failure(faults.http_status);
  } else if (faults.error_code != 0) {
    answer = failure(faults.error_code);
  } else {
    answer = perform(platform, request, now);
    answer.cut = faults.lose_answer;
  }
  answer.hold = base::Duration{faults.delay_ms};
  if (!answer.message_id.empty())
    answer.hold += base::Duration{platform.faults.echo.answer_after_ms};
  return answer;
}

// A message that the account could not send is listed on the phone page, whatever stopped it. The
// endpoints list what they refuse themselves (they name the user); the rest is listed here.
void list_failed_send(Platform& platform,
                      const ApiRequest& request,
                      const ApiAnswer& answer,
                      base::TimePoint now) {
  const bool sent =
      answer.error == 0 && answer.http_status < 400 && !(answer.cut && answer.body.empty());
  if (sent || !answer.user_id.empty() || !request.path.starts_with("/v3.0/oa/message/")) return;
  const auto body = object_in(request.body);
  if (!body) return;
  const auto by_uid = text_at(*body, "user_id");
  Person* person = platform.people.find(
      by_uid.empty() ? text_at(part_at(*body, "recipient"), "user_id") : by_uid);
  if (person) show_failed(*person, text_at(part_at(*body, "message"), "text"), answer.error, now);
}

const char* outcome_of(const ApiAnswer& answer) {
  if (answer.cut) return answer.body.empty() ? "cut" : "lost";
  return answer.error == 0 && answer.http_status < 400 ? "ok" : "error";
}

// Tokens and secrets of the token endpoint have no place in a journal.
bool worth_keeping(const ApiRequest& request) {
  return !request.file && !request.path.starts_with("/v4/");
}

void note(Platform& platform,
          const ApiRequest& request,
          const ApiAnswer& answer,
          base::TimePoint now) {
  JournalEntry entry;
  entry.at = now;
  entry.kind = "api";
  entry.name = request.path;
  entry.outcome = outcome_of(answer);
  entry.http_status = answer.http_status;
  entry.error = answer.error;
  entry.user_id = answer.user_id;
  entry.msg_id = answer.message_id;
  if (worth_keeping(request)) entry.body = request.body;
  platform.journal.write(std::move(entry));
  const bool known = endpoint_of(request) != nullptr;  // unknown paths must not fill the map
  ++platform.api_calls[known ? request.path : "unknown"];
  if (answer.error != 0) ++platform.api_errors[std::to_string(answer.error)];
}

}  // namespace

ApiAnswer call_api(Platform& platform, const ApiRequest& request, base::TimePoint now) {
  ApiAnswer answer = perform_with_faults(platform, request, now);
  list_failed_send(platform, request, answer, now);
  const bool limited =
      request.path.starts_with("/v3.0/oa/") || request.path.starts_with("/v2.0/oa/");
  if (limited) {
    const int limit = platform.faults.platform.rate_limit;
    answer.headers["X-RateLimit-Limit"] = std::to_string(limit);
    answer.headers["X-RateLimit-Remain"] = std::to_string(platform.pace.remaining(limit));
  }
  note(platform, request, answer, now);
  return answer;
}

}  // namespace simulator
