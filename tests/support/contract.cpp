#include "tests/support/contract.hpp"

#include <algorithm>
#include <stdexcept>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <fmt/format.h>

#include "tests/support/contract_book.hpp"

namespace contract {
namespace {

using nlohmann::json;
using valijson::adapters::NlohmannJsonAdapter;

class Schema {
 public:
  explicit Schema(const ordered_json& written) : written_(json::parse(strict(written).dump())) {
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    parser.populateSchema(NlohmannJsonAdapter(written_), schema_);
  }

  std::string fault_in(const json& value) const {
    static valijson::Validator validator(valijson::Validator::kStrongTypes);
    valijson::ValidationResults results;
    if (validator.validate(schema_, NlohmannJsonAdapter(value), &results)) return {};
    std::string all;
    for (const auto& error : results) {
      std::string place;
      for (const auto& part : error.context) place += part;
      all += fmt::format("{}{}: {}", all.empty() ? "" : "; ", place, error.description);
    }
    return all;
  }

 private:
  json written_;
  valijson::Schema schema_{};
};

std::string upper(std::string_view word) {
  std::string text{word};
  for (auto& letter : text) letter = static_cast<char>(letter - 'a' + 'A');
  return text;
}

std::string lower(std::string_view word) {
  std::string text{word};
  for (auto& letter : text) letter = static_cast<char>(letter - 'A' + 'a');
  return text;
}

// How an answer of that status is written down; nothing when it is not.
const ordered_json* response_for(const Answered& answered) {
  const auto& paths = book().at("paths");
  const auto status = std::to_string(answered.status);
  static const ordered_json any_error{{"$ref", "#/components/responses/Error"}};
  if (!paths.contains(answered.pattern)) return &followed(any_error);
  const auto& responses = paths.at(answered.pattern).at(lower(answered.method)).at("responses");
  if (responses.contains(status)) return &followed(responses.at(status));
  constexpr int first_error = 400;
  const bool covered = answered.status >= first_error && responses.contains("default");
  return covered ? &followed(responses.at("default")) : nullptr;
}

const Schema& schema_for(const Answered& answered, const ordered_json& written) {
  static std::map<std::string, std::unique_ptr<Schema>> known;
  constexpr int first_error = 400;
  auto key = answered.status >= first_error
                 ? std::string{"error"}
                 : fmt::format("{} {} {}", answered.method, answered.pattern, answered.status);
  auto& kept = known[key];
  if (!kept) kept = std::make_unique<Schema>(written);
  return *kept;
}

bool is_json(std::string_view type) {
  return type == "application/json";
}

ordered_json all_parameters(const ordered_json& path, const ordered_json& method) {
  auto all = ordered_json::array();
  for (const auto* holder : {&path, &method}) {
    if (!holder->contains("parameters")) continue;
    for (const auto& one : holder->at("parameters")) all.push_back(followed(one));
  }
  return all;
}

void read_body(const ordered_json& method, Operation& made) {
  if (!method.contains("requestBody")) return;
  const auto& content = followed(method.at("requestBody")).at("content");
  made.example_type = content.begin().key();
  const auto& written = content.begin().value();
  if (written.contains("example")) made.example = written.at("example");
  if (is_json(made.example_type)) made.body = strict(written.at("schema"));
}

int good_of(const ordered_json& responses) {
  for (const auto& [status, response] : responses.items()) {
    if (status.starts_with('2')) return std::stoi(status);
  }
  return 0;
}

std::string example_of(const ordered_json& parameter) {
  const auto& example = parameter.at("example");
  return example.is_string() ? example.get<std::string>() : example.dump();
}

void check_example(const ordered_json& schema,
                   const ordered_json& example,
                   const std::string& where,
                   std::vector<std::string>& wrong) {
  const auto fault = Schema(schema).fault_in(json::parse(example.dump()));
  if (!fault.empty()) wrong.push_back(where + ": " + fault);
}

void check_responses(const Operation& one, std::vector<std::string>& wrong) {
  const auto& responses = book().at("paths").at(one.pattern).at(lower(one.method)).at("responses");
  for (const auto& [status, response] : responses.items()) {
    const auto& written = followed(response);
    if (!written.contains("content")) continue;
    for (const auto& [type, media] : written.at("content").items()) {
      if (!media.contains("example") || !is_json(type)) continue;
      check_example(media.at("schema"), media.at("example"), one.name() + " " + status, wrong);
    }
  }
}

}  // namespace

std::string fault_of(const Answered& answered) {
  const auto* written = response_for(answered);
  if (written == nullptr) return fmt::format("{} is not in the contract", answered.status);
  if (!written->contains("content"))
    return answered.body.empty() ? std::string{} : std::string{"a body, where there is none"};
  const auto type = answered.type.substr(0, answered.type.find(';'));
  const auto& content = written->at("content");
  const bool any = content.contains("*/*");
  if (!content.contains(type) && !any) return "the type " + type + " is not in the contract";
  if (any || !is_json(type)) return {};
  const auto value = json::parse(answered.body, nullptr, false);
  if (value.is_discarded()) return "no JSON";
  return schema_for(answered, content.at(type).at("schema")).fault_in(value);
}

std::string Operation::path() const {
  auto address = pattern;
  for (const auto& parameter : parameters) {
    if (parameter.at("in") != "path") continue;
    const auto mark = "{" + parameter.at("name").get<std::string>() + "}";
    address.replace(address.find(mark), mark.size(), example_of(parameter));
  }
  return address;
}

std::string Operation::query() const {
  std::string text;
  for (const auto& parameter : parameters) {
    if (parameter.at("in") != "query" || !parameter.contains("example")) continue;
    text += fmt::format("{}{}={}",
                        text.empty() ? "" : "&",
                        parameter.at("name").get<std::string>(),
                        example_of(parameter));
  }
  return text;
}

const std::vector<Operation>& operations() {
  static const std::vector<Operation> all = [] {
    std::vector<Operation> made;
    for (const auto& [pattern, path] : book().at("paths").items()) {
      for (const auto& [method, written] : path.items()) {
        if (method == "parameters") continue;  // of all methods
        Operation one;
        one.method = upper(method);
        one.pattern = pattern;
        one.parameters = all_parameters(path, written);
        one.good = good_of(written.at("responses"));
        read_body(written, one);
        made.push_back(std::move(one));
      }
    }
    return made;
  }();
  return all;
}

const Operation& operation(std::string_view name) {
  const auto found = std::find_if(operations().begin(),
                                  operations().end(),
                                  [&](const Operation& one) { return one.name() == name; });
  if (found == operations().end())
    throw std::runtime_error(std::string{name} + " is not in the contract");
  return *found;
}

std::vector<std::string> wrong_examples() {
  std::vector<std::string> wrong;
  for (const auto& one : operations()) {
    if (!one.body.is_null()) check_example(one.body, one.example, one.name(), wrong);
    for (const auto& parameter : one.parameters) {
      if (!parameter.contains("example")) continue;
      const auto where = one.name() + " " + parameter.at("name").get<std::string>();
      check_example(parameter.at("schema"), parameter.at("example"), where, wrong);
    }
    check_responses(one, wrong);
  }
  for (const auto& [name, schema] : book().at("components").at("schemas").items()) {
    if (schema.contains("example")) check_example(schema, schema.at("example"), name, wrong);
  }
  return wrong;
}

}  // namespace contract
