// What every accepted or refused message of the account does: a line on the phone, an echo to the
// webhook, a receipt. One thread at a time.
#pragma once

#include <string>

#include "simulator/answer.hpp"
#include "simulator/outgoing.hpp"
#include "simulator/platform.hpp"

namespace simulator {

// An accepted message: id given, line shown, echo and receipt published.
struct Accepted {
  std::string message_id{};
  base::TimePoint at{};
};

Accepted accept_message(Platform& platform,
                        Person& person,
                        const Outgoing& message,
                        base::TimePoint now);

// Only shows the line, without echo and receipt: templates by phone have a receipt of their own.
Accepted show_message(Platform& platform,
                      Person& person,
                      const Outgoing& message,
                      base::TimePoint now);

// A refused one: the phone page lists it with the reason. Returns the failure answer.
ApiAnswer refuse_message(Person& person,
                         const std::string& text,
                         const Refusal& refusal,
                         base::TimePoint now);

// Lists a send that did not happen; error: the platform's number, 0 when no answer of its own was
// given.
void show_failed(Person& person, const std::string& text, int error, base::TimePoint now);

// The echo that the webhook gets of a shown line; admin_id only for a person's message.
void publish_echo(Platform& platform,
                  const Person& person,
                  const Entry& entry,
                  std::string_view admin_id,
                  base::TimePoint now);

}  // namespace simulator
