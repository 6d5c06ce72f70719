// A questionnaire as it will be asked, before anybody is: the whole service plays it on a database
// of its own that is gone afterwards. Nothing of it is kept between two calls. Any thread.
#pragma once

#include "bot/content.hpp"
#include "console/office.hpp"

namespace bot {

// The questionnaire has no mistakes (surveys::lint). Takes some tens of milliseconds.
console::Preview preview_of(const ContentFolders& folders,
                            const surveys::Questionnaire& questionnaire,
                            const console::PreviewWish& wish);

}  // namespace bot
