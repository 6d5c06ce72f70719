// What most commands need first: the configuration, the content, the database. Each prints what is
// wrong, in Vietnamese and English, and returns nothing. Main thread.
#pragma once

#include <memory>
#include <optional>

#include "bot/cli/arguments.hpp"
#include "bot/config/config.hpp"
#include "bot/content.hpp"
#include "storage/database.hpp"

namespace bot::cli {

// Words → arguments with --config among the options; complains about what is unknown.
std::optional<Arguments> arguments_of(const std::vector<std::string>& words,
                                      const std::vector<std::string>& with_value,
                                      const std::vector<std::string>& switches = {});

// The file named by --config, with the secrets of the environment where the command speaks to Zalo;
// an operator who looks at the queue need not have them.
std::optional<config::Config> config_of(const Arguments& arguments,
                                        config::Secrets secrets = config::Secrets::not_needed);

// The configured folders, else those beside the program, else those of the source tree.
ContentFolders content_folders(const config::Config& config);

// Opens and migrates. The folder is made when it is missing.
std::unique_ptr<storage::Database> open_database(const config::Config& config);

// Loads and prints every mistake; false when there was one.
bool load_or_complain(const ContentFolders& folders, Content& into);

}  // namespace bot::cli
