// Files: up to Zalo, and down from what citizens sent.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "zalo-api/call.hpp"
#include "zalo-api/lenient_json.hpp"
#include "zalo-api/multipart.hpp"
#include "zalo-api/url.hpp"

namespace zalo {
namespace {

base::Error invalid(std::string what) {
  return {base::Errc::invalid, std::move(what)};
}

// An expired link answers 403, 404 or 410; a server in trouble 5xx; a redirect is not followed. Too
// long an answer is the transport's word alone (rejected): no status may look like it.
base::Error failed_download(int status) {
  const std::string what = fmt::format("HTTP {}", status);
  if (status >= 500 || status == 429) return {base::Errc::unavailable, what};
  if (status == 403 || status == 404 || status == 410) return {base::Errc::not_found, what};
  return {base::Errc::denied, what};
}

}  // namespace

base::Result<std::string> Client::upload_image(std::string_view bytes) {
  const auto type = picture_type(bytes);
  if (type != "image/jpeg" && type != "image/png") return invalid("neither jpg nor png");
  if (bytes.size() > limits::image_bytes_max) return invalid("an image over 1 MB");
  const auto* name = type == "image/png" ? "image.png" : "image.jpg";
  return upload(path::upload_image, one_file(bytes, name, type), "attachment_id");
}

base::Result<std::string> Client::upload_gif(std::string_view bytes) {
  if (picture_type(bytes) != "image/gif") return invalid("not a gif");
  if (bytes.size() > limits::gif_bytes_max) return invalid("a gif over 5 MB");
  return upload(path::upload_gif, one_file(bytes, "image.gif", "image/gif"), "attachment_id");
}

base::Result<std::string> Client::upload_file(std::string_view bytes, std::string_view name) {
  const auto type = document_type(name);
  if (type.empty()) return invalid("neither pdf, doc, docx nor csv");
  if (bytes.empty() || bytes.size() > limits::file_bytes_max) return invalid("empty or over 5 MB");
  return upload(path::upload_file, one_file(bytes, name, type), "token");
}

// A lost answer to an upload costs one upload of 5,000 a month: it counts as a read.
base::Result<std::string> Client::upload(std::string_view path,
                                         const Multipart& file,
                                         std::string_view key) {
  const Answer answer = perform({.target = std::string{path},
                                 .content_type = file.content_type,
                                 .body = file.body,
                                 .timeout = limits::upload_timeout});
  const Judged& judged = answer.judged;
  if (judged.verdict != Verdict::delivered) {
    return base::Error{errc_of(judged.verdict), fmt::format("{} ({})", judged.words, judged.code)};
  }
  const auto body = read_json(answer.body);
  std::string token = body ? text_at(member(*body, "data"), key) : std::string{};
  if (token.empty())
    return base::Error{base::Errc::unavailable, "an answer without the upload's id"};
  return token;
}

base::Result<Download> Client::download(std::string_view url, std::size_t bytes_max) {
  const auto parsed = parse_url(url);
  if (!parsed) return invalid("not an address we call");
  const bool allowed =
      host_allowed(*parsed, media_hosts()) || host_allowed(*parsed, settings_.extra_media_hosts);
  if (!allowed) return base::Error{base::Errc::denied, "not a host of Zalo's files"};
  auto outcome = http_.send({.method = "GET",
                             .url = std::string{url},
                             .timeout = limits::download_timeout,
                             .answer_bytes_max = bytes_max});
  if (!outcome) return outcome.error();
  if (outcome->status != 200) return failed_download(outcome->status);
  return Download{.bytes = std::move(outcome->body),
                  .content_type = header_of(*outcome, "content-type")};
}

}  // namespace zalo
