#include "bot/surveys/survey_turns.hpp"

#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json.hpp"

namespace bot {
namespace {

constexpr std::array<std::string_view, 5> turns{
    "invitation", "reminder", "resumption", "farewell", "press"};

}  // namespace

std::string_view name_of(SurveyTurn turn) {
  return turns.at(static_cast<std::size_t>(turn));
}

SurveyTurn survey_turn(std::string_view kind) {
  for (std::size_t i = 0; i < turns.size(); ++i) {
    if (kind.ends_with(turns[i])) return static_cast<SurveyTurn>(i);
  }
  return SurveyTurn::invitation;
}

storage::Arrival survey_arrival(SurveyTurn turn,
                                const storage::Invitation& invitation,
                                std::string_view citizen_channel_id,
                                base::TimePoint now) {
  // Put off, it is due again, perhaps to the moment it was due at: a clock may step back.
  auto key = fmt::format("{}/{}/{}/{}/{}",
                         survey_source,
                         invitation.id.value,
                         name_of(turn),
                         base::to_millis(invitation.due_at.value_or(now)),
                         base::to_millis(now));
  return {.source = std::string{survey_source},
          .kind = std::string{name_of(turn)},
          .dedupe_key = std::move(key),
          .citizen = std::string{citizen_channel_id},
          .body = base::to_text(nlohmann::ordered_json{{"invitation", invitation.id.value}}),
          .sent_at = now,
          .received_at = now};
}

storage::Arrival press_arrival(const storage::Invitation& invitation,
                               std::string_view citizen_channel_id,
                               std::string_view key,
                               base::TimePoint now) {
  auto arrival = survey_arrival(SurveyTurn::press, invitation, citizen_channel_id, now);
  arrival.dedupe_key = "survey/press/" + std::string{key};
  return arrival;
}

storage::Arrival resumption_arrival(const Scene& scene, const storage::Invitation& invitation) {
  auto arrival =
      survey_arrival(SurveyTurn::resumption, invitation, scene.citizen.channel_id, scene.now);
  arrival.dedupe_key = scene.turn + "/survey";
  return arrival;
}

}  // namespace bot
