// A questionnaire whose file was changed after a round had used it: the round goes on in the words
// that were used, and whoever runs the service is told.
#include "bot/surveys/shipped.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "bot/surveys/inviter.hpp"
#include "office/surveys/questionnaire_file.hpp"
#include "storage/questionnaires.hpp"
#include "tests/support/temp_database.hpp"
#include "tests/support/world.hpp"

using storage::Tx;

namespace {

constexpr base::TimePoint now = base::from_millis(1'795'000'000'000);

const surveys::Questionnaire& shipped() {
  return *support::shipped_content().questionnaires.find("nhanh", 1);
}

bot::ContentFolders folders() {
  const std::filesystem::path root{LANGNGHE_SOURCE_DIR};
  return {root / "flows", root / "templates" / "vi", root / "office" / "catalog"};
}

// "nhanh" as an earlier program had it.
std::string earlier() {
  auto other = shipped();
  other.thanks = "Trân trọng cảm ơn Ông/Bà.";
  return base::to_text(surveys::to_json(other));
}

// What the database holds before the service starts.
struct Before {
  explicit Before(bool frozen, std::int64_t staff = 0) {
    disk.database().write([&](Tx& tx) {
      storage::KeptQuestionnaire kept{.id = "nhanh", .version = 1, .text = earlier(), .at = now};
      kept.staff = staff;
      storage::Questionnaires(tx).save(kept);
      if (frozen) storage::Questionnaires(tx).freeze("nhanh", 1, now);
    });
  }

  std::vector<surveys::Questionnaire> otherwise() {
    std::vector<surveys::Questionnaire> found;
    disk.database().read(
        [&](Tx& tx) { found = bot::kept_otherwise(tx, support::shipped_content()); });
    return found;
  }

  std::string text() {
    std::string text;
    disk.database().read(
        [&](Tx& tx) { text = storage::Questionnaires(tx).find("nhanh", 1)->text; });
    return text;
  }

  support::TempDatabase disk{};
};

}  // namespace

TEST_CASE("a version that a round uses is asked as it was, whatever its file says now") {
  Before before(true);
  const auto kept = before.otherwise();
  REQUIRE(kept.size() == 1);
  CHECK(kept.front().thanks == "Trân trọng cảm ơn Ông/Bà.");
  CHECK(bot::warning_of(kept.front()).find("nhanh phiên bản 1") != std::string::npos);
  bot::Content content;
  REQUIRE(bot::load_content(folders(), content, kept).empty());
  CHECK(content.questionnaires.find("nhanh", 1)->thanks == "Trân trọng cảm ơn Ông/Bà.");
  bot::keep_shipped_questionnaires(before.disk.database(), content, now);
  CHECK(before.text() == earlier());
}

TEST_CASE("a version that staff worded anew stays theirs") {
  Before before(false, 7);
  CHECK(before.otherwise().size() == 1);
  bot::keep_shipped_questionnaires(before.disk.database(), support::shipped_content(), now);
  CHECK(before.text() == earlier());
}

TEST_CASE("a version that no round has used yet takes the words of its file") {
  Before before(false);
  CHECK(before.otherwise().empty());
  bot::keep_shipped_questionnaires(before.disk.database(), support::shipped_content(), now);
  CHECK(before.text() == base::to_text(surveys::to_json(shipped())));
  CHECK(before.otherwise().empty());
}
