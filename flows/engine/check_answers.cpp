#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

#include "flows/engine/check_parts.hpp"
#include "flows/engine/graph.hpp"
#include "flows/engine/reading.hpp"

namespace flows {
namespace {

using Names = std::set<std::string>;

void erase_answer(Names& names, const std::string& answer) {
  for (auto at = names.begin(); at != names.end();) {
    const bool its = *at == answer || at->starts_with(answer + ".");
    at = its ? names.erase(at) : std::next(at);
  }
}

Names both(const Names& a, const Names& b) {
  Names common;
  std::set_intersection(
      a.begin(), a.end(), b.begin(), b.end(), std::inserter(common, common.begin()));
  return common;
}

// Which answers are certain to be there at each step: the intersection over all paths.
class Certain {
 public:
  Certain(const Inquiry& inquiry, const Flow& flow) : inquiry_(inquiry), flow_(flow) {
    groups_ = inquiry.vocabulary.hints;
    for (const auto& entry : inquiry.vocabulary.deeds) groups_.push_back(entry.second.may_give);
    // The engine starts the content flow with all of these, or a person starts it with none.
    groups_.push_back({"own_words", "trich", flow.keeps_text});
  }

  std::map<std::string, Names> at_steps() {
    arrive(flow_.start, Names(flow_.given.begin(), flow_.given.end()));
    while (!open_.empty()) {
      const std::string at = open_.back();
      open_.pop_back();
      const auto* step = find_step(flow_, at);
      if (step != nullptr) pass(*step, at_[at]);
    }
    return at_;
  }

 private:
  void arrive(const std::string& step, const Names& with) {
    if (step.empty()) return;
    const auto known = at_.find(step);
    const Names now = known == at_.end() ? with : both(known->second, with);
    if (known != at_.end() && now == known->second) return;
    at_[step] = now;
    open_.push_back(step);
  }

  void pass(const Step& step, const Names& before) {
    for (const auto& way : ways_of(step)) {
      Names after = before;
      if (const auto* ask = std::get_if<Ask>(&step)) add_answers(*ask, way, after);
      if (const auto* deed = std::get_if<Do>(&step)) add_gifts(*deed, after);
      if (way.when != nullptr) add_asserted(*way.when, after);
      const std::string to = step_of_target(way.to);
      if (way.to.starts_with("@redo")) forget(to, after);
      arrive(to, after);
    }
  }

  static void add_answers(const Ask& ask, const Way& way, Names& names) {
    if (way.pressed != nullptr) {
      for (const auto& [to, from] : way.pressed->copy) {
        if (names.contains(from)) names.insert(to);
      }
      if (!way.pressed->saved) return;
    }
    const auto left = answers_of(ask);
    names.insert(left.begin(), left.end());
  }

  void add_gifts(const Do& deed, Names& names) const {
    const auto known = inquiry_.vocabulary.deeds.find(deed.deed);
    if (known == inquiry_.vocabulary.deeds.end()) return;
    names.insert(known->second.gives.begin(), known->second.gives.end());
  }

  // A branch that found a value proves it, and what always comes with it.
  void add_asserted(const When& when, Names& names) const {
    for (const auto& [name, values] : when.all) {
      if (contains(values, "")) continue;
      names.insert(name);
      for (const auto& group : groups_) {
        if (contains(group, name)) names.insert(group.begin(), group.end());
      }
    }
  }

  void forget(const std::string& step, Names& names) const {
    const auto* found = find_step(flow_, step);
    const auto* ask = found == nullptr ? nullptr : std::get_if<Ask>(found);
    if (ask == nullptr) return;
    if (!ask->save.empty()) erase_answer(names, ask->save);
    if (!ask->guess.empty()) erase_answer(names, ask->guess);
  }

  const Inquiry& inquiry_;
  const Flow& flow_;
  std::vector<std::vector<std::string>> groups_{};
  std::map<std::string, Names> at_{};
  std::vector<std::string> open_{};
};

// What the engine adds when it says one of these messages of a question.
std::vector<std::string> added_by_engine(const Ask& ask, const std::string& message) {
  if (message == ask.none || message == ask.again) return {"ten_go"};
  if (message == ask.begun) return {"trich", "so_luong"};
  if (message == ask.received && ask.expect == Expect::several) return {"da_chon"};
  if (message == ask.received || message == ask.heard || message == ask.brief) return {"so_luong"};
  return {};
}

void check_places(const Inquiry& inquiry,
                  const Flow& flow,
                  const std::string& name,
                  const Names& certain) {
  const auto& step = *find_step(flow, name);
  const auto* ask = std::get_if<Ask>(&step);
  for (const auto& id : messages_of(step)) {
    const auto* message = inquiry.message(id);
    if (message == nullptr) continue;
    for (const auto& place : message->places) {
      const bool needless = place.optional || place.has_fallback;
      const bool there = certain.contains(place.name) ||
                         contains(inquiry.vocabulary.facts, place.name) ||
                         (ask != nullptr && contains(added_by_engine(*ask, id), place.name));
      if (needless || there) continue;
      inquiry.report(
          flow, name, "\"" + id + "\": {" + place.name + "} is not filled on every path");
    }
  }
}

void add_answers(const Ask& ask, Names& names) {
  const auto left = answers_of(ask);
  names.insert(left.begin(), left.end());
  if (ask.expect == Expect::pick) names.insert(ask.save + ".typed");
  for (const auto& choice : ask.choices) {
    for (const auto& copied : choice.second.copy) names.insert(copied.first);
  }
}

void add_given(const KnownDeed& deed, Names& names) {
  for (const auto* given : {&deed.gives, &deed.may_give, &deed.leaves_out}) {
    names.insert(given->begin(), given->end());
  }
}

// Every name that may have a value somewhere in this flow.
Names set_in(const Inquiry& inquiry, const Flow& flow) {
  Names names = brought_to(inquiry, flow);
  const auto& vocabulary = inquiry.vocabulary;
  names.insert(vocabulary.facts.begin(), vocabulary.facts.end());
  names.insert(vocabulary.facts_maybe_empty.begin(), vocabulary.facts_maybe_empty.end());
  for (const auto& entry : flow.steps) {
    if (const auto* ask = std::get_if<Ask>(&entry.second)) add_answers(*ask, names);
    const auto* deed = std::get_if<Do>(&entry.second);
    const auto known = deed == nullptr ? vocabulary.deeds.end() : vocabulary.deeds.find(deed->deed);
    if (known != vocabulary.deeds.end()) add_given(known->second, names);
  }
  return names;
}

// All values a name may have, or nothing when they cannot be told.
class PossibleValues {
 public:
  PossibleValues(const Inquiry& inquiry, const Flow& flow) : inquiry_(inquiry), flow_(flow) {}

  std::optional<Names> of(const std::string& name) const {
    const auto told = inquiry_.vocabulary.values.find(name);
    Names values;
    bool closed = told != inquiry_.vocabulary.values.end();
    if (closed) values.insert(told->second.begin(), told->second.end());
    for (const auto& entry : flow_.steps) {
      const auto* ask = std::get_if<Ask>(&entry.second);
      if (ask == nullptr) continue;
      if (!add_copies(*ask, name, values)) return std::nullopt;
      if (ask->save != name) continue;
      if (ask->expect != Expect::choice || !ask->guess.empty()) return std::nullopt;
      closed = true;
      add_choices(*ask, values);
    }
    return closed ? std::optional{values} : std::nullopt;
  }

 private:
  static void add_choices(const Ask& ask, Names& values) {
    for (const auto& [id, pressed] : ask.choices) {
      if (pressed.saved) values.insert(id);
    }
  }

  bool add_copies(const Ask& ask, const std::string& name, Names& values) const {
    for (const auto& choice : ask.choices) {
      const auto copied = choice.second.copy.find(name);
      if (copied == choice.second.copy.end()) continue;
      const auto from = inquiry_.vocabulary.values.find(copied->second);
      if (from == inquiry_.vocabulary.values.end()) return false;
      values.insert(from->second.begin(), from->second.end());
    }
    return true;
  }

  const Inquiry& inquiry_;
  const Flow& flow_;
};

// The values wanted of one name in a condition that it can never have.
std::vector<std::string> impossible(const std::optional<Names>& possible,
                                    const std::vector<std::string>& wanted) {
  std::vector<std::string> never;
  if (!possible) return never;
  std::copy_if(wanted.begin(), wanted.end(), std::back_inserter(never), [&](const auto& value) {
    return !value.empty() && value != "*" && !possible->contains(value);
  });
  return never;
}

// Every name that the branches of this step look at, with the values they want.
std::vector<std::pair<std::string, std::vector<std::string>>> conditions_of(const Step& step) {
  std::vector<std::pair<std::string, std::vector<std::string>>> all;
  const auto* branch = std::get_if<Branch>(&step);
  if (branch == nullptr) return all;
  for (const auto& one : branch->cases) all.insert(all.end(), one.all.begin(), one.all.end());
  return all;
}

void check_conditions(const Inquiry& inquiry, const Flow& flow, const Names& set) {
  const PossibleValues possible(inquiry, flow);
  for (const auto& [name, step] : flow.steps) {
    for (const auto& [what, wanted] : conditions_of(step)) {
      if (!set.contains(what)) inquiry.report(flow, name, "nothing ever sets \"" + what + "\"");
      for (const auto& value : impossible(possible.of(what), wanted))
        inquiry.report(flow, name, "\"" + what + "\" is never \"" + value + "\"");
    }
  }
}

std::vector<std::string> taken_by(const Ask& ask) {
  std::vector<std::string> taken;
  if (!ask.guess.empty()) taken.push_back(ask.guess);
  for (const auto& choice : ask.choices) {
    for (const auto& copied : choice.second.copy) taken.push_back(copied.second);
  }
  return taken;
}

std::vector<std::string> taken_by(const Step& step) {
  if (const auto* deed = std::get_if<Do>(&step)) return deed->with;
  if (const auto* end = std::get_if<End>(&step)) return end->with;
  const auto* ask = std::get_if<Ask>(&step);
  return ask == nullptr ? std::vector<std::string>{} : taken_by(*ask);
}

void check_taken(const Inquiry& inquiry, const Flow& flow, const Names& set) {
  for (const auto& [name, step] : flow.steps) {
    for (const auto& one : taken_by(step)) {
      if (!set.contains(one))
        inquiry.report(flow, name, "takes \"" + one + "\", which nothing sets");
    }
  }
}

}  // namespace

std::vector<std::string> answers_of(const Ask& ask) {
  if (ask.save.empty()) return {};
  switch (ask.expect) {
    case Expect::choice:
    case Expect::pick:
    case Expect::text:
    case Expect::name:
    case Expect::phone:
    case Expect::several:
    case Expect::number:
    case Expect::date:
      return {ask.save, ask.save + ".label"};
    case Expect::story:
      return {ask.save, ask.save + ".short", ask.save + ".done"};
    case Expect::files:
      return {"files", "files.count", "files.label", "files.done"};
  }
  return {};
}

namespace {

// What other flows hand over when they go on with this one.
void add_handed_over(const Inquiry& inquiry, const Flow& flow, Names& names) {
  for (const auto* other : inquiry.flows.all_current()) {
    for (const auto& entry : other->steps) {
      const auto* end = std::get_if<End>(&entry.second);
      if (end == nullptr || flow_of_target(end->next) != flow.id) continue;
      names.insert(end->with.begin(), end->with.end());
    }
  }
}

}  // namespace

std::set<std::string> brought_to(const Inquiry& inquiry, const Flow& flow) {
  Names names{"files", "files.count", "files.label"};  // a story takes files too
  for (const auto& group : inquiry.vocabulary.hints) names.insert(group.begin(), group.end());
  const auto& starts = inquiry.flows.routes().starts;
  for (const auto& [role, id] : starts) {
    if (id != flow.id) continue;
    if (role == "track") names.insert("code");
    if (role == "lost") names.insert("skippable");
    names.insert("trich");
    names.insert("own_words");
  }
  names.insert(flow.given.begin(), flow.given.end());
  if (!flow.keeps_text.empty()) names.insert(flow.keeps_text);
  add_handed_over(inquiry, flow, names);
  return names;
}

void check_answers(const Inquiry& inquiry) {
  for (const auto* flow : inquiry.flows.all_current()) {
    for (const auto& [name, certain] : Certain(inquiry, *flow).at_steps()) {
      if (find_step(*flow, name) != nullptr) check_places(inquiry, *flow, name, certain);
    }
    const Names set = set_in(inquiry, *flow);
    check_conditions(inquiry, *flow, set);
    check_taken(inquiry, *flow, set);
  }
}

}  // namespace flows
