// What the simulated app and Official Account are called, and their secrets. Fixed once the
// program has started. Plain values, any thread.
#pragma once

#include <string>

#include "base/secret.hpp"

namespace simulator {

struct Settings {
  std::string app_id{};
  std::string oa_id{};
  std::string oa_name = "Trung tâm Phục vụ hành chính công";
  std::string redirect_uri{};  // the registered callback address; empty: any is accepted
  std::string asset_base{};    // "http://127.0.0.1:9080": where pictures and files are served
  base::Secret app_secret{};
  base::Secret oa_secret_key{};
};

}  // namespace simulator
