// A citizen with a phone, and what the phone shows. Plain values.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"

namespace simulator {

enum class Author { citizen, oa, staff };
enum class EntryStatus { sent, received, seen, failed };

struct Button {
  std::string title{};
  std::string type{};          // "oa.query.show", "oa.open.url" …
  std::string payload_json{};  // a string or an object, as it was sent
};

// One line of the chat as the phone shows it. Optional things are "" or 0.
struct Entry {
  std::int64_t seq = 0;       // 1, 2, 3 … on this phone
  std::int64_t revision = 0;  // grows with every change on this phone
  Author from{};
  std::string kind{};  // "text", "image", "file", …; "failed" for a send the platform refused
  std::string text{};
  std::vector<Button> buttons{};
  std::string image_url{};
  std::string file_url{};
  std::string file_name{};
  std::string payload{};  // of a pressed button
  std::string quote_msg_id{};
  bool stars = false;                  // a template that asks for one to five of them
  std::vector<std::string> replies{};  // labels of a template's quick replies
  std::string tracking_id{};           // of a template by phone
  std::string msg_id{};
  EntryStatus status{};
  int error = 0;
  base::TimePoint at{};
};

// What a citizen answered to a request for contact details.
struct SharedInfo {
  std::string name{};
  std::string phone{};  // "84…"
  std::string city{};
  std::string ward{};
  std::string address{};
};

struct Person {
  std::string user_id{};         // scoped to the account; the id that messages are sent to
  std::string user_id_by_app{};  // scoped to the app; never a recipient
  std::string name{};
  std::string phone{};  // "84…", for templates by phone
  bool followed = false;
  bool left = false;      // unfollowed, and nothing since
  bool blocked = false;   // refuses everything from the account
  int refusal = 0;        // the error every send to this person is answered with; 0: none
  bool messaged = false;  // has ever done more than follow
  std::optional<base::TimePoint> last_interaction{};
  std::optional<SharedInfo> shared{};
  std::deque<Entry> entries{};
  std::int64_t last_seq = 0;
  std::int64_t revision = 0;
};

// Adds a line at the end; the oldest goes when the phone is full. Returns the added line.
Entry& show(Person& person, Entry entry);
// Changes the status of the line with this message id; true when it was found and moved forward
// (seen never becomes received again).
bool advance_status(Person& person, std::string_view msg_id, EntryStatus status);
const Entry* find_entry(const Person& person, std::string_view msg_id);

// An interaction of the citizen opens the reply window.
void interact(Person& person, base::TimePoint now);

}  // namespace simulator
