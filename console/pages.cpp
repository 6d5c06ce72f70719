#include "console/pages.hpp"

#include <array>
#include <fstream>
#include <iterator>

#include "base/crypto.hpp"
#include "base/log.hpp"
#include "console/limits.hpp"

namespace console {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view nonce_mark = "__CSP_NONCE__";
using Type = std::pair<std::string_view, std::string_view>;
constexpr std::array<Type, 12> types{Type{".html", "text/html; charset=utf-8"},
                                     Type{".js", "text/javascript; charset=utf-8"},
                                     Type{".mjs", "text/javascript; charset=utf-8"},
                                     Type{".css", "text/css; charset=utf-8"},
                                     Type{".json", "application/json; charset=utf-8"},
                                     Type{".svg", "image/svg+xml"},
                                     Type{".png", "image/png"},
                                     Type{".jpg", "image/jpeg"},
                                     Type{".ico", "image/x-icon"},
                                     Type{".txt", "text/plain; charset=utf-8"},
                                     Type{".webmanifest", "application/manifest+json"},
                                     Type{".woff2", "font/woff2"}};

// For a folder that was never built. Without style: the pages are missing, and so are their rules.
constexpr std::string_view not_built =
    "<!doctype html><html lang=\"vi\"><head><meta charset=\"utf-8\"><title>Lắng Nghe</title></head>"
    "<body><h1>Chưa có trang cho cán bộ</h1>"
    "<p>Dịch vụ đang chạy, nhưng các trang của bàn làm việc chưa được dựng. Trên máy này hãy chạy "
    "<code>./run</code> (cần Node.js để dựng), hoặc chép bản đã dựng vào <code>console/ui/dist"
    "</code> rồi khởi động lại dịch vụ.</p>"
    "<p lang=\"en\">The service runs, but the console's pages were not built: run <code>./run"
    "</code> with Node.js, or copy a build to <code>console/ui/dist</code> and restart.</p>"
    "<p>Trạng thái: <a href=\"/healthz\">/healthz</a></p></body></html>\n";

std::string_view type_of(const fs::path& file) {
  const auto ending = file.extension().string();
  for (const auto& [known, type] : types) {
    if (ending == known) return type;
  }
  return "application/octet-stream";
}

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

bool takes_gzip(const RawRequest& request) {
  return door::header_of(request, "Accept-Encoding").find("gzip") != std::string_view::npos;
}

std::string policy(std::string_view nonce) {
  return "default-src 'self'; img-src 'self' blob: data:; style-src-elem 'self' 'nonce-" +
         std::string{nonce} +
         "'; style-src-attr 'unsafe-inline'; script-src 'self'; frame-ancestors 'none'; "
         "base-uri 'none'; form-action 'self'";
}

std::string with_nonce(std::string text, std::string_view nonce) {
  for (auto at = text.find(nonce_mark); at != std::string::npos; at = text.find(nonce_mark, at)) {
    text.replace(at, nonce_mark.size(), nonce);
    at += nonce.size();
  }
  return text;
}

}  // namespace

Pages::Pages(const fs::path& folder) {
  std::error_code failed;
  if (!folder.empty() && fs::exists(folder / "index.html", failed)) load(folder);
}

void Pages::load(const fs::path& folder) {
  std::error_code failed;
  for (const auto& entry : fs::recursive_directory_iterator(folder, failed)) {
    const auto& path = entry.path();
    const bool whole = entry.is_regular_file(failed) && !entry.is_symlink(failed);
    if (!whole || path.extension() == ".gz" || path.extension() == ".map") continue;
    if (entry.file_size(failed) > limits::page_file_max) continue;
    File file;
    file.type = type_of(path);
    file.body = read(path);
    file.packed = read(fs::path{path.string() + ".gz"});
    file.etag = "\"" + base::sha256_hex({file.body}).substr(0, 20) + "\"";
    files_["/" + fs::relative(path, folder, failed).generic_string()] = std::move(file);
  }
  base::log(
      base::Level::info, "console.pages", {{"files", static_cast<std::int64_t>(files_.size())}});
}

RawAnswer Pages::answer(const RawRequest& request) const {
  if (request.method != "GET" && request.method != "HEAD") return problem("wrong_method");
  const auto file = files_.find(request.path);
  if (file != files_.end() && file->first != "/index.html") return send(file->second, request);
  const bool named = request.path.find('.') != std::string::npos && request.path != "/index.html";
  if (named || request.path.starts_with("/assets/")) return problem("not_found");
  return index();
}

RawAnswer Pages::index() const {
  const auto nonce = base::random_word(24);
  const auto file = files_.find("/index.html");
  const auto text = file == files_.end() ? std::string{not_built} : file->second.body;
  return {200,
          "text/html; charset=utf-8",
          with_nonce(text, nonce),
          {{"Cache-Control", "no-cache"}, {"Content-Security-Policy", policy(nonce)}}};
}

RawAnswer Pages::send(const File& file, const RawRequest& request) {
  const bool hashed = request.path.starts_with("/assets/");
  RawAnswer answer{200,
                   file.type,
                   {},
                   {{"Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache"},
                    {"ETag", file.etag},
                    {"Vary", "Accept-Encoding"},
                    {"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"}}};
  if (door::header_of(request, "If-None-Match") == file.etag) {
    answer.status = 304;
    return answer;
  }
  const bool packed = !file.packed.empty() && takes_gzip(request);
  if (packed) answer.headers.emplace_back("Content-Encoding", "gzip");
  answer.body = packed ? file.packed : file.body;
  return answer;
}

}  // namespace console
