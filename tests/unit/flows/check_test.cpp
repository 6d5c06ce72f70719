// Every mistake planted once: the checker must name it, with its file and step.
#include "flows/engine/check.hpp"

#include <doctest/doctest.h>

#include "tests/unit/flows/small.hpp"

namespace {

flows::KnownMessage message(std::vector<flows::KnownChoice> choices = {},
                            std::vector<flows::KnownPlace> places = {}) {
  return {"t.jsonc", {"Xin Ông/Bà trả lời."}, std::move(places), std::move(choices)};
}

flows::KnownChoice choice(const std::string& id, std::vector<std::string> words = {}) {
  return {id, "Chọn " + id, "", std::move(words), "", false};
}

// A flow "one" beside the small office, and a vocabulary that knows what it says.
struct Planted {
  std::string steps{};
  std::string head{};  // more keys of the flow
  flows::Vocabulary words{};

  Planted() {
    words.messages["m"] = message();
    words.messages["yes_no"] = message({choice("yes"), choice("no")});
    words.messages["end_word"] = message({choice("xong")});
    words.messages["end_word"].lines = {"Viết xong, nhắn: chọn xong"};
    words.deeds["act"] = {{"a"}, {"given"}, {"maybe", "maybe_too"}, {}};
    words.lists = {"units"};
    words.facts = {"sure"};
    words.facts_maybe_empty = {"unsure"};
    words.values = {{"sure", {"on", "off"}}};
  }

  // What is wrong with this flow (and only with this flow).
  std::vector<std::string> mistakes() const {
    const std::string text =
        R"({ "flow": "one", "start": "go", )" + head + R"("steps": {)" + steps + "} }";
    const auto set = small::office_with({{"one.jsonc", text}});
    std::vector<std::string> found;
    for (const auto& mistake : flows::check(set, words)) {
      if (mistake.file == "one.jsonc") found.push_back(mistake.step + ": " + mistake.what);
    }
    return found;
  }
};

// Exactly one mistake, and it says this.
void check_only(const Planted& planted, const std::string& step, const std::string& says) {
  const auto found = planted.mistakes();
  CAPTURE(found);
  for (const auto& one : found) INFO(one);
  REQUIRE(found.size() == 1);
  CHECK(found[0].starts_with(step + ": "));
  CHECK_MESSAGE(found[0].find(says) != std::string::npos, found[0]);
}

}  // namespace

TEST_CASE("a sound flow has no mistakes") {
  Planted planted;
  planted.steps =
      R"("go": { "ask": "yes_no", "expect": "choice", "choices": { "yes": "bye", "no": "bye" } },
    "bye": { "end": "m" })";
  CHECK(planted.mistakes().empty());
}

TEST_CASE("a missing step, start or flow is found") {
  Planted planted;
  planted.steps = R"("go": { "say": "m", "then": "nowhere" })";
  check_only(planted, "go", "missing step \"nowhere\"");
  planted.steps = R"("other": { "end": "m" })";
  CHECK(planted.mistakes().size() == 2);  // and nothing leads to "other"
  planted.steps = R"("go": { "end": "m", "next": "@start:nobody" })";
  check_only(planted, "go", "missing flow \"nobody\"");
}

TEST_CASE("a step that leads nowhere is found") {
  Planted planted;
  planted.steps = R"("go": { "say": "m" })";
  check_only(planted, "go", "leads nowhere");
}

TEST_CASE("a step nothing leads to is found") {
  Planted planted;
  planted.steps = R"("go": { "end": "m" }, "island": { "end": "m" })";
  check_only(planted, "island", "no path leads here");
}

TEST_CASE("a missing message is found") {
  Planted planted;
  planted.steps = R"("go": { "end": "unheard" })";
  check_only(planted, "go", "missing message \"unheard\"");
}

TEST_CASE("choices unlike the message's are found, both ways") {
  Planted planted;
  planted.steps = R"("go": { "ask": "yes_no", "expect": "choice", "choices": { "yes": "bye" } },
    "bye": { "end": "m" })";
  check_only(planted, "go", "offers \"no\"");
  planted.steps = R"("go": { "ask": "yes_no", "expect": "choice",
      "choices": { "yes": "bye", "no": "bye", "maybe": "bye" } }, "bye": { "end": "m" })";
  check_only(planted, "go", "knows the choice \"maybe\"");
}

TEST_CASE("a second message of a question must not offer what the first does not") {
  Planted planted;
  planted.words.messages["again"] = message({choice("no")});
  planted.words.messages["only_yes"] = message({choice("yes")});
  planted.steps = R"("go": { "ask": "only_yes", "expect": "text", "save": "x", "again": "again",
      "choices": { "yes": "bye", "no": "bye" }, "then": "bye" }, "bye": { "end": "m" })";
  const auto found = planted.mistakes();
  REQUIRE(found.size() == 2);
  CHECK(found[0].find("\"again\" offers \"no\", which \"only_yes\" does not") != std::string::npos);
}

TEST_CASE("an unknown deed and an input it does not take are found") {
  Planted planted;
  planted.steps = R"("go": { "do": "dance", "then": "bye" }, "bye": { "end": "m" })";
  check_only(planted, "go", "unknown deed \"dance\"");
  planted.steps = R"("ask": { "ask": "m", "expect": "text", "save": "b", "then": "go" },
    "go": { "do": "act", "with": ["b"], "then": "bye" }, "bye": { "end": "m", "next": "@redo:ask" })";
  check_only(planted, "go", "does not take \"b\"");
}

TEST_CASE("an unknown list, and a search without its messages, are found") {
  Planted planted;
  planted.steps =
      R"("go": { "ask": "m", "expect": "pick", "from": "stars", "save": "x", "offer": "m",
    "none": "m", "then": "bye" }, "bye": { "end": "m" })";
  check_only(planted, "go", "unknown list \"stars\"");
  planted.steps =
      R"("go": { "ask": "m", "expect": "pick", "from": "units", "save": "x", "none": "m",
    "then": "bye" }, "bye": { "end": "m" })";
  check_only(planted, "go", "needs \"offer\"");
  planted.steps =
      R"("go": { "ask": "m", "expect": "pick", "from": "units", "save": "x", "offer": "m",
    "then": "bye" }, "bye": { "end": "m" })";
  check_only(planted, "go", "needs \"none\"");
}

TEST_CASE("unknown and misused special targets are found") {
  Planted planted;
  const std::vector<std::pair<std::string, std::string>> wrong{{"@fly", "unknown special target"},
                                                               {"@resume:menu", "takes no name"},
                                                               {"@start", "needs a flow"},
                                                               {"@redo:bye", "names no question"},
                                                               {"@park:nobody", "missing flow"},
                                                               {"@edit", "only in a flow with"}};
  for (const auto& [target, says] : wrong) {
    CAPTURE(target);
    planted.steps =
        R"("go": { "ask": "yes_no", "expect": "choice", "choices": { "yes": "bye", "no": ")" +
        target + R"(" } }, "bye": { "end": "m" })";
    check_only(planted, "go", says);
  }
}

TEST_CASE("a loop without a question is found, also through a question that may be known") {
  Planted planted;
  planted.steps = R"("go": { "say": "m", "then": "on" }, "on": { "say": "m", "then": "go" })";
  check_only(planted, "go", "loop without a question");
  planted.steps = R"("go": { "do": "act", "then": "ask" },
    "ask": { "ask": "m", "expect": "text", "save": "x", "then": "go" })";
  check_only(planted, "go", "loop without a question");
}

TEST_CASE("asking again by @redo is no loop") {
  Planted planted;
  planted.steps = R"("go": { "ask": "m", "expect": "text", "save": "x", "then": "act" },
    "act": { "do": "act", "then": "look" },
    "look": { "branch": [{ "when": { "sure": "on" }, "then": "bye" }], "else": "@redo:go" },
    "bye": { "end": "m" })";
  CHECK(planted.mistakes().empty());
}

TEST_CASE("a loop through two flows is found") {
  const auto set = small::office_with(
      {{"one.jsonc",
        R"({ "flow": "one", "start": "go", "steps": { "go": { "end": "", "next": "@start:two" } } })"},
       {"two.jsonc",
        R"({ "flow": "two", "start": "go", "steps": { "go": { "end": "", "next": "@start:one" } } })"}});
  int found = 0;
  for (const auto& mistake : flows::check(set, {})) {
    if (mistake.what.find("loop without a question") != std::string::npos) ++found;
  }
  CHECK(found == 1);
}

TEST_CASE("a branch on a value that cannot be, or on a name nothing sets, is found") {
  Planted planted;
  planted.steps = R"("go": { "ask": "yes_no", "expect": "choice", "save": "x",
      "choices": { "yes": "look", "no": "look" } },
    "look": { "branch": [{ "when": { "x": "perhaps" }, "then": "bye" }], "else": "bye" },
    "bye": { "end": "m" })";
  check_only(planted, "look", "\"x\" is never \"perhaps\"");
  planted.steps =
      R"("go": { "branch": [{ "when": { "sure": "yes" }, "then": "bye" }], "else": "bye" },
    "bye": { "end": "m" })";
  check_only(planted, "go", "\"sure\" is never \"yes\"");
  planted.steps =
      R"("go": { "branch": [{ "when": { "ghost": "*" }, "then": "bye" }], "else": "bye" },
    "bye": { "end": "m" })";
  check_only(planted, "go", "nothing ever sets \"ghost\"");
}

TEST_CASE("a placeholder that one path leaves empty is found") {
  Planted planted;
  planted.words.messages["says_x"] = message({}, {{"x", false, false, false}});
  planted.steps =
      R"("go": { "ask": "yes_no", "expect": "choice", "choices": { "yes": "ask", "no": "bye" } },
    "ask": { "ask": "m", "expect": "text", "save": "x", "then": "bye" }, "bye": { "end": "says_x" })";
  check_only(planted, "bye", "{x} is not filled on every path");
  planted.steps = R"("go": { "ask": "m", "expect": "text", "save": "x", "then": "bye" },
    "bye": { "end": "says_x" })";
  CHECK(planted.mistakes().empty());
}

TEST_CASE("forgetting an answer to ask it again leaves no gap, forgetting it for good does") {
  Planted planted;
  planted.words.messages["asks_x"] =
      message({choice("yes"), choice("no")}, {{"x", false, false, false}});
  planted.steps = R"("go": { "ask": "m", "expect": "text", "save": "x", "then": "review" },
    "review": { "ask": "asks_x", "expect": "choice", "choices": { "yes": "bye", "no": "@redo:go" } },
    "bye": { "end": "m" })";
  CHECK(planted.mistakes().empty());
  planted.words.messages["m"].places = {{"x", false, false, false}};
  CHECK(planted.mistakes().size() == 1);  // the first question itself cannot say it
}

TEST_CASE("what a deed may give counts only where a branch has found it") {
  Planted planted;
  planted.words.messages["says"] = message({}, {{"maybe_too", false, false, false}});
  planted.steps = R"("go": { "do": "act", "then": "bye" }, "bye": { "end": "says" })";
  check_only(planted, "bye", "{maybe_too} is not filled");
  planted.steps = R"("go": { "do": "act", "then": "look" },
    "look": { "branch": [{ "when": { "maybe": "*" }, "then": "bye" }], "else": "other" },
    "bye": { "end": "says" }, "other": { "end": "m" })";
  CHECK(planted.mistakes().empty());
}

TEST_CASE("a fact that may be empty needs another text") {
  Planted planted;
  planted.words.messages["says"] = message({}, {{"unsure", false, false, false}});
  planted.steps = R"("go": { "end": "says" })";
  check_only(planted, "go", "{unsure} is not filled");
  planted.words.messages["says"].places[0].has_fallback = true;
  CHECK(planted.mistakes().empty());
}

TEST_CASE("a name that is taken but never set is found") {
  Planted planted;
  planted.steps = R"("go": { "do": "act", "with": ["a"], "then": "bye" }, "bye": { "end": "m" })";
  check_only(planted, "go", "takes \"a\", which nothing sets");
}

TEST_CASE("what a flow is given fills its messages, and must be brought") {
  Planted planted;
  planted.words.messages["says_x"] = message({}, {{"x", false, false, false}});
  planted.head = R"("given": ["x"], )";
  planted.steps = R"("go": { "end": "says_x" })";
  CHECK(planted.mistakes().empty());
  planted.head = "";
  planted.steps = R"("go": { "end": "m", "next": "@start:needy" })";
  const auto set = small::office_with(
      {{"one.jsonc", R"({ "flow": "one", "start": "go", "steps": {)" + planted.steps + "} }"},
       {"needy.jsonc", R"({ "flow": "needy", "start": "go", "given": ["x"],
          "steps": { "go": { "end": "says_x" } } })"}});
  int found = 0;
  for (const auto& mistake : flows::check(set, planted.words)) {
    if (mistake.what == "begins \"needy\" without \"x\"") ++found;
  }
  CHECK(found == 1);
}

TEST_CASE("a burst needs a pause and a word that ends it") {
  Planted planted;
  planted.steps = R"("go": { "ask": "end_word", "expect": "story", "save": "x", "received": "m",
      "choices": { "xong": "bye" } }, "bye": { "end": "m" })";
  check_only(planted, "go", "\"settles_after\"");
  planted.words.messages["end_word"].lines = {"Xin kể lại."};
  planted.steps = R"("go": { "ask": "end_word", "expect": "story", "save": "x", "received": "m",
      "settles_after": "20s", "choices": { "xong": "bye" } }, "bye": { "end": "m" })";
  check_only(planted, "go", "names no word that ends them");
}

TEST_CASE("a message that asks nothing must not offer what nobody takes") {
  Planted planted;
  planted.steps = R"("go": { "end": "yes_no" })";
  CHECK(planted.mistakes().size() == 2);
  for (auto& one : planted.words.messages["yes_no"].choices) one.sends = "#menu";
  CHECK(planted.mistakes().empty());
}

TEST_CASE("silence longer than the platform's window, or out of order, is found") {
  Planted planted;
  planted.steps = R"("go": { "end": "m" })";
  planted.head = R"("silence": { "stop_after": "8d" }, )";
  check_only(planted, "", "longer than the platform");
  planted.head =
      R"("silence": { "remind_after": "4h", "remind_with": "reminder", "stop_after": "3h" }, )";
  check_only(planted, "", "\"remind_after\" must lie before");
  planted.head =
      R"("silence": { "remind_after": "1h", "remind_with": "nobody", "stop_after": "3h" }, )";
  check_only(planted, "", "missing flow \"nobody\"");
}

TEST_CASE("a draft without a list of its answers is found") {
  Planted planted;
  planted.steps = R"("go": { "end": "m" })";
  planted.head = R"("draft": true, )";
  const auto found = planted.mistakes();
  REQUIRE(found.size() == 2);
  CHECK(found[0].find("needs a step \"edit\"") != std::string::npos);
  CHECK(found[1].find("needs \"keeps_text\"") != std::string::npos);
}

TEST_CASE("a choice word that is a command elsewhere is found, unless it does the same") {
  Planted planted;
  planted.words.messages["yes_no"] = message({choice("yes", {"quay lại"}), choice("no")});
  planted.steps =
      R"("go": { "ask": "yes_no", "expect": "choice", "choices": { "yes": "bye", "no": "bye" } },
    "bye": { "end": "m" })";
  check_only(planted, "go", "the command \"back\" elsewhere");
  planted.words.messages["yes_no"] = message({choice("yes", {"tra cuu", "huy"}), choice("no")});
  CHECK(planted.mistakes().empty());  // of the allowed list
  planted.words.messages["yes_no"] = message({choice("yes", {"?"}), choice("no")});
  planted.steps =
      R"("go": { "ask": "yes_no", "expect": "choice", "choices": { "yes": "@start:help", "no": "bye" } },
    "bye": { "end": "m" })";
  CHECK(planted.mistakes().empty());  // the command starts the same flow
}
