#include "simulator/assets.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "simulator/ids.hpp"
#include "simulator/limits.hpp"

namespace simulator {
namespace {

constexpr std::size_t asset_id_length = 40;

struct TypeOfEnding {
  std::string_view ending{};
  std::string_view type{};
};

constexpr std::array types{
    TypeOfEnding{"png", "image/png"},
    TypeOfEnding{"jpg", "image/jpeg"},
    TypeOfEnding{"jpeg", "image/jpeg"},
    TypeOfEnding{"gif", "image/gif"},
    TypeOfEnding{"webp", "image/webp"},
    TypeOfEnding{"svg", "image/svg+xml"},
    TypeOfEnding{"pdf", "application/pdf"},
    TypeOfEnding{"doc", "application/msword"},
    TypeOfEnding{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    TypeOfEnding{"csv", "text/csv"},
    TypeOfEnding{"txt", "text/plain; charset=utf-8"},
    TypeOfEnding{"amr", "audio/amr"},
    TypeOfEnding{"wav", "audio/wav"},
    TypeOfEnding{"mp4", "video/mp4"},
    TypeOfEnding{"html", "text/html; charset=utf-8"},
    TypeOfEnding{"css", "text/css; charset=utf-8"},
    TypeOfEnding{"js", "text/javascript; charset=utf-8"},
    TypeOfEnding{"ico", "image/x-icon"},
};

bool is_plain(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '-' || c == '_';
}

}  // namespace

std::string AssetStore::put(Asset asset, base::Rng& rng, base::TimePoint now) {
  make_room(asset.bytes.size());
  asset.id = new_token(rng, asset_id_length);
  if (asset.ends == base::TimePoint{}) asset.ends = now + limits::asset_life;
  bytes_ += asset.bytes.size();
  order_.push_back(asset.id);
  std::string id = asset.id;
  assets_.emplace(id, std::move(asset));
  return id;
}

const Asset* AssetStore::find(std::string_view id, base::TimePoint now) const {
  const auto found = assets_.find(id);
  if (found == assets_.end() || found->second.ends <= now) return nullptr;
  return &found->second;
}

void AssetStore::make_room(std::size_t bytes) {
  while (!order_.empty() && bytes_ + bytes > limits::assets_bytes_max) {
    const auto oldest = assets_.find(order_.front());
    bytes_ -= oldest->second.bytes.size();
    assets_.erase(oldest);
    order_.pop_front();
  }
}

std::string asset_path(const Asset& asset) {
  std::string name;
  for (const char c : asset.name) name += is_plain(c) ? c : '_';
  return "/asset/" + asset.id + "/" + (name.empty() ? "file" : name);
}

std::string picture_type(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return "image/png";
  if (bytes.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
  if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return "image/gif";
  if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP")) return "image/webp";
  return {};
}

std::string ending_of(std::string_view name) {
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos) return {};
  std::string ending{name.substr(dot + 1)};
  std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) {
    return static_cast<char>(std::tolower(c));
  });
  return ending;
}

std::string type_of_name(std::string_view name) {
  const auto ending = ending_of(name);
  const auto found = std::find_if(
      types.begin(), types.end(), [&](const TypeOfEnding& t) { return t.ending == ending; });
  return std::string{found == types.end() ? "application/octet-stream" : found->type};
}

}  // namespace simulator
