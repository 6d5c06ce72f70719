#include "office/language/numbers.hpp"

#include <doctest/doctest.h>

using language::find_dossier_code;
using language::looks_like_dossier_code;
using language::mask_personal;
using language::Phone;
using language::read_phone;

namespace {

std::string digits_in(std::string_view text) {
  const auto phone = read_phone(text);
  return phone ? phone->digits : "";
}

}  // namespace

TEST_CASE("a phone is read in every usual form") {
  for (const auto* text : {"0912345678",
                           "0912 345 678",
                           "0912.345.678",
                           "0912-345-678",
                           "09 12 34 56 78",
                           "+84912345678",
                           "+84 912 345 678",
                           "84912345678",
                           "0084912345678",
                           "+84 (0)912 345 678",
                           "sđt của tôi là 0912345678 nhé",
                           "sdt0912345678",
                           "gọi 0912.345.678."}) {
    CAPTURE(text);
    CHECK(digits_in(text) == "0912345678");
  }
}

TEST_CASE("numbers from before 2018 are converted") {
  CHECK(digits_in("0120 345 6789") == "0703456789");
  CHECK(digits_in("01693456789") == "0393456789");
  CHECK(digits_in("+84 199 3456789") == "0593456789");
}

TEST_CASE("mobile, landline and unfamiliar numbers are told apart") {
  CHECK(read_phone("0560000000")->kind == Phone::Kind::mobile);
  CHECK(read_phone("+84990000123")->kind == Phone::Kind::mobile);
  CHECK(read_phone("0293 3876 543")->kind == Phone::Kind::landline);
  CHECK(read_phone("(0293) 3876543")->digits == "02933876543");
  CHECK(read_phone("0711234567")->kind == Phone::Kind::unfamiliar);
}

TEST_CASE("what is no phone is none") {
  for (const auto* text : {"0912 345 67",
                           "09123456789",
                           "093199000001",
                           "361234567",
                           "1.500.000.000",
                           "09.12.2026 12",
                           "H30.17-210902-0113",
                           "PA2611-00427-2",
                           "không",
                           "",
                           "phường 3",
                           "000000000000"}) {
    CAPTURE(text);
    CHECK_FALSE(read_phone(text).has_value());
  }
}

TEST_CASE("masks hide the middle") {
  CHECK(language::mask_phone("0912345678") == "0912***678");
  CHECK(language::mask_phone("12345") == "***45");
  CHECK(language::mask_phone("12") == "**");
  CHECK(language::mask_phone("").empty());
}

TEST_CASE("personal numbers inside a text are masked, the rest stays") {
  CHECK(mask_personal(
            "CCCD 093199000001 ten Tran Thi B, sdt +84990000123, ho so khai sinh tre hen") ==
        "CCCD 0931******01 ten Tran Thi B, sdt 0990***123, ho so khai sinh tre hen");
  CHECK(mask_personal("cccd093199000001, cmnd 361234501") == "cccd0931******01, cmnd 361****01");
  CHECK(mask_personal("093 199 000 001 và 0912 345 678") == "0931******01 và 0912***678");
  CHECK(mask_personal("gọi 0912.345.678 hoặc 0293 3876 543") == "gọi 0912***678 hoặc 0293***543");
  CHECK(mask_personal("3/6-0912345678") == "3/6-0912***678");
}

TEST_CASE("codes, days and sums of money stay readable") {
  for (const auto* text : {"Mã hồ sơ H30.17-210603-0021 nộp ngày 03/6, hẹn 18.06.2026",
                           "000.17.30.H30-210902-0113",
                           "thu 500.000.000 đồng",
                           "500000000đ",
                           "500000000 vnd",
                           "PA2611-00427-2",
                           "1.004194.000.00.00.H30",
                           "80m2",
                           "ngày 09.12.2026 12 hồ sơ",
                           ""}) {
    CAPTURE(text);
    CHECK(mask_personal(text) == text);
  }
}

TEST_CASE("masking twice changes nothing") {
  const auto once = mask_personal("0912345678, 093199000001, 361234501");
  CHECK(mask_personal(once) == once);
}

TEST_CASE("a dossier code is found in both forms and in loose typing") {
  CHECK(find_dossier_code("H30.17-210902-0113") == "H30.17-210902-0113");
  CHECK(find_dossier_code("000.17.30.H30-210902-0113") == "000.17.30.H30-210902-0113");
  CHECK(find_dossier_code("Mã hồ sơ h30.17–210603–0021. Gọi") == "H30.17-210603-0021");
  CHECK(find_dossier_code("Tra giùm hồ sơ H30.40.05-220308-0015") == "H30.40.05-220308-0015");
  CHECK(find_dossier_code("h30.17 - 210902 / 0113") == "H30.17-210902-0113");
  CHECK(find_dossier_code("h 30. 17 _ 2109 02 - 0113") == "H30.17-210902-0113");
  CHECK(find_dossier_code("H13-260105-000123") == "H13-260105-000123");
}

TEST_CASE("what is no dossier code is none") {
  for (const auto* text : {"H30",
                           "H30.17-2109-0113",
                           "H30.17-210902-01",
                           "XH30.17-210902-0113x",
                           "PA2611-00427-2",
                           "0912345678",
                           "hồ sơ của tôi",
                           "",
                           "H30.17-210902-0113456"}) {
    CAPTURE(text);
    CHECK_FALSE(find_dossier_code(text).has_value());
  }
}

TEST_CASE("a code that is not quite one is recognised as meant") {
  CHECK(looks_like_dossier_code("H30.17-210902-0113"));
  CHECK(looks_like_dossier_code("H30-2109-0113"));
  CHECK(looks_like_dossier_code("h30.17-21090-0113"));
  CHECK(looks_like_dossier_code("000.17.30.H30-2109"));
  CHECK_FALSE(looks_like_dossier_code("0912345678"));
  CHECK_FALSE(looks_like_dossier_code("PA2611-00427-2"));
  CHECK_FALSE(looks_like_dossier_code("khai sinh"));
  CHECK_FALSE(looks_like_dossier_code("21/11/2026"));
  CHECK_FALSE(looks_like_dossier_code("đất thửa 123456"));
  CHECK_FALSE(looks_like_dossier_code(""));
}
