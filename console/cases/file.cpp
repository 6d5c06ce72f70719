#include "console/cases/file.hpp"

#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/cases/actions.hpp"
#include "console/cases/file_parts.hpp"
#include "console/cases/papers.hpp"
#include "console/cases/row.hpp"
#include "storage/case_desk.hpp"
#include "storage/citizens.hpp"

namespace console {
namespace {

using nlohmann::ordered_json;

std::string masked_phone(const ReadCase& read, const cases::Case& held) {
  constexpr std::size_t digits_shown = 3;
  if (!read.shown.phone.empty()) return read.shown.phone;
  const auto& phone = held.contact_phone;
  if (phone.size() <= digits_shown) return {};
  return "••• " + phone.substr(phone.size() - digits_shown);
}

// The way to the conversation, for those who may read it.
ordered_json conversation_of(storage::Tx& tx, const Visit& visit, const cases::Case& held) {
  const auto queue = visit.scope(Right::queue);
  const bool reads = held.restricted
                         ? visit.scope(Right::restricted) == Scope::all
                         : queue == Scope::all || queue == Scope::read ||
                               (queue == Scope::own && covers(visit, Right::queue, held));
  if (!reads) return nullptr;
  const auto citizen = storage::Citizens(tx).by_id(held.citizen);
  const bool talks = citizen && !citizen->forgotten_at && citizen->channel == "zalo";
  return talks ? ordered_json(held.citizen) : ordered_json(nullptr);
}

void add_matter(storage::Tx& tx, const Visit& visit, const cases::Case& held, ordered_json& file) {
  const auto read = words_for(tx, visit, held);
  const auto* procedure = rules_of(visit).catalog.procedure(held.procedure);
  file["text"] = read.shown.story;
  file["text_full"] = read.whole_text;
  file["unmasked_until"] = time_or_null(read.until);
  file["procedure_name"] = procedure == nullptr ? held.procedure : procedure->name;
  file["dossier_code"] = held.dossier_code;
  file["old_unit_name"] = unit_name(visit, held.old_unit);
  file["identity"] = cases::identity_code(held.identity);
  file["phone_masked"] = masked_phone(read, held);
  file["apology"] = held.apology;
  file["apology_date"] = held.apology_date;
  file["apology_text"] = held.apology_text;
  file["unit_sees_all"] = held.unit_sees_all;
  ordered_json beside = ordered_json::array();
  for (const auto& unit : held.co_units) {
    beside.push_back({{"id", unit}, {"name", unit_name(visit, unit)}});
  }
  file["co_units"] = beside;
  file["attachments"] = attachments_json(tx, visit, held);
}

void add_state(const cases::Case& held, ordered_json& file) {
  file["question"] = held.question;
  file["reason"] = held.reason;
  file["place"] = held.place;
  file["outcome"] = cases::outcome_code(held.outcome);
  file["citizen_verdict"] = nullptr;
  if (held.verdict != cases::Verdict::none) {
    file["citizen_verdict"] = cases::verdict_code(held.verdict);
  }
  file["verdict_words"] = people::masked_for_unit(held.verdict_words, held.contact_name);
  file["reopened"] = held.reopened;
  file["extensions"] = held.extensions;
  file["national_number"] = held.national_number;
  file["how_due"] = held.how_due;
  file["calendar_version"] = held.calendar_version;
  file["supplement_due"] = time_or_null(held.supplement_due);
}

void add_desk(storage::Tx& tx, const Visit& visit, const cases::Case& held, ordered_json& file) {
  storage::CaseDesk desk(tx);
  file["conversation"] = conversation_of(tx, visit, held);
  file["answer"] = answer_json(tx, held);
  file["draft"] = nullptr;
  const auto draft = desk.draft(held.id, staff_of(visit));
  if (draft && covers(visit, Right::answer, held)) {
    file["draft"] = {{"text", draft->text},
                     {"title", draft->title},
                     {"at", base::format_iso(draft->at)},
                     {"by", staff_name(tx, draft->staff)},
                     {"mine", draft->staff == staff_of(visit)}};
  }
  file["request"] = nullptr;
  if (const auto request = desk.request(held.id)) {
    file["request"] = {{"days", request->days},
                       {"reason", request->reason},
                       {"by", staff_name(tx, request->staff)},
                       {"at", base::format_iso(request->at)}};
  }
}

}  // namespace

std::string doer_name(storage::Tx& tx, const cases::Who& who) {
  switch (who.side) {
    case cases::Who::Side::citizen:
      return "Người dân";
    case cases::Who::Side::system:
      return "Hệ thống";
    case cases::Who::Side::staff:
      break;
  }
  auto name = staff_name(tx, who.staff);
  return name.empty() ? "Cán bộ" : name;
}

std::string doer_name_en(storage::Tx& tx, const cases::Who& who) {
  switch (who.side) {
    case cases::Who::Side::citizen:
      return "Citizen";
    case cases::Who::Side::system:
      return "System";
    case cases::Who::Side::staff:
      break;
  }
  auto name = staff_name(tx, who.staff);
  return name.empty() ? "Officer" : name;
}

ordered_json case_file(storage::Tx& tx, const Visit& visit, const SeenCase& seen) {
  const auto& held = seen.held;
  auto file = case_row(tx, visit, seen);
  if (seen.whole) {
    add_matter(tx, visit, held, file);
    add_state(held, file);
    add_desk(tx, visit, held, file);
    file["history"] = history_json(tx, visit, held);
    file["tasks"] = tasks_json(tx, held);
    file["conflict"] = conflict_json(visit, held);
    file["proposal"] = proposal_json(visit, held);
    file["delivery"] = delivery_json(tx, visit, held);
    file["will_send"] = will_send_json(tx, visit, held);
    add_links(tx, held, file);
  }
  file["actions"] = actions_json(visit, seen);
  return file;
}

ordered_json case_file(storage::Tx& tx, const Visit& visit, cases::CaseId id) {
  const auto seen = see_case(tx, visit, std::to_string(id.value));
  return seen ? case_file(tx, visit, *seen) : ordered_json::object();
}

}  // namespace console
