#include "bot/because.hpp"

#include <nlohmann/json.hpp>

#include "base/json.hpp"
#include "office/language/fold.hpp"

namespace bot {
namespace {

using nlohmann::ordered_json;

// A glance, not a copy of the story: the words themselves stand above it.
constexpr std::size_t values_shown = 12;
constexpr std::size_t value_length = 80;

struct RuleOf {
  const flows::Routes& routes;

  std::string_view operator()(const flows::Started&) const { return "staff"; }

  std::string_view operator()(const flows::TextReceived& text) const {
    return flows::route_of(routes, text.text) == nullptr ? "answer" : "keyword";
  }

  std::string_view operator()(const flows::ChoicePressed&) const { return "choice"; }

  std::string_view operator()(const flows::MediaReceived&) const { return "media"; }

  std::string_view operator()(const flows::PhoneShared&) const { return "answer"; }

  std::string_view operator()(const flows::Followed&) const { return "follow"; }

  std::string_view operator()(const flows::Unfollowed&) const { return "follow"; }

  std::string_view operator()(const flows::StaffSpoke&) const { return "staff"; }

  std::string_view operator()(const flows::StaffTook&) const { return "staff"; }

  std::string_view operator()(const flows::StaffHandedBack&) const { return "staff"; }

  std::string_view operator()(const flows::FetchFailed&) const { return "media"; }

  std::string_view operator()(const flows::TimeCame&) const { return "time"; }

  std::string_view operator()(const flows::DeedDone&) const { return ""; }
};

ordered_json understood_json(const base::Values& values) {
  ordered_json json = ordered_json::object();
  for (const auto& [name, value] : values) {
    const auto text = base::text_of(values, name);
    if (text.empty()) continue;
    json[name] = language::shorten(text, value_length);
    if (json.size() == values_shown) break;
  }
  return json;
}

ordered_json said_json(std::string_view said) {
  static constexpr std::string_view between = " + ";
  ordered_json list = ordered_json::array();
  while (!said.empty()) {
    const auto end = said.find(between);
    list.push_back(said.substr(0, end));
    if (end == std::string_view::npos) break;
    said.remove_prefix(end + between.size());
  }
  return list;
}

}  // namespace

std::string_view rule_of(const flows::Event& event, const flows::Routes& routes) {
  return std::visit(RuleOf{routes}, event);
}

void note_flow(const flows::FlowSet& flows, const flows::Session& session, Because& because) {
  if (session.frames.empty()) return;  // what it said last belongs to the flow that has just ended
  const auto& frame = session.frames.back();
  const auto* flow = flows.pinned(frame.flow);
  because.flow = frame.flow.id;
  because.version = flow == nullptr ? 0 : flow->version;
  because.step = frame.step;
  because.understood = frame.answers;
}

std::string because_json(const Because& because, std::string_view said) {
  ordered_json json{{"said", said_json(said)}};
  if (!because.rule.empty()) json["rule"] = because.rule;
  if (!because.flow.empty()) {
    json["flow"] = because.flow;
    json["version"] = "v" + std::to_string(because.version);
    json["step"] = because.step;
    json["understood"] = understood_json(because.understood);
  }
  return base::to_text(json);
}

}  // namespace bot
