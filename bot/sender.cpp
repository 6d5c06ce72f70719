#include "bot/sender.hpp"

#include <algorithm>
#include <string>

#include "base/log.hpp"
#include "bot/arrivals.hpp"
#include "bot/errands.hpp"
#include "storage/attachments.hpp"
#include "storage/citizens.hpp"
#include "storage/inbox.hpp"

namespace bot {
namespace {

using storage::Again;
using storage::Done;
using storage::GaveUp;
using storage::Outcome;
using storage::Unsure;

constexpr base::Duration again_first = std::chrono::seconds{2};
constexpr base::Duration again_longest = std::chrono::minutes{10};
// A person has to change something: asked again every minute, so that whoever just authorised the
// account sees it work at once and nobody must press a button.
constexpr base::Duration again_after_admin = std::chrono::minutes{1};

// A code that allows few tries gets them spread over half a minute.
constexpr base::Duration again_first_of_few = std::chrono::seconds{10};
// An answer of the bot put off for longer is of no use: by then the citizen has asked again.
constexpr base::Duration answer_put_off_max = std::chrono::minutes{15};

// Doubling, with up to a quarter more or less, so that what failed together does not return
// together.
base::TimePoint back_off(const storage::OutboxItem& item,
                         base::TimePoint now,
                         base::Duration first = again_first) {
  const int doublings = std::clamp(item.attempts - 1, 0, 9);
  const auto delay = std::min(first * (1 << doublings), again_longest);
  const auto spread = (item.id.value * 2654435761LL + item.attempts * 40503LL) % 51 - 25;
  return now + delay + delay * spread / 100;
}

std::string code_of(const zalo::Report& report) {
  return std::string{zalo::name_of(report.verdict)} + " " + std::to_string(report.zalo_code);
}

// What a citizen is told about a file that could not be taken.
std::string words_for(const base::Error& error) {
  switch (error.code) {
    case base::Errc::rejected:
      return "tệp quá lớn";
    case base::Errc::invalid:
      return "loại tệp không được nhận";
    case base::Errc::not_found:
    case base::Errc::conflict:
    case base::Errc::denied:
    case base::Errc::throttled:
    case base::Errc::timed_out:
    case base::Errc::unavailable:
    case base::Errc::corrupt:
      return "không tải được, xin thử lại";
  }
  return "không tải được";
}

bool worth_trying_again(const base::Error& error) {
  return error.code == base::Errc::unavailable || error.code == base::Errc::timed_out ||
         error.code == base::Errc::throttled;
}

constexpr int fetch_attempts_max = 6;
constexpr int upload_attempts_max = 6;
constexpr int profile_attempts_max = 3;  // the name is a comfort, not a need

}  // namespace

bool Sender::run_once() {
  const auto item = claim(tools_.clock.now());
  if (!item) return false;
  const auto outcome = call(*item);
  settle(*item, outcome);
  return true;
}

// A file is removed from our own disk, so also while nothing may be sent to Zalo.
std::optional<storage::OutboxItem> Sender::claim(base::TimePoint now) {
  const bool open = tools_.gate.is_open(now);
  const auto lease = tools_.config.sending.lease;
  std::optional<storage::OutboxItem> item;
  tools_.database.write([&](storage::Tx& tx) {
    storage::Outbox outbox(tx);
    item = open ? outbox.claim(now, lease) : outbox.claim_of_kind(remove_kind, now, lease);
  });
  return item;
}

Outcome Sender::call(const storage::OutboxItem& item) {
  if (item.errand.kind == message_kind) return send(item);
  if (item.errand.kind == phone_kind) return send_by_phone(item);
  if (item.errand.kind == fetch_kind) return fetch(item);
  if (item.errand.kind == remove_kind) return remove(item);
  if (item.errand.kind == profile_kind) return ask_profile(item);
  return GaveUp{"unknown kind of errand"};
}

Outcome Sender::send(const storage::OutboxItem& item) {
  const auto readable = read_message(item.errand.body);
  if (!readable) return GaveUp{readable.error().what};
  const bool of_template = std::holds_alternative<zalo::TemplateMessage>(*readable);
  if (!of_template && window_closed(item)) return GaveUp{"window_closed"};
  const auto message = message_of(item);
  if (!message) return not_prepared(item, message.error());
  tools_.gate.pass(tools_.clock.now());
  return outcome_of(told(tools_.client.send(item.errand.citizen, *message)), item);
}

Outcome Sender::send_by_phone(const storage::OutboxItem& item) {
  const auto message = read_phone_template(item.errand.body);
  if (!message) return GaveUp{message.error().what};
  tools_.gate.pass(tools_.clock.now());
  return outcome_of(told(tools_.client.send_template_by_phone(*message)), item);
}

zalo::Report Sender::told(const zalo::Report& report) {
  tools_.gate.learn(report, tools_.clock.now());
  tools_.metrics.add("langnghe_sent_total{verdict=\"" + std::string{zalo::name_of(report.verdict)} +
                     "\"}");
  return report;
}

base::Result<zalo::Outgoing> Sender::message_of(const storage::OutboxItem& item) {
  const auto file = file_to_send(item.errand.body);
  if (!file) return read_message(item.errand.body);
  const auto bytes = tools_.files.read(file->path);
  if (!bytes) return base::Error{base::Errc::not_found, "the file is gone"};
  tools_.gate.pass(tools_.clock.now());
  if (file->mime.starts_with("image/")) {
    auto id = tools_.client.upload_image(*bytes);
    if (!id) return id.error();
    zalo::ImageMessage picture;
    picture.attachment_id = std::move(*id);
    return zalo::Outgoing{std::move(picture)};
  }
  auto token = tools_.client.upload_file(*bytes, file->name);
  if (!token) return token.error();
  return zalo::Outgoing{zalo::FileMessage{std::move(*token)}};
}

// An upload that failed has not reached the citizen: it may be tried again.
Outcome Sender::not_prepared(const storage::OutboxItem& item, const base::Error& error) {
  if (worth_trying_again(error) && item.attempts < upload_attempts_max)
    return Again{back_off(item, tools_.clock.now()), "busy 0"};
  base::log(base::Level::warning, "send.upload_failed", {{"outbox", item.id.value}});
  return GaveUp{"upload_failed"};
}

// Zalo would refuse it (-230): known beforehand, it costs no call. An interaction we never heard of
// may have opened the window of a citizen we have no time for: then Zalo is asked.
bool Sender::window_closed(const storage::OutboxItem& item) {
  std::optional<base::TimePoint> last;
  tools_.database.read([&](storage::Tx& tx) {
    const auto citizen = storage::Citizens(tx).find("zalo", item.errand.citizen);
    if (citizen) last = citizen->last_interaction_at;
  });
  std::string_view price = "unknown";
  if (last) price = zalo::name_of(window_at(tools_.window, *last, tools_.clock.now()).price);
  tools_.metrics.add("langnghe_send_window_total{window=\"" + std::string{price} + "\"}");
  return price == zalo::name_of(zalo::Price::closed);
}

// Certainly not sent, worth another try; but neither for ever nor at the price of the line.
Outcome Sender::busy(const zalo::Report& report, const storage::OutboxItem& item) {
  const auto now = tools_.clock.now();
  const std::string code = code_of(report);
  const bool few = report.tries_max > 0;
  if (few && times_answered(item, code) + 1 >= report.tries_max) return GaveUp{code};
  // Tomorrow's quota or money: what an officer or the office has to say waits for it outside the
  // line (storage), an answer of the bot gives up, and the citizen's next word is answered anew.
  const bool stale = item.errand.author == storage::Author::bot &&
                     item.errand.urgency == storage::Urgency::reply &&
                     report.wait > answer_put_off_max;
  if (stale) return GaveUp{code};
  const auto first = few ? again_first_of_few : again_first;
  return Again{std::max(now + report.wait, back_off(item, now, first)), code};
}

int Sender::times_answered(const storage::OutboxItem& item, std::string_view code) {
  int times = 0;
  tools_.database.read([&](storage::Tx& tx) {
    for (const auto& attempt : storage::Outbox(tx).attempts(item.id)) {
      if (attempt.detail == code) ++times;
    }
  });
  return times;
}

Outcome Sender::outcome_of(const zalo::Report& report, const storage::OutboxItem& item) {
  const auto now = tools_.clock.now();
  switch (report.verdict) {
    case zalo::Verdict::delivered:
      return Done{report.message_id};
    case zalo::Verdict::unsure:
      return Unsure{now + tools_.config.sending.unsure_after, code_of(report)};
    case zalo::Verdict::busy:
      return busy(report, item);
    case zalo::Verdict::throttled:
      return Again{std::max(now + report.wait, back_off(item, now)), code_of(report)};
    case zalo::Verdict::token_refused:
    case zalo::Verdict::needs_admin:
      tools_.gate.close_until(now + again_after_admin);
      base::log(base::Level::error, "send.needs_admin", {{"code", report.zalo_code}});
      return Again{now + again_after_admin, code_of(report)};
    case zalo::Verdict::window_closed:
    case zalo::Verdict::refused:
    case zalo::Verdict::person_gone:
      return GaveUp{code_of(report)};
  }
  return GaveUp{"no verdict"};
}

Outcome Sender::remove(const storage::OutboxItem& item) {
  const auto path = read_remove(item.errand.body);
  if (!path) return GaveUp{path.error().what};
  tools_.files.remove(*path);
  return Done{};
}

Outcome Sender::fetch(const storage::OutboxItem& item) {
  const auto wanted = read_fetch(item.errand.body);
  if (!wanted) return GaveUp{wanted.error().what};
  const storage::AttachmentId id{wanted->attachment};
  const auto got = tools_.client.download(wanted->url, tools_.config.conversation.file_bytes_max);
  if (!got) return fetch_failed(item, id, got.error());
  const auto kept = tools_.files.keep(id, got->bytes);
  if (!kept) return fetch_failed(item, id, kept.error());
  bool wanted_still = true;
  tools_.database.write([&](storage::Tx& tx) {
    storage::Attachments attachments(tx);
    // Fetched once more because the process died before it could say so: the file is the row's.
    const auto held = attachments.find(id);
    wanted_still = attachments.kept(id, *kept) || (held && held->path == kept->path);
  });
  if (!wanted_still) tools_.files.remove(kept->path);
  return Done{};
}

Outcome Sender::ask_profile(const storage::OutboxItem& item) {
  const auto profile = tools_.client.user_detail(item.errand.citizen);
  if (!profile) {
    const bool again = worth_trying_again(profile.error()) && item.attempts < profile_attempts_max;
    if (again) return Again{back_off(item, tools_.clock.now()), profile.error().what};
    return GaveUp{profile.error().what};
  }
  tools_.database.write([&](storage::Tx& tx) {
    storage::Citizens citizens(tx);
    const auto citizen = citizens.find("zalo", item.errand.citizen);
    if (citizen) citizens.set_display_name(citizen->id, profile->display_name);
  });
  return Done{};
}

Outcome Sender::fetch_failed(const storage::OutboxItem& item,
                             storage::AttachmentId attachment,
                             const base::Error& error) {
  const auto now = tools_.clock.now();
  if (worth_trying_again(error) && item.attempts < fetch_attempts_max) {
    return Again{back_off(item, now), error.what};
  }
  tools_.database.write([&](storage::Tx& tx) {
    storage::Attachments(tx).failed(attachment, error.what);
    storage::Inbox(tx).put(failed_fetch(item.errand.citizen, attachment, words_for(error), now));
  });
  if (turn_bell_ != nullptr) turn_bell_->ring();
  return GaveUp{error.what};
}

void Sender::settle(const storage::OutboxItem& item, const Outcome& outcome) {
  const auto now = tools_.clock.now();
  const auto* gave_up = std::get_if<GaveUp>(&outcome);
  const bool gone = gave_up != nullptr && gave_up->why.starts_with("person_gone");
  tools_.database.write([&](storage::Tx& tx) {
    storage::Outbox(tx).settle(item.id, outcome, now);
    if (!gone) return;
    storage::Citizens citizens(tx);
    const auto citizen =
        citizens.find(item.errand.kind == phone_kind ? "phone" : "zalo", item.errand.citizen);
    if (citizen) citizens.set_unreachable(citizen->id, gave_up->why, now);
  });
  if (gave_up != nullptr) {
    tools_.metrics.add("langnghe_gave_up_total");
    base::log(
        base::Level::warning, "send.gave_up", {{"outbox", item.id.value}, {"why", gave_up->why}});
  } else if (std::holds_alternative<Unsure>(outcome)) {
    base::log(base::Level::warning, "send.unsure", {{"outbox", item.id.value}});
  }
}

}  // namespace bot
