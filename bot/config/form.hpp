// One object of the configuration file while it is filled in: each call reads its key if it is
// given, complains if it is wrong, and writes the effective value down, so that reading, printing
// and the list of known keys cannot drift apart. One thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "base/clock.hpp"
#include "bot/config/config.hpp"

namespace config {

enum class Need { optional, required };

struct Between {
  std::int64_t least = 0;
  std::int64_t most = 0;
};

struct Sheet {  // what all forms of one file write to
  std::vector<Mistake>& mistakes;
  std::vector<std::string>& keys;
};

class Form {
 public:
  // given: the object in the file, or nullptr when it is not there.
  Form(const nlohmann::ordered_json* given,
       std::string path,
       Sheet sheet,
       nlohmann::ordered_json& shown);

  void text(std::string_view key, std::string& value, Need need = Need::optional);
  void name(std::string_view key, std::string& value, Need need);  // letters, digits, "-", "_"
  void url(std::string_view key, std::string& value);              // https; http on loopback only
  void path(std::string_view key, std::filesystem::path& value, Need need = Need::optional);
  void words(std::string_view key, std::vector<std::string>& value);
  void flag(std::string_view key, bool& value);
  void number(std::string_view key, int& value, Between allowed);
  void duration(std::string_view key, base::Duration& value, Between allowed_seconds);
  void duration(std::string_view key,
                std::optional<base::Duration>& value,
                Between allowed_seconds);
  void size(std::string_view key, std::uint64_t& value, Between allowed_bytes);
  void address(std::string_view key, Listener& value);  // "127.0.0.1:8443"
  void section(std::string_view key, const std::function<void(Form&)>& fill);

  bool has(std::string_view key) const;
  void wrong(std::string_view key, std::string vi, std::string en);
  // Call last: complains about keys that nothing asked for.
  void finish();

 private:
  const nlohmann::ordered_json* find(std::string_view key);  // and remembers that it is known
  const std::string* find_text(std::string_view key, Need need);
  void show(std::string_view key, const nlohmann::ordered_json& value);
  void complain_about(const std::string& key);
  std::string full(std::string_view key) const;

  const nlohmann::ordered_json* given_;
  std::string path_;
  Sheet sheet_;
  nlohmann::ordered_json& shown_;
  std::vector<std::string> known_{};
};

}  // namespace config
