// The platform's error numbers with their documented messages, and what they mean for the person
// who watches the phone page. Source: docs/simulator.md. Pure, any thread.
#pragma once

#include <string_view>

namespace simulator {

// Numbers of the OA API (openapi.zalo.me) that the simulator itself answers.
namespace oa_error {
inline constexpr int rate_limited = -32;
inline constexpr int attachment_expired = -100;
inline constexpr int invalid_parameter = -201;
inline constexpr int unsupported_api = -209;
inline constexpr int exceeds_limit = -210;
inline constexpr int out_of_quota = -211;
inline constexpr int not_followed = -213;
inline constexpr int token_invalid = -216;
inline constexpr int blocked = -217;
inline constexpr int token_expired = -220;
inline constexpr int window_closed = -230;
inline constexpr int never_interacted = -232;
inline constexpr int kind_unsupported = -233;
inline constexpr int night = -234;
inline constexpr int v2_shut_down = -240;
inline constexpr int proof_invalid = -242;
inline constexpr int not_by_uid = -249;
}  // namespace oa_error

// Numbers of the template service (business.openapi.zalo.me).
namespace zbs_error {
inline constexpr int unsupported_method = -106;
inline constexpr int phone_invalid = -108;
inline constexpr int template_invalid = -109;
inline constexpr int no_such_account = -118;
inline constexpr int body_empty = -121;
inline constexpr int body_not_json = -122;
inline constexpr int token_invalid = -124;
inline constexpr int proof_invalid = -1241;
inline constexpr int parameter_invalid = -132;
}  // namespace zbs_error

// Numbers of the permission and token endpoints.
namespace oauth_error {
inline constexpr int app_invalid = -14002;
inline constexpr int redirect_invalid = -14003;
inline constexpr int grant_invalid = -14014;  // not confirmed by the documents: a setting
}  // namespace oauth_error

// The English text that goes with the number in an answer; "Unknown error" for others.
std::string_view api_message(int code);

// One Vietnamese sentence for the phone page; a general one for unknown numbers.
std::string_view reason_in_vietnamese(int code);

}  // namespace simulator
