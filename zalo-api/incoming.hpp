// Everything Zalo can tell us, typed. Which fields are official and which are only seen in the wild
// stands in README.md, "Events". Plain values.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "base/clock.hpp"
#include "zalo-api/account_notice.hpp"
#include "zalo-api/content.hpp"
#include "zalo-api/notice.hpp"

namespace zalo {

struct NotOurs {};  // another account's, or the console's test sample

struct Unknown {};  // a name we do not know; kept by Incoming::event_name

struct Unreadable {
  std::string why{};
};

using What = std::variant<TextSent,
                          ImagesSent,
                          GifSent,
                          LinkSent,
                          AudioSent,
                          VideoSent,
                          StickerSent,
                          LocationSent,
                          FilesSent,
                          BusinessCardSent,
                          Followed,
                          Unfollowed,
                          ChatOpened,
                          InfoSubmitted,
                          Echo,
                          Received,
                          Seen,
                          Reacted,
                          AnonymousSent,
                          RatingGiven,
                          TemplateButtonPressed,
                          TemplateChanged,
                          DailyQuotaChanged,
                          TagChanged,
                          Withdrawn,
                          PermissionRevoked,
                          ProfileChanged,
                          ExtensionPurchased,
                          JourneyEnded,
                          WidgetUsed,
                          CallEvent,
                          GroupEvent,
                          NotOurs,
                          Unknown,
                          Unreadable>;

struct Incoming {
  std::string event_name{};
  std::string citizen_id{};     // OA-scoped, the id to send to; "" when the event names no person
  std::string app_scoped_id{};  // user_id_by_app: never an address
  std::string msg_id{};
  std::optional<base::TimePoint> at{};  // Zalo's clock
  What what{Unknown{}};
};

}  // namespace zalo
