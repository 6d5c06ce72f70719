// Lists of people that stand: out of files, or of those who wrote to the account.
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/local_time.hpp"
#include "console/admin/account.hpp"
#include "console/body.hpp"
#include "console/numbers.hpp"
#include "console/surveys/acts.hpp"
#include "console/surveys/import_json.hpp"
#include "console/surveys/limits.hpp"

namespace console::survey_acts {
namespace {

using nlohmann::ordered_json;

std::optional<catalog::Day> day_in(Body& body, std::string_view name) {
  const auto day = base::parse_iso_date(body.text(name, {1, 10}));
  if (!day) body.wrong(name, "Phải là một ngày, ví dụ 2026-11-21.");
  return day;
}

ordered_json whole_json(storage::Tx& tx, const Visit& visit, const storage::PeopleList& list) {
  const auto strata = storage::SurveyLists(tx).strata(list.id);
  return list_json(tx, list, strata, visit.office.shelf.current());
}

// Some hundreds in a transaction: until it is ready the list is seen by nobody, and one that a
// crash leaves half-filled is removed at the next start.
storage::ListId add_wrote(const Visit& visit,
                          const storage::PeopleList& made,
                          const std::vector<std::string>& citizens) {
  auto& database = visit.office.database;
  storage::ListId id{};
  database.write([&](storage::Tx& tx) { id = storage::SurveyLists(tx).add(made); });
  for (std::size_t from = 0; from < citizens.size(); from += survey_limits::saved_at_once) {
    const auto to = std::min(from + survey_limits::saved_at_once, citizens.size());
    database.write([&](storage::Tx& tx) {
      storage::SurveyLists lists(tx);
      for (auto at = from; at < to; ++at) lists.put_writer(id, citizens[at]);
    });
  }
  database.write([&](storage::Tx& tx) {
    storage::SurveyLists(tx).make_ready(id);
    admin::note(
        tx,
        visit,
        {"survey.list_wrote",
         fmt::format("survey_list/{}", id.value),
         base::to_text(
             {{"from", made.first_day}, {"to", made.last_day}, {"people", citizens.size()}})});
  });
  return id;
}

}  // namespace

RawAnswer lists(const Visit& visit) {
  ordered_json items = ordered_json::array();
  visit.office.database.read([&](storage::Tx& tx) {
    for (const auto& list : storage::SurveyLists(tx).all(survey_limits::lists_shown))
      items.push_back(list_json(tx, list, {}, visit.office.shelf.current()));
  });
  return json_answer(200, {{"items", std::move(items)}});
}

RawAnswer list(const Visit& visit) {
  auto answer = problem("not_found");
  const auto id = number_in(visit.path.front());
  if (!id) return answer;
  visit.office.database.read([&](storage::Tx& tx) {
    if (const auto found = storage::SurveyLists(tx).find({*id}))
      answer = json_answer(200, whole_json(tx, visit, *found));
  });
  return answer;
}

RawAnswer list_those_who_wrote(const Visit& visit) {
  Body body(visit.request);
  storage::PeopleList made;
  made.name = body.words("name", {1, survey_limits::list_name_max});
  const auto from = day_in(body, "from");
  const auto to = day_in(body, "to");
  const auto today = base::to_local(visit.now).date;
  if (from && to && *to < *from) body.wrong("to", "Ngày cuối phải từ ngày đầu trở đi.");
  if (to && *to > today) body.wrong("to", "Ngày cuối chưa tới.");
  if (from && to &&
      std::chrono::sys_days{*to} - std::chrono::sys_days{*from} > survey_limits::wrote_span_max)
    body.wrong("from", "Chỉ lấy trong vòng một năm.");
  if (auto refused = body.refused()) return *refused;
  made.source = "wrote";
  made.first_day = base::format_iso_date(*from);
  made.last_day = base::format_iso_date(*to);
  made.staff = visit.me().id.value;
  made.at = visit.now;
  const auto before = base::from_local(*to, {}) + std::chrono::hours{24};
  std::vector<std::string> citizens;
  visit.office.database.read([&](storage::Tx& tx) {
    citizens = storage::SurveyLists(tx).who_wrote(base::from_local(*from, {}), before);
  });
  const auto id = add_wrote(visit, made, citizens);
  ordered_json json;
  visit.office.database.read(
      [&](storage::Tx& tx) { json = whole_json(tx, visit, *storage::SurveyLists(tx).find(id)); });
  return json_answer(201, json);
}

RawAnswer unit_options(const Visit& visit) {
  ordered_json items = ordered_json::array();
  const auto today = base::to_local(visit.now).date;
  for (const auto* unit : visit.office.shelf.current().units_on(today))
    items.push_back({{"id", unit->id}, {"name", unit->name}});
  return json_answer(200, {{"items", std::move(items)}});
}

}  // namespace console::survey_acts
