// Where Zalo listens: hosts and paths, each with the section of README.md it comes from. Versions
// v2.0 and v3.0 are mixed by design of the platform: do not "upgrade" a path. Any thread.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace zalo {

// Base URLs, with or without a slash at the end; the simulator and tests put their own here.
struct Endpoints {
  std::string oauth_url = "https://oauth.zaloapp.com";
  std::string openapi_url = "https://openapi.zalo.me";
  std::string business_url = "https://business.openapi.zalo.me";
};

namespace path {
inline constexpr std::string_view permission = "/v4/oa/permission";            // 2.1
inline constexpr std::string_view access_token = "/v4/oa/access_token";        // 2.2
inline constexpr std::string_view message = "/v3.0/oa/message/cs";             // 3
inline constexpr std::string_view uid_template = "/v3.0/oa/message/template";  // 5.3
inline constexpr std::string_view upload_image = "/v2.0/oa/upload/image";      // 4
inline constexpr std::string_view upload_gif = "/v2.0/oa/upload/gif";          // 4
inline constexpr std::string_view upload_file = "/v2.0/oa/upload/file";        // 4
inline constexpr std::string_view user_detail = "/v3.0/oa/user/detail";        // 4
inline constexpr std::string_view get_oa = "/v2.0/oa/getoa";                   // 4
inline constexpr std::string_view quota = "/v3.0/oa/quota/message";            // 4
inline constexpr std::string_view phone_template = "/message/template";        // 5.1

// For the wire log: a path outside this list may be a citizen's photo and is not written down.
inline constexpr std::array all{permission,
                                access_token,
                                message,
                                uid_template,
                                upload_image,
                                upload_gif,
                                upload_file,
                                user_detail,
                                get_oa,
                                quota,
                                phone_template};
}  // namespace path

// Hosts that keep what citizens send (section 1.7); each stands for itself and what is below it.
inline const std::vector<std::string>& media_hosts() {
  static const std::vector<std::string> hosts{"zdn.vn", "zadn.vn", "zalo.me", "zaloapp.com"};
  return hosts;
}

}  // namespace zalo
