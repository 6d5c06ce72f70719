// The command line and the secrets from the environment. Pure.
#pragma once

#include <functional>
#include <span>
#include <string>

#include "base/result.hpp"
#include "base/secret.hpp"

namespace simulator {

struct Arguments {
  std::string listen = "127.0.0.1:9443";
  std::string page = "127.0.0.1:9080";
  std::string certificate_file{};
  std::string key_file{};
  std::string webhook_url = "https://127.0.0.1:8443/zalo/webhook";
  std::string webhook_ca_file{};
  std::string app_id{};
  std::string oa_id{};
  std::string oa_name{};
  std::string redirect_uri{};
  std::string page_folder{};
  std::string state_file{};
  base::Secret app_secret{};
  base::Secret oa_secret_key{};
  bool help = false;
};

// words: without the program's name. environment: the value of a variable, "" when it is not set.
// An Error is one sentence for the person at the keyboard.
base::Result<Arguments> read_arguments(std::span<const char* const> words,
                                       const std::function<std::string(const char*)>& environment);

// What --help prints.
std::string usage();

}  // namespace simulator
