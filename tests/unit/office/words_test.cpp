#include "office/language/words.hpp"

#include <doctest/doctest.h>

#include "office/language/fold.hpp"

using language::expand;
using language::spoken_number;

TEST_CASE("safe short forms become words") {
  CHECK(expand("toi nop hs ma ko dc") == "toi nop ho so ma khong duoc");
  CHECK(expand("tre hen ko co 1 loi xin loi nao luon") ==
        "tre hen khong co 1 loi xin loi nao luon");
  CHECK(expand("bn tien v") == "bao nhieu tien v");
  CHECK(expand("cb, nv thai do") == "can bo, nhan vien thai do");
  CHECK(expand("dang ky khai sinh online dc k shop") == "dang ky khai sinh online duoc khong shop");
}

TEST_CASE("dk means register before what is registered, and may before a question") {
  CHECK(expand("dk khai sinh") == "dang ky khai sinh");
  CHECK(expand("em muon dk ho kinh doanh") == "em muon dang ky ho kinh doanh");
  CHECK(expand("nop online dk ko") == "nop online duoc khong");
  CHECK(expand("ko dk") == "khong duoc");
  CHECK(expand("dk") == "dk");
}

TEST_CASE("doubtful forms stay unless their neighbours decide") {
  CHECK(expand("lam tt hanh chinh") == "lam thu tuc hanh chinh");
  CHECK(expand("tt mot ngan") == "tt mot ngan");
  CHECK(expand("so hong") == "so hong");
  CHECK(expand("may lay so bi hong") == "may lay so bi hong");
  CHECK(expand("co lam duoc hong") == "co lam duoc khong");
  CHECK(expand("hs lop 5") == "hoc sinh lop 5");
  CHECK(expand("toi quen mk") == "toi quen mat khau");
  CHECK(expand("phuong v") == "phuong v");
}

TEST_CASE("k after a number is a thousand") {
  CHECK(expand("doi 200 k moi ky") == "doi 200 k moi ky");
  CHECK(expand("doi 200k moi ky") == "doi 200k moi ky");
}

TEST_CASE("expanding twice changes nothing") {
  for (const auto* text : {"ko dk", "dk k", "tt hcc", "hs ko co kq", "1 cua", "", "   ", "..."}) {
    CHECK(expand(expand(text)) == expand(text));
  }
}

TEST_CASE("numbers are understood as the whole message only") {
  CHECK(spoken_number("3") == 3);
  CHECK(spoken_number("so 3") == 3);
  CHECK(spoken_number("cau 3") == 3);
  CHECK(spoken_number("chon so 3") == 3);
  CHECK(spoken_number("3.") == 3);
  CHECK(spoken_number("3)") == 3);
  CHECK(spoken_number("3/") == 3);
  CHECK(spoken_number("0") == 0);
  CHECK(spoken_number("da 2 a") == 2);
  CHECK(spoken_number("99") == 99);
  CHECK(spoken_number("mot") == 1);
  CHECK(spoken_number("tu") == 4);
  CHECK(spoken_number("muoi") == 10);
  CHECK(spoken_number("muoi lam") == 15);
  CHECK(spoken_number("hai muoi") == 20);
  CHECK(spoken_number("hai muoi lam") == 25);
}

TEST_CASE("what is not a number alone is none") {
  for (const auto* text : {"khong",
                           "100",
                           "ba a",
                           "ba 3",
                           "3 4",
                           "1,3",
                           "so",
                           "hai tram",
                           "nam ngoai",
                           "toi chon 3",
                           "",
                           "muoi muoi",
                           "3 ngay",
                           "phuong 3",
                           "-",
                           "so 3 duong"}) {
    CAPTURE(text);
    CHECK_FALSE(spoken_number(text).has_value());
  }
}

TEST_CASE("the built-in list is written as it is compared") {
  CHECK(expand("hanh chanh") == "hanh chinh");
  CHECK(language::bare(expand("gpxd")) == "giay phep xay dung");
}
