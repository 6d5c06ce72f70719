#include "templates/engine/catalog.hpp"

#include <utility>

#include "base/text_file.hpp"
#include "templates/engine/format.hpp"
#include "templates/engine/limits.hpp"
#include "templates/engine/read.hpp"

namespace templates {
namespace {

constexpr std::string_view choices_line = "{choices}";

// The label of a listed option is cut to what a button shows; the numbered line keeps it whole.
std::string cut_label(const std::string& label) {
  std::size_t points = 0;
  for (std::size_t at = 0; at < label.size(); ++at) {
    const bool starts = (static_cast<unsigned char>(label[at]) & 0xC0) != 0x80;
    if (starts && ++points == label_max) return label.substr(0, at) + "…";
  }
  return label;
}

std::string numbered_lines(const std::vector<Choice>& choices) {
  std::string lines;
  for (const auto& choice : choices) {
    if (choice.number.empty() || !choice.in_list) continue;
    if (!lines.empty()) lines += '\n';
    lines += choice.number + ". " + choice.shown();
  }
  return lines;
}

class Text {
 public:
  void add(const std::string& line) {
    if (started_) text_ += '\n';
    started_ = true;
    text_ += line;
  }

  std::string take() { return std::move(text_); }

 private:
  std::string text_{};
  bool started_ = false;
};

// A line that only held optional values and got none of them says nothing and is left out.
bool left_empty(const std::string& source, const std::string& filled) {
  return filled.empty() && !source.empty();
}

// The lines filled in, with the choices where the template wants them, else at the end.
base::Result<std::string> text_of(const Template& made,
                                  const std::string& choices,
                                  const base::Values& with) {
  Text text;
  bool placed = choices.empty();
  for (const auto& line : made.lines) {
    if (line == choices_line) {
      if (!placed) text.add(choices);
      placed = true;
      continue;
    }
    const auto filled = fill(line, with);
    if (!filled) return filled.error();
    if (!left_empty(line, *filled)) text.add(*filled);
  }
  if (!placed) text.add(choices);
  return text.take();
}

}  // namespace

std::vector<Mistake> Catalog::load(const std::filesystem::path& folder, Catalog& into) {
  std::vector<Mistake> mistakes;
  const auto files = base::files_with_ending(folder, ".jsonc");
  if (files.empty()) mistakes.push_back({folder.string(), "", "no template files here"});
  for (const auto& file : files) {
    const auto text = base::read_text_file(file);
    if (!text) {
      mistakes.push_back({file.string(), "", text.error().what});
      continue;
    }
    auto found = read_templates(file.string(), *text, into.templates_);
    mistakes.insert(mistakes.end(), found.begin(), found.end());
  }
  return mistakes;
}

std::vector<Mistake> Catalog::include(const std::string& file, std::string_view text) {
  const auto adding = lock_.adding();
  return read_templates(file, text, templates_);
}

const Template* Catalog::find(std::string_view id) const {
  const auto reading = lock_.reading();
  const auto found = templates_.find(id);
  return found == templates_.end() ? nullptr : &found->second;
}

std::vector<std::string> Catalog::ids() const {
  const auto reading = lock_.reading();
  std::vector<std::string> all;
  for (const auto& entry : templates_) all.push_back(entry.first);
  return all;
}

std::vector<Choice> Catalog::options(std::string_view id, const std::vector<Listed>& listed) const {
  std::vector<Choice> all;
  for (const auto& option : listed) {
    Choice choice;
    choice.id = option.id;
    choice.label = cut_label(option.label);
    choice.line = option.label;
    choice.number = std::to_string(all.size() + 1);
    all.push_back(std::move(choice));
  }
  const auto* known = find(id);
  if (known == nullptr) return all;
  for (Choice choice : known->choices) {
    // The template's own numbers follow the listed ones; "0" stays "0".
    if (!listed.empty() && !choice.number.empty() && choice.number != "0") {
      choice.number = std::to_string(all.size() + 1);
    }
    all.push_back(std::move(choice));
  }
  return all;
}

base::Result<Message> Catalog::render(std::string_view id,
                                      const base::Values& with,
                                      const std::vector<Listed>& listed) const {
  const auto* known = find(id);
  if (known == nullptr) {
    return base::Error{base::Errc::not_found, "no template " + std::string{id}};
  }
  Message message;
  message.choices = options(id, listed);
  auto text = text_of(*known, numbered_lines(message.choices), with);
  if (!text) return base::Error{base::Errc::invalid, std::string{id} + ": " + text.error().what};
  message.text = std::move(*text);
  for (auto& choice : message.choices) {
    if (choice.press != Press::phone) continue;
    const auto phone = fill(choice.phone, with);
    choice.phone = phone ? *phone : std::string{};
  }
  return message;
}

}  // namespace templates
