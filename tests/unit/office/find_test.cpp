#include "office/catalog/find.hpp"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "base/json.hpp"
#include "office/language/fold.hpp"
#include "tests/unit/office/office_catalog.hpp"

using catalog::Found;

namespace {

constexpr auto today = day_of(2026, 11, 21);
constexpr auto before_merger = day_of(2024, 5, 10);

std::vector<Found> find(std::string_view typed, std::size_t at_most = 4) {
  return catalog::find_units(the_catalog(), typed, today, at_most);
}

std::string name_of(const Found& found) {
  return the_catalog().unit(found.id)->name;
}

std::string first(std::string_view typed) {
  const auto list = find(typed);
  return list.empty() ? "" : name_of(list.front());
}

// The names that are at least likely.
std::set<std::string> likely(std::string_view typed) {
  std::set<std::string> names;
  for (const auto& found : find(typed, 10)) {
    if (found.score >= 70) names.insert(name_of(found));
  }
  return names;
}

using Names = std::set<std::string>;

}  // namespace

TEST_CASE("every present unit is found by its own name, in every way of typing it") {
  for (const auto* unit : the_catalog().units_on(today)) {
    const bool searched = !unit->parent.empty() && unit->level != catalog::Level::mot_cua_cap_xa;
    if (!searched) continue;
    for (const auto& typed :
         {unit->name, language::bare(unit->name), language::plain(unit->name)}) {
      CAPTURE(typed);
      const auto list = find(typed, 10);
      REQUIRE_FALSE(list.empty());
      CHECK(list.front().score >= 90);
      CHECK(std::any_of(
          list.begin(), list.end(), [&](const Found& found) { return found.id == unit->id; }));
    }
  }
}

TEST_CASE("every old commune is found by its old name and answers with the present one") {
  for (const auto* old : the_catalog().units_on(before_merger)) {
    if (old->gso.size() != 5) continue;
    CAPTURE(old->name);
    const auto list = find(language::bare(old->name), 10);
    const auto* now = the_catalog().unit_on(old->id, today);
    REQUIRE(now != nullptr);
    CHECK(std::any_of(
        list.begin(), list.end(), [&](const Found& found) { return found.id == now->id; }));
  }
}

TEST_CASE("a name typed with its kind stands alone") {
  CHECK(find("phường ngã bảy").size() == 1);
  CHECK(find("phuong nga bay").size() == 1);
  CHECK(first("p. nga bay") == "Phường Ngã Bảy");
  CHECK(first("xã hoả lựu") == "Xã Hỏa Lựu");
  CHECK(find("xã vĩnh tường").size() == 1);
  CHECK(first("ubnd phường vị thanh") == "Phường Vị Thanh");
  CHECK(first("một cửa thị trấn Một Ngàn") == "Xã Tân Hòa");
  CHECK(first("tt nga sau") == "Xã Châu Thành");
}

TEST_CASE("Roman and Arabic numerals are one") {
  for (const auto* typed :
       {"phường III", "phuong iii", "phường 3", "p.3", "p3", "P. III", "phường 03"}) {
    CAPTURE(typed);
    CHECK(first(typed) == "Phường Vị Thanh");
    CHECK(find(typed).front().old_id == "hg-x31321");
  }
  CHECK(first("phường I") == "Phường Vị Thanh");
  CHECK(first("phường V, Vị Thanh") == "Phường Vị Tân");
  CHECK(find("3").empty());
  CHECK(find("iii").empty());
}

TEST_CASE("the label carries the names before the merger") {
  const auto list = find("phường vị thanh");
  REQUIRE(list.size() == 1);
  CHECK(list.front().label == "Phường Vị Thanh (trước đây: phường I, III, VII)");
  CHECK(find("vi tan").front().label == "Phường Vị Tân (trước đây: phường IV, V; xã Vị Tân)");
  CHECK(find("xã tân hòa").front().label ==
        "Xã Tân Hòa (trước đây: thị trấn Một Ngàn, Bảy Ngàn; xã Nhơn Nghĩa A, Tân Hòa)");
  CHECK(find("so tu phap").front().label == "Sở Tư pháp");
}

TEST_CASE("an old name answers the present unit and keeps both") {
  const auto list = find("thị trấn Mái Dầm");
  REQUIRE(list.size() == 1);
  CHECK(name_of(list.front()) == "Xã Châu Thành");
  CHECK(the_catalog().unit(list.front().old_id)->name == "Thị trấn Mái Dầm");
  CHECK(list.front().old_label == "Thị trấn Mái Dầm, huyện Châu Thành");
}

TEST_CASE("names that moved are asked about") {
  CHECK(likely("xa vi thuy") == Names{"Xã Vị Thủy", "Xã Vĩnh Thuận Đông"});
  CHECK(likely("Xã Đông Phước") == Names{"Xã Đông Phước", "Xã Phú Hữu"});
  CHECK(name_of(find("xa vi thuy").front()) == "Xã Vị Thủy");
}

TEST_CASE("names equal without marks are asked about, with marks they are not") {
  CHECK(likely("binh thanh") == Names{"Xã Tân Bình", "Phường Long Bình"});
  CHECK(likely("bình thành") == Names{"Xã Tân Bình"});
  CHECK(likely("phường bình thạnh") == Names{"Phường Long Bình"});
  CHECK(likely("xa binh thanh") == Names{"Xã Tân Bình"});
}

TEST_CASE("short names that several units share give several") {
  CHECK(likely("vi thanh") == Names{"Phường Vị Thanh", "Xã Vị Thanh 1"});
  CHECK(likely("vinh tuong") == Names{"Xã Vĩnh Tường", "Phường Long Bình"});
  CHECK(likely("dong phuoc") == Names{"Xã Đông Phước", "Xã Phú Hữu"});
  CHECK(likely("vi thuy") == Names{"Xã Vị Thủy", "Xã Vĩnh Thuận Đông"});
  for (const auto* typed : {"nga bay", "phung hiep", "long my", "chau thanh"}) {
    CAPTURE(typed);
    CHECK(find(typed, 10).size() > 1);
  }
}

TEST_CASE("before the merger a short name gives the units of that time") {
  const auto names = [](std::string_view typed) {
    Names out;
    for (const auto& found : catalog::find_units(the_catalog(), typed, before_merger, 10)) {
      if (found.score >= 75) out.insert(name_of(found));
    }
    return out;
  };
  CHECK(names("vi thanh") == Names{"Thành phố Vị Thanh", "Xã Vị Thanh"});
  CHECK(names("nga bay") == Names{"Thành phố Ngã Bảy", "Phường Ngã Bảy"});
  CHECK(names("phung hiep") == Names{"Huyện Phụng Hiệp", "Xã Phụng Hiệp"});
  CHECK(names("binh thanh") == Names{"Xã Bình Thành", "Phường Bình Thạnh"});
  CHECK(names("vi thuy") == Names{"Huyện Vị Thủy", "Xã Vị Thủy"});
  CHECK(names("vinh tuong") == Names{"Xã Vĩnh Tường", "Phường Vĩnh Tường"});
  CHECK(names("long my") == Names{"Huyện Long Mỹ", "Thị xã Long Mỹ"});
  CHECK(names("huyen chau thanh a") == Names{"Huyện Châu Thành A"});
}

TEST_CASE("a longer name swallows the shorter one inside it") {
  CHECK(likely("xa dong phuoc a") == Names{"Xã Đông Phước"});
  CHECK(find("xa dong phuoc a").front().old_label == "Xã Đông Phước A, huyện Châu Thành");
  CHECK(likely("vị thanh 1") == Names{"Xã Vị Thanh 1"});
  CHECK(likely("xã long trị a") == Names{"Phường Long Mỹ"});
}

TEST_CASE("a former district gives the units that lie in it") {
  const auto list = find("huyện Châu Thành A", 10);
  Names names;
  for (const auto& found : list) names.insert(name_of(found));
  CHECK(names == Names{"Xã Tân Hòa", "Xã Trường Long Tây", "Xã Thạnh Xuân", "Xã Đông Phước"});
}

TEST_CASE("the district named beside it decides between namesakes") {
  CHECK(first("vĩnh tường thị xã long mỹ") == "Phường Long Bình");
  CHECK(first("vĩnh tường huyện vị thủy") == "Xã Vĩnh Tường");
}

TEST_CASE("a unit is found inside a sentence") {
  CHECK(first("toi nop ho so tach thua o phuong vi thanh hon 2 thang roi chua xong, hen 3 lan") ==
        "Phường Vị Thanh");
  CHECK(first("Chiều nay 14h30 tại một cửa phường III, cô nhận hồ sơ nói chuyện cộc lốc") ==
        "Phường Vị Thanh");
  // Decomposed, as an iPhone sends it.
  CHECK(first("Ca\xCC\x81n b\x6F\xCC\xA3\xCC\x82 xa\xCC\x83 Vi\xCC\x83nh Thu\xC3\xA2\xCC\xA3n "
              "\xC4\x90\x6F\xCC\x82ng giữ căn cước") == "Xã Vĩnh Thuận Đông");
  CHECK(first("trung tâm hành chính công phường Long Mỹ") == "Phường Long Mỹ");
  CHECK(first("lên Sở Nội vụ hỏi thì chỉ về xã") == "Sở Nội vụ");
}

TEST_CASE("common words of an unmarked sentence are a guess at most") {
  for (const auto& found :
       find("cong dong phu huynh hoc sinh truong toi rat buc xuc ve chuyen nay")) {
    CHECK(found.score < 70);
  }
}

TEST_CASE("departments are found by short and former names") {
  CHECK(first("so tu phap") == "Sở Tư pháp");
  CHECK(first("stp") == "Sở Tư pháp");
  CHECK(first("sở TN&MT") == "Sở Nông nghiệp và Môi trường");
  CHECK(first("so lao dong") == "Sở Nội vụ");
  CHECK(find("sở thông tin truyền thông").front().label ==
        "Sở Khoa học và Công nghệ (trước đây: Sở Thông tin và Truyền thông)");
  CHECK(find("sở thông tin truyền thông").front().old_id == "hg-so-tttt");
  CHECK(first("trung tam hanh chinh cong") ==
        "Trung tâm Phục vụ hành chính công thành phố Cần Thơ");
  CHECK(first("công an") == "Công an thành phố");
}

TEST_CASE("small typing errors and missing blanks are forgiven") {
  CHECK(first("phuong vi thnah") == "Phường Vị Thanh");
  CHECK(first("ngabay") == "Phường Ngã Bảy");
  CHECK(first("xa hoa luuu") == "Xã Hỏa Lựu");
  CHECK(first("lai hieuu") == "Phường Ngã Bảy");
  CHECK(first("xà phin") == "Xã Xà Phiên");
  CHECK(find("phuong vi thnah").front().score < 70);
}

TEST_CASE("a wrong kind is still a hint") {
  const auto list = find("xã ngã bảy");
  REQUIRE_FALSE(list.empty());
  CHECK(name_of(list.front()) == "Phường Ngã Bảy");
  CHECK(list.front().score < 70);
}

TEST_CASE("the former Hậu Giang comes before the rest") {
  const auto list = find("phường 1", 10);
  REQUIRE(list.size() > 1);
  CHECK(the_catalog().unit(list.front().id)->home_area);
  CHECK(first("cái khế") == "Phường Cái Khế");
}

TEST_CASE("what names no unit finds none") {
  for (const auto* typed : {"", "?", "không nhớ", "ở gần nhà tôi", "xyz", "alo", "phường"}) {
    CAPTURE(typed);
    CHECK(find(typed).empty());
  }
}

TEST_CASE("at most as many as asked for") {
  CHECK(find("long my", 2).size() <= 2);
  CHECK(find("long my", 0).empty());
}

TEST_CASE("procedures are found by what people call them") {
  const auto procedure = [](std::string_view typed) {
    const auto list = catalog::find_procedures(the_catalog(), typed, 4);
    return list.empty() ? "" : list.front().id;
  };
  CHECK(procedure("khai sinh") == "1.001193");
  CHECK(procedure("làm khai sinh cho con") == "1.001193");
  CHECK(procedure("cấp đổi sổ đỏ") == "1.012783");
  CHECK(procedure("cap doi so do") == "1.012783");
  CHECK(procedure("giấy phép xây dựng") == "1.013225");
  CHECK(procedure("tách thửa") == "1.012784");
  CHECK(procedure("toi nop ho so tach thua o phuong vi thanh hon 2 thang roi") == "1.012784");
  CHECK(procedure("dk ket hon") == "1.000894");
  CHECK(procedure("giấy độc thân") == "1.004873");
  CHECK(procedure("sao y") == "2.000815");
  CHECK(procedure("sổ hồng") == "1.012787");
  CHECK(procedure("rút bảo hiểm xã hội một lần") == "1.001613");
  CHECK(procedure("1.004194") == "1.004194");
  CHECK(procedure("1.004194.000.00.00.H30") == "1.004194");
  CHECK(procedure("bằng lái") == "3.000347");
  CHECK(procedure("không rõ").empty());
  CHECK(procedure("").empty());
}
