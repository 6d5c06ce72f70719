// Every transcript in this folder is played on the real service (database, turns, timers) and must
// come out word for word. LANGNGHE_UPDATE=1 writes the results anew instead of comparing.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <doctest/doctest.h>

#include "base/log.hpp"
#include "base/text_file.hpp"
#include "bot/content.hpp"
#include "bot/rehearsal_config.hpp"
#include "bot/transcript.hpp"
#include "tests/support/temp_database.hpp"

namespace {

const std::filesystem::path root{LANGNGHE_SOURCE_DIR};

const bot::Content& content() {
  static const bot::Content loaded = [] {
    bot::Content made;
    const auto mistakes =
        bot::load_content({root / "flows", root / "templates/vi", root / "office/catalog"}, made);
    for (const auto& mistake : mistakes) MESSAGE(mistake.file << " " << mistake.what);
    REQUIRE(mistakes.empty());
    return made;
  }();
  return loaded;
}

// The secret phrase of an anonymous report is random: its words are not part of the story.
std::string without_secrets(std::string text) {
  const std::string mark = "Cụm từ bí mật: ";
  const auto found = text.find(mark);
  if (found == std::string::npos) return text;
  const auto from = found + mark.size();
  text.replace(from, text.find('\n', from) - from, "…");
  return text;
}

bool updating() {
  return std::getenv("LANGNGHE_UPDATE") != nullptr;  // NOLINT(concurrency-mt-unsafe) one thread
}

}  // namespace

TEST_CASE("every transcript comes out word for word") {
  base::set_log_threshold(base::Level::error);
  const auto config = bot::rehearsal_config();
  const auto files = base::files_with_ending(root / "tests/transcripts", ".txt");
  REQUIRE(files.size() >= 25);
  for (const auto& file : files) {
    CAPTURE(file.filename().string());
    const auto written = base::read_text_file(file);
    REQUIRE(written.ok());
    const support::TempFolder folder;
    bot::Transcript transcript(folder.path(), content(), config);
    const auto played = transcript.play_all(*written);
    REQUIRE_MESSAGE(played.ok(), (played ? "" : played.error().what));
    const std::string now = without_secrets(*played);
    if (updating()) {
      std::ofstream(file) << now;
    } else {
      CHECK(now == *written);
    }
  }
}
