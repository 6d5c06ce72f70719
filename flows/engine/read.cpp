#include "flows/engine/read.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/crypto.hpp"
#include "base/json.hpp"
#include "base/local_time.hpp"
#include "flows/engine/limits.hpp"

namespace flows {
namespace {

using nlohmann::ordered_json;

constexpr std::array<std::pair<std::string_view, Expect>, 10> expectations{
    {{"choice", Expect::choice},
     {"pick", Expect::pick},
     {"story", Expect::story},
     {"files", Expect::files},
     {"text", Expect::text},
     {"name", Expect::name},
     {"phone", Expect::phone},
     {"several", Expect::several},
     {"number", Expect::number},
     {"date", Expect::date}}};

// Reads one JSON object key by key; whatever was not asked for is a mistake.
class Fields {
 public:
  Fields(const ordered_json& json, std::vector<std::string>& wrong) : json_(json), wrong_(wrong) {}

  std::string text(const char* key) {
    const auto* value = take(key);
    if (value == nullptr) return {};
    if (value->is_string()) return value->get<std::string>();
    fail(key, "must be a text");
    return {};
  }

  bool truth(const char* key) {
    const auto* value = take(key);
    if (value == nullptr) return false;
    if (value->is_boolean()) return value->get<bool>();
    fail(key, "must be true or false");
    return false;
  }

  std::size_t number(const char* key, std::size_t otherwise) {
    const auto* value = take(key);
    if (value == nullptr) return otherwise;
    if (value->is_number_unsigned()) return value->get<std::size_t>();
    fail(key, "must be a number");
    return otherwise;
  }

  base::Duration duration(const char* key) {
    const std::string written = text(key);
    if (written.empty()) return {};
    const auto duration = base::parse_duration(written);
    if (!duration) fail(key, "must be a duration like \"20s\" or \"3h\"");
    return duration.value_or(base::Duration{});
  }

  std::int64_t whole(const char* key) {
    const auto* value = take(key);
    if (value == nullptr) return 0;
    if (value->is_number_integer()) return value->get<std::int64_t>();
    fail(key, "must be a whole number");
    return 0;
  }

  const ordered_json* take(const char* key) {
    seen_.emplace_back(key);
    const auto found = json_.find(key);
    return found == json_.end() ? nullptr : &*found;
  }

  void fail(const std::string& key, const std::string& why) {
    wrong_.push_back("\"" + key + "\" " + why);
  }

  void refuse_unknown() {
    for (const auto& [key, value] : json_.items()) {
      if (std::find(seen_.begin(), seen_.end(), key) == seen_.end()) fail(key, "is unknown here");
    }
  }

 private:
  const ordered_json& json_;
  std::vector<std::string>& wrong_;
  std::vector<std::string> seen_{};
};

Pressed read_pressed(const ordered_json& json, std::vector<std::string>& wrong) {
  if (json.is_string()) return {json.get<std::string>(), true, {}};
  Pressed pressed;
  if (!json.is_object()) {
    wrong.emplace_back("a choice must be a step or an object");
    return pressed;
  }
  Fields fields(json, wrong);
  pressed.then = fields.text("then");
  const auto* saved = fields.take("save");
  pressed.saved = saved == nullptr || *saved != false;
  if (const auto* copy = fields.take("copy")) {
    for (const auto& [to, from] : copy->items()) {
      if (from.is_string()) pressed.copy[to] = from.get<std::string>();
    }
  }
  fields.refuse_unknown();
  return pressed;
}

Expect read_expect(Fields& fields) {
  const std::string name = fields.text("expect");
  for (const auto& [known, expect] : expectations) {
    if (known == name) return expect;
  }
  fields.fail("expect", "is \"" + name + "\", which is no kind of answer");
  return Expect::choice;
}

std::vector<std::string> read_names(Fields& fields, const char* key) {
  std::vector<std::string> names;
  if (const auto* all = fields.take(key)) {
    for (const auto& name : *all) names.push_back(name.get<std::string>());
  }
  return names;
}

// What "at_most" means when the file does not say it.
std::size_t usual_most(Expect expect) {
  const bool files = expect == Expect::files || expect == Expect::story;
  if (files) return files_carried_max;
  return expect == Expect::text ? answer_max : Ask{}.at_most;
}

Ask read_ask(Fields& fields, std::vector<std::string>& wrong) {
  Ask ask;
  ask.message = fields.text("ask");
  ask.expect = read_expect(fields);
  ask.title = fields.text("title");
  ask.save = fields.text("save");
  ask.guess = fields.text("guess");
  ask.then = fields.text("then");
  ask.from = fields.text("from");
  ask.listed = fields.truth("listed");
  ask.confirm = fields.truth("confirm");
  ask.at_most = fields.number("at_most", usual_most(ask.expect));
  ask.offer = fields.text("offer");
  ask.none = fields.text("none");
  ask.again = fields.text("again");
  ask.received = fields.text("received");
  ask.begun = fields.text("begun");
  ask.brief = fields.text("brief");
  ask.heard = fields.text("heard");
  ask.at_least = fields.number("at_least", 0);
  ask.doubt = fields.text("doubt");
  ask.least = fields.whole("least");
  ask.most = fields.whole("most");
  ask.alone = read_names(fields, "alone");
  ask.done = fields.text("done");
  ask.settles = fields.duration("settles_after");
  ask.settles_max = std::max(ask.settles, fields.duration("settles_at_most"));
  if (const auto* choices = fields.take("choices")) {
    for (const auto& [id, body] : choices->items()) ask.choices[id] = read_pressed(body, wrong);
  }
  return ask;
}

When read_when(const ordered_json& json, std::vector<std::string>& wrong) {
  When when;
  Fields fields(json, wrong);
  when.then = fields.text("then");
  if (const auto* all = fields.take("when")) {
    for (const auto& [name, values] : all->items()) {
      auto& wanted = when.all[name];
      if (values.is_string()) wanted.push_back(values.get<std::string>());
      if (values.is_array()) wanted = values.get<std::vector<std::string>>();
    }
  }
  if (when.all.empty()) fields.fail("when", "must name what has to hold");
  fields.refuse_unknown();
  return when;
}

Branch read_branch(Fields& fields, std::vector<std::string>& wrong) {
  Branch branch;
  if (const auto* cases = fields.take("branch")) {
    for (const auto& one : *cases) branch.cases.push_back(read_when(one, wrong));
  }
  branch.otherwise = fields.text("else");
  if (branch.otherwise.empty()) fields.fail("else", "is missing: a branch must always lead on");
  return branch;
}

Do read_do(Fields& fields) {
  Do deed;
  deed.deed = fields.text("do");
  deed.then = fields.text("then");
  deed.with = read_names(fields, "with");
  return deed;
}

Step read_step(const ordered_json& json, std::vector<std::string>& wrong) {
  Fields fields(json, wrong);
  Step step = End{};
  if (json.contains("say")) {
    step = Say{fields.text("say"), fields.text("then")};
  } else if (json.contains("ask")) {
    step = read_ask(fields, wrong);
  } else if (json.contains("branch")) {
    step = read_branch(fields, wrong);
  } else if (json.contains("do")) {
    step = read_do(fields);
  } else if (json.contains("end")) {
    step = End{fields.text("end"), fields.text("next"), read_names(fields, "with")};
  } else {
    wrong.emplace_back("has none of say, ask, branch, do, end");
    return step;
  }
  fields.refuse_unknown();
  return step;
}

void read_head(Fields& fields, Flow& into, std::vector<std::string>& wrong) {
  into.id = fields.text("flow");
  into.version = static_cast<int>(fields.number("version", 1));
  into.start = fields.text("start");
  into.draft = fields.truth("draft");
  into.uninterrupted = fields.truth("uninterrupted");
  into.anytime = fields.truth("anytime");
  into.given = read_names(fields, "given");
  into.keeps_text = fields.text("keeps_text");
  into.keeps_files = fields.text("keeps_files");
  if (const auto* silence = fields.take("silence")) {
    Fields quiet(*silence, wrong);
    into.silence = Silence{
        quiet.duration("remind_after"), quiet.text("remind_with"), quiet.duration("stop_after")};
    quiet.refuse_unknown();
  }
}

}  // namespace

std::vector<Mistake> read_flow(const std::string& file, std::string_view text, Flow& into) {
  const auto json = base::parse_json(text);
  if (!json || !json->is_object()) {
    return {{file, "", json ? "must be one object" : json.error().what}};
  }
  std::vector<Mistake> mistakes;
  std::vector<std::string> wrong;
  const auto report = [&](const std::string& step) {
    for (auto& what : wrong) mistakes.push_back({file, step, std::move(what)});
    wrong.clear();
  };
  try {
    Fields fields(*json, wrong);
    read_head(fields, into, wrong);
    const auto* steps = fields.take("steps");
    fields.refuse_unknown();
    report("");
    if (steps == nullptr || !steps->is_object()) {
      mistakes.push_back({file, "", "\"steps\" is missing"});
      return mistakes;
    }
    for (const auto& [name, body] : steps->items()) {
      into.steps.emplace(name, read_step(body, wrong));
      into.order.push_back(name);
      report(name);
    }
  } catch (const ordered_json::exception& e) {
    mistakes.push_back({file, "", e.what()});
  }
  into.digest = base::sha256_hex({text}).substr(0, 16);
  return mistakes;
}

}  // namespace flows
