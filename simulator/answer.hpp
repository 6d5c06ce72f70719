// One call of the platform's API and its answer, independent of any HTTP library. Plain values.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "base/clock.hpp"

namespace simulator {

struct UploadedFile {
  std::string name{};
  std::string content_type{};
  std::string bytes{};
};

struct ApiRequest {
  std::string method{};
  std::string path{};
  std::string access_token{};                   // header of the same name
  std::string secret_key{};                     // header of the token endpoint
  std::string appsecret_proof{};                // header
  std::map<std::string, std::string> fields{};  // query and form, decoded
  std::string body{};
  std::optional<UploadedFile> file{};  // the multipart field "file"
};

struct ApiAnswer {
  int http_status = 200;
  std::string content_type = "application/json;charset=utf-8";
  std::string body{};
  std::map<std::string, std::string> headers{};
  int error = 0;             // the number inside the body, for the journal
  std::string user_id{};     // whom the call was about, for the journal
  std::string message_id{};  // of an accepted message
  bool cut = false;          // close the connection without a byte of answer
  base::Duration hold{};     // real time to wait before answering
};

// {"data":…,"error":0,"message":"Success"}; HTTP 200.
ApiAnswer success(const nlohmann::ordered_json& data);
// {"error":code,"message":…} with HTTP 200, as the platform reports every failure of its own.
ApiAnswer failure(int code);
// The same with another message, such as "user_id is invalid!".
ApiAnswer failure(int code, std::string_view message);

}  // namespace simulator
