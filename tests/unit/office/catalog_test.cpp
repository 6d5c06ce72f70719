#include "office/catalog/catalog.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

#include "tests/unit/office/office_catalog.hpp"

namespace {

constexpr auto today = day_of(2026, 11, 21);
constexpr auto before_merger = day_of(2024, 5, 10);

int count_on(catalog::Day date, catalog::Level level) {
  const auto units = the_catalog().units_on(date);
  return static_cast<int>(std::count_if(
      units.begin(), units.end(), [&](const auto* unit) { return unit->level == level; }));
}

}  // namespace

TEST_CASE("the tree before 01/7/2025 has 8 districts and 75 communes") {
  using catalog::Level;
  CHECK(count_on(before_merger, Level::xa) == 51);
  CHECK(count_on(before_merger, Level::phuong) == 13);
  CHECK(count_on(before_merger, Level::thi_tran) == 11);
  CHECK(count_on(before_merger, Level::huyen) + count_on(before_merger, Level::thi_xa) +
            count_on(before_merger, Level::thanh_pho_thuoc_tinh) ==
        8);
}

TEST_CASE("the tree since 01/7/2025 has 103 communes and no districts") {
  using catalog::Level;
  CHECK(count_on(today, Level::xa) == 72);
  CHECK(count_on(today, Level::phuong) == 31);
  CHECK(count_on(today, Level::huyen) == 0);
}

TEST_CASE("every old commune has exactly one unit that answers for it today") {
  int mapped = 0;
  for (const auto* old : the_catalog().units_on(before_merger)) {
    const bool commune = old->level == catalog::Level::xa || old->level == catalog::Level::phuong ||
                         old->level == catalog::Level::thi_tran;
    if (!commune) continue;
    CAPTURE(old->id);
    const auto* now = the_catalog().unit_on(old->id, today);
    REQUIRE(now != nullptr);
    CHECK(now->home_area);
    ++mapped;
  }
  CHECK(mapped == 75);
}

TEST_CASE("the mapping does not follow the name") {
  CHECK(the_catalog().unit_on("hg-x31447", today)->name == "Xã Vĩnh Thuận Đông");  // xã Vị Thủy
  CHECK(the_catalog().unit_on("hg-h935", today) == nullptr);  // huyện Vị Thủy
  CHECK(the_catalog().unit_on("ct-x31321", before_merger) == nullptr);
  CHECK(the_catalog().unit_on("hg-x31318", before_merger)->name == "Phường I");
  CHECK(the_catalog().unit_on("nobody", today) == nullptr);
}

TEST_CASE("departments are followed through their merger") {
  CHECK(the_catalog().unit_on("hg-so-tttt", today)->id == "ct-so-khcn");
  CHECK(the_catalog().unit_on("hg-so-khdt", today)->id == "ct-so-tai-chinh");
}

TEST_CASE("branches know their lead by date") {
  const auto& catalog = the_catalog();
  CHECK(catalog.branches().size() == 9);
  CHECK(catalog.lead_of(7, before_merger)->unit == "hg-so-tttt");
  CHECK(catalog.lead_of(7, today)->unit == "ct-so-khcn");
  CHECK(catalog.lead_of(8, today)->unit == "ct-so-khcn");
  CHECK(catalog.lead_of(1, today)->unit == catalog.lead_of(5, today)->unit);
  CHECK(catalog.lead_of(10, today) == nullptr);
  CHECK(catalog.lead_of(1, day_of(2019, 1, 1)) == nullptr);
  CHECK(catalog.branch(2)->consent_to_share);
  CHECK(catalog.branch_taking("nhung_nhieu")->no == 1);
  CHECK(catalog.branch_taking("rac")->no == 9);
  CHECK(catalog.branch_taking("nothing") == nullptr);
}

TEST_CASE("procedures are known by code") {
  CHECK(the_catalog().procedures().size() == 55);
  CHECK(the_catalog().procedure("1.001193")->name == "Đăng ký khai sinh");
  CHECK(the_catalog().procedure("9.999999") == nullptr);
}

TEST_CASE("every mistake in the files is named at once") {
  const auto folder = std::filesystem::temp_directory_path() / "langnghe-catalog-test";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  std::filesystem::copy(LANGNGHE_SOURCE_DIR "/office/catalog", folder);
  std::ofstream(folder / "units-2025.jsonc") << R"({"valid_from": "2025-07-01", "units": [
          {"id": "a", "parent": "nobody", "level": "village", "name": "A", "colour": "red"},
          {"id": "a", "parent": null, "level": "xa", "name": ""}]})";
  std::filesystem::remove(folder / "procedures.jsonc");
  const auto result = catalog::Catalog::load(folder);
  REQUIRE_FALSE(result.ok());
  for (const auto* part : {"nobody",
                           "village",
                           "colour",
                           "\"name\" is missing",
                           "written twice",
                           "procedures.jsonc",
                           "lead is unknown"}) {
    CAPTURE(part);
    CHECK(result.error().what.find(part) != std::string::npos);
  }
  std::filesystem::remove_all(folder);
}
