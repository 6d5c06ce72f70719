// How a message, a file to fetch and a file to remove are written into the Outbox, and read from it
// again by the sender. Plain functions, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "bot/scene.hpp"
#include "storage/attachments.hpp"
#include "storage/errand.hpp"
#include "templates/engine/message.hpp"
#include "zalo-api/message.hpp"

namespace bot {

inline constexpr std::string_view message_kind = "message";
inline constexpr std::string_view fetch_kind = "fetch";
inline constexpr std::string_view remove_kind = "remove_file";
inline constexpr std::string_view profile_kind = "profile";
inline constexpr std::string_view phone_kind = "phone_template";

// Before the number of an invitation: our mark on a template by phone, which comes back with what
// the person says to it.
inline constexpr const char* survey_tracking = "ks-";

struct Spoken {
  templates::Message message{};
  std::string flow{};  // for the payloads of its buttons
  std::string step{};
  std::string why{};  // templates said, for "Vì sao?" in the console
};

// A reply of the bot: may be repeated once when its fate is unknown, useless after a day.
storage::Errand message_errand(const Scene& scene, const Spoken& spoken, std::string dedupe_key);

struct SaidByZbs {
  std::string zbs{};  // Zalo's number of the template
  zalo::TemplateFields fields{};
  std::string text{};  // how it looks
  std::string why{};   // the notice, as of Spoken
};

// One of Zalo's approved templates, sent by the service itself.
storage::Errand zbs_errand(const Scene& scene, const SaidByZbs& said, std::string dedupe_key);

struct SurveyTemplate {  // of a round, to somebody who cannot be written to freely
  std::int64_t invitation = 0;
  std::string address{};  // the platform's id of the person, or the phone number
  bool by_phone = false;
  std::string zbs{};
  zalo::TemplateFields fields{};
  std::string text{};  // how it looks
  base::TimePoint now{};
  base::TimePoint until{};  // of no use later
};

// Of many at once: after every answer, and never repeated when its fate is unknown.
storage::Errand survey_template_errand(const SurveyTemplate& message, std::string dedupe_key);

struct StaffWords {
  std::string channel_id{};
  std::string text{};
  std::string dedupe_key{};
  base::TimePoint now{};
  base::TimePoint not_before{};  // until then it can be taken back
  std::int64_t attachment = 0;   // a file of ours goes instead of words
  std::string path{};            // … below the attachments folder
  std::string file_name{};
  std::string mime{};
  std::string zbs{};  // an approved template goes; text is how it looks
  zalo::TemplateFields fields{};
};

// An officer's own words: never repeated when their fate is unknown, since a person can be asked.
storage::Errand staff_errand(const StaffWords& words);
// Of a message the bot said: the templates it came from; "" when the row tells none.
std::string why_said(std::string_view body);

struct FileToSend {
  std::string path{};
  std::string name{};
  std::string mime{};
};

// Of an errand whose message is a file; nothing for words.
std::optional<FileToSend> file_to_send(std::string_view body);

struct Fetch {
  std::int64_t attachment = 0;
  std::string url{};
};

storage::Errand fetch_errand(const Scene& scene, const Fetch& fetch);

// Asks the platform how the citizen calls himself there, at most once a day: officers answer a
// name, not a number. Not asked before a person is needed, and not for a denunciation.
storage::Errand profile_errand(const Scene& scene);

// Deletes the file of a forgotten attachment once the transaction that forgot it is on the disk.
// path: as Attachments::forget gave it. Belongs to nobody's line: the citizen may be forgotten too.
storage::Errand remove_errand(storage::AttachmentId attachment,
                              std::string_view path,
                              base::TimePoint now);

// The same for a file that is about to be written: put before it is, withdrawn in the transaction
// that makes it count. Its key is another, since what counts may be forgotten later.
storage::Errand unless_kept_errand(storage::AttachmentId attachment,
                                   std::string_view path,
                                   base::TimePoint at);

// An error when the row was not written by this program.
base::Result<zalo::Outgoing> read_message(std::string_view body);
base::Result<zalo::PhoneTemplate> read_phone_template(std::string_view body);
base::Result<Fetch> read_fetch(std::string_view body);
base::Result<std::string> read_remove(std::string_view body);  // the path

}  // namespace bot
