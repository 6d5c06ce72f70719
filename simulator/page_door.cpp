#include "simulator/page_door.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>

#include <httplib.h>

#include "base/text_file.hpp"

namespace simulator {
namespace {

// Nothing of the page comes from elsewhere, except pictures that the service sends by address.
constexpr const char* page_policy =
    "default-src 'self'; img-src 'self' data: blob: http: https:; object-src 'none'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

void refuse(httplib::Response& response, int status, const char* sentence) {
  response.status = status;
  response.set_content(sentence, "text/plain; charset=utf-8");
}

// Files may be named by letters, digits, "-", "_" and "." with no dot at the beginning.
bool is_file_name(std::string_view name) {
  if (name.empty() || name.front() == '.') return false;
  return std::all_of(name.begin(), name.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '-' || c == '_' || c == '.';
  });
}

void answer_file(const std::string& folder, const std::string& path, httplib::Response& response) {
  const std::string name = path == "/" ? "index.html" : path.substr(1);
  if (!is_file_name(name)) return refuse(response, 404, "Không có trang này.");
  const auto text = base::read_text_file(std::filesystem::path{folder} / name);
  if (!text) return refuse(response, 404, "Không có trang này.");
  response.set_header("Cache-Control", "no-cache");
  response.set_header("X-Content-Type-Options", "nosniff");
  response.set_header("Content-Security-Policy", page_policy);
  response.set_content(*text, type_of_name(name));
}

void answer_asset(Simulator& simulator, const std::string& path, httplib::Response& response) {
  constexpr std::string_view prefix = "/asset/";
  const auto id = path.substr(prefix.size(), path.find('/', prefix.size()) - prefix.size());
  bool found = false;
  simulator.read([&](const Platform& platform, base::TimePoint now) {
    const Asset* asset = platform.assets.find(id, now);
    if (!asset) return;
    found = true;
    response.set_content(asset->bytes, asset->content_type);
  });
  if (!found) return refuse(response, 404, "Tệp này không còn.");
  // What people sent must not run as part of the page.
  response.set_header("Content-Security-Policy", "sandbox; default-src 'none'");
  response.set_header("X-Content-Type-Options", "nosniff");
}

bool begins_with_loopback(std::string_view host) {
  for (const std::string_view name : {"127.0.0.1", "localhost"}) {
    if (!host.starts_with(name)) continue;
    const auto rest = host.substr(name.size());
    if (rest.empty() || rest.front() == ':') return true;
  }
  return false;
}

// A page of some web site, open in the same browser, must not steer the simulator.
bool from_here(const httplib::Request& request) {
  const auto host = request.get_header_value("Host");
  if (!begins_with_loopback(host)) return false;
  const auto origin = request.get_header_value("Origin");
  return origin.empty() || origin == "http://" + host;
}

void answer_control(const ControlPlace& place,
                    const httplib::Request& request,
                    httplib::Response& response) {
  if (!from_here(request)) return refuse(response, 403, "only from this machine");
  ControlRequest wanted{request.method, request.path, {}, request.body};
  for (const auto& [name, value] : request.params) wanted.query.emplace(name, value);
  const auto answer = control(place, wanted);
  response.status = answer.status;
  response.set_header("Cache-Control", "no-store");
  // Not exactly "application/json", which the library would compress slowly.
  response.set_content(answer.body, "application/json; charset=utf-8");
}

}  // namespace

void answer_page(const ControlPlace& place,
                 const std::string& page_folder,
                 const httplib::Request& request,
                 httplib::Response& response) {
  if (request.path.starts_with("/sim/")) return answer_control(place, request, response);
  if (request.method != "GET") return refuse(response, 405, "GET");
  if (request.path.starts_with("/asset/"))
    return answer_asset(place.simulator, request.path, response);
  answer_file(page_folder, request.path, response);
}

std::string find_page_folder(const std::string& given, const std::string& program) {
  namespace fs = std::filesystem;
  if (!given.empty()) return given;
  if (fs::exists(fs::path{SIMULATOR_PAGE_FOLDER} / "index.html")) return SIMULATOR_PAGE_FOLDER;
  return (fs::path{program}.parent_path() / "share").string();
}

}  // namespace simulator
