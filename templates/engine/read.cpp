#include "templates/engine/read.hpp"

#include <set>

#include <nlohmann/json.hpp>

#include "base/crypto.hpp"
#include "base/json.hpp"
#include "templates/engine/format.hpp"
#include "templates/engine/limits.hpp"

namespace templates {
namespace {

using nlohmann::ordered_json;

// Counts what a reader counts: code points, not bytes.
std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char byte : text) {
    if ((static_cast<unsigned char>(byte) & 0xC0) != 0x80) ++count;
  }
  return count;
}

class Reader {
 public:
  Reader(std::string file, Templates& into) : file_(std::move(file)), into_(into) {}

  std::vector<Mistake> read(std::string_view text) {
    const auto json = base::parse_json(text);
    if (!json) {
      wrong("", json.error().what);
    } else if (!json->is_object()) {
      wrong("", "the file must be one object of messages");
    } else {
      for (const auto& [id, body] : json->items()) read_template(id, body);
    }
    return std::move(mistakes_);
  }

 private:
  void wrong(const std::string& id, std::string what) {
    mistakes_.push_back({file_, id, std::move(what)});
  }

  void read_template(const std::string& id, const ordered_json& body) {
    if (!body.is_object()) return wrong(id, "must be an object with \"text\"");
    Template made{file_, {}, {}, {}};
    for (const auto& [key, value] : body.items()) {
      if (key == "text") {
        read_text(id, value, made);
      } else if (key == "choices") {
        read_choices(id, value, made);
      } else {
        wrong(id, "unknown key \"" + key + "\"");
      }
    }
    if (made.lines.empty()) wrong(id, "has no \"text\"");
    check_sizes(id, made);
    made.version = base::sha256_hex({base::to_text(body)}).substr(0, 12);
    if (!into_.emplace(id, std::move(made)).second) wrong(id, "stands in two places");
  }

  void read_text(const std::string& id, const ordered_json& value, Template& made) {
    if (!value.is_array()) return wrong(id, "\"text\" must be a list of lines");
    for (const auto& line : value) {
      if (!line.is_string()) return wrong(id, "a line of \"text\" is not a text");
      const auto places = placeholders_of(line.get_ref<const std::string&>());
      if (!places) wrong(id, places.error().what);
      made.lines.push_back(line.get<std::string>());
    }
  }

  void read_choices(const std::string& id, const ordered_json& value, Template& made) {
    if (!value.is_object()) return wrong(id, "\"choices\" must be an object");
    int next = 1;
    for (const auto& [name, body] : value.items()) {
      Choice choice;
      choice.id = name;
      choice.number = std::to_string(next);
      if (body.is_string()) {
        choice.label = body.get<std::string>();
      } else if (body.is_object()) {
        for (const auto& [key, part] : body.items()) read_part(id, key, part, choice);
      } else {
        wrong(id, "choice \"" + name + "\" must be a label or an object");
      }
      if (choice.number == std::to_string(next)) ++next;
      made.choices.push_back(std::move(choice));
    }
  }

  void read_part(const std::string& id,
                 const std::string& key,
                 const ordered_json& part,
                 Choice& choice) {
    if (key == "words" && part.is_array()) {
      for (const auto& word : part) {
        if (word.is_string()) choice.words.push_back(word.get<std::string>());
      }
    } else if (key == "button" && part.is_boolean()) {
      choice.button = part.get<bool>();
    } else if (key == "in_list" && part.is_boolean()) {
      choice.in_list = part.get<bool>();
    } else if (!part.is_string()) {
      wrong(id, "choice \"" + choice.id + "\": \"" + key + "\" is unknown or of the wrong type");
    } else {
      read_word(id, key, part.get<std::string>(), choice);
    }
  }

  void read_word(const std::string& id,
                 const std::string& key,
                 const std::string& text,
                 Choice& choice) {
    if (key == "label") {
      choice.label = text;
    } else if (key == "line") {
      choice.line = text;
    } else if (key == "number") {
      choice.number = text;
    } else if (key == "phone") {
      choice.phone = text;
      choice.press = Press::phone;
    } else if (key == "sends") {
      choice.sends = text;
    } else if (key == "press" && text == "shown") {
      choice.press = Press::shown;
    } else {
      wrong(id, "choice \"" + choice.id + "\": unknown \"" + key + "\"");
    }
  }

  void check_label(const std::string& id, const Choice& choice) {
    if (choice.label.empty()) wrong(id, "choice \"" + choice.id + "\" has no label");
    if (code_points(choice.label) > label_max) {
      wrong(id, "label \"" + choice.label + "\" is longer than a small phone shows");
    }
  }

  void check_sizes(const std::string& id, const Template& made) {
    std::size_t total = 0;
    for (const auto& line : made.lines) total += code_points(line) + 1;
    std::size_t buttons = 0;
    std::set<std::string> numbers;
    for (const auto& choice : made.choices) {
      check_label(id, choice);
      if (choice.button) ++buttons;
      if (!choice.number.empty() && !numbers.insert(choice.number).second) {
        wrong(id, "number " + choice.number + " stands twice");
      }
      if (!choice.number.empty() && choice.in_list) total += code_points(choice.shown()) + 4;
    }
    if (buttons > buttons_max) wrong(id, "more buttons than Zalo shows");
    if (total > text_wanted_max) wrong(id, "longer than 700 characters");
  }

  std::string file_;
  Templates& into_;
  std::vector<Mistake> mistakes_{};
};

}  // namespace

std::vector<Mistake> read_templates(const std::string& file,
                                    std::string_view text,
                                    Templates& into) {
  return Reader(file, into).read(text);
}

}  // namespace templates
