#include "templates/engine/catalog.hpp"

#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

namespace {

namespace fs = std::filesystem;

class Folder {  // on disk, gone at the end of the test
 public:
  Folder() : path_(fs::temp_directory_path() / "langnghe_templates_test") {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }

  ~Folder() { fs::remove_all(path_); }

  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void put(const std::string& name, const std::string& text) {
    std::ofstream(path_ / name) << text;
  }

  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

templates::Catalog catalog_of(const std::string& text) {
  Folder folder;
  folder.put("a.jsonc", text);
  templates::Catalog catalog;
  for (const auto& mistake : templates::Catalog::load(folder.path(), catalog)) {
    FAIL_CHECK(mistake.message << ": " << mistake.what);
  }
  return catalog;
}

std::vector<std::string> mistakes_of(const std::string& text) {
  Folder folder;
  folder.put("a.jsonc", text);
  templates::Catalog catalog;
  std::vector<std::string> found;
  for (const auto& mistake : templates::Catalog::load(folder.path(), catalog)) {
    found.push_back(mistake.message + ": " + mistake.what);
  }
  return found;
}

std::string only_mistake(const std::string& text) {
  const auto found = mistakes_of(text);
  REQUIRE(found.size() == 1);
  return found[0];
}

constexpr const char* menu = R"({ "menu": {
  "text": ["Chọn:", "{choices}", "Hết."],
  "choices": {
    "a": "Gửi",
    "b": { "label": "Tra", "line": "Tra cứu phản ánh đã gửi", "words": ["tra cứu"], "press": "shown" },
    "more": { "label": "Khác", "number": "" },
    "c": { "label": "Ba", "button": false },
    "none": { "label": "Thôi", "number": "0", "in_list": false },
    "call": { "label": "Gọi", "number": "", "phone": "{so}" },
    "back": { "label": "Về", "number": "", "sends": "#menu", "button": false } } } })";

}  // namespace

TEST_CASE("numbered lines stand where the text wants them") {
  const auto message = catalog_of(menu).render("menu", {});
  REQUIRE(message.ok());
  CHECK(message->text == "Chọn:\n1. Gửi\n2. Tra cứu phản ánh đã gửi\n3. Ba\nHết.");
}

TEST_CASE("without a place for them, numbered lines stand at the end") {
  const auto catalog =
      catalog_of(R"({ "q": { "text": ["Chọn:"], "choices": { "a": "Một", "b": "Hai" } } })");
  CHECK(catalog.render("q", {})->text == "Chọn:\n1. Một\n2. Hai");
}

TEST_CASE("every property of a choice is kept") {
  const auto message = catalog_of(menu).render("menu", {{"so", std::string{"1900"}}});
  REQUIRE(message->choices.size() == 7);
  const auto& choices = message->choices;
  CHECK(choices[0].number == "1");
  CHECK(choices[0].shown() == "Gửi");
  CHECK(choices[1].press == templates::Press::shown);
  CHECK(choices[1].words == std::vector<std::string>{"tra cứu"});
  CHECK(choices[2].number.empty());
  CHECK(choices[3].number == "3");
  CHECK(!choices[3].button);
  CHECK(choices[4].number == "0");
  CHECK(choices[5].press == templates::Press::phone);
  CHECK(choices[5].phone == "1900");
  CHECK(choices[6].sends == "#menu");
}

TEST_CASE("a phone button without a number to call stays empty, and the text is said") {
  const auto message = catalog_of(menu).render("menu", {});
  REQUIRE(message.ok());
  CHECK(message->choices[5].phone.empty());
}

TEST_CASE("listed options come first and push the template's own numbers on, but not 0") {
  const auto catalog = catalog_of(
      R"({ "q": { "text": ["Chọn:"], "choices": { "a": "Khác", "n": { "label": "Không", "number": "0" } } } })");
  const auto message =
      catalog.render("q", {}, {{"u1", "Phường Vị Thanh"}, {"u2", "Xã Bình Thành"}});
  CHECK(message->text == "Chọn:\n1. Phường Vị Thanh\n2. Xã Bình Thành\n3. Khác\n0. Không");
  CHECK(message->choices[0].id == "u1");
  CHECK(message->choices[2].number == "3");
}

TEST_CASE("a long listed option is cut on the button and whole in the line") {
  const auto catalog = catalog_of(R"({ "q": { "text": ["Chọn:"] } })");
  const std::string name = "Trung tâm Phục vụ hành chính công xã Vĩnh Thuận Đông";
  const auto message = catalog.render("q", {}, {{"u", name}});
  CHECK(message->text == "Chọn:\n1. " + name);
  CHECK(message->choices[0].label == "Trung tâm Phục vụ hành chín…");
}

TEST_CASE("a line that got none of its optional values is left out") {
  const auto catalog =
      catalog_of(R"({ "q": { "text": ["Mã: {ma}", "{them?}", "Chi tiết: {?url}", "", "Hết."] } })");
  CHECK(catalog.render("q", {{"ma", std::string{"PA1"}}})->text == "Mã: PA1\n\nHết.");
  CHECK(catalog
            .render(
                "q",
                {{"ma", std::string{"PA1"}}, {"them", std::string{"x"}}, {"url", std::string{"u"}}})
            ->text == "Mã: PA1\nx\nChi tiết: u\n\nHết.");
}

TEST_CASE("a missing value and an unknown message are errors") {
  const auto catalog = catalog_of(R"({ "q": { "text": ["Mã: {ma}"] } })");
  const auto missing = catalog.render("q", {});
  REQUIRE(!missing.ok());
  CHECK(missing.error().what == "q: no value for {ma}");
  CHECK(!catalog.render("nobody", {}).ok());
  CHECK(catalog.find("nobody") == nullptr);
  CHECK(catalog.options("nobody").empty());
}

TEST_CASE("the version of a message changes with its words, not with its neighbours") {
  const auto one = catalog_of(R"({ "q": { "text": ["Đồng ý không?"] } })");
  const auto same = catalog_of(R"({ "p": { "text": ["x"] }, "q": { "text": ["Đồng ý không?"] } })");
  const auto other = catalog_of(R"({ "q": { "text": ["Có đồng ý không?"] } })");
  CHECK(one.find("q")->version == same.find("q")->version);
  CHECK(one.find("q")->version != other.find("q")->version);
}

TEST_CASE("each fault of a template file is told with its message") {
  CHECK(mistakes_of(R"({ "q": { "text": "x" } })") ==
        std::vector<std::string>{"q: \"text\" must be a list of lines", "q: has no \"text\""});
  CHECK(only_mistake(R"({ "q": "x" })") == "q: must be an object with \"text\"");
  CHECK(only_mistake(R"({ "q": { "text": ["x"], "tone": "kind" } })") == "q: unknown key \"tone\"");
  CHECK(only_mistake(R"({ "q": { "text": ["{a"] } })") == "q: unclosed {");
  CHECK(only_mistake(R"({ "q": {} })") == "q: has no \"text\"");
  CHECK(only_mistake(R"({ "q": { "text": ["x"], "choices": ["a"] } })") ==
        "q: \"choices\" must be an object");
  CHECK(
      only_mistake(
          R"({ "q": { "text": ["x"], "choices": { "a": { "label": "A", "colour": "red" } } } })") ==
      "q: choice \"a\": unknown \"colour\"");
  CHECK(only_mistake(R"({ "q": { "text": ["x"], "choices": { "a": { "words": ["x"] } } } })") ==
        "q: choice \"a\" has no label");
  CHECK(only_mistake("[]") == ": the file must be one object of messages");
}

TEST_CASE("what a phone cannot show is refused") {
  const std::string long_label(29, 'a');
  CHECK(only_mistake(R"({ "q": { "text": ["x"], "choices": { "a": ")" + long_label + R"(" } } })")
            .find("longer than a small phone shows") != std::string::npos);
  CHECK(only_mistake(R"({ "q": { "text": [")" + std::string(701, 'a') + R"("] } })") ==
        "q: longer than 700 characters");
  CHECK(only_mistake(R"({ "q": { "text": ["x"], "choices":
    { "a": "A", "b": "B", "c": "C", "d": "D", "e": "E", "f": "F" } } })") ==
        "q: more buttons than Zalo shows");
  CHECK(
      only_mistake(
          R"({ "q": { "text": ["x"], "choices": { "a": "A", "b": { "label": "B", "number": "1" } } } })") ==
      "q: number 1 stands twice");
}

TEST_CASE("a message that stands in two files is refused") {
  Folder folder;
  folder.put("a.jsonc", R"({ "q": { "text": ["x"] } })");
  folder.put("b.jsonc", R"({ "q": { "text": ["y"] } })");
  templates::Catalog catalog;
  const auto mistakes = templates::Catalog::load(folder.path(), catalog);
  REQUIRE(mistakes.size() == 1);
  CHECK(mistakes[0].what == "stands in two places");
}

TEST_CASE("a folder without templates is refused") {
  Folder folder;
  templates::Catalog catalog;
  CHECK(templates::Catalog::load(folder.path(), catalog).size() == 1);
}
