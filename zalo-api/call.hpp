// Inside client*.cpp only: one authorised call and its answer.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "zalo-api/client.hpp"

namespace zalo {

struct Client::Call {
  Api api = Api::openapi;
  Effect effect = Effect::reads;
  std::string method = "POST";
  std::string target{};  // path and query
  std::string content_type = "application/json";
  std::string body{};
  base::Duration timeout{};
};

struct Client::Answer {
  Judged judged{};
  std::string body{};
  std::optional<RateSeen> rate{};
  std::optional<std::chrono::seconds> retry_after{};
};

}  // namespace zalo
