#include "simulator/answer.hpp"

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "simulator/errors.hpp"

namespace simulator {

ApiAnswer success(const nlohmann::ordered_json& data) {
  nlohmann::ordered_json body;
  body["data"] = data;
  body["error"] = 0;
  body["message"] = "Success";
  ApiAnswer answer;
  answer.body = base::to_text(body);
  return answer;
}

ApiAnswer failure(int code) {
  return failure(code, api_message(code));
}

ApiAnswer failure(int code, std::string_view message) {
  nlohmann::ordered_json body;
  body["error"] = code;
  body["message"] = message;
  ApiAnswer answer;
  answer.error = code;
  answer.body = base::to_text(body);
  return answer;
}

}  // namespace simulator
