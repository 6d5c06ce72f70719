#include "console/surveys/import_saving.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/local_time.hpp"
#include "console/surveys/import_rows.hpp"
#include "console/surveys/limits.hpp"
#include "storage/audit.hpp"
#include "storage/survey_lists.hpp"

namespace console {
namespace {

using surveys::LeftOut;

constexpr const char* from_file = "file";

// What one save works with.
struct Saving {
  Import& import;
  const ImportRoom& room;
  KnownPhones phones;
  base::TimePoint now;
  std::string text_version;
  storage::ListId list{};
  SavedList saved{};
};

ListedPeople people_of(storage::Tx& tx, const Saving& saving) {
  return {tx, saving.phones, cap_on(saving.room, saving.now), saving.now};
}

storage::ListedPerson row_of(const JudgedRow& one, std::string citizen) {
  storage::ListedPerson row;
  row.citizen = std::move(citizen);
  row.line = static_cast<std::int64_t>(one.line);
  row.unit = one.person.unit;
  row.field = one.person.field;
  row.level = one.person.level;
  row.facts = one.person.facts;
  if (one.person.returned) row.returned_on = base::format_iso_date(*one.person.returned);
  row.phone = one.person.phone;
  return row;
}

// none: is on the list now. The unit may have ended, or somebody refused, while the officer was
// looking.
LeftOut put(storage::Tx& tx, const Saving& saving, const JudgedRow& one) {
  if (one.why != LeftOut::none) return one.why;
  auto people = people_of(tx, saving);
  const auto standing = people.standing(one.person);
  if (standing != LeftOut::none) return standing;
  const auto citizen = people.citizen_for(one.person);
  if (!storage::SurveyLists(tx).put(saving.list, row_of(one, citizen))) return LeftOut::duplicate;
  people.note_agreed(citizen, one.person, saving.text_version);
  return LeftOut::none;
}

void put_batch(Saving& saving, const Batch& batch) {
  std::vector<LeftOut> became;
  saving.room.database.write([&](storage::Tx& tx) {
    became.clear();
    for (const auto& one : batch) became.push_back(put(tx, saving, one));
  });
  for (std::size_t i = 0; i < batch.size(); ++i) {
    if (became[i] == LeftOut::none) {
      ++saving.import.rows_saved;
    } else {
      saving.saved.left_behind.emplace_back(batch[i].row, became[i]);
    }
  }
}

// Of one person with two rows the other one counts.
bool may_deny(LeftOut first) {
  return first != LeftOut::duplicate;
}

bool says_no(const surveys::ListPerson& person) {
  return person.agreed == false || person.agreed_phone == false;
}

void add_deniers(ListedPeople people,
                 const Batch& batch,
                 std::vector<surveys::ListPerson>& deniers) {
  for (const auto& one : batch) {
    if (says_no(one.person) && people.denies_any(one.person)) deniers.push_back(one.person);
  }
}

// Who says no to what an earlier list brought, also where nothing else of the row could be used.
bool find_deniers(const JudgedRows& rows,
                  const Saving& saving,
                  std::vector<surveys::ListPerson>& deniers) {
  return in_batches(rows, may_deny, [&](const Batch& batch) {
    saving.room.database.read(
        [&](storage::Tx& tx) { add_deniers(people_of(tx, saving), batch, deniers); });
    return !is_over(saving.import, saving.room);
  });
}

void take_back(storage::Database& database, storage::ListId list) {
  bool more = true;
  while (more) {
    database.write([&](storage::Tx& tx) {
      more = storage::SurveyLists(tx).take_back(list, survey_limits::taken_back_at_once);
    });
  }
}

std::vector<storage::PeopleList> unready_lists(storage::Database& database) {
  std::vector<storage::PeopleList> lists;
  database.read([&](storage::Tx& tx) { lists = storage::SurveyLists(tx).unready(); });
  return lists;
}

storage::ListId begin_list(const Import& import, const ImportRoom& room) {
  storage::ListId list{};
  room.database.write([&](storage::Tx& tx) {
    storage::PeopleList made;
    made.name = import.list_name;
    made.source = from_file;
    made.digest = import.digest;
    made.staff = import.staff;
    made.at = room.clock.now();
    list = storage::SurveyLists(tx).add(made);
  });
  return list;
}

std::string audit_detail(const Saving& saving, std::size_t deniers) {
  const auto& import = saving.import;
  return base::to_text({{"file", import.file},
                        {"sha256", import.digest},
                        {"rows", import.reading.verdict.rows.size()},
                        {"people", import.rows_saved.load()},
                        {"left_behind", saving.saved.left_behind.size()},
                        {"consents_ended_of", deniers}});
}

// Consents end in the moment the list is there: of a save that is broken off there is nothing to
// give back to people who are not on its list.
void finish_list(const Saving& saving, const std::vector<surveys::ListPerson>& deniers) {
  saving.room.database.write([&](storage::Tx& tx) {
    auto people = people_of(tx, saving);
    for (const auto& person : deniers) people.end_denied(person, saving.text_version);
    storage::SurveyLists(tx).make_ready(saving.list);
    storage::Audit(tx).append({.at = saving.room.clock.now(),
                               .who = fmt::format("staff/{}", saving.import.staff),
                               .what = "survey.list_imported",
                               .subject = fmt::format("survey_list/{}", saving.list.value),
                               .detail = audit_detail(saving, deniers.size())});
  });
}

}  // namespace

std::optional<SavedList> save_import(Import& import, const ImportRoom& room) {
  import.rows_saved = 0;
  // First: what is taken back of an earlier save of this file must not be what this one counts on.
  remove_unsaved_files(room.database);
  const auto now = room.clock.now();
  Saving saving{
      import, room, known_phones(room.database), now, "list/" + import.digest.substr(0, 12)};
  const auto& catalog = room.shelf.current();
  const auto today = base::to_local(now).date;
  surveys::NameBook names(catalog, today, import.choice.units);
  surveys::Judge judge(import.reading.outline, catalog, names, today);
  const auto text = list_text(import, import.reading);
  const JudgedRows rows{text, import.reading, judge};
  saving.list = begin_list(import, room);
  std::vector<surveys::ListPerson> deniers;
  const bool whole = in_batches(rows,
                                is_usable,
                                [&](const Batch& batch) {
                                  put_batch(saving, batch);
                                  return !is_over(import, room);
                                }) &&
                     find_deniers(rows, saving, deniers);
  if (!whole) {
    take_back(room.database, saving.list);
    return std::nullopt;
  }
  finish_list(saving, deniers);
  saving.saved.id = saving.list.value;
  return std::move(saving.saved);
}

void remove_unready_lists(storage::Database& database) {
  for (const auto& list : unready_lists(database)) take_back(database, list.id);
}

void remove_unsaved_files(storage::Database& database) {
  for (const auto& list : unready_lists(database)) {
    if (list.source == from_file) take_back(database, list.id);
  }
}

}  // namespace console
