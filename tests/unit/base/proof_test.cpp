// Passwords and one-time codes.
#include <doctest/doctest.h>

#include "base/one_time_code.hpp"
#include "base/password.hpp"

namespace {

constexpr std::uint64_t cheap = 16;

base::TimePoint at_second(std::int64_t second) {
  return base::from_millis(second * 1000);
}

}  // namespace

TEST_CASE("a password proves itself by the stored hash and nothing else does") {
  const auto stored = base::hash_password("mật khẩu rất dài", "0123456789abcdef", cheap);
  CHECK(stored.starts_with("scrypt$16$8$1$30313233"));
  CHECK(base::is_password(stored, "mật khẩu rất dài"));
  CHECK_FALSE(base::is_password(stored, "mật khẩu rất dai"));
  CHECK_FALSE(base::is_password(stored, ""));
}

TEST_CASE("scrypt gives what RFC 7914 says") {
  // Section 12: P="pleaseletmein", S="SodiumChloride", N=16384, r=8, p=1; the first 32 bytes.
  CHECK(base::hash_password("pleaseletmein", "SodiumChloride", 16384) ==
        "scrypt$16384$8$1$536f6469756d43686c6f72696465$"
        "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2");
}

TEST_CASE("a stored text that is no hash fits no password") {
  const auto good = base::hash_password("x", "salt", cheap);
  for (const std::string& stored : {std::string{},
                                    std::string{"x"},
                                    std::string{"scrypt$15$8$1$73616c74$00"},
                                    std::string{"scrypt$99999999999999999999$8$1$73616c74$00"},
                                    good + "0",
                                    good + "$",
                                    "a" + good}) {
    CAPTURE(stored);
    CHECK_FALSE(base::is_password(stored, "x"));
  }
}

TEST_CASE("codes are those of RFC 6238, appendix B") {
  const std::string key = "12345678901234567890";
  const auto code = [&](std::int64_t second) {
    return base::code_at(key, base::code_step_of(at_second(second)), 8);
  };
  CHECK(code(59) == "94287082");
  CHECK(code(1111111109) == "07081804");
  CHECK(code(1111111111) == "14050471");
  CHECK(code(1234567890) == "89005924");
  CHECK(code(2000000000) == "69279037");
  CHECK(code(20000000000) == "65353130");
}

TEST_CASE("a code counts one step early or late, and no more") {
  const std::string key = "12345678901234567890";
  const auto code = base::code_at(key, 1000);
  for (const auto& [second, known] : {std::pair{999 * 30 - 1, false},
                                      std::pair{999 * 30, true},
                                      std::pair{1002 * 30 - 1, true},
                                      std::pair{1002 * 30, false}}) {
    CAPTURE(second);
    const auto step = base::step_of_code(key, code, at_second(second));
    CHECK(step.has_value() == known);
    if (step) CHECK(*step == 1000);
  }
  CHECK_FALSE(base::step_of_code(key, "", at_second(30000)));
  CHECK_FALSE(base::step_of_code(key, code + "0", at_second(30000)));
}

TEST_CASE("base32 is that of RFC 4648 and comes back as it went") {
  CHECK(base::base32("") == "");
  CHECK(base::base32("f") == "MY");
  CHECK(base::base32("foobar") == "MZXW6YTBOI");
  CHECK(base::from_base32("mzxw 6ytb oi") == "foobar");
  CHECK_FALSE(base::from_base32("MZXW1"));
}
