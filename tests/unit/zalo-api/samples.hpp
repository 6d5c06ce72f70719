// The sample bodies of tests/samples/zalo and the ids used in them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace samples {

inline constexpr std::string_view app_id = "3141592653589793238";
inline constexpr std::string_view oa_id = "4455667788990011223";
inline constexpr std::string_view citizen_id = "7712345678901234567";

// The bytes of tests/samples/zalo/<name>.json; fails the test when there is no such file.
std::string read(std::string_view name);

std::vector<std::filesystem::path> all();  // the hostile ones included

// A text message of the citizen with this raw JSON in place of its text.
std::string text_event(std::string_view text_json);

}  // namespace samples
