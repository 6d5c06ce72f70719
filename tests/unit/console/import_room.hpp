// What the tests of lists share: an office with two who survey, and files of people.
#pragma once

#include <chrono>
#include <string>
#include <thread>

#include <doctest/doctest.h>

#include "storage/consents.hpp"
#include "storage/survey_lists.hpp"
#include "tests/unit/console/staffroom.hpp"

namespace import_room {

using staffroom::Browser;
using staffroom::Reply;

inline const std::string head =
    "Mã hồ sơ;SĐT;Zalo ID;Đơn vị;Thủ tục;Ngày trả;Đồng ý;Đồng ý điện thoại\n";

inline std::string person(const std::string& phone, const std::string& agreed = "có") {
  return "A1;" + phone + ";;Phường Vị Thanh;Đăng ký khai sinh;05/11/2026;" + agreed + ";\n";
}

inline Reply upload(Browser& browser,
                    const std::string& bytes,
                    const std::string& name = "t11.csv") {
  door::RawRequest request{.method = "POST", .path = "/api/v1/surveys/imports"};
  request.query = "name=" + name;
  request.body = bytes;
  request.headers.emplace_back("Content-Type", "application/octet-stream");
  return browser.call(request);
}

inline std::string path_of(const Reply& import) {
  return "/surveys/imports/" + std::to_string(import.json["id"].get<int>());
}

// Polls until it is neither read nor saved any more.
inline Reply at_rest(Browser& browser, const std::string& path) {
  for (int i = 0; i < 4'000; ++i) {
    auto reply = browser.get(path);
    const auto state = reply.json.value("state", std::string{});
    if (reply.status != 200 || (state != "reading" && state != "saving")) return reply;
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
  }
  FAIL("it never came to rest");
  return {};
}

inline Reply read(Browser& browser, const std::string& bytes) {
  const auto begun = upload(browser, bytes);
  REQUIRE(begun.status == 202);
  return at_rest(browser, path_of(begun));
}

inline Reply save(Browser& browser, const Reply& import, const std::string& name = "Tháng 11") {
  const auto begun =
      browser.post(path_of(import) + "/save", {{"rev", import.json["rev"]}, {"name", name}});
  REQUIRE(begun.status == 202);
  return at_rest(browser, path_of(import));
}

inline int left_out(const Reply& import, const std::string& code) {
  for (const auto& one : import.json["left_out"]) {
    if (one["code"] == code) return one["people"].get<int>();
  }
  return 0;
}

class Surveyors : public staffroom::Staffroom {
 public:
  Surveyors() {
    add("anh", "chuyen_vien");
    add("binh", "chuyen_vien");
  }
};

}  // namespace import_room
