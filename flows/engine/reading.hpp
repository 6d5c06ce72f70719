// Small readings of flows and answers that every part of the engine needs. Pure, any thread.
#pragma once

#include <string>
#include <string_view>

#include "base/value.hpp"
#include "flows/engine/flow.hpp"

namespace flows {

template <class... Fs>
struct Cases : Fs... {  // a visitor of a variant, one function for each kind
  using Fs::operator()...;
};
template <class... Fs>
Cases(Fs...) -> Cases<Fs...>;

// Nothing, or an empty text.
bool is_empty(const base::Value& value);

// An answer as a branch compares it: numbers and truths as text, a list as its length, an empty
// list as "".
std::string as_text(const base::Value& value);

// An answer as it is shown to the person who gave it: its label, else its text.
std::string said_as(const base::Values& answers, const std::string& name);

// The first characters of a text, as one line.
std::string one_line(std::string_view text, std::size_t max_code_points);

// The step of that name, or nothing.
const Step* find_step(const Flow& flow, std::string_view name);

}  // namespace flows
