#include "simulator/arguments.hpp"

#include <array>
#include <string_view>

namespace simulator {
namespace {

struct Option {
  std::string_view name{};
  std::string Arguments::*value = nullptr;
  std::string_view meaning{};
};

constexpr std::array options{
    Option{"--listen",
           &Arguments::listen,
           "ADDRESS:PORT of the platform's HTTPS side (127.0.0.1:9443)"},
    Option{"--page",
           &Arguments::page,
           "ADDRESS:PORT of the phone page and control API (127.0.0.1:9080)"},
    Option{"--tls-certificate", &Arguments::certificate_file, "PEM file of the HTTPS side"},
    Option{"--tls-key", &Arguments::key_file, "PEM file of its private key"},
    Option{"--webhook-url",
           &Arguments::webhook_url,
           "where events go (https://127.0.0.1:8443/zalo/webhook)"},
    Option{"--webhook-ca", &Arguments::webhook_ca_file, "PEM file that vouches for the webhook"},
    Option{"--app-id", &Arguments::app_id, "the app's id, digits"},
    Option{"--oa-id", &Arguments::oa_id, "the Official Account's id, digits"},
    Option{"--oa-name", &Arguments::oa_name, "the account's name"},
    Option{"--redirect-uri", &Arguments::redirect_uri, "the registered callback address (any)"},
    Option{"--page-dir", &Arguments::page_folder, "folder of the page's files"},
    Option{"--state", &Arguments::state_file, "file that keeps people and tokens between runs"},
};

const Option* option_named(std::string_view name) {
  for (const auto& option : options) {
    if (option.name == name) return &option;
  }
  return nullptr;
}

base::Error wrong(std::string sentence) {
  return {base::Errc::invalid, std::move(sentence)};
}

bool is_number(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

base::Result<Arguments> checked(Arguments arguments) {
  if (!is_number(arguments.app_id)) return wrong("--app-id is missing or no number");
  if (!is_number(arguments.oa_id)) return wrong("--oa-id is missing or no number");
  if (arguments.certificate_file.empty()) return wrong("--tls-certificate is missing");
  if (arguments.key_file.empty()) return wrong("--tls-key is missing");
  if (arguments.app_secret.empty()) return wrong("the environment lacks SIMULATOR_APP_SECRET");
  if (arguments.oa_secret_key.empty())
    return wrong("the environment lacks SIMULATOR_OA_SECRET_KEY");
  return arguments;
}

}  // namespace

base::Result<Arguments> read_arguments(std::span<const char* const> words,
                                       const std::function<std::string(const char*)>& environment) {
  Arguments arguments;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string word = words[i];
    if (word == "--help" || word == "-h") {
      arguments.help = true;
      return arguments;
    }
    const Option* option = option_named(word);
    if (!option) return wrong("there is no option " + word + "; --help lists them");
    if (i + 1 == words.size()) return wrong(word + " needs a value");
    arguments.*(option->value) = words[++i];
  }
  arguments.app_secret = base::Secret{environment("SIMULATOR_APP_SECRET")};
  arguments.oa_secret_key = base::Secret{environment("SIMULATOR_OA_SECRET_KEY")};
  return checked(std::move(arguments));
}

std::string usage() {
  std::string text =
      "zalo-simulator: plays the Zalo Official Account platform on this machine.\n"
      "Secrets come from SIMULATOR_APP_SECRET and SIMULATOR_OA_SECRET_KEY.\n\n";
  for (const auto& option : options) {
    text += "  ";
    text += option.name;
    text.append(option.name.size() < 20 ? 20 - option.name.size() : 1, ' ');
    text += option.meaning;
    text += '\n';
  }
  return text;
}

}  // namespace simulator
