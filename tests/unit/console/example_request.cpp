// An address of the contract as a request: its example, or what stands in the example's place.
#include "base/json.hpp"
#include "tests/unit/console/example_room.hpp"

namespace example_room {

door::RawRequest Scene::request_with(const contract::Operation& asked, std::string text) const {
  door::RawRequest request{.method = asked.method, .path = "/api/v1" + asked.path()};
  request.query = query;
  request.body = std::move(text);
  if (!request.body.empty()) {
    const auto& type = asked.example_type;
    request.headers.emplace_back("Content-Type", type.empty() ? "application/json" : type);
  }
  for (const auto& parameter : asked.parameters) {
    if (parameter.at("in") != "header") continue;
    request.headers.emplace_back(parameter.at("name").get<std::string>(),
                                 parameter.at("example").get<std::string>());
  }
  return request;
}

door::RawRequest Scene::request(const contract::Operation& asked) const {
  if (body.is_null()) return request_with(asked, {});
  return request_with(asked, body.is_string() ? body.get<std::string>() : base::to_text(body));
}

}  // namespace example_room
