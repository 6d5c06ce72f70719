#include "office/language/fold.hpp"

#include <doctest/doctest.h>

#include "office/language/limits.hpp"

using language::bare;
using language::plain;

namespace {

// "Cán bộ" as an iPhone sends it: every mark a character of its own.
constexpr const char* decomposed_can_bo = "Ca\xCC\x81n b\x6F\xCC\xA3\xCC\x82";

}  // namespace

TEST_CASE("a decomposed text and its composed twin are the same") {
  CHECK(language::nfc(decomposed_can_bo) == "Cán bộ");
  CHECK(plain(decomposed_can_bo) == "cán bộ");
  CHECK(bare(decomposed_can_bo) == "can bo");
}

TEST_CASE("marks in the wrong order are put in order") {
  CHECK(language::nfc("b\x6F\xCC\x82\xCC\xA3") == "bộ");
}

TEST_CASE("broken bytes become the replacement character and never throw") {
  CHECK(language::nfc("a\xFF\xC3") == "a\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(language::nfc("\xED\xA0\x80").find("\xEF\xBF\xBD") == 0);
  CHECK(language::length("\xFF\xFF") == 2);
}

TEST_CASE("what cannot be seen is removed, lines and tabs stay") {
  CHECK(language::nfc("kh\xE2\x80\x8B"
                      "ai\x01 sinh\r\n\tmới\xEF\xBB\xBF") == "khai sinh\n\tmới");
}

TEST_CASE("capitals, đ and old eth letters fold") {
  CHECK(bare("ĐĂNG KÝ KHAI SINH") == "dang ky khai sinh");
  CHECK(plain("Ðường") == "đường");
  CHECK(bare("Ðường") == "duong");
}

TEST_CASE("stretched letters are said once, Roman numerals are kept") {
  CHECK(plain("lâuuuu quá") == "lâu quá");
  CHECK(plain("dạaaa") == "dạ");
  CHECK(bare("chậmmmm") == "cham");
  CHECK(plain("cứuuuu với") == "cứu với");
  CHECK(bare("lưu trữ") == "luu tru");
  CHECK(bare("Phường III") == "phuong iii");
  CHECK(bare("VIII") == "viii");
  CHECK(bare("xoong") == "xoong");
  CHECK(bare("0990000123") == "0990000123");
}

TEST_CASE("tones are placed in one way") {
  CHECK(plain("hoà hoả thuỷ khoẻ") == "hòa hỏa thủy khỏe");
  CHECK(plain("hòa hỏa thủy khỏe") == "hòa hỏa thủy khỏe");
  CHECK(plain("hòan thúy") == "hoàn thúy");
  CHECK(plain("qúy quý gìa già giếng gì") == "quý quý già già giếng gì");
  CHECK(plain("ngòai khuỷu người cưới thuế") == "ngoài khuỷu người cưới thuế");
  CHECK(plain("nghĩa của mía chào cửa") == "nghĩa của mía chào cửa");
  CHECK(plain("huỳnh quỳnh quyết yếu ý") == "huỳnh quỳnh quyết yếu ý");
  CHECK(plain("café") == "café");
}

TEST_CASE("blanks are collapsed and punctuation at both ends goes") {
  CHECK(plain("  khai\xC2\xA0\xC2\xA0sinh \n ở đâu?!!") == "khai sinh ở đâu");
  CHECK(plain("«Phường Vị Thanh».") == "phường vị thanh");
  CHECK(plain("Dạ cảm ơn ạ 😊❤️") == "dạ cảm ơn ạ");
  CHECK(plain("3.") == "3");
  CHECK(plain("3️⃣") == "3");
  CHECK(plain("0293.3876.543") == "0293.3876.543");
}

TEST_CASE("a text of question marks stays a question, other noise becomes nothing") {
  CHECK(plain("??") == "?");
  CHECK(bare(" ? ") == "?");
  CHECK(plain("!!! 😊").empty());
  CHECK(plain("").empty());
}

TEST_CASE("marks are seen in both forms and in đ") {
  CHECK(language::has_marks("đi"));
  CHECK(language::has_marks(decomposed_can_bo));
  CHECK(language::has_marks("TRỄ"));
  CHECK_FALSE(language::has_marks("toi nop ho so 2 thang roi"));
}

TEST_CASE("folding twice changes nothing") {
  for (const auto* text :
       {"«Hoà  Thuỷyyy» ?", "ĐƯỜNG 3/2", "  ", "qúa", "Xã Hoả Tiến…", "aaa bbb"}) {
    CHECK(plain(plain(text)) == plain(text));
    CHECK(bare(bare(text)) == bare(text));
    CHECK(bare(plain(text)) == bare(text));
  }
}

TEST_CASE("length counts code points") {
  CHECK(language::length("Trễ hẹn") == 7);
  CHECK(language::length("") == 0);
}

TEST_CASE("a shortened text ends at a word and fits") {
  CHECK(language::shorten("Hồ sơ trễ hẹn", 20) == "Hồ sơ trễ hẹn");
  CHECK(language::shorten("Hồ sơ trễ hẹn hai tháng", 12) == "Hồ sơ trễ…");
  CHECK(language::shorten("Hồ sơ, trễ hẹn", 8) == "Hồ sơ…");
  CHECK(language::shorten("Đằngsauđólàmộtchữdài", 10) == "Đằngsauđó…");
  CHECK(language::shorten("abc", 1) == "…");
  CHECK(language::shorten("abc", 0).empty());
  for (std::size_t most = 0; most < 24; ++most) {
    CHECK(language::length(language::shorten("Hồ sơ trễ hẹn hai tháng", most)) <= most);
  }
}

TEST_CASE("words lose the punctuation around them") {
  CHECK(language::split_words(" Tôi, (một) cửa... 0912.345 ") ==
        std::vector<std::string>{"Tôi", "một", "cửa", "0912.345"});
  CHECK(language::match_words("ngã bảy-lái hiếu, p.3") ==
        std::vector<std::string>{"ngã", "bảy", "lái", "hiếu", "p", "3"});
}

TEST_CASE("a word agrees when marks are missing, not when they contradict") {
  CHECK(language::word_agrees("cuu", "cứu"));
  CHECK(language::word_agrees("cưu", "cứu"));
  CHECK(language::word_agrees("danh", "đánh"));
  CHECK(language::word_agrees("dọa", "dọa"));
  CHECK(language::word_agrees("nghỉ", "nghĩ"));
  CHECK_FALSE(language::word_agrees("chạy", "cháy"));
  CHECK_FALSE(language::word_agrees("từ", "tự"));
  CHECK_FALSE(language::word_agrees("đanh", "danh"));
}

TEST_CASE("an overlong text is read up to the limit") {
  const std::string endless(language::text_bytes_max * 2, 'b');
  CHECK(bare(endless + "x") == "b");
  CHECK(language::has_marks(endless + "đ") == false);
}
