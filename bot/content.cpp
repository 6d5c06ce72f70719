#include "bot/content.hpp"

#include <set>

#include "base/log.hpp"
#include "bot/deeds.hpp"
#include "bot/facts.hpp"
#include "storage/flow_archive.hpp"
#include "storage/sessions.hpp"

namespace bot {
namespace {

void load_catalog(const std::filesystem::path& folder,
                  Content& into,
                  std::vector<ContentMistake>& mistakes) {
  auto read = catalog::Catalog::load(folder);
  if (read) {
    into.catalog = std::move(*read);
  } else {
    mistakes.push_back({folder.string(), "", read.error().what});
  }
}

}  // namespace

std::vector<ContentMistake> load_content(const ContentFolders& folders, Content& into) {
  std::vector<ContentMistake> mistakes;
  for (auto& wrong : flows::FlowSet::load(folders.flows, into.flows)) {
    mistakes.push_back({wrong.file, wrong.step, wrong.what});
  }
  for (auto& wrong : templates::Catalog::load(folders.templates, into.templates)) {
    mistakes.push_back({wrong.file, wrong.message, wrong.what});
  }
  load_catalog(folders.catalog, into, mistakes);
  into.signs = language::SignBook::built_in();
  return mistakes;
}

void archive_flows(storage::Database& database, Content& content, base::TimePoint now) {
  std::vector<std::string> older;
  database.write([&](storage::Tx& tx) {
    storage::FlowArchive archive(tx);
    for (const auto& source : content.flows.sources()) {
      archive.put({source.digest, source.id, source.text}, now);
    }
    for (const auto& source : content.flows.sources()) {
      for (const auto& kept : archive.all(source.id)) {
        if (kept.digest != source.digest) older.push_back(kept.text);
      }
    }
  });
  for (const auto& text : older) {
    if (!content.flows.add_archived(text).empty()) {
      base::log(base::Level::warning, "content.archived_flow_unreadable");
    }
  }
}

}  // namespace bot
