// What the console stands on: the database, the clock, the office's calendar, and the few things
// only the service knows (the platform's window, its codes, how a message is written into the
// Outbox). Immutable once made; any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/password.hpp"
#include "console/admin/side.hpp"
#include "console/canned.hpp"
#include "console/cases/register_words.hpp"
#include "console/file_room.hpp"
#include "console/surveys/side.hpp"
#include "console/zbs.hpp"
#include "office/cases/decide.hpp"
#include "office/catalog/shelf.hpp"
#include "office/language/signs.hpp"
#include "storage/database.hpp"
#include "storage/errand.hpp"

namespace console {

enum class WindowKind { free, charged, closed };

struct Window {
  WindowKind kind{};
  std::optional<base::TimePoint> until{};  // when it changes by itself
};

struct Words {  // of a failure, for the officer
  std::string vi{};
  std::string en{};
  std::string next_vi{};  // what to do about it; "" for nothing
  std::string next_en{};
};

// A file of ours, to be sent.
struct StaffFile {
  std::int64_t attachment = 0;
  std::string path{};  // below the attachments folder
  std::string name{};
  std::string type{};
};

struct StaffMessage {
  std::string channel_id{};  // the citizen's, of the platform
  std::string text{};
  std::string key{};  // of the errand
  base::TimePoint now{};
  base::TimePoint not_before{};
  std::optional<StaffFile> file{};  // goes instead of the text
  std::string zbs{};                // a template goes, the text is how it looks
  ZbsValues values{};
};

struct ZaloState {
  std::string state = "good";  // good, warn, bad
  std::string vi{};
  std::string en{};
};

// What somebody did with a case, for its citizen.
struct CaseNews {
  const cases::Case& held;  // as it is now
  const std::vector<cases::Notice>& notices;
  std::string key{};  // of the change: "case/81/7"
  base::TimePoint now{};
};

// How that news would reach its citizen now.
struct WillSend {
  std::string how{};   // "tin_thuong", "tin_mau", "bang_tay"
  std::string text{};  // as it would read; of bang_tay what to say
  std::string template_title{};
  std::string why_vi{};
  std::string why_en{};
};

struct Outside {
  std::function<Window(base::TimePoint last_interaction, base::TimePoint now)> window{};
  std::function<Words(std::string_view why)> failure{};
  std::function<storage::Errand(const StaffMessage&)> errand{};
  std::function<std::string(std::string_view errand_body)> why_said{};  // of a bot's message
  std::function<void()> moved{};  // something waits in the Inbox or the Outbox
  // Puts it into the Outbox, or hands it to the conversation; what cannot be sent is noted for a
  // person. In the transaction of the change.
  std::function<void(storage::Tx&, const CaseNews&)> tell{};
  // What tell() would do with the last of the notices; changes nothing.
  std::function<WillSend(storage::Tx&, const CaseNews&)> foresee{};
  FileRoom files{};
  std::function<ZaloState()> zalo{};  // how the connection to the platform is
  SurveySide surveys{};
  std::string version{};           // of the program
  int price = 0;                   // of a charged message, in đồng; 0: not told
  base::Duration staff_silence{};  // without a person's words the bot is back; 0: never by itself
};

// What cases go by. Outlives the console.
struct Books {
  const catalog::Shelf* catalog = nullptr;
  const cases::DeadlineBook* deadlines = nullptr;
  const language::SignBook* signs = nullptr;
  RegisterWords words{};
  std::string look_up{};  // address of the public page
};

struct Settings {
  bool demo = false;
  bool tls = false;
  std::filesystem::path pages{};         // console/ui/dist
  std::string office_name{};             // in the authenticator app
  std::filesystem::path public_pages{};  // console/public
  std::uint64_t password_cost = base::scrypt_cost;
};

class ImportDesk;
class CountedRounds;

struct Office {
  storage::Database& database;
  const base::Clock& clock;
  const catalog::Shelf& shelf;
  Canned canned{};
  Outside outside{};
  Settings settings{};
  Books books{};
  AdminSide admin{};
  ImportDesk* imports = nullptr;     // the console's own
  CountedRounds* counted = nullptr;  // as well
};

}  // namespace console
