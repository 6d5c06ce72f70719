// A Zalo of a few lines, in memory: takes messages, hands out tokens and files, remembers what each
// citizen saw, and fails as it is told, call by call. One thread.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "zalo-api/http_transport.hpp"
#include "zalo-api/oauth.hpp"

namespace support {

enum class Mood {           // what becomes of one call
  fine,                     //
  answer_lost,              // acted on, then silence
  never_sent,               // no connection
  too_fast,                 // -32
  busy,                     // -200
  out_of_quota,             // -211: nothing pays for this message today
  window_closed,            // -230
  gone,                     // -213
  had_enough,               // -218: this person has got as many messages as Zalo allows
  refused,                  // -201
  account_closed,           // -204
  token_dead,               // -216: the access token in use is no longer accepted
  server_failed,            // 502 with a page of HTML, nothing done
  server_failed_but_acted,  // the same, but done
  expired,                  // 404: for files
  moved_away                // 302: for files
};

enum class Asked { message, token, file };

struct Sighting {  // one message on the screen of one citizen
  std::string citizen{};
  std::string text{};  // of an approved template: its number and fields
  std::string message_id{};
  std::int64_t errand = 0;
};

class TinyZalo final : public zalo::HttpTransport {
 public:
  using Choose = std::function<Mood(Asked)>;
  using WhichErrand = std::function<std::int64_t(std::string_view citizen)>;

  // For the next calls of that kind, in order; then what choose_by() says; without it, fine.
  void next(Asked kind, Mood mood) { planned_[kind].push_back(mood); }

  void choose_by(Choose choose) { choose_ = std::move(choose); }

  // Who is being sent to a citizen right now: only the database knows.
  void ask_errand(WhichErrand which) { which_ = std::move(which); }

  // From now on messages with buttons are refused: -233.
  void refuse_buttons() { buttons_refused_ = true; }

  // From now on approved templates are answered with that code; 0: taken.
  void answer_templates(int code) { template_code_ = code; }

  // What a person gets who grants the rights anew.
  zalo::Tokens grant(base::TimePoint now);

  void put_file(const std::string& url, std::string bytes) { files_[url] = std::move(bytes); }

  base::Result<zalo::HttpResponse> send(const zalo::HttpRequest& request) override;

  const std::vector<Sighting>& sightings() const { return sightings_; }

  std::vector<std::string> seen_by(std::string_view citizen) const;

  // Payloads of the buttons this citizen ever got.
  const std::vector<std::string>& buttons_of(const std::string& citizen) {
    return buttons_[citizen];
  }

  std::int64_t calls(Asked kind) const;

 private:
  Mood mood_for(Asked kind);
  base::Result<zalo::HttpResponse> act(Asked kind, const zalo::HttpRequest& request);
  base::Result<zalo::HttpResponse> take_message(const zalo::HttpRequest& request);
  base::Result<zalo::HttpResponse> take_template(const nlohmann::ordered_json& body);
  base::Result<zalo::HttpResponse> give_tokens(const zalo::HttpRequest& request);
  base::Result<zalo::HttpResponse> give_file(const zalo::HttpRequest& request) const;

  std::map<Asked, std::deque<Mood>> planned_{};
  std::map<Asked, std::int64_t> calls_{};
  Choose choose_{};
  WhichErrand which_{};
  std::map<std::string, std::string> files_{};
  std::map<std::string, std::vector<std::string>> buttons_{};
  std::vector<Sighting> sightings_{};
  bool buttons_refused_ = false;
  int template_code_ = 0;
  int pair_ = 0;  // number of the pair of tokens in force
};

}  // namespace support
