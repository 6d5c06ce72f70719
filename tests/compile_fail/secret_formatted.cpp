// A secret cannot be formatted; who needs its text says so.
#include <fmt/format.h>

#include "base/secret.hpp"

int main() {
  const base::Secret secret{"s"};
#ifdef WRONG
  return fmt::format("{}", secret).empty() ? 1 : 0;
#else
  return fmt::format("{}", secret.reveal()).empty() ? 1 : 0;
#endif
}
