#include "console/spoken.hpp"

#include "storage/attachments.hpp"
#include "storage/outbox.hpp"
#include "storage/timers.hpp"

namespace console {
namespace {

// The bot comes back after so long without a person's words: these are some.
void wait_anew(storage::Tx& tx, const Visit& visit, const storage::Citizen& citizen) {
  const auto silence = visit.office.outside.staff_silence;
  if (silence <= base::Duration{0}) return;
  storage::Timer timer;
  timer.citizen = citizen.channel_id;
  timer.name = "staff_silence";  // as flows/engine/advance.cpp reads it
  timer.due_at = visit.now + silence;
  timer.payload = R"({"wait":0})";
  storage::Timers(tx).set(timer);
}

}  // namespace

storage::Message speak(storage::Tx& tx,
                       const Visit& visit,
                       const storage::Citizen& citizen,
                       const Said& said) {
  storage::Outbox outbox(tx);
  wait_anew(tx, visit, citizen);
  StaffMessage words{citizen.channel_id, said.text, said.key, visit.now, said.not_before};
  words.zbs = said.zbs;
  words.values = said.values;
  if (said.file) {
    words.file =
        StaffFile{said.file->id.value, said.file->path, said.file->file_name, said.file->mime};
  }
  outbox.put(visit.office.outside.errand(words));
  storage::Message message;
  message.citizen = citizen.id;
  message.direction = storage::Direction::staff;
  message.text = said.text;
  message.at = visit.now;
  message.staff = key_of(visit.me().id);
  message.outbox = outbox.id_of(said.key);
  message.client_key = said.key;
  message.retry_of = said.retry_of;
  message.id = storage::Messages(tx).put(message);
  if (said.file) storage::Attachments(tx).attach(said.file->id, message.id.value);
  return message;
}

}  // namespace console
