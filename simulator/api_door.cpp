#include "simulator/api_door.hpp"

#include <httplib.h>

#include "simulator/sockets.hpp"

namespace simulator {
namespace {

ApiRequest call_of(const httplib::Request& request) {
  ApiRequest call;
  call.method = request.method;
  call.path = request.path;
  call.access_token = request.get_header_value("access_token");
  call.secret_key = request.get_header_value("secret_key");
  call.appsecret_proof = request.get_header_value("appsecret_proof");
  for (const auto& [name, value] : request.params) call.fields.emplace(name, value);
  call.body = request.body;
  if (request.has_file("file")) {
    const auto file = request.get_file_value("file");
    call.file = UploadedFile{file.filename, file.content_type, file.content};
  }
  return call;
}

}  // namespace

void answer_api(Simulator& simulator,
                const httplib::Request& request,
                httplib::Response& response) {
  const ApiAnswer answer = simulator.api(call_of(request));
  if (answer.cut) {
    cut_connection(request.local_port, request.remote_port);
    return;
  }
  response.status = answer.http_status;
  for (const auto& [name, value] : answer.headers) response.headers.emplace(name, value);
  response.set_content(answer.body, answer.content_type);
}

}  // namespace simulator
