// A secret cannot become a field of a log line.
#include "base/log.hpp"
#include "base/secret.hpp"

int main() {
  const base::Secret secret{"s"};
#ifdef WRONG
  const base::Field field{"why", secret};
#else
  const base::Field field{"why", "missing"};
#endif
  return field.name.empty() || secret.empty() ? 1 : 0;
}
