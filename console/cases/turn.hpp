// One change of one case by a person: who may, whether the page saw the newest state, the decision,
// and everything that follows from it, in one transaction. Lives for one request, one thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "console/body.hpp"
#include "console/cases/query_text.hpp"
#include "console/cases/sight.hpp"
#include "storage/case_links.hpp"

namespace console {

struct Asked {  // what every request for a change carries
  std::int64_t rev = 0;
  std::string key{};  // repeated, it is answered and nothing more happens; "" for none
};

// Reads rev, and client_id or the header Idempotency-Key.
Asked read_asked(Body& body, const Visit& visit);
// For requests whose body is no JSON: rev of the query, the key of the header.
Asked asked_in_address(QueryText& query, const Visit& visit);
// Only the key; needed: a missing one is a mistake.
std::string read_key(Body& body, const Visit& visit, bool needed);

// What the request asks for, as a digest: without the rev and the key, which a page that asks once
// more may have anew.
std::string said_in(const Visit& visit);
// The key was used for this very request; else it was used for another.
bool is_repetition(const storage::AnsweredKey& known, const Visit& visit);

class CaseTurn {
 public:
  CaseTurn(storage::Tx& tx, const Visit& visit) : tx_(tx), visit_(visit) {}

  // Nothing: go on. Else the answer: no such case, restricted, repeated, changed by somebody else.
  std::optional<RawAnswer> open(std::string_view id, const Asked& asked);
  // Nothing when one of the rights reaches the case.
  std::optional<RawAnswer> needs(const std::vector<Right>& rights);
  // Decides; on refusal the answer, with this field of the request when its contents will not do.
  std::optional<RawAnswer> apply(const cases::Command& command, std::string_view field);
  // The same by the service itself: what a decision of a person brings with it.
  std::optional<RawAnswer> apply_as(const cases::Who& who,
                                    const cases::Command& command,
                                    std::string_view field);
  // A line of the history by this person beside what was decided; "" adds none.
  void remark(const std::string& text);
  // Nothing of what was decided is stored; the key and a line of the history are.
  void only_noted();

  // The caller keeps the key of the request itself.
  void forget_key() { asked_.key.clear(); }

  // Book, history, audit, messages. detail: for the audit trail, no citizen's words. Errc::conflict
  // cannot happen any more: the transaction read the case itself.
  void store(std::string_view detail = {});
  RawAnswer answer();  // 200 {case}

  const cases::Case& held() const { return held_; }

  const std::vector<cases::Notice>& to_citizen() const { return change_.to_citizen; }

  // Of these decisions, before they are stored: for a preview.
  const cases::Case& before() const { return before_; }

 private:
  RawAnswer changed_by_another();
  void take_along();

  storage::Tx& tx_;
  const Visit& visit_;
  Asked asked_{};
  cases::Case before_{};
  cases::Case held_{};
  cases::Change change_{};
};

// As the service tells a person why not.
RawAnswer refused_by(const base::Error& error, std::string_view field);

// The usual request: one case, one right, one command.
struct Order {
  std::vector<Right> rights{};
  std::vector<cases::Command> commands{};
  std::string field{};
  std::string detail{};
};

RawAnswer carry_out(const Visit& visit, const Asked& asked, const Order& order);

}  // namespace console
