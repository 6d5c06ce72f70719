#include "bot/content.hpp"

#include <algorithm>
#include <utility>

#include "base/log.hpp"
#include "base/text_file.hpp"
#include "bot/surveys/questionnaire_check.hpp"
#include "bot/surveys/questionnaire_flow.hpp"
#include "office/surveys/lint.hpp"
#include "office/surveys/questionnaire_file.hpp"
#include "storage/flow_archive.hpp"

namespace bot {
namespace {

// Takes what was read, or notes what is wrong with the file.
template <class Book>
void take(base::Result<Book> read,
          const std::filesystem::path& file,
          Book& into,
          std::vector<ContentMistake>& mistakes) {
  if (read) {
    into = std::move(*read);
  } else {
    mistakes.push_back({file.string(), "", read.error().what});
  }
}

void load_office(const std::filesystem::path& folder,
                 Content& into,
                 std::vector<ContentMistake>& mistakes) {
  const auto deadlines = folder.parent_path() / "cases" / "deadlines.jsonc";
  const auto rights = folder.parent_path() / "people" / "rights.jsonc";
  catalog::Catalog read;
  take(catalog::Catalog::load(folder), folder, read, mistakes);
  into.catalog = catalog::Shelf(std::move(read));
  take(cases::DeadlineBook::load(deadlines), deadlines, into.deadlines, mistakes);
  take(people::RightsBook::load(rights), rights, into.rights, mistakes);
}

// Templates for notices name ones that are said.
void load_zbs(const std::filesystem::path& folder,
              Content& into,
              std::vector<ContentMistake>& mistakes) {
  if (folder.empty()) return;
  const auto file = folder / "zbs.jsonc";
  take(console::load_zbs(file), file, into.zbs, mistakes);
  for (const auto& one : into.zbs) {
    for (const auto& notice : one.notices) {
      if (into.templates.find(notice) != nullptr) continue;
      mistakes.push_back({file.string(), one.id, "for: không có tin " + notice});
    }
  }
}

using Kept = std::vector<surveys::Questionnaire>;

// In the words that are kept of that version, if there are any.
surveys::Questionnaire as_kept(surveys::Questionnaire read, const Kept& kept) {
  const auto found = std::find_if(kept.begin(), kept.end(), [&](const auto& one) {
    return one.id == read.id && one.version == read.version;
  });
  if (found != kept.end()) return *found;
  return read;
}

void load_questionnaire(const std::filesystem::path& file,
                        const Kept& kept,
                        Content& into,
                        std::vector<ContentMistake>& mistakes) {
  const auto text = base::read_text_file(file);
  if (!text) return mistakes.push_back({file.string(), "", text.error().what});
  surveys::Questionnaire read;
  auto findings = surveys::parse_questionnaire(*text, read);
  if (findings.empty()) findings = surveys::lint(read);
  for (const auto& finding : findings) {
    if (finding.weight == surveys::Weight::advice) continue;
    mistakes.push_back({file.string(), finding.question, finding.en});
  }
  if (surveys::has_mistake(findings)) return;
  for (auto& wrong : add_questionnaire(as_kept(std::move(read), kept), into)) {
    mistakes.push_back({file.string(), wrong.place, wrong.what});
  }
}

void load_questionnaires(const std::filesystem::path& folder,
                         const Kept& kept,
                         Content& into,
                         std::vector<ContentMistake>& mistakes) {
  for (const auto& file : base::files_with_ending(folder, ".jsonc")) {
    load_questionnaire(file, kept, into, mistakes);
  }
}

// The present text is archived; the older ones come back, for the sessions pinned to them.
void archive_flow(storage::FlowArchive& archive,
                  const flows::Source& source,
                  base::TimePoint now,
                  std::vector<std::string>& older) {
  archive.put({source.digest, source.id, source.text}, now);
  for (const auto& kept : archive.all(source.id)) {
    if (kept.digest != source.digest) older.push_back(kept.text);
  }
}

}  // namespace

std::vector<ContentMistake> add_questionnaire(surveys::Questionnaire questionnaire, Content& into) {
  auto mistakes = mistakes_of_flow(questionnaire).broken;
  if (!mistakes.empty()) return mistakes;
  const auto made = flow_of(questionnaire);
  const auto file = made.id + ".jsonc";
  // What names something comes after it: others may read already.
  for (auto& wrong : into.templates.include(file, made.templates)) {
    mistakes.push_back({file, wrong.message, wrong.what});
  }
  for (auto& wrong : into.flows.include({file, made.flow})) {
    mistakes.push_back({file, wrong.step, wrong.what});
  }
  // On the shelf it counts as one that can be asked.
  if (mistakes.empty()) into.questionnaires.add(std::move(questionnaire));
  return mistakes;
}

std::vector<ContentMistake> load_content(const ContentFolders& folders,
                                         Content& into,
                                         const std::vector<surveys::Questionnaire>& kept) {
  std::vector<ContentMistake> mistakes;
  for (auto& wrong : flows::FlowSet::load(folders.flows, into.flows)) {
    mistakes.push_back({wrong.file, wrong.step, wrong.what});
  }
  for (auto& wrong : templates::Catalog::load(folders.templates, into.templates)) {
    mistakes.push_back({wrong.file, wrong.message, wrong.what});
  }
  load_office(folders.catalog, into, mistakes);
  load_zbs(folders.console, into, mistakes);
  const auto surveys_folder = folders.catalog.parent_path() / "surveys";
  load_questionnaires(surveys_folder / "questionnaires", kept, into, mistakes);
  const auto platform = surveys_folder / "platform.jsonc";
  take(surveys::PlatformBook::load(platform), platform, into.platform, mistakes);
  const auto fatigue = surveys_folder / "fatigue.jsonc";
  take(surveys::FatigueBook::load(fatigue), fatigue, into.fatigue, mistakes);
  into.signs = language::SignBook::built_in();
  return mistakes;
}

void archive_flows(storage::Database& database, Content& content, base::TimePoint now) {
  std::vector<std::string> older;
  database.write([&](storage::Tx& tx) {
    storage::FlowArchive archive(tx);
    for (const auto& source : content.flows.sources()) archive_flow(archive, source, now, older);
  });
  for (const auto& text : older) {
    if (!content.flows.add_archived(text).empty()) {
      base::log(base::Level::warning, "content.archived_flow_unreadable");
    }
  }
}

}  // namespace bot
