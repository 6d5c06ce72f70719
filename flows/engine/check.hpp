// Reads the flows as a whole and reports every mistake at once, with file and step: what would
// otherwise be a silent dead end for a citizen. Pure, any thread.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "flows/engine/flow_set.hpp"

namespace flows {

struct KnownPlace {  // {name}, {name?}, {?name}, {name|text}
  std::string name{};
  bool optional = false;    // {name?} or {?name}
  bool leaves_gap = false;  // {name?} among other words
  bool has_fallback = false;
};

struct KnownChoice {
  std::string id{};
  std::string label{};
  std::string number{};
  std::vector<std::string> words{};
  std::string sends{};  // what the press sends under a message that asks nothing
  bool dials = false;
};

struct KnownMessage {
  std::string file{};
  std::vector<std::string> lines{};
  std::vector<KnownPlace> places{};
  std::vector<KnownChoice> choices{};
};

struct KnownDeed {
  std::vector<std::string> takes{};
  std::vector<std::string> gives{};       // always, and never empty
  std::vector<std::string> may_give{};    // together, or none of them: a branch has to ask first
  std::vector<std::string> leaves_out{};  // may be missing or empty one by one
};

// What the flows lean on, told by whoever knows it: the engine includes neither templates nor
// deeds.
struct Vocabulary {
  std::map<std::string, KnownMessage, std::less<>> messages{};
  std::map<std::string, KnownDeed, std::less<>> deeds{};
  std::vector<std::string> lists{};
  std::vector<std::string> facts{};               // always there, never empty
  std::vector<std::string> facts_maybe_empty{};   // a template needs another text for them
  std::vector<std::vector<std::string>> hints{};  // each group comes together or not at all
  std::map<std::string, std::vector<std::string>, std::less<>> values{};  // all that a name may be
  // Messages (or "prefix.*") that other parts say: by default what is told about a case.
  std::vector<std::string> said_elsewhere{"ho_so.*", "danh_gia.*", "khao_sat.da_noi"};
  base::Duration window = std::chrono::hours{24 * 7};  // how long the platform lets us write
};

// Mistakes in the order of the files. None means that the content can be served.
std::vector<Mistake> check(const FlowSet& flows, const Vocabulary& vocabulary);

}  // namespace flows
