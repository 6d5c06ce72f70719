#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "simulator/endpoints.hpp"
#include "simulator/errors.hpp"

namespace simulator {
namespace {

std::string keep(Platform& platform,
                 const UploadedFile& file,
                 std::string type,
                 base::TimePoint now) {
  Asset asset;
  asset.name = file.name.empty() ? "file" : file.name;
  asset.content_type = std::move(type);
  asset.bytes = file.bytes;
  asset.ends = now + limits::upload_life;
  return platform.assets.put(std::move(asset), platform.rng, now);
}

// The numbers for a wrong or too large file are not in the documents: the general ones are used.
ApiAnswer wrong_type() {
  return failure(oa_error::invalid_parameter, "file is invalid!");
}

}  // namespace

ApiAnswer upload_image(Platform& platform, const ApiRequest& request, base::TimePoint now) {
  if (!request.file) return wrong_type();
  const auto type = picture_type(request.file->bytes);
  if (type != "image/png" && type != "image/jpeg") return wrong_type();
  if (request.file->bytes.size() > limits::image_bytes_max) return failure(oa_error::exceeds_limit);
  return success({{"attachment_id", keep(platform, *request.file, type, now)}});
}

ApiAnswer upload_gif(Platform& platform, const ApiRequest& request, base::TimePoint now) {
  if (!request.file || picture_type(request.file->bytes) != "image/gif") return wrong_type();
  if (request.file->bytes.size() > limits::gif_bytes_max) return failure(oa_error::exceeds_limit);
  return success({{"attachment_id", keep(platform, *request.file, "image/gif", now)}});
}

ApiAnswer upload_file(Platform& platform, const ApiRequest& request, base::TimePoint now) {
  if (!request.file || request.file->bytes.empty()) return wrong_type();
  static constexpr std::array<std::string_view, 4> allowed{"pdf", "doc", "docx", "csv"};
  const auto ending = ending_of(request.file->name);
  if (std::find(allowed.begin(), allowed.end(), ending) == allowed.end()) return wrong_type();
  if (request.file->bytes.size() > limits::file_bytes_max) return failure(oa_error::exceeds_limit);
  return success({{"token", keep(platform, *request.file, type_of_name(request.file->name), now)}});
}

}  // namespace simulator
