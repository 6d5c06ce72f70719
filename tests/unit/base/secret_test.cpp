#include "base/secret.hpp"

#include <concepts>
#include <ostream>
#include <string>
#include <type_traits>

#include <doctest/doctest.h>
#include <fmt/format.h>

using base::Secret;

namespace {

template <class T>
concept printable = requires(std::ostream& out, const T& value) {
  out << value;
};

template <class T>
concept comparable = requires(const T& left, const T& right) {
  left == right;
};

}  // namespace

TEST_CASE("a secret gives its text only to who says reveal") {
  const Secret secret{"khoá bí mật"};
  CHECK(secret.reveal() == "khoá bí mật");
  CHECK_FALSE(secret.empty());
  CHECK(Secret{}.empty());
  CHECK(Secret{""}.empty());
}

TEST_CASE("a secret cannot be printed, formatted, compared or made from a text by accident") {
  CHECK_FALSE(fmt::is_formattable<Secret>::value);
  CHECK_FALSE(printable<Secret>);
  CHECK_FALSE(comparable<Secret>);
  CHECK_FALSE(std::is_convertible_v<std::string, Secret>);
  CHECK_FALSE(std::is_convertible_v<Secret, std::string>);
  // The same questions say yes for a plain text, so they can tell the difference.
  CHECK(fmt::is_formattable<std::string>::value);
  CHECK(printable<std::string>);
  CHECK(comparable<std::string>);
}
