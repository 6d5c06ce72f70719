#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/crypto.hpp"
#include "base/json.hpp"
#include "simulator/endpoints.hpp"
#include "simulator/errors.hpp"

namespace simulator {
namespace {

std::string field(const ApiRequest& request, std::string_view name) {
  const auto found = request.fields.find(std::string{name});
  return found == request.fields.end() ? std::string{} : found->second;
}

std::string url_encoded(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                       (byte >= 'a' && byte <= 'z') || c == '-' || c == '_' || c == '.' || c == '~';
    if (plain) {
      encoded += c;
    } else {
      encoded += fmt::format("%{:02X}", byte);
    }
  }
  return encoded;
}

ApiAnswer redirect(const std::string& to) {
  ApiAnswer answer;
  answer.http_status = 302;
  answer.headers["Location"] = to;
  return answer;
}

// A header must not carry line breaks: httplib writes it as it is.
bool fit_for_header(std::string_view text) {
  return text.find_first_of("\r\n") == std::string_view::npos && !text.empty();
}

ApiAnswer refusal(int code, std::string_view name) {
  nlohmann::ordered_json body;
  body["error_name"] = name;
  body["error_reason"] = "";
  body["ref_doc"] = "https://developers.zalo.me/docs/social-api/tham-khao/user-access-token-v4";
  body["error_description"] = name;
  body["error"] = code;
  ApiAnswer answer;
  answer.error = code;
  answer.body = base::to_text(body);
  return answer;
}

ApiAnswer pair_answer(const TokenPair& pair) {
  const auto seconds = std::chrono::seconds{limits::access_token_life}.count();
  nlohmann::ordered_json body;
  body["access_token"] = pair.access;
  body["refresh_token"] = pair.refresh;
  body["expires_in"] = std::to_string(seconds);  // a string, as the real one is
  ApiAnswer answer;
  answer.body = base::to_text(body);
  return answer;
}

Exchange exchange(Platform& platform, const ApiRequest& request, base::TimePoint now) {
  const auto grant_type = field(request, "grant_type");
  if (grant_type == "authorization_code") {
    return platform.tokens.redeem(
        field(request, "code"), field(request, "code_verifier"), platform.rng, now);
  }
  if (grant_type == "refresh_token") {
    return platform.tokens.refresh(field(request, "refresh_token"), platform.rng, now);
  }
  return OauthRefusal{platform.tokens.refusal_code(), "Invalid grant type"};
}

}  // namespace

ApiAnswer ask_permission(Platform& platform, const ApiRequest& request, base::TimePoint now) {
  const auto& settings = platform.settings;
  const auto wanted = field(request, "redirect_uri");
  const bool registered = settings.redirect_uri.empty() || settings.redirect_uri == wanted;
  if (field(request, "app_id") != settings.app_id) {
    return redirect(fmt::format("/v4/permission/error?error_code={}", oauth_error::app_invalid));
  }
  if (!registered || !fit_for_header(wanted)) {
    return redirect(
        fmt::format("/v4/permission/error?error_code={}", oauth_error::redirect_invalid));
  }
  const auto code = platform.tokens.issue_code(field(request, "code_challenge"), platform.rng, now);
  const char* joint = wanted.find('?') == std::string::npos ? "?" : "&";
  std::string target = fmt::format("{}{}code={}&oa_id={}", wanted, joint, code, settings.oa_id);
  const auto state = field(request, "state");
  if (!state.empty()) target += "&state=" + url_encoded(state);
  return redirect(target);
}

ApiAnswer permission_error(Platform&, const ApiRequest& request, base::TimePoint) {
  ApiAnswer answer;
  answer.content_type = "text/html; charset=utf-8";
  const auto code = field(request, "error_code");
  const bool number = !code.empty() && code.find_first_not_of("-0123456789") == std::string::npos;
  answer.body =
      fmt::format("<!doctype html><title>Zalo (mô phỏng)</title><p>Không cấp quyền được: {}</p>",
                  number ? code : "?");
  return answer;
}

ApiAnswer exchange_token(Platform& platform, const ApiRequest& request, base::TimePoint now) {
  if (field(request, "app_id") != platform.settings.app_id) {
    return refusal(oauth_error::app_invalid, "Invalid appId");
  }
  platform.tokens.set_refusal_code(platform.faults.platform.oauth_error);
  if (!base::equal_in_constant_time(request.secret_key, platform.settings.app_secret.reveal())) {
    return refusal(platform.tokens.refusal_code(), "Invalid secret key");
  }
  const auto outcome = exchange(platform, request, now);
  if (const auto* refused = std::get_if<OauthRefusal>(&outcome)) {
    return refusal(refused->code, refused->name);
  }
  return pair_answer(*std::get_if<TokenPair>(&outcome));
}

}  // namespace simulator
