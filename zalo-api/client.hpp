// Calls to Zalo: one method per deed, each returning what it means for the caller. Refreshes the
// token once by itself. Remembers only whether Zalo takes buttons: safe from any thread if the
// transport is.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "zalo-api/endpoints.hpp"
#include "zalo-api/http_transport.hpp"
#include "zalo-api/message.hpp"
#include "zalo-api/pace.hpp"
#include "zalo-api/profile.hpp"
#include "zalo-api/tokens.hpp"
#include "zalo-api/verdict.hpp"

namespace zalo {

struct Multipart;

struct ClientSettings {
  Endpoints endpoints{};
  bool buttons = true;  // false: texts only; the numbered lines are in the text anyway
  base::Duration buttons_pause = limits::buttons_pause;  // after Zalo refused them (-233)
  bool appsecret_proof = false;  // as the app is set up in the developer console (2.4)
  base::Duration send_timeout = limits::send_timeout;
  std::vector<std::string>
      extra_media_hosts{};  // beside media_hosts(): the simulator's "host:port"
};

struct Report {
  Verdict verdict{};
  std::string message_id{};  // delivered only
  int zalo_code = 0;
  base::Duration wait{};     // busy, throttled: try no earlier than this; 0 = as the caller likes
  int tries_max = 0;         // busy: after so many answers of this code give up; 0 = no such limit
  std::string quota_type{};  // "reply", …; "" with delivered: Zalo charged the message (section 3)
  std::optional<RateSeen> rate{};  // for after_answer of the pace
};

class Client {
 public:
  Client(HttpTransport& http,
         TokenKeeper& tokens,
         const base::Clock& clock,
         ClientSettings settings);

  // A text whose buttons Zalo does not take (-233: certainly not delivered) goes once more without
  // them, and for buttons_pause no buttons are tried at all.
  Report send(std::string_view user_id, const Outgoing& message);
  Report send_template_by_phone(const PhoneTemplate& message);

  // Uploads live 7 days at Zalo. Errors of all calls below: errc_of(verdict) in verdict.hpp;
  // Errc::invalid when the bytes are not what Zalo accepts.
  base::Result<std::string> upload_image(std::string_view bytes);  // jpg, png → attachment_id
  base::Result<std::string> upload_gif(std::string_view bytes);    // → attachment_id
  // pdf, doc, docx, csv by the ending of the name → token
  base::Result<std::string> upload_file(std::string_view bytes, std::string_view name);

  base::Result<Profile> user_detail(std::string_view user_id);
  base::Result<Account> get_oa();
  base::Result<Quota> quota(std::string_view user_id);

  // Fetches what a citizen sent, only from media_hosts() and the extra ones, never with our token.
  // Errc::denied: another host, or the server refused or moved it; rejected: longer than
  // bytes_max; not_found: expired.
  base::Result<Download> download(std::string_view url,
                                  std::size_t bytes_max = limits::download_bytes_max);

 private:
  struct Call;
  struct Answer;

  bool buttons_taken() const;
  Report send_as(std::string_view user_id, const Outgoing& message, bool buttons);
  Answer perform(const Call& call);
  Answer attempt(const Call& call, const std::string& token);
  Report report_of(const Answer& answer) const;
  base::Result<std::string> upload(std::string_view path,
                                   const Multipart& file,
                                   std::string_view key);
  base::Result<std::string> read(std::string_view path, std::string_view query);

  HttpTransport& http_;
  TokenKeeper& tokens_;
  const base::Clock& clock_;
  const ClientSettings settings_;
  std::atomic<std::int64_t> no_buttons_until_ms_{0};
};

}  // namespace zalo
