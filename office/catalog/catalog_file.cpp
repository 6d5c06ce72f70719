// Reading the catalogue's files; declared in catalog.hpp.
#include "office/catalog/catalog_file.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "base/text_file.hpp"
#include "office/catalog/phrase.hpp"

namespace catalog {
namespace {

using nlohmann::ordered_json;

constexpr std::array<std::pair<std::string_view, Level>, 15> levels{
    {{"tinh", Level::tinh},
     {"thanh_pho_tw", Level::thanh_pho_tw},
     {"so_ban_nganh", Level::so_ban_nganh},
     {"nganh_doc", Level::nganh_doc},
     {"to_chuc_xa_hoi", Level::to_chuc_xa_hoi},
     {"to_cong_tac", Level::to_cong_tac},
     {"don_vi_truc_thuoc", Level::don_vi_truc_thuoc},
     {"huyen", Level::huyen},
     {"thanh_pho_thuoc_tinh", Level::thanh_pho_thuoc_tinh},
     {"thi_xa", Level::thi_xa},
     {"xa", Level::xa},
     {"phuong", Level::phuong},
     {"thi_tran", Level::thi_tran},
     {"mot_cua_cap_huyen", Level::mot_cua_cap_huyen},
     {"mot_cua_cap_xa", Level::mot_cua_cap_xa}}};

Level level_named(const std::string& name, const std::string& where, Mistakes& mistakes) {
  const auto level = level_from(name);
  if (!level) mistakes.add(where, "\"level\" is unknown: " + name);
  return level.value_or(Level::xa);
}

ordered_json parsed(const std::filesystem::path& file, Mistakes& mistakes) {
  const auto text = base::read_text_file(file);
  if (!text) {
    mistakes.add(file.filename().string(), text.error().what);
    return ordered_json::object();
  }
  auto json = base::parse_json(*text);
  if (json) return *json;
  mistakes.add(file.filename().string(), json.error().what);
  return ordered_json::object();
}

// "<file> <id>": enough for a clerk to find the line.
std::string place(const std::filesystem::path& file, const ordered_json& entry, const char* key) {
  const bool named = entry.is_object() && entry.contains(key) && entry.at(key).is_string();
  return file.filename().string() + " " +
         (named ? entry.at(key).get<std::string>() : std::string{"?"});
}

Branch branch_in(const ordered_json& json, const std::string& where, Mistakes& mistakes) {
  const EntryReader entry(json, where, mistakes);
  entry.allow({"no", "code", "name", "leads", "takes", "consent_to_share", "note", "duties"});
  Branch branch{.no = entry.number("no"),
                .code = entry.text("code"),
                .name = entry.text("name"),
                .leads = {},
                .takes = entry.texts("takes"),
                .consent_to_share = entry.flag("consent_to_share")};
  for (const auto& lead_json : entries_in(json, "leads", where, mistakes)) {
    const EntryReader lead(lead_json, where + " lead", mistakes);
    lead.allow({"unit", "name", "from", "to", "sure"});
    branch.leads.push_back(
        {lead.text("unit"), lead.text("name"), lead.day("from"), lead.day_or_none("to")});
  }
  return branch;
}

}  // namespace

Unit read_unit(const EntryReader& entry, Mistakes& mistakes) {
  entry.allow({"id",
               "parent",
               "level",
               "name",
               "gso",
               "aliases",
               "formed_from",
               "formed_from_names",
               "general",
               "area",
               "note",
               "sure"});
  Unit unit;
  unit.id = entry.text("id");
  unit.parent = entry.text_or_none("parent");
  unit.level = level_named(entry.text("level"), entry.where(), mistakes);
  unit.name = entry.text("name");
  unit.gso = entry.text_or_none("gso");
  unit.aliases = entry.texts("aliases");
  unit.formed_from = entry.texts("formed_from");
  unit.formed_from_names = entry.texts("formed_from_names");
  unit.general = entry.flag("general");
  unit.home_area = entry.text_or_none("area") != "khac";
  return unit;
}

std::optional<Level> level_from(std::string_view code) {
  for (const auto& [word, level] : levels) {
    if (word == code) return level;
  }
  return std::nullopt;
}

std::string_view level_code(Level level) {
  for (const auto& [word, known] : levels) {
    if (known == level) return word;
  }
  return "";
}

std::vector<Unit> read_units(const std::filesystem::path& file, Mistakes& mistakes) {
  const auto json = parsed(file, mistakes);
  const EntryReader header(json, file.filename().string(), mistakes);
  const auto from = header.day("valid_from");
  const auto to = header.day_or_none("valid_to");
  std::vector<Unit> units;
  for (const auto& entry : entries_in(json, "units", header.where(), mistakes)) {
    auto unit = read_unit(EntryReader(entry, place(file, entry, "id"), mistakes), mistakes);
    unit.valid_from = from;
    unit.valid_to = to;
    units.push_back(std::move(unit));
  }
  return units;
}

std::vector<Branch> read_branches(const std::filesystem::path& file, Mistakes& mistakes) {
  const auto json = parsed(file, mistakes);
  std::vector<Branch> branches;
  for (const auto& entry : entries_in(json, "branches", file.filename().string(), mistakes)) {
    branches.push_back(branch_in(entry, place(file, entry, "code"), mistakes));
  }
  return branches;
}

std::vector<Procedure> read_procedures(const std::filesystem::path& file, Mistakes& mistakes) {
  const auto json = parsed(file, mistakes);
  std::vector<Procedure> procedures;
  for (const auto& item : entries_in(json, "procedures", file.filename().string(), mistakes)) {
    const EntryReader entry(item, place(file, item, "code"), mistakes);
    entry.allow({"code",
                 "name",
                 "field",
                 "level_2020",
                 "place_2025",
                 "time",
                 "fee",
                 "words",
                 "note",
                 "sure"});
    Procedure procedure{.code = entry.text("code"),
                        .name = entry.text("name"),
                        .field = entry.text("field"),
                        .level_before = entry.text("level_2020"),
                        .place_now = entry.text("place_2025"),
                        .time = entry.text_or_none("time"),
                        .fee = entry.text_or_none("fee"),
                        .words = entry.texts("words"),
                        .name_words = {},
                        .spoken = {}};
    procedure.name_words = phrase_words(procedure.name);
    for (const auto& called : procedure.words) procedure.spoken.push_back(phrase_words(called));
    procedures.push_back(std::move(procedure));
  }
  return procedures;
}

}  // namespace catalog
