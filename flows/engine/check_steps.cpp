#include <algorithm>

#include "flows/engine/check_parts.hpp"
#include "flows/engine/graph.hpp"
#include "flows/engine/limits.hpp"
#include "flows/engine/reading.hpp"
#include "flows/engine/understand.hpp"

namespace flows {
namespace {

class StepCheck {
 public:
  StepCheck(const Inquiry& inquiry, const Flow& flow, const std::string& name)
      : inquiry_(inquiry), flow_(flow), name_(name) {}

  void look_at(const Step& step) const {
    for (const auto& message : messages_of(step)) {
      if (inquiry_.message(message) == nullptr)
        wrong("says the missing message \"" + message + "\"");
    }
    std::visit(Cases{[&](const Say& say) { look_at_notice(say.message, "say"); },
                     [&](const Ask& ask) { look_at_ask(ask); },
                     [](const Branch&) {},
                     [&](const Do& deed) { look_at_deed(deed); },
                     [&](const End& end) {
                       look_at_notice(end.message, "end");
                       if (!end.with.empty() && !end.next.starts_with("@start:")) {
                         wrong("\"with\" has a meaning only with \"@start\"");
                       }
                     }},
               step);
  }

 private:
  void wrong(std::string what) const { inquiry_.report(flow_, name_, std::move(what)); }

  // A message that asks nothing: its buttons must work at any later time.
  void look_at_notice(const std::string& id, const char* kind) const {
    if (id.empty() && std::string_view{kind} == "say") wrong("says nothing");
    const auto* message = inquiry_.message(id);
    if (message == nullptr) return;
    for (const auto& choice : message->choices) {
      if (!choice.dials && choice.sends.empty()) {
        wrong("\"" + id + "\" offers \"" + choice.id + "\", but no question waits for it");
      }
    }
  }

  static bool is_figure(const Ask& ask) {
    return ask.expect == Expect::number || ask.expect == Expect::date;
  }

  static bool takes_words(const Ask& ask) {
    return ask.expect == Expect::text || ask.expect == Expect::name ||
           ask.expect == Expect::phone || ask.expect == Expect::pick || is_figure(ask);
  }

  void look_at_ask(const Ask& ask) const {
    look_at_choices(ask);
    look_at_lists(ask);
    if (takes_words(ask)) look_at_words(ask);
    if (ask.expect == Expect::choice && ask.choices.empty()) wrong("has no choices");
    if (ask.expect == Expect::several) look_at_several(ask);
    if (ask.expect == Expect::files && ask.save != "files") wrong("files are saved as \"files\"");
    if (ask.expect == Expect::story || ask.expect == Expect::files) look_at_burst(ask);
    if (!ask.title.empty() && ask.save.empty()) wrong("has a \"title\" but no \"save\"");
  }

  void look_at_words(const Ask& ask) const {
    if (ask.then.empty()) wrong("needs \"then\" for what is typed");
    if (ask.save.empty()) wrong("needs \"save\"");
    if (!is_figure(ask)) return;
    if (ask.again.empty()) wrong("needs \"again\", which says what is wanted");
    if (ask.least > ask.most) wrong("\"least\" is more than \"most\"");
  }

  void look_at_several(const Ask& ask) const {
    if (ask.save.empty() || ask.then.empty()) wrong("needs \"save\" and \"then\"");
    if (ask.received.empty()) wrong("needs \"received\", which shows what was chosen so far");
    if (!ask.choices.contains(ask.done)) wrong("needs \"done\", the choice that ends it");
    for (const auto& id : ask.alone) {
      if (!ask.choices.contains(id)) wrong("\"alone\" names no choice: \"" + id + "\"");
    }
  }

  void look_at_lists(const Ask& ask) const {
    const bool own_list = name_ == edit_step && ask.listed;
    if (ask.expect == Expect::pick && ask.from.empty()) wrong("needs \"from\", the list to search");
    if (!ask.from.empty() && !contains(inquiry_.vocabulary.lists, ask.from)) {
      wrong("unknown list \"" + ask.from + "\"");
    }
    if (ask.listed && ask.from.empty() && !own_list) wrong("\"listed\" needs \"from\"");
    if (ask.expect == Expect::pick && !ask.listed && ask.offer.empty()) {
      wrong("needs \"offer\", the message that shows several matches");
    }
    if (ask.expect == Expect::pick && !ask.listed && ask.none.empty()) {
      wrong("needs \"none\", said when nothing fits");
    }
  }

  // Answers of many messages need an end: a word the question names, or silence.
  void look_at_burst(const Ask& ask) const {
    if (ask.settles == base::Duration{}) wrong("needs \"settles_after\": people write in pieces");
    if (ask.received.empty() && !ask.then.empty()) return;
    const auto* message = inquiry_.message(ask.message);
    if (message == nullptr) return;
    std::string text;
    for (const auto& line : message->lines) text += line + " ";
    const bool named = std::any_of(
        message->choices.begin(), message->choices.end(), [&](const KnownChoice& choice) {
          const auto own = ask.choices.find(choice.id);
          if (own == ask.choices.end() || !own->second.saved) return false;
          const auto said = [&](const std::string& word) {
            return folded(text).find(folded(word)) != std::string::npos;
          };
          return said(choice.label) || std::any_of(choice.words.begin(), choice.words.end(), said);
        });
    if (!named) wrong("takes several messages, but its text names no word that ends them");
  }

  // What the question itself offers, before anything is said a second time.
  std::set<std::string> shown_by(const Ask& ask) const {
    std::set<std::string> shown;
    for (const auto& id : {ask.message, ask.offer}) {
      const auto* message = inquiry_.message(id);
      if (message == nullptr) continue;
      for (const auto& choice : message->choices) shown.insert(choice.id);
      look_at_sends(id, *message);
    }
    return shown;
  }

  void look_at_choices(const Ask& ask) const {
    const auto shown = shown_by(ask);
    for (const auto& [id, choice] : choices_offered(inquiry_, ask)) {
      if (!ask.choices.contains(choice->id)) {
        wrong("\"" + id + "\" offers \"" + choice->id + "\", which the question does not know");
      } else if (!shown.contains(choice->id)) {
        wrong("\"" + id + "\" offers \"" + choice->id + "\", which \"" + ask.message +
              "\" does not");
      }
    }
    for (const auto& entry : ask.choices) {
      if (!shown.contains(entry.first)) {
        wrong("knows the choice \"" + entry.first + "\", which no message of it offers");
      }
    }
  }

  void look_at_sends(const std::string& id, const KnownMessage& message) const {
    for (const auto& choice : message.choices) {
      if (!choice.sends.empty()) {
        wrong("\"" + id + "\": \"" + choice.id + "\" must not have \"sends\" under a question");
      }
    }
  }

  void look_at_deed(const Do& deed) const {
    const auto known = inquiry_.vocabulary.deeds.find(deed.deed);
    if (known == inquiry_.vocabulary.deeds.end())
      return wrong("unknown deed \"" + deed.deed + "\"");
    for (const auto& name : deed.with) {
      if (!contains(known->second.takes, name)) {
        wrong("\"" + deed.deed + "\" does not take \"" + name + "\"");
      }
    }
  }

  const Inquiry& inquiry_;
  const Flow& flow_;
  const std::string& name_;
};

void check_silence(const Inquiry& inquiry, const Flow& flow) {
  if (!flow.silence) return;
  const auto& silence = *flow.silence;
  if (silence.stop_after == base::Duration{}) {
    inquiry.report(flow, "", "\"silence\" needs \"stop_after\"");
  }
  if (silence.stop_after > inquiry.vocabulary.window) {
    inquiry.report(flow, "", "\"stop_after\" is longer than the platform lets us write");
  }
  if (silence.remind_with.empty()) return;
  const auto* reminder = inquiry.flows.current(silence.remind_with);
  if (reminder == nullptr) {
    inquiry.report(
        flow, "", "\"remind_with\" names the missing flow \"" + silence.remind_with + "\"");
  }
  if (silence.remind_after == base::Duration{} || silence.remind_after >= silence.stop_after) {
    inquiry.report(flow, "", "\"remind_after\" must lie before \"stop_after\"");
  }
}

void check_draft(const Inquiry& inquiry, const Flow& flow) {
  const auto keeps = [&](const std::string& name, Expect expect) {
    return std::any_of(flow.steps.begin(), flow.steps.end(), [&](const auto& entry) {
      const auto* ask = std::get_if<Ask>(&entry.second);
      return ask != nullptr && ask->expect == expect && ask->save == name;
    });
  };
  if (!flow.keeps_text.empty() && !keeps(flow.keeps_text, Expect::story)) {
    inquiry.report(flow, "", "\"keeps_text\" names no story of this flow");
  }
  if (!flow.keeps_files.empty() && !keeps(flow.keeps_files, Expect::files)) {
    inquiry.report(flow, "", "\"keeps_files\" names no question for files");
  }
  if (!flow.draft) return;
  const auto* step = find_step(flow, edit_step);
  const auto* ask = step == nullptr ? nullptr : std::get_if<Ask>(step);
  if (ask == nullptr || !ask->listed) {
    inquiry.report(flow, "", "a flow with \"draft\" needs a step \"edit\" that lists the answers");
  }
  if (flow.keeps_text.empty())
    inquiry.report(flow, "", "a flow with \"draft\" needs \"keeps_text\"");
}

}  // namespace

void check_steps(const Inquiry& inquiry) {
  for (const auto* flow : inquiry.flows.all_current()) {
    for (const auto& name : flow->order) {
      StepCheck(inquiry, *flow, name).look_at(*find_step(*flow, name));
    }
    check_silence(inquiry, *flow);
    check_draft(inquiry, *flow);
  }
}

}  // namespace flows
