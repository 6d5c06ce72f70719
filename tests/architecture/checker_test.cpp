// The checks themselves, tried on planted texts: each must find what it is for, and let pass what
// is right.
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/architecture/checks.hpp"

using architecture::house_rules;
using architecture::read_source;

namespace {

// "3: what | 7: what", or "" when the check finds nothing.
std::string found(architecture::Check check, const std::string& path, const std::string& text) {
  std::string all;
  for (const auto& breach : check(house_rules(), read_source(path, text))) {
    CHECK(breach.file == path);
    all += fmt::format("{}{}: {}", all.empty() ? "" : " | ", breach.line, breach.what);
  }
  return all;
}

const std::string line_break = "\n";

}  // namespace

TEST_CASE("code, comments and literals are told apart, and places stay the same") {
  const auto source = read_source("base/x.cpp",
                                  "int a = 1'000; // say \"b\"\n"
                                  "/* c\n d */ char q = '\"'; auto t = \"e // \\\" f\";\n"
                                  "auto r = R\"x(g)\" h)x\"; int z;\n");
  CHECK(source.code.size() == source.text.size());
  CHECK(source.plain.size() == source.text.size());
  REQUIRE(source.literals.size() == 3);
  CHECK(source.literals[0].text == "\"");
  CHECK(source.literals[1].text == "e // \\\" f");
  CHECK(source.literals[2].text == "g)\" h");
  std::string words;
  for (const auto& word : architecture::words_of(source)) words += std::string{word.text} + " ";
  CHECK(words == "int a char q auto t auto r R x x int z ");
  CHECK(architecture::line_of(source, source.text.find("int z")) == 4);
}

TEST_CASE("names fall into the parts a reader sees") {
  using architecture::parts_of;
  using Parts = std::vector<std::string>;
  CHECK(parts_of("AccessToken") == Parts{"access", "token"});
  CHECK(parts_of("access_token_") == Parts{"access", "token"});
  CHECK(parts_of("bot/token-vault.hpp") == Parts{"bot", "token", "vault", "hpp"});
  CHECK(parts_of("OA") == Parts{"oa"});
  CHECK(parts_of("").empty());
}

TEST_CASE("an include from a folder below or beside is found") {
  const auto check = architecture::check_own_includes;
  CHECK(found(check, "flows/engine/x.cpp", "#include \"base/log.hpp\"\n").empty());
  CHECK(found(check, "flows/engine/x.cpp", "#include \"flows/engine/y.hpp\"\n").empty());
  CHECK(found(check, "storage/x.hpp", "#include \"flows/engine/session.hpp\"\n").empty());
  CHECK(found(check, "storage/x.hpp", "#include \"flows/engine/walk.hpp\"\n") ==
        "1: storage may not include flows/engine/walk.hpp");
  CHECK(found(check, "flows/engine/x.cpp", "\n#include \"zalo-api/event.hpp\"\n") ==
        "2: flows may not include zalo-api/event.hpp");
  CHECK(found(check, "simulator/x.cpp", "#include \"zalo-api/event.hpp\"\n") ==
        "1: simulator may not include zalo-api/event.hpp");
  CHECK(found(check, "zalo-api/x.cpp", "#include \"simulator/person.hpp\"\n") ==
        "1: zalo-api may not include simulator/person.hpp");
  CHECK(found(check, "bot/door/x.cpp", "#include \"bot/turn.hpp\"\n") ==
        "1: bot/door may not include bot/turn.hpp");
  CHECK(found(check, "bot/turn.cpp", "#include \"bot/door/door.hpp\"\n").empty());
  CHECK(found(check, "base/x.cpp", "#include \"based/x.hpp\"\n") ==
        "1: base may not include based/x.hpp");
  CHECK(found(check, "novel/x.cpp", "") == "1: a folder without a row in the table");
}

TEST_CASE("an include in a comment is none") {
  const std::string text = "// #include \"bot/turn.hpp\"\n/*\n#include \"bot/turn.hpp\"\n*/\n";
  CHECK(found(architecture::check_own_includes, "base/x.cpp", text).empty());
}

TEST_CASE("a package out of its place is found") {
  const auto check = architecture::check_package_includes;
  CHECK(found(check, "flows/engine/x.cpp", "#include <nlohmann/json.hpp>\n").empty());
  CHECK(found(check, "flows/engine/x.hpp", "#include <nlohmann/json_fwd.hpp>\n").empty());
  CHECK(found(check, "flows/engine/x.hpp", "#include <nlohmann/json.hpp>\n") ==
        "1: <nlohmann/json.hpp>: never in a header");
  CHECK(found(check, "bot/turn.cpp", "#include <httplib.h>\n") ==
        "1: <httplib.h>: not in this place");
  CHECK(found(check, "storage/x.cpp", "#include <sqlite3.h>\n") ==
        "1: <sqlite3.h>: not in this place");
  CHECK(found(check, "bot/x.cpp", "#include <openssl/evp.h>\n") ==
        "1: <openssl/evp.h>: not in this place");
  CHECK(found(check, "bot/x.cpp", "#include <boost/any.hpp>\n") ==
        "1: <boost/any.hpp>: a package nobody decided on");
  CHECK(found(check, "bot/x.cpp", "#include <string>\n#include <fmt/format.h>\n").empty());
}

TEST_CASE("an include that names no file is found") {
  const auto tree = std::vector{read_source("base/a.hpp", ""),
                                read_source("base/b.cpp", "#include \"base/a.hpp\"\n"),
                                read_source("base/c.cpp", "#include \"a.hpp\"\n")};
  const auto breaches = architecture::check_included_files(tree);
  REQUIRE(breaches.size() == 1);
  CHECK(breaches[0].file == "base/c.cpp");
}

TEST_CASE("a namespace of another folder is found") {
  const auto check = architecture::check_namespaces;
  CHECK(found(check, "bot/x.cpp", "namespace bot {\nnamespace {\n}\n}\n").empty());
  CHECK(found(check, "bot/cli/x.cpp", "namespace bot::cli {\n}\n").empty());
  CHECK(found(check, "zalo-api/x.cpp", "namespace zalo {\n}\n").empty());
  CHECK(found(check, "bot/x.cpp", "namespace fs = std::filesystem;\n").empty());
  CHECK(found(check, "bot/x.cpp", "namespace flows {\n}\n") == "1: namespace flows in bot");
  CHECK(found(check, "bot/door/x.cpp", "namespace bot {\n}\n") == "1: namespace bot in bot/door");
  CHECK(found(check, "bot/x.cpp", "namespace bot {\n}\nnamespace bottle {\n}\n") ==
        "3: namespace bottle in bot");
}

TEST_CASE("a namespace opened for use is found") {
  const auto check = architecture::check_using;
  CHECK(found(check, "bot/x.cpp", "using namespace std;\n") == "1: using namespace std");
  CHECK(found(check, "bot/x.cpp", "using namespace std::chrono_literals;\n").empty());
  CHECK(found(check, "bot/x.hpp", "using namespace std::chrono_literals;\n") ==
        "1: using namespace chrono_literals");
  CHECK(found(check, "bot/x.cpp", "// using namespace std;\nusing std::string;\n").empty());
}

TEST_CASE("inheriting from what is no seam is found") {
  const auto check = architecture::check_bases;
  CHECK(found(check, "bot/x.hpp", "class A final : public base::Clock {\n};\n").empty());
  CHECK(found(check, "bot/x.hpp", "enum class A : int { b };\nstruct C;\nstruct D {};\n").empty());
  CHECK(found(check, "bot/x.hpp", "template <class T>\nstruct A {\n  int b = c ? 1 : 2;\n};\n")
            .empty());
  CHECK(found(check, "bot/x.hpp", "struct A : B {\n};\n") == "1: inherits from B");
  CHECK(found(check, "bot/x.hpp", "class A : public Clock, private Base {\n};\n") ==
        "1: inherits from Base");
}

TEST_CASE("a name of computing is found in code and in file names") {
  const auto check = architecture::check_names;
  CHECK(found(check, "bot/x.cpp", "class TurnManager {};\n") == "1: the name TurnManager");
  CHECK(found(check, "bot/x.cpp", "int a;\nvoid string_utils();\n") == "2: the name string_utils");
  CHECK(found(check, "bot/event_handler.cpp", "") == "1: \"handler\" in the file's name");
  CHECK(found(check, "bot/x.cpp", "// a helper of ours\nauto a = \"manager\";\n").empty());
  CHECK(found(check, "bot/x.cpp", "server.set_exception_handler(f);\n").empty());
  CHECK(found(check, "bot/x.cpp", "int utility; int handled; int helped; int simple;\n").empty());
}

TEST_CASE("a banned word is found, except where a reason allows it") {
  const auto check = architecture::check_banned;
  CHECK(found(check, "bot/x.cpp", "std::shared_ptr<int> a;\n") ==
        "1: shared_ptr: who owns it must be one");
  CHECK(found(check, "bot/door/door.cpp", "std::shared_ptr<int> a;\n").empty());
  CHECK(found(check, "bot/x.cpp", "int n = std::atoi(t);\n").starts_with("1: atoi"));
  CHECK(found(check, "bot/x.cpp", "enum class By { system, rand };  // system(x)\n").empty());
  CHECK(found(check, "base/x.cpp", "#include <openssl/rand.h>\nint locale;\n").starts_with("2:"));
}

TEST_CASE("a clock, chance or a thread in a pure folder is found") {
  const auto check = architecture::check_purity;
  CHECK(found(check, "flows/engine/x.cpp", "auto now = base::SystemClock{}.now();\n") ==
        "1: SystemClock: time is an argument");
  CHECK(found(check, "office/cases/x.hpp", "#include <mutex>\n") == "1: <mutex> in a pure folder");
  CHECK(found(check, "bot/x.cpp", "#include <mutex>\nauto now = SystemClock{}.now();\n").empty());
}

TEST_CASE("a mutex in a new place is found") {
  const auto check = architecture::check_mutexes;
  CHECK(found(check, "bot/turn.hpp", "std::mutex m;\n") == "1: a mutex the table does not know");
  CHECK(found(check, "base/doorbell.hpp", "std::mutex m;\n").empty());
}

TEST_CASE("a log call that could tell a citizen's data is found") {
  const auto check = architecture::check_logs;
  const auto call = [&](const std::string& fields) {
    return found(check, "bot/x.cpp", "base::log(base::Level::info, \"a.b\", {" + fields + "});\n");
  };
  CHECK(call("{\"inbox\", id.value}").empty());
  CHECK(call("{\"phone\", number}") == "1: \"phone\" in a log call");
  CHECK(call("{\"why\", citizen.name}") == "1: \"name\" in a log call");
  CHECK(call("{\"why\", to_text(json)}") == "1: \"to_text\" in a log call");
  CHECK(call("{\"id\", accessToken}") == "1: \"accessToken\" in a log call");
  CHECK(call("\n{\"body\", x}") == "2: \"body\" in a log call");
}

TEST_CASE("the name of an event is no field, and other things called log are no call") {
  const auto check = architecture::check_logs;
  CHECK(found(check, "bot/x.cpp", "base::log(level, \"token.refreshed\");\n").empty());
  CHECK(found(check, "bot/x.cpp", "storage::Messages log(text);\n").empty());
  CHECK(found(check, "bot/x.cpp", "journal.log(text);\npointer->log(text);\n").empty());
  CHECK(found(check, "bot/x.cpp", "// base::log(text)\n").empty());
}

TEST_CASE("SQL outside storage is found in any case and over several lines") {
  const auto check = architecture::check_sql;
  CHECK(found(check, "bot/x.cpp", "auto q = \"SELECT id FROM inbox\";\n") ==
        "1: SQL: select * from");
  CHECK(found(check, "bot/x.cpp", "auto q = R\"(insert\n  into a)\";\n") == "1: SQL: insert into");
  CHECK(found(check, "bot/x.cpp", "auto q = \"PRAGMA x\";\n") == "1: SQL: pragma ");
  CHECK(found(check, "storage/x.cpp", "auto q = \"SELECT id FROM inbox\";\n").empty());
  CHECK(found(check, "bot/x.cpp", "// SELECT id FROM inbox\nauto q = \"select one\";\n").empty());
}

TEST_CASE("a path of one machine is found in any kind of file") {
  const auto check = architecture::check_machine_paths;
  const std::string home = std::string{"/ho"} + "me/";
  CHECK(found(check, "docs/x.md", "see\n" + home + "an/x\n") ==
        "2: a path of one machine: " + home);
  CHECK(found(check, "docs/x.md", "see docs/home.md\n").empty());
}

TEST_CASE("a file, header or line that is too long is found") {
  const auto check = architecture::check_sizes;
  const auto lines = [](int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += line_break;
    return text;
  };
  CHECK(found(check, "bot/x.cpp", lines(400)).empty());
  CHECK(found(check, "bot/x.cpp", lines(401)) == "401: 401 lines, at most 400");
  CHECK(found(check, "bot/x.hpp", lines(160)).empty());
  CHECK(found(check, "bot/x.hpp", lines(161)) == "161: 161 lines, at most 160");
  CHECK(found(check, "flows/x.jsonc", lines(401) + std::string(200, 'a')).empty());
}

TEST_CASE("columns are letters, not bytes") {
  const auto check = architecture::check_sizes;
  std::string vietnamese;
  for (int i = 0; i < 100; ++i) vietnamese += "ệ";
  CHECK(found(check, "bot/x.cpp", vietnamese + line_break).empty());
  CHECK(found(check, "bot/x.cpp", vietnamese + "a" + line_break) == "1: 101 columns");
}

TEST_CASE("samples in raw literals keep their own form, and only they") {
  const auto check = architecture::check_sizes;
  const std::string wide(120, 'a');
  CHECK(found(check, "tests/x.cpp", "auto a = R\"(" + wide + ")\";\n").empty());
  CHECK(found(check, "tests/x.cpp", "auto a = R\"(\n" + wide + "\n)\";\n").empty());
  CHECK(found(check, "tests/x.cpp", "auto a = \"" + wide + "\";\n") == "1: 132 columns");
  CHECK(found(check, "tests/x.cpp", "auto a = R\"(b)\";\nauto c = " + wide + ";\n") ==
        "2: 130 columns");
}

TEST_CASE("a header that does not say what it is, is found") {
  const auto check = architecture::check_header_opening;
  CHECK(found(check, "bot/x.hpp", "// What it is.\n// And more.\n#pragma once\n").empty());
  CHECK(found(check, "bot/x.hpp", "#pragma once\n// What it is.\n") ==
        "1: does not open with what it is");
  CHECK(found(check, "bot/x.hpp", "// What it is.\n\nint a;\n") ==
        "2: no #pragma once after the opening comment");
  CHECK(found(check, "bot/x.cpp", "int a;\n").empty());
}

TEST_CASE("stray blanks, tabs and missing ends are found") {
  const auto check = architecture::check_blanks;
  CHECK(found(check, "bot/x.cpp", "int a;\n").empty());
  CHECK(found(check, "bot/x.cpp", "int a; \n") == "1: blanks at the end");
  CHECK(found(check, "bot/x.cpp", "\tint a;\n") == "1: a tab");
  CHECK(found(check, "bot/x.cpp", "int a;\r\n") == "1: a carriage return");
  CHECK(found(check, "bot/x.cpp", "int a;\nint b;") == "2: the last line has no end");
}

TEST_CASE("an excuse without its check or its reason is found") {
  const auto check = architecture::check_excuses;
  const std::string mark = std::string{"// NO"} + "LINT";
  CHECK(found(check, "bot/x.cpp", "int a;  " + mark + "(some-check) filled later\n").empty());
  for (const std::string rest : {"", "(some-check)", "()  why", " why"}) {
    CAPTURE(rest);
    CHECK(found(check, "bot/x.cpp", "int a;  " + mark + rest + "\n") ==
          "1: NOLINT without a check and a reason");
  }
}
