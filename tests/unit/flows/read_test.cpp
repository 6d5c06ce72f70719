// Files → values: what is refused, and where.
#include "flows/engine/read.hpp"

#include <doctest/doctest.h>

#include "flows/engine/draw.hpp"
#include "flows/engine/reading.hpp"
#include "tests/unit/flows/small.hpp"

namespace {

std::vector<flows::Mistake> read(const std::string& text) {
  flows::Flow flow;
  return flows::read_flow("x.jsonc", text, flow);
}

// The only mistake of a flow with this one step.
std::string wrong_step(const std::string& step) {
  const auto mistakes = read(R"({ "flow": "x", "start": "a", "steps": { "a": )" + step + " } }");
  for (const auto& mistake : mistakes) INFO(mistake.what);
  REQUIRE(mistakes.size() == 1);
  CHECK(mistakes[0].step == "a");
  return mistakes[0].what;
}

std::vector<std::string> read_routes(const std::string& text) {
  flows::Routes routes;
  return flows::read_routes(text, routes);
}

}  // namespace

TEST_CASE("every part of a question is read") {
  flows::Flow flow;
  const auto mistakes = flows::read_flow("x.jsonc",
                                         R"({
    "flow": "x", "version": 3, "start": "a", "draft": true, "anytime": true, "keeps_text": "t",
    "keeps_files": "files", "silence": { "remind_after": "3h", "remind_with": "r", "stop_after": "7d" },
    // a comment
    "steps": { "b": { "end": "m", "next": "@start:y", "with": ["t"] },
      "a": { "ask": "q", "expect": "pick", "title": "T", "save": "s", "guess": "g", "from": "l",
        "listed": true, "confirm": true, "at_most": 7, "offer": "o", "none": "n", "again": "ag",
        "received": "r", "brief": "br", "heard": "h", "at_least": 5, "doubt": "b", "settles_after": "4s",
        "settles_at_most": "1m", "then": "b",
        "choices": { "x": "b", "y": { "then": "b", "save": false, "copy": { "to": "from" } } } } } })",
                                         flow);
  REQUIRE(mistakes.empty());
  CHECK(flow.version == 3);
  CHECK(flow.order == std::vector<std::string>{"b", "a"});
  CHECK(flow.digest.size() == 16);
  CHECK(flow.silence->stop_after == std::chrono::hours{168});
  const auto& ask = std::get<flows::Ask>(*flows::find_step(flow, "a"));
  CHECK(ask.at_most == 7);
  CHECK(ask.settles_max == std::chrono::minutes{1});
  CHECK(ask.choices.at("x").saved);
  CHECK(!ask.choices.at("y").saved);
  CHECK(ask.choices.at("y").copy.at("to") == "from");
  CHECK(std::get<flows::End>(*flows::find_step(flow, "b")).with == std::vector<std::string>{"t"});
}

TEST_CASE("the digest is that of the text, comments included") {
  flows::Flow a;
  flows::Flow b;
  const std::string text = R"({ "flow": "x", "start": "a", "steps": {} })";
  CHECK(flows::read_flow("x.jsonc", text, a).empty());
  CHECK(flows::read_flow("x.jsonc", text + "// new", b).empty());
  CHECK(a.digest != b.digest);
}

TEST_CASE("a step is refused with its name and its fault") {
  CHECK(wrong_step(R"({ "say": "m", "than": "b" })") == "\"than\" is unknown here");
  CHECK(wrong_step(R"({ "then": "b" })") == "has none of say, ask, branch, do, end");
  CHECK(wrong_step(R"({ "say": 7, "then": "b" })") == "\"say\" must be a text");
  CHECK(wrong_step(R"({ "ask": "q", "expect": "magic" })").starts_with("\"expect\" is \"magic\""));
  CHECK(wrong_step(R"({ "ask": "q", "expect": "pick", "listed": "yes" })") ==
        "\"listed\" must be true or false");
  CHECK(wrong_step(R"({ "ask": "q", "expect": "story", "settles_after": "soon" })")
            .starts_with("\"settles_after\" must be a duration"));
  CHECK(wrong_step(R"({ "ask": "q", "expect": "story", "at_least": -1 })") ==
        "\"at_least\" must be a number");
  CHECK(wrong_step(R"({ "branch": [] })").starts_with("\"else\" is missing"));
  CHECK(wrong_step(R"({ "branch": [{ "then": "b" }], "else": "b" })") ==
        "\"when\" must name what has to hold");
  CHECK(wrong_step(R"({ "ask": "q", "expect": "choice", "choices": { "x": 3 } })") ==
        "a choice must be a step or an object");
}

TEST_CASE("a file that is no flow is refused whole") {
  CHECK(read("[]").size() == 1);
  CHECK(read("{").size() == 1);
  CHECK(read(R"({ "flow": "x", "start": "a" })").size() == 1);
  CHECK(read(R"({ "flow": "x", "start": "a", "colour": "red", "steps": {} })").size() == 1);
  CHECK(read(R"({ "flow": "x", "flow": "x", "start": "a", "steps": {} })").size() == 1);
  CHECK(!read(R"({ "flow": "x", "start": "a", "steps": { "a": { "do": "d", "with": [1] } } })")
             .empty());
}

TEST_CASE("all mistakes of a file are told at once") {
  CHECK(read(R"({ "flow": "x", "start": "a", "colour": 1, "steps": {
    "a": { "say": 1, "then": 2 }, "b": {} } })")
            .size() == 4);
}

TEST_CASE("a set needs its routes, one file for each flow, named alike") {
  flows::FlowSet set;
  auto files = small::files();
  files.pop_back();
  CHECK(flows::FlowSet::read(files, set).size() == 1);
  flows::FlowSet twice;
  files = small::files();
  files.push_back({"copy.jsonc", files.front().text});
  const auto mistakes = flows::FlowSet::read(files, twice);
  REQUIRE(mistakes.size() == 2);
  CHECK(mistakes[0].file == "copy.jsonc");
}

TEST_CASE("a folder that is not there has no routes") {
  flows::FlowSet set;
  CHECK(!flows::FlowSet::load("/nowhere/at/all", set).empty());
}

TEST_CASE("routes are refused role by role") {
  flows::Routes none;
  const auto missing = flows::read_routes("{}", none);
  CHECK(missing.size() == flows::message_roles().size() + flows::start_roles().size());
  std::string whole;
  for (const auto& file : small::files()) {
    if (file.name == "routes.jsonc") whole = file.text;
  }
  CHECK(read_routes(whole).empty());
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string text = whole;
    text.replace(text.find(from), from.size(), to);
    const auto mistakes = read_routes(text);
    REQUIRE(mistakes.size() == 1);
    return mistakes[0];
  };
  CHECK(with(R"("does": "back")", R"("does": "fly")").find("unknown deed \"fly\"") !=
        std::string::npos);
  CHECK(with(R"("flow": "help", )", "").find("neither \"flow\" nor \"does\"") != std::string::npos);
  CHECK(with(R"("sticker")", R"("smell")").find("unknown kind \"smell\"") != std::string::npos);
  CHECK(with(R"("thanks": [)", R"("tanks": [)").find("unknown key \"tanks\"") != std::string::npos);
  CHECK(with(R"("words": ["giữ nguyên"])", R"("word": ["giữ nguyên"])").find("unknown key") !=
        std::string::npos);
}

TEST_CASE("a press or the whole message finds its route, nothing else does") {
  const auto& routes = small::office().routes();
  CHECK(flows::route_of(routes, "#menu")->name == "menu");
  CHECK(flows::route_of(routes, "MENU")->name == "menu");
  CHECK(flows::route_of(routes, "quay lai")->name == "back");
  CHECK(flows::route_of(routes, "cho tôi quay lại nhà") == nullptr);
  CHECK(flows::route_of_press(routes, "menu") == nullptr);
}

TEST_CASE("a drawing has every step and every way") {
  const auto drawn = flows::draw(*small::office().current("letter"));
  CHECK(drawn.starts_with("flowchart TD\n"));
  for (const char* part : {"s_kind[/\"kind: q.kind\"/]",
                           "s_warn[\"warn: s.warn\"]",
                           "s_own{\"own\"}",
                           "s_open[[\"open: open_case\"]]",
                           "s_thanks([\"thanks: s.thanks\"])",
                           "begin((\"letter\")) --> s_own",
                           "s_kind -->|\"money\"| s_warn",
                           "s_review -.->|\"1\"| s_kind",
                           "s__resume(\"@resume\")"}) {
    CAPTURE(part);
    CHECK(drawn.find(part) != std::string::npos);
  }
}
