#include "bot/surveys/shipped.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "bot/surveys/inviter.hpp"
#include "office/surveys/questionnaire_file.hpp"
#include "storage/questionnaires.hpp"

namespace bot {
namespace {

std::string text_of(const surveys::Questionnaire& questionnaire) {
  return base::to_text(surveys::to_json(questionnaire));
}

bool may_take_words_of_file(const storage::KeptQuestionnaire& kept) {
  return !kept.frozen_at && kept.staff == 0;
}

void keep(storage::Questionnaires& questionnaires,
          const surveys::Questionnaire& shipped,
          base::TimePoint now) {
  auto kept = questionnaires.find(shipped.id, shipped.version)
                  .value_or(storage::KeptQuestionnaire{
                      .id = shipped.id, .version = shipped.version, .at = now});
  const auto text = text_of(shipped);
  if (kept.text == text || !may_take_words_of_file(kept)) return;
  kept.text = text;
  kept.at = now;
  questionnaires.save(kept);
}

}  // namespace

std::vector<surveys::Questionnaire> kept_otherwise(storage::Tx& tx, const Content& content) {
  std::vector<surveys::Questionnaire> otherwise;
  storage::Questionnaires questionnaires(tx);
  for (const auto* shipped : content.questionnaires.all()) {
    const auto kept = questionnaires.find(shipped->id, shipped->version);
    if (!kept || may_take_words_of_file(*kept)) continue;
    surveys::Questionnaire read;
    const bool good = surveys::parse_questionnaire(kept->text, read).empty();
    // Read and written anew: a program that writes one member more has changed no word.
    if (good && text_of(read) != text_of(*shipped)) otherwise.push_back(std::move(read));
  }
  return otherwise;
}

std::string warning_of(const surveys::Questionnaire& kept) {
  return fmt::format(
      "Bộ câu hỏi {} phiên bản {}: tệp khác với bản đã dùng cho đợt khảo sát, hệ thống hỏi theo "
      "bản "
      "đã dùng. Muốn hỏi theo tệp thì tăng số phiên bản trong tệp. (The file differs from the "
      "version in use, which is kept: give the file a new version.)",
      kept.id,
      kept.version);
}

void keep_shipped_questionnaires(storage::Database& database,
                                 const Content& content,
                                 base::TimePoint now) {
  database.write([&](storage::Tx& tx) {
    storage::Questionnaires questionnaires(tx);
    for (const auto* shipped : content.questionnaires.all()) keep(questionnaires, *shipped, now);
  });
}

}  // namespace bot
