#include "storage/survey_lists.hpp"

#include "storage/rows.hpp"

namespace storage {
namespace {

Param maybe_text(const std::string& text) {
  if (text.empty()) return nullptr;
  return text;
}

// What a list brought stands under its file's digest (console/surveys/import_people.cpp).
constexpr std::string_view consents_of_list =
    "SELECT 'list/' || substr(digest, 1, 12) FROM survey_lists WHERE id = $1 AND NOT EXISTS "
    "(SELECT 1 FROM survey_lists other WHERE other.digest = survey_lists.digest AND "
    "other.ready = 1)";

// Who never had to do with us but by a list, and whom nothing else refers to.
constexpr std::string_view remove_stranger =
    "DELETE FROM citizens WHERE id = $1 AND last_interaction_at IS NULL AND "
    "follow_changed_at IS NULL AND forgotten_at IS NULL AND "
    "NOT EXISTS (SELECT 1 FROM sessions s WHERE s.citizen = $1) AND "
    "NOT EXISTS (SELECT 1 FROM attachments f WHERE f.citizen = $1) AND "
    "NOT EXISTS (SELECT 1 FROM handovers h WHERE h.citizen = $1) AND "
    "NOT EXISTS (SELECT 1 FROM data_requests r WHERE r.citizen = $1) AND "
    "NOT EXISTS (SELECT 1 FROM drafts d WHERE d.citizen = $1) AND "
    "NOT EXISTS (SELECT 1 FROM desk_marks n WHERE n.citizen = $1) AND "
    "NOT EXISTS (SELECT 1 FROM desk_moves v WHERE v.citizen = $1) AND "
    "NOT EXISTS (SELECT 1 FROM survey_people p WHERE p.citizen = $1) AND "
    "NOT EXISTS (SELECT 1 FROM consents c WHERE c.citizen = $1) AND "
    "NOT EXISTS (SELECT 1 FROM opt_outs o WHERE o.citizen = $1) AND "
    "NOT EXISTS (SELECT 1 FROM survey_invitations i WHERE i.citizen = $1) AND "
    "NOT EXISTS (SELECT 1 FROM survey_asked a WHERE a.citizen = $1) AND "
    "NOT EXISTS (SELECT 1 FROM survey_testers t WHERE t.citizen = $1) AND "
    "NOT EXISTS (SELECT 1 FROM messages m WHERE m.citizen = $1) AND "
    "NOT EXISTS (SELECT 1 FROM cases k WHERE k.citizen = $1)";

}  // namespace

ListId SurveyLists::add(const PeopleList& list) {
  ListId id{};
  tx_.each(
      "INSERT INTO survey_lists (name, source, digest, first_day, last_day, ready, staff, at) "
      "VALUES ($1, $2, $3, $4, $5, 0, $6, $7) RETURNING id",
      Params{list.name,
             list.source,
             list.digest,
             maybe_text(list.first_day),
             maybe_text(list.last_day),
             list.staff,
             base::to_millis(list.at)},
      [&](const Row& row) { id = {row.integer(0)}; });
  return id;
}

bool SurveyLists::put(ListId list, const ListedPerson& person) {
  return tx_.exec(
             "INSERT INTO survey_people (list, citizen, line, unit, field, level, facts, "
             "returned_on, phone) SELECT $1, id, $3, $4, $5, $6, $7, $8, "
             "CASE channel WHEN 'zalo' THEN $9 ELSE '' END FROM citizens WHERE id = $2 "
             "ON CONFLICT (list, citizen) DO NOTHING",
             Params{list.value,
                    person.citizen,
                    person.line,
                    person.unit,
                    person.field,
                    person.level,
                    person.facts,
                    maybe_text(person.returned_on),
                    person.phone}) == 1;
}

void SurveyLists::make_ready(ListId list) {
  tx_.exec(
      "UPDATE survey_lists SET ready = 1, "
      "first_day = coalesce(first_day, "
      "(SELECT min(returned_on) FROM survey_people WHERE list = $1)), "
      "last_day = coalesce(last_day, "
      "(SELECT max(returned_on) FROM survey_people WHERE list = $1)) WHERE id = $1",
      Params{list.value});
}

std::vector<std::string> SurveyLists::who_wrote(base::TimePoint from, base::TimePoint before) {
  std::vector<std::string> citizens;
  tx_.each(
      "SELECT m.citizen FROM messages m JOIN citizens c ON c.id = m.citizen "
      "WHERE m.direction = 'in' AND m.at >= $1 AND m.at < $2 AND c.forgotten_at IS NULL "
      "AND c.channel = 'zalo' GROUP BY m.citizen ORDER BY m.citizen",
      Params{base::to_millis(from), base::to_millis(before)},
      [&](const Row& row) { citizens.push_back(row.text(0)); });
  return citizens;
}

void SurveyLists::put_writer(ListId list, std::string_view citizen) {
  tx_.exec(
      "INSERT INTO survey_people (list, citizen, line, unit, field, level, facts) "
      "SELECT $1, id, 0, '', '', '', '{}' FROM citizens WHERE id = $2 AND forgotten_at IS NULL "
      "ON CONFLICT (list, citizen) DO NOTHING",
      Params{list.value, std::string{citizen}});
}

std::vector<PeopleList> SurveyLists::all(int at_most) {
  return select("WHERE ready = 1 ORDER BY id DESC LIMIT $1", Params{bounded(at_most)});
}

std::optional<PeopleList> SurveyLists::find(ListId id) {
  auto found = select("WHERE ready = 1 AND id = $1", Params{id.value});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<ListStratum> SurveyLists::strata(ListId id) {
  std::vector<ListStratum> found;
  tx_.each(
      "SELECT unit, field, count(*) FROM survey_people WHERE list = $1 GROUP BY unit, field "
      "ORDER BY unit, field",
      Params{id.value},
      [&](const Row& row) {
        found.push_back({row.text(0), row.text(1), row.integer(2)});
      });
  return found;
}

void SurveyLists::each_facts(ListId id, const std::function<void(const std::string&)>& visit) {
  tx_.each("SELECT facts FROM survey_people WHERE list = $1",
           Params{id.value},
           [&](const Row& row) { visit(row.text(0)); });
}

std::vector<PeopleList> SurveyLists::unready() {
  return select("WHERE ready = 0 ORDER BY id", Params{});
}

bool SurveyLists::take_back(ListId list, int at_most) {
  const auto brought = first_text(tx_, consents_of_list, Params{list.value}).value_or("");
  std::vector<std::string> citizens;
  tx_.each("SELECT citizen FROM survey_people WHERE list = $1 ORDER BY id LIMIT $2",
           Params{list.value, bounded(at_most)},
           [&](const Row& row) { citizens.push_back(row.text(0)); });
  for (const auto& citizen : citizens) {
    tx_.exec("DELETE FROM survey_people WHERE list = $1 AND citizen = $2",
             Params{list.value, citizen});
    if (!brought.empty())
      tx_.exec(
          "DELETE FROM consents WHERE citizen = $1 AND text_version = $2 AND "
          "channel = 'danh_sach'",
          Params{citizen, brought});
    tx_.exec(remove_stranger, Params{citizen});
  }
  if (!citizens.empty()) return true;
  tx_.exec("DELETE FROM survey_lists WHERE id = $1 AND ready = 0", Params{list.value});
  return false;
}

std::map<std::string, std::string> SurveyLists::phones_of_citizens() {
  std::map<std::string, std::string> phones;
  // A number that several gave, also one who kept their name back, is nobody's.
  tx_.each(
      "SELECT k.contact_phone, min(k.citizen) FROM cases k JOIN citizens c ON c.id = k.citizen "
      "WHERE k.contact_phone <> '' AND c.channel = 'zalo' AND c.forgotten_at IS NULL "
      "GROUP BY k.contact_phone HAVING count(DISTINCT k.citizen) = 1 "
      "AND sum(CASE k.identity WHEN 'cong_khai' THEN 1 ELSE 0 END) > 0",
      Params{},
      [&](const Row& row) { phones[row.text(0)] = row.text(1); });
  return phones;
}

std::vector<base::TimePoint> SurveyLists::asked(std::string_view citizen, base::TimePoint since) {
  std::vector<base::TimePoint> times;
  tx_.each("SELECT at FROM survey_asked WHERE citizen = $1 AND at >= $2 ORDER BY at",
           Params{std::string{citizen}, base::to_millis(since)},
           [&](const Row& row) { times.push_back(time_at(row, 0)); });
  return times;
}

std::vector<PeopleList> SurveyLists::select(std::string_view where, const Params& params) {
  std::string sql =
      "SELECT id, name, source, digest, first_day, last_day, staff, at, "
      "(SELECT count(*) FROM survey_people p WHERE p.list = survey_lists.id) FROM survey_lists ";
  sql.append(where);
  std::vector<PeopleList> found;
  tx_.each(sql, params, [&](const Row& row) {
    found.push_back({{row.integer(0)},
                     row.text(1),
                     row.text(2),
                     row.text(3),
                     row.text(4),
                     row.text(5),
                     row.integer(6),
                     time_at(row, 7),
                     row.integer(8)});
  });
  return found;
}

}  // namespace storage
