// How a citizen wants to be known in a case (docs/domain.md 1.7). Plain data, any thread.
#pragma once

namespace people {

enum class Identity {
  cong_khai,  // the unit sees name and phone
  giau_ten,   // only the intake does
  an_danh     // nobody: nothing but the channel's id is kept, to answer
};

}  // namespace people
