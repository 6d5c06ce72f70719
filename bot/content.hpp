// Everything the service says and knows that is not code: flows, templates, the office's catalogue.
// Read at start and checked as one; any thread. While the service runs the catalogue can be
// followed by another one, and questionnaires with their flows and words are added as rounds need
// them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "console/zbs.hpp"
#include "flows/engine/flow_set.hpp"
#include "office/cases/deadline.hpp"
#include "office/catalog/shelf.hpp"
#include "office/language/signs.hpp"
#include "office/people/rights.hpp"
#include "office/surveys/fatigue_book.hpp"
#include "office/surveys/platform.hpp"
#include "office/surveys/questionnaire_shelf.hpp"
#include "storage/database.hpp"
#include "templates/engine/catalog.hpp"

namespace bot {

struct ContentFolders {
  std::filesystem::path flows{};
  std::filesystem::path templates{};
  std::filesystem::path catalog{};
  std::filesystem::path console{};  // canned.jsonc, zbs.jsonc, ui/dist; "": none
};

struct Content {
  flows::FlowSet flows{};
  templates::Catalog templates{};
  catalog::Shelf catalog{};
  language::SignBook signs{};
  cases::DeadlineBook deadlines{};
  people::RightsBook rights{};
  std::vector<console::ZbsTemplate> zbs{};       // Zalo's approved templates
  surveys::QuestionnaireShelf questionnaires{};  // each is also a flow with its words
  surveys::PlatformBook platform{};
  surveys::FatigueBook fatigue{};
};

struct ContentMistake {
  std::string file{};
  std::string place{};  // flow step or template id; "" for the file as a whole
  std::string what{};
};

// All mistakes of all files; none means that the content can be served. kept: questionnaires that
// are asked in these words, whatever the file of that version says.
std::vector<ContentMistake> load_content(const ContentFolders& folders,
                                         Content& into,
                                         const std::vector<surveys::Questionnaire>& kept = {});

// One more questionnaire that can be asked, with its flow and words; with a mistake nothing is
// added. Its version must not be there.
std::vector<ContentMistake> add_questionnaire(surveys::Questionnaire questionnaire, Content& into);

// Keeps today's flow texts in the archive and reads back those that sessions still run on.
void archive_flows(storage::Database& database, Content& content, base::TimePoint now);

}  // namespace bot
