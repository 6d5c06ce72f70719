// console/openapi.yaml as a judge: whether an answer, or an example, is as it is written there. It
// is read once and taken strictly: what a schema does not name is a fault. One thread.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace contract {

using nlohmann::ordered_json;

struct Answered {
  std::string method{};
  std::string pattern{};  // "/cases/{id}"
  int status = 0;
  std::string type{};  // Content-Type
  std::string body{};
};

// What is not as written; "" when all is. Of an address that is not in the contract only errors
// are judged.
std::string fault_of(const Answered& answered);

// One address with one method, references resolved.
struct Operation {
  std::string method{};   // "POST"
  std::string pattern{};  // "/cases/{id}/approve"
  ordered_json parameters = ordered_json::array();
  ordered_json body{};  // schema of the JSON it takes, merged and closed; null: none
  ordered_json example{};
  std::string example_type{};  // "application/json"; "" without a body
  int good = 0;                // the documented 2xx

  std::string name() const { return method + " " + pattern; }

  // The address with the examples of its path in it.
  std::string path() const;
  // "view=all&page=1": the examples of the query, those that have one.
  std::string query() const;
};

const std::vector<Operation>& operations();
const Operation& operation(std::string_view name);  // "GET /me"

// Every example of the contract that its schema refuses, one line each.
std::vector<std::string> wrong_examples();

}  // namespace contract
