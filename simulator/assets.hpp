// Bytes that citizens or the account put on the platform: served under /asset/<id>/<name>, gone
// after seven days. Pure. One thread at a time.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/rng.hpp"

namespace simulator {

struct Asset {
  std::string id{};
  std::string name{};
  std::string content_type{};
  std::string bytes{};
  base::TimePoint ends{};
};

class AssetStore {
 public:
  // Keeps the asset and returns its id. The oldest go when the store's bytes run out.
  std::string put(Asset asset, base::Rng& rng, base::TimePoint now);
  // Null when it is unknown or has expired.
  const Asset* find(std::string_view id, base::TimePoint now) const;

  // Was it ever here? Tells an expired attachment from an invented one.
  bool knew(std::string_view id) const { return assets_.contains(id); }

 private:
  void make_room(std::size_t bytes);

  std::map<std::string, Asset, std::less<>> assets_{};
  std::deque<std::string> order_{};
  std::size_t bytes_ = 0;
};

// "/asset/<id>/<name>" with the name reduced to letters, digits, ".", "-" and "_".
std::string asset_path(const Asset& asset);

// By the first bytes: "image/png", "image/jpeg", "image/gif", "image/webp" or "" for anything else.
std::string picture_type(std::string_view bytes);
// By the ending of the name; "application/octet-stream" when unknown.
std::string type_of_name(std::string_view name);
// "don.pdf" → "pdf", in lower case; "" without an ending.
std::string ending_of(std::string_view name);

}  // namespace simulator
