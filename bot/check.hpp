// The linter over everything at once: flows against templates, deeds, facts and lists. Pure.
#pragma once

#include <vector>

#include "bot/content.hpp"

namespace bot {

std::vector<ContentMistake> check_content(const Content& content);

}  // namespace bot
