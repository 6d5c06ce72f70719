#include "bot/cli/setup.hpp"

#include <cstdio>
#include <cstdlib>

#include <fmt/format.h>

#include "base/text_file.hpp"
#include "bot/cli/command.hpp"
#include "bot/database.hpp"

namespace bot::cli {
namespace {

config::Environment environment() {
  config::Environment found;
  for (const char* name : {config::oa_secret_key_variable, config::app_secret_variable}) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe) before any thread
    if (value != nullptr) found[name] = value;
  }
  return found;
}

void print(const std::vector<config::Mistake>& mistakes) {
  for (const auto& mistake : mistakes) {
    fmt::print(stderr, "  {}: {}\n      {}\n", mistake.key, mistake.vi, mistake.en);
  }
}

std::filesystem::path program_folder() {
  std::error_code failed;
  return std::filesystem::read_symlink("/proc/self/exe", failed).parent_path();
}

// The first place that has the folder: an installed program carries share/langnghe beside it.
std::filesystem::path place_of(const char* folder) {
  std::filesystem::path installed = program_folder() / "../share/langnghe" / folder;
  std::error_code failed;
  if (std::filesystem::exists(installed, failed)) return installed;
  return std::filesystem::path{LANGNGHE_CONTENT_DIR} / folder;
}

}  // namespace

std::optional<Arguments> arguments_of(const std::vector<std::string>& words,
                                      const std::vector<std::string>& with_value,
                                      const std::vector<std::string>& switches) {
  auto all = with_value;
  all.emplace_back("--config");
  auto arguments = read_arguments(words, all, switches);
  if (arguments) return std::move(*arguments);
  complain(arguments.error().what);
  return std::nullopt;
}

std::optional<config::Config> config_of(const Arguments& arguments, config::Secrets secrets) {
  const std::string path = arguments.value("--config");
  if (path.empty()) {
    complain("thiếu --config TỆP (the configuration file must be named)");
    return std::nullopt;
  }
  const auto text = base::read_text_file(path);
  if (!text) {
    complain("không đọc được tệp cấu hình (cannot read the configuration): " + text.error().what);
    return std::nullopt;
  }
  auto loaded = config::load(*text, environment(), secrets);
  if (auto* config = std::get_if<config::Config>(&loaded)) return std::move(*config);
  complain(path + ": cấu hình có lỗi (the configuration has mistakes):");
  print(std::get<std::vector<config::Mistake>>(loaded));
  return std::nullopt;
}

ContentFolders content_folders(const config::Config& config) {
  const auto& given = config.content;
  return {given.flows.empty() ? place_of("flows") : given.flows,
          given.templates.empty() ? place_of("templates/vi") : given.templates,
          given.catalog.empty() ? place_of("office/catalog") : given.catalog,
          given.console.empty() ? place_of("console") : given.console};
}

std::unique_ptr<storage::Database> open_database(const config::Config& config) {
  const base::SystemClock clock;
  auto opened = bot::open_database(config.data_dir, clock.now());
  if (opened) return std::move(opened->database);
  complain(opened.error().what);
  return nullptr;
}

bool load_or_complain(const ContentFolders& folders, Content& into) {
  const auto mistakes = load_content(folders, into);
  for (const auto& mistake : mistakes) {
    fmt::print(stderr,
               "{}{}{}: {}\n",
               mistake.file,
               mistake.place.empty() ? "" : " » ",
               mistake.place,
               mistake.what);
  }
  return mistakes.empty();
}

}  // namespace bot::cli
