// The service's settings: one JSON file with comments plus secrets from the environment → Config,
// or every mistake at once. Immutable once loaded; any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.hpp"
#include "base/secret.hpp"

namespace config {

struct Tls {
  std::filesystem::path certificate{};
  std::filesystem::path key{};
};

struct Listener {
  std::string host = "127.0.0.1";
  int port = 0;
  std::optional<Tls> tls{};  // none: plain HTTP, for use behind a proxy
};

struct Zalo {
  std::string app_id{}, oa_id{};
  std::string oauth_url = "https://oauth.zaloapp.com";
  std::string openapi_url = "https://openapi.zalo.me";
  std::string business_url = "https://business.openapi.zalo.me";
  std::string ca_file{};       // extra trust, for the simulator's certificate
  std::string redirect_uri{};  // as registered in the developer console
  std::string verifier_token{};
  std::vector<std::string> download_hosts{};  // beside Zalo's own
  bool buttons = true;
  bool appsecret_proof = false;
  base::Secret oa_secret_key{};  // LANGNGHE_OA_SECRET_KEY
  base::Secret app_secret{};     // LANGNGHE_APP_SECRET
};

struct Office {                                            // what messages say about the office
  std::string name = "Ủy ban nhân dân thành phố Cần Thơ";  // co_quan: responsible for the data
  std::string oa_name = "Phản ánh về thủ tục hành chính Hậu Giang";  // ten_oa
  std::string hotline{};
  std::string hours_text = "07:00–11:00 và 13:00–17:00, thứ Hai đến thứ Sáu";
  std::string reception_place{};  // nơi tiếp công dân
  std::string lookup_url{}, privacy_url{};
  std::string public_service_url = "https://dichvucong.gov.vn";
  std::string counselling_phone{};
  std::string retention_text = "24 tháng";
};

struct ContentFolders {
  std::filesystem::path flows{};
  std::filesystem::path templates{};
  std::filesystem::path catalog{};
  std::filesystem::path console{};  // canned.jsonc and the built pages, ui/dist
};

struct Conversation {
  // The first three replace what the flows say; none: as the flow says.
  std::optional<base::Duration> settle{};      // pause that ends a burst of messages
  std::optional<base::Duration> settle_max{};  // the pause grows to this
  std::optional<base::Duration> remind_after{};
  base::Duration staff_silence = std::chrono::hours{12};
  int draft_days = 7;
  int files_max = 5;
  std::uint64_t file_bytes_max = 5ULL * 1024 * 1024;
};

struct Sending {
  int per_minute = 600;  // our share of the 4,000 that Zalo allows all programs of the app
  int workers = 2;
  base::Duration lease = std::chrono::seconds{60};
  base::Duration unsure_after = std::chrono::seconds{30};
};

struct Retention {
  int wire_log_days = 14;
  int inbox_days = 7;
};

struct Config {
  std::filesystem::path data_dir{};
  Listener webhook{}, console{};
  int console_price = 0;      // of a charged message, in đồng, as officers are told; 0: not told
  bool console_demo = false;  // accounts with known passwords may log in
  Zalo zalo{};
  Office office{};
  ContentFolders content{};
  Conversation conversation{};
  Sending sending{};
  Retention retention{};
};

struct Mistake {
  std::string key{};  // "webhook.listen"
  std::string vi{};
  std::string en{};
};

using Environment = std::map<std::string, std::string, std::less<>>;

inline constexpr const char* oa_secret_key_variable = "LANGNGHE_OA_SECRET_KEY";
inline constexpr const char* app_secret_variable = "LANGNGHE_APP_SECRET";
enum class Secrets { needed, not_needed };  // not_needed: for commands that never speak to Zalo

// Every mistake of the text and the environment at once, each with a sentence in both languages.
std::variant<Config, std::vector<Mistake>> load(std::string_view text,
                                                const Environment& environment,
                                                Secrets secrets = Secrets::needed);

// The effective settings as a JSON file in the same form, defaults filled in; secrets as "***".
std::string describe(const Config& config);

// Every key that load() knows, such as "zalo.app_id", in the order of the example file.
std::vector<std::string> known_keys();

}  // namespace config
