#include "storage/survey_refusals.hpp"

#include <algorithm>

#include "storage/citizens.hpp"
#include "storage/consents.hpp"
#include "storage/invitations.hpp"
#include "storage/outbox.hpp"
#include "storage/rows.hpp"
#include "storage/survey_messages.hpp"
#include "storage/survey_people.hpp"

namespace storage {
namespace {

constexpr const char* topic = "khao_sat";

// Whose number it is: as SurveyLists::phones_of_citizens says of all of them.
constexpr std::string_view numbers_of =
    "SELECT '84' || substr(k.contact_phone, 2) FROM cases AS k JOIN citizens AS c "
    "ON c.id = k.citizen WHERE k.contact_phone IN (SELECT contact_phone FROM cases "
    "WHERE citizen = $1 AND contact_phone <> '') AND k.contact_phone <> '' "
    "AND c.channel = 'zalo' AND c.forgotten_at IS NULL GROUP BY k.contact_phone "
    "HAVING count(DISTINCT k.citizen) = 1 AND sum(k.identity = 'cong_khai') > 0 "
    "UNION SELECT p.phone FROM survey_people AS p WHERE p.phone <> '' AND p.phone IN "
    "(SELECT phone FROM survey_people WHERE citizen = $1 AND phone <> '') "
    "GROUP BY p.phone HAVING count(DISTINCT p.citizen) = 1";
constexpr std::string_view citizens_of =
    "SELECT min(k.citizen) FROM cases AS k JOIN citizens AS c ON c.id = k.citizen "
    "WHERE k.contact_phone = '0' || substr($1, 3) AND k.contact_phone <> '' "
    "AND c.channel = 'zalo' AND c.forgotten_at IS NULL GROUP BY k.contact_phone "
    "HAVING count(DISTINCT k.citizen) = 1 AND sum(k.identity = 'cong_khai') > 0 "
    "UNION SELECT min(p.citizen) FROM survey_people AS p WHERE p.phone = $1 AND p.phone <> '' "
    "GROUP BY p.phone HAVING count(DISTINCT p.citizen) = 1";

}  // namespace

std::vector<std::string> SurveyRefusals::same_person(std::string_view citizen) {
  std::vector<std::string> all{std::string{citizen}};
  const auto add = [&](std::string id) {
    if (std::find(all.begin(), all.end(), id) == all.end()) all.push_back(std::move(id));
  };
  Citizens citizens(tx_);
  const auto known = citizens.by_id(citizen);
  if (!known || known->forgotten_at) return all;
  const bool by_phone = known->channel == "phone";
  const auto on_zalo = by_phone ? select(citizens_of, known->channel_id) : all;
  for (const auto& one : on_zalo) add(one);
  for (const auto& one : on_zalo) {
    for (const auto& number : select(numbers_of, one)) {
      if (const auto twin = citizens.find("phone", number)) add(twin->id);
    }
  }
  return all;
}

void SurveyRefusals::refuse(std::string_view citizen, base::TimePoint now) {
  Consents(tx_).opt_out(citizen, topic, now);
  refuse_where_newly_known(citizen, now);
}

// With the time of the first refusal: by it they are known to belong together.
void SurveyRefusals::refuse_where_newly_known(std::string_view citizen, base::TimePoint now) {
  const auto at = Consents(tx_).opted_out_at(citizen, topic);
  if (!at) return;
  for (const auto& one : same_person(citizen)) {
    Consents(tx_).opt_out(one, topic, *at);
    end_unbegun(one, now);
  }
}

void SurveyRefusals::take_back(std::string_view citizen) {
  Consents consents(tx_);
  const auto at = consents.opted_out_at(citizen, topic);
  if (!at) return;
  for (const auto& one : same_person(citizen)) {
    if (consents.opted_out_at(one, topic) == at) consents.opt_in(one, topic);
  }
}

void SurveyRefusals::refuse_unbegun(std::string_view citizen, base::TimePoint now) {
  for (const auto& one : same_person(citizen)) end_unbegun(one, now);
}

// What waits to be sent goes as well: nobody called it yet.
void SurveyRefusals::end_unbegun(const std::string& citizen, base::TimePoint now) {
  std::vector<std::pair<OutboxId, std::optional<base::TimePoint>>> waiting;
  tx_.each(
      "SELECT m.outbox, i.sent_at FROM survey_invitations AS i JOIN survey_messages AS m "
      "ON m.invitation = i.id JOIN outbox AS o ON o.id = m.outbox WHERE i.citizen = $1 "
      "AND i.rehearsal = 0 AND m.settled = '' AND o.state = 'waiting'",
      Params{citizen},
      [&](const Row& row) {
        waiting.push_back({{row.integer(0)}, maybe_time_at(row, 1)});
      });
  for (const auto& [id, sent_at] : waiting) {
    if (sent_at) unnote_asked(tx_, citizen, *sent_at);
    Outbox(tx_).settle(id, GaveUp{"recalled"}, now);
    SurveyMessages(tx_).settle(id, Fate::recalled, "");
  }
  Invitations(tx_).refuse_unbegun(citizen, now);
}

std::vector<std::string> SurveyRefusals::select(std::string_view sql, const std::string& of) {
  std::vector<std::string> found;
  tx_.each(sql, Params{of}, [&](const Row& row) { found.push_back(row.text(0)); });
  return found;
}

}  // namespace storage
