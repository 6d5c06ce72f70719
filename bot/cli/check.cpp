// langnghe check: every mistake in flows, templates, catalogue and configuration.
#include "bot/check.hpp"

#include <fmt/format.h>

#include "bot/cli/command.hpp"
#include "bot/cli/setup.hpp"
#include "bot/database.hpp"
#include "bot/surveys/shipped.hpp"
#include "storage/failure.hpp"
#include "storage/sqlite/database.hpp"

namespace bot::cli {
namespace {

// Only looks: a service may be running, and a database that is not there yet holds nothing.
void warn_of_kept_questionnaires(const config::Config& config, const Content& content) {
  const auto file = database_file(config.data_dir);
  std::error_code failed;
  if (!std::filesystem::exists(file, failed)) return;
  std::vector<surveys::Questionnaire> kept;
  try {
    storage::open_sqlite(file)->read([&](storage::Tx& tx) { kept = kept_otherwise(tx, content); });
  } catch (const storage::Failure&) {
    return;  // of an older program: the next start brings it up to date
  }
  for (const auto& one : kept) fmt::print(stderr, "{}\n", warning_of(one));
}

int act(const Words& words) {
  const auto arguments = arguments_of(words, {"--content"}, {"--print"});
  if (!arguments) return misused;
  config::Config config;
  if (arguments->has("--config")) {
    const auto loaded = config_of(*arguments);
    if (!loaded) return failed;
    config = *loaded;
    if (arguments->has("--print")) fmt::print("{}\n", config::describe(config));
  }
  const std::filesystem::path root = arguments->value("--content");
  const auto folders =
      root.empty() ? content_folders(config)
                   : ContentFolders{root / "flows", root / "templates/vi", root / "office/catalog"};
  Content content;
  const bool loaded = load_or_complain(folders, content);
  if (loaded && arguments->has("--config")) warn_of_kept_questionnaires(config, content);
  const auto mistakes = loaded ? check_content(content) : std::vector<ContentMistake>{};
  for (const auto& mistake : mistakes) {
    fmt::print(stderr,
               "{}{}{}: {}\n",
               mistake.file,
               mistake.place.empty() ? "" : " » ",
               mistake.place,
               mistake.what);
  }
  if (!loaded || !mistakes.empty()) return failed;
  fmt::print("Nội dung không có lỗi: {} luồng, {} mẫu tin, {} đơn vị, {} thủ tục (no mistakes).\n",
             content.flows.all_current().size(),
             content.templates.ids().size(),
             content.catalog.current().units().size(),
             content.catalog.current().procedures().size());
  return done;
}

}  // namespace

const Command check{
    "check",
    "tìm mọi lỗi trong luồng, mẫu tin, danh mục, cấu hình (find every mistake)",
    "langnghe check [--config TỆP] [--content THƯ-MỤC] [--print]\n\n"
    "Đọc và kiểm tra luồng hội thoại, mẫu tin, danh mục đơn vị, lịch, thủ tục và cấu hình;\n"
    "in mọi lỗi kèm tệp và bước. Có --config thì cũng báo bộ câu hỏi mà tệp khác bản đã dùng.\n"
    "--print in cấu hình có hiệu lực (không có mật khẩu).\n\n"
    "Reads and checks flows, templates, catalogue and configuration; prints every mistake\n"
    "with file and step; with --config also questionnaires whose file differs from the version in\n"
    "use. --print shows the effective configuration without secrets.",
    act};

}  // namespace bot::cli
