#include "console/spoken.hpp"

#include "storage/outbox.hpp"

namespace console {

storage::Message speak(storage::Tx& tx,
                       const Visit& visit,
                       const storage::Citizen& citizen,
                       const Said& said) {
  storage::Outbox outbox(tx);
  outbox.put(visit.office.outside.errand(
      {citizen.channel_id, said.text, said.key, visit.now, said.not_before}));
  storage::Message message;
  message.citizen = citizen.id;
  message.direction = storage::Direction::staff;
  message.text = said.text;
  message.at = visit.now;
  message.staff = key_of(visit.me().id);
  message.outbox = outbox.id_of(said.key);
  message.client_key = said.key;
  message.id = storage::Messages(tx).put(message);
  return message;
}

}  // namespace console
