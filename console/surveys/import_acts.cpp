// A file of people: uploaded, looked over, changed, saved.
#include <set>

#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "console/body.hpp"
#include "console/form.hpp"
#include "console/numbers.hpp"
#include "console/surveys/acts.hpp"
#include "console/surveys/import_desk.hpp"
#include "console/surveys/import_json.hpp"
#include "console/surveys/limits.hpp"
#include "office/language/fold.hpp"
#include "office/surveys/import/limits.hpp"

namespace console::survey_acts {
namespace {

using nlohmann::ordered_json;
using surveys::import_limits::columns_max;
using surveys::import_limits::people_max;

constexpr std::int64_t revision_max = 1'000'000'000;

// What a look at the import answers; 404 when it is gone.
RawAnswer with_import(const Visit& visit, const std::function<RawAnswer(Import&)>& act) {
  auto answer = problem("import_gone");
  const auto id = number_in(visit.path.front());
  if (!id || visit.office.imports == nullptr) return answer;
  visit.office.imports->with(
      *id, visit.me().id.value, [&](Import& import) { answer = act(import); });
  return answer;
}

RawAnswer shown(const Visit& visit, int status, const Import& import) {
  return json_answer(status, import_json(import, visit.office.shelf.current()));
}

// At rest, and as the page knows it.
std::optional<RawAnswer> not_now(const Visit& visit, const Import& import, std::int64_t rev) {
  const bool at_rest = import.state == ImportState::read || import.state == ImportState::refused;
  if (!at_rest) return problem("not_now");
  if (import.rev == rev) return std::nullopt;
  return problem("stale", {{"import", import_json(import, visit.office.shelf.current())}});
}

surveys::ColumnOf columns_in(Body& body) {
  surveys::ColumnOf columns{};
  const auto count = body.count("columns", columns_max);
  std::set<std::int64_t> seen;
  for (std::size_t i = 0; i < count; ++i) {
    const auto at = "columns." + std::to_string(i);
    const auto index = body.number(at + ".index", {0, static_cast<std::int64_t>(columns_max) - 1});
    if (!seen.insert(index).second) body.wrong(at + ".index", "Có hai lần.");
    if (!body.has(at + ".field")) continue;
    const auto field = surveys::import_field_from(body.text(at + ".field", {1, 40}));
    if (!field) {
      body.wrong(at + ".field", "Không có giá trị này.");
      continue;
    }
    auto& place = columns[static_cast<std::size_t>(*field)];
    if (place) body.wrong(at + ".field", "Có hai lần.");
    place = static_cast<std::size_t>(index);
  }
  return columns;
}

std::map<std::string, std::string> units_in(Body& body, const Visit& visit) {
  std::map<std::string, std::string> units;
  const auto count = body.count("units", survey_limits::units_chosen_max);
  const auto today = base::to_local(visit.now).date;
  for (std::size_t i = 0; i < count; ++i) {
    const auto at = "units." + std::to_string(i);
    const auto name = body.text(at + ".name", {1, survey_limits::unit_name_max});
    if (!body.has(at + ".unit")) {
      units[name] = "";
      continue;
    }
    const auto id = body.text(at + ".unit", {1, 64});
    const auto* unit = visit.office.shelf.current().unit(id);
    if (unit == nullptr || !catalog::valid_on(*unit, today))
      body.wrong(at + ".unit", "Không có giá trị này.");
    units[name] = id;
  }
  return units;
}

ImportChoice choice_in(Body& body, const Visit& visit) {
  ImportChoice choice;
  if (body.has("encoding")) {
    choice.encoding = surveys::encoding_from(body.text("encoding", {1, 40}));
    if (!choice.encoding) body.wrong("encoding", "Không có giá trị này.");
  }
  choice.columns = columns_in(body);
  choice.convert = body.needed_flag("convert");
  choice.units = units_in(body, visit);
  return choice;
}

}  // namespace

RawAnswer upload_list(const Visit& visit) {
  const auto name = language::nfc(form_value(visit.request.query, "name").value_or(""));
  const auto letters = language::length(name);
  if (letters == 0 || letters > survey_limits::file_name_max)
    return invalid({{"name", "Phải dài từ 1 đến 200 ký tự."}});
  if (visit.request.body.empty()) return invalid({{"file", "Tệp không có gì."}});
  if (visit.request.body.size() > surveys::import_limits::file_bytes_max)
    return problem("too_large");
  if (visit.office.imports == nullptr) return problem("unavailable");
  RawAnswer answer;
  const auto taken =
      visit.office.imports->take({visit.me().id.value, name, visit.request.body},
                                 [&](Import& import) { answer = shown(visit, 202, import); });
  switch (taken) {
    case ImportDesk::Taken::taken:
      return answer;
    case ImportDesk::Taken::busy:
      return problem("not_now");
    case ImportDesk::Taken::full:
      return problem("imports_full");
  }
  return answer;
}

RawAnswer look_at_import(const Visit& visit) {
  return with_import(visit, [&](Import& import) { return shown(visit, 200, import); });
}

RawAnswer change_import(const Visit& visit) {
  Body body(visit.request);
  const auto rev = body.number("rev", {1, revision_max});
  auto choice = choice_in(body, visit);
  if (auto refused = body.refused()) return *refused;
  return with_import(visit, [&](Import& import) {
    if (auto refused = not_now(visit, import, rev)) return *refused;
    import.choice = choice;
    ++import.rev;
    visit.office.imports->work_on(import, ImportState::reading);
    return shown(visit, 200, import);
  });
}

RawAnswer left_out(const Visit& visit) {
  return with_import(visit, [](Import& import) -> RawAnswer {
    if (import.state != ImportState::read) return problem("not_now");
    return {200,
            "text/csv; charset=utf-8",
            left_out_csv(import),
            {{"Cache-Control", "no-store"},
             {"Content-Disposition", "attachment; filename=\"dong-bi-loai.csv\""}}};
  });
}

RawAnswer save_list(const Visit& visit) {
  Body body(visit.request);
  const auto rev = body.number("rev", {1, revision_max});
  const auto name = body.words("name", {1, survey_limits::list_name_max});
  if (auto refused = body.refused()) return *refused;
  return with_import(visit, [&](Import& import) {
    if (auto refused = not_now(visit, import, rev)) return *refused;
    if (import.reading.verdict.count(surveys::LeftOut::none) == 0) return problem("nobody_usable");
    import.list_name = name;
    import.reading.refused = std::nullopt;
    ++import.rev;
    visit.office.imports->work_on(import, ImportState::saving);
    return shown(visit, 202, import);
  });
}

RawAnswer drop_import(const Visit& visit) {
  return with_import(visit, [](Import& import) {
    if (import.state == ImportState::saving) return problem("not_now");
    import.dropped = true;
    return no_content();
  });
}

}  // namespace console::survey_acts
