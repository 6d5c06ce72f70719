// Mistakes in the texts and in routes.jsonc, planted one by one.
#include <algorithm>

#include <doctest/doctest.h>

#include "flows/engine/check.hpp"
#include "tests/unit/flows/small.hpp"

namespace {

// What is wrong with one message that is said by somebody.
std::vector<std::string> wrong_with(const flows::KnownMessage& message,
                                    const std::string& id = "one") {
  flows::Vocabulary words;
  words.messages[id] = message;
  words.said_elsewhere = {"one", "english.*"};
  std::vector<std::string> found;
  for (const auto& mistake : flows::check(small::office(), words)) {
    if (mistake.file == "t.jsonc") found.push_back(mistake.step + ": " + mistake.what);
  }
  return found;
}

flows::KnownMessage line(const std::string& text) {
  return {"t.jsonc", {text}, {}, {}};
}

std::vector<std::string> wrong_in_routes(const std::string& routes) {
  std::vector<std::string> found;
  for (const auto& mistake : flows::check(small::office_with({{"routes.jsonc", routes}}), {})) {
    const bool message = mistake.what.find("the message") != std::string::npos;
    if (mistake.file == "routes.jsonc" && !message) found.push_back(mistake.what);
  }
  return found;
}

std::string routes_with(const std::string& from, const std::string& to) {
  for (const auto& file : small::files()) {
    if (file.name != "routes.jsonc") continue;
    std::string text = file.text;
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
  }
  return {};
}

}  // namespace

TEST_CASE("a good text has no mistakes") {
  CHECK(wrong_with(line("Kính chào Ông/Bà. Xin cho biết họ tên.")).empty());
  CHECK(wrong_with(line("Mã: {ma_pa}")).empty());
}

TEST_CASE("each fault of tone or spelling is found") {
  const std::vector<std::pair<std::string, std::string>> faults{
      {"Chào bạn, mời bạn nhập tên", "says \"bạn\""},
      {"Quý khách vui lòng chờ", "says \"quý\""},
      {"Xin chào Ông/Bà!", "exclamation mark"},
      {"Cảm ơn Ông/Bà \xF0\x9F\x98\x80", "a picture"},
      {"Cảm ơn Ông/Bà \xE2\x98\xBA", "a picture"},
      {"Xin cho  biết họ tên", "two blanks"},
      {"Xin cho biết họ tên ", "a blank at the end"},
      {"Xin vui long cho so", "no diacritics"},
      {"Ông/Bà khong cần gửi lại", "missing diacritics (\"khong\")"},
      {"Xin chờ me\xCC\xA3", "composed form"}};
  for (const auto& [text, says] : faults) {
    CAPTURE(text);
    const auto found = wrong_with(line(text));
    REQUIRE(found.size() == 1);
    CHECK_MESSAGE(found[0].find(says) != std::string::npos, found[0]);
  }
}

TEST_CASE("a text in another language needs no diacritics") {
  CHECK(wrong_with(line("Please write your message here"), "english.one").empty());
}

TEST_CASE("placeholders are no words of ours") {
  CHECK(wrong_with(line("{khong} {xoa} {viec} {gui} {giay}")).empty());
}

TEST_CASE("an optional value inside a sentence is found") {
  auto message = line("Chào {ten?} ạ");
  message.places = {{"ten", true, true, false}};
  REQUIRE(wrong_with(message).size() == 1);
}

TEST_CASE("words of two choices that read the same are found") {
  auto message = line("Xin chọn:");
  message.choices = {{"a", "Đồng ý", "1", {"có", "được"}, "", false},
                     {"b", "Từ chối", "2", {"không", "co"}, "", false}};
  const auto found = wrong_with(message);
  REQUIRE(found.size() == 1);
  CHECK(found[0].find("means both \"a\" and \"b\"") != std::string::npos);
}

TEST_CASE("a word that is the number of another choice is found") {
  auto message = line("Xin chọn:");
  message.choices = {{"a", "Nhiều lần", "1", {"hai"}, "", false},
                     {"b", "Một lần", "2", {}, "", false}};
  const auto found = wrong_with(message);
  REQUIRE(found.size() == 1);
  CHECK(found[0].find("the number of another choice") != std::string::npos);
}

TEST_CASE("a message nobody says is found, one that others say is not") {
  const auto found = wrong_with(line("Xin chào Ông/Bà."), "forgotten");
  REQUIRE(found.size() == 1);
  CHECK(found[0] == "forgotten: nobody says this message");
  CHECK(wrong_with(line("Xin chào Ông/Bà."), "english.two").empty());
}

TEST_CASE("a button whose press nobody knows is found") {
  auto message = line("Xin chào Ông/Bà.");
  message.choices = {{"a", "Về menu", "", {}, "#nowhere", false}};
  const auto found = wrong_with(message);
  REQUIRE(found.size() == 1);
  CHECK(found[0].find("no press of routes.jsonc") != std::string::npos);
}

TEST_CASE("a command of a missing flow is found") {
  const auto found = wrong_in_routes(routes_with(R"("flow": "help")", R"("flow": "nobody")"));
  REQUIRE(found.size() == 1);
  CHECK(found[0].find("missing flow \"nobody\"") != std::string::npos);
}

TEST_CASE("a command cannot begin a flow that must be given something") {
  const auto set = small::office_with({{"help.jsonc", R"({ "flow": "help", "start": "help",
    "given": ["x"], "steps": { "help": { "end": "s.help" } } })"}});
  int found = 0;
  for (const auto& mistake : flows::check(set, {})) {
    if (mistake.what == "command \"help\" starts \"help\" without \"x\"") ++found;
  }
  CHECK(found == 1);
}

TEST_CASE("a word of two commands is found, with or without accents") {
  const auto found = wrong_in_routes(routes_with(R"(["nhắc lại"])", R"(["nhắc lại", "huy"])"));
  REQUIRE(found.size() == 1);
  CHECK(found[0].find("stands for \"cancel\" and \"repeat\"") != std::string::npos);
}

TEST_CASE("a sentence is no command") {
  const auto found =
      wrong_in_routes(routes_with(R"(["nhắc lại"])", R"(["xin hãy nhắc lại câu hỏi ấy"])"));
  REQUIRE(found.size() == 1);
  CHECK(found[0].find("too long for a command") != std::string::npos);
}

TEST_CASE("an occasion of a missing flow, and content that is no draft, are found") {
  auto found = wrong_in_routes(routes_with(R"("lost": "lost")", R"("lost": "nobody")"));
  REQUIRE(found.size() == 1);
  CHECK(found[0].find("missing flow \"nobody\"") != std::string::npos);
  found = wrong_in_routes(routes_with(R"("content": "letter")", R"("content": "menu")"));
  REQUIRE(found.size() == 1);
  CHECK(found[0].find("content must start a flow with \"draft\"") != std::string::npos);
}

TEST_CASE("a role whose message is missing, or needs what nobody fills, is found") {
  flows::Vocabulary words;
  for (const auto& role : flows::message_roles()) words.messages["r." + role] = line("Xin chào.");
  for (const char* kind : {"sticker", "voice", "location", "card", "link", "call"}) {
    words.messages[std::string{"u."} + kind] = line("Xin chào.");
  }
  const auto routes_mistakes = [&] {
    std::vector<std::string> found;
    for (const auto& mistake : flows::check(small::office(), words)) {
      if (mistake.file == "routes.jsonc") found.push_back(mistake.what);
    }
    return found;
  };
  CHECK(routes_mistakes().empty());
  words.messages["r.thanks"].places = {{"ghost", false, false, false}};
  words.messages.erase("r.flood");
  const auto found = routes_mistakes();
  REQUIRE(found.size() == 2);
  CHECK(std::any_of(found.begin(), found.end(), [](const auto& what) {
    return what.find("\"r.flood\" is missing") != std::string::npos;
  }));
}
