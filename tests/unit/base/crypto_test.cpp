#include "base/crypto.hpp"

#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

using base::base64url;
using base::equal_in_constant_time;
using base::hex;
using base::hmac_sha256_hex;
using base::sha256_hex;

// FIPS 180-4 examples, NIST.
TEST_CASE("SHA-256 gives the published digests") {
  CHECK(sha256_hex({""}) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex({"abc"}) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_hex({"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"}) ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256_hex({std::string(1'000'000, 'a')}) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("pieces hash as if they had been joined") {
  CHECK(sha256_hex({"a", "", "bc"}) == sha256_hex({"abc"}));
  CHECK(sha256_hex({}) == sha256_hex({""}));
  CHECK(sha256_hex({"ab"}) != sha256_hex({"a", "c"}));
}

TEST_CASE("the binary digest is the hexadecimal one") {
  CHECK(base::sha256_bytes("abc").size() == 32);
  CHECK(hex(base::sha256_bytes("abc")) == sha256_hex({"abc"}));
}

TEST_CASE("hashing from several threads at once gives what one thread gives") {
  const auto expected = sha256_hex({"đồng thời"});
  std::vector<std::string> got(4);
  std::vector<std::thread> threads;
  for (auto& slot : got) {
    threads.emplace_back([&slot] {
      for (int i = 0; i < 200; ++i) slot = sha256_hex({"đồng ", "thời"});
    });
  }
  for (auto& thread : threads) thread.join();
  for (const auto& slot : got) CHECK(slot == expected);
}

// RFC 4231, cases 1, 2, 3 and 6.
TEST_CASE("HMAC-SHA-256 gives the published codes") {
  CHECK(hmac_sha256_hex(std::string(20, '\x0b'), "Hi There") ==
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  CHECK(hmac_sha256_hex("Jefe", "what do ya want for nothing?") ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  CHECK(hmac_sha256_hex(std::string(20, '\xaa'), std::string(50, '\xdd')) ==
        "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
  CHECK(hmac_sha256_hex(std::string(131, '\xaa'),
                        "Test Using Larger Than Block-Size Key - Hash Key First") ==
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST_CASE("HMAC takes an empty key and an empty text") {
  CHECK(hmac_sha256_hex("", "") ==
        "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

// RFC 4648 section 10, with the padding left out and the two letters of section 5.
TEST_CASE("base64url gives the published words without padding") {
  CHECK(base64url("").empty());
  CHECK(base64url("f") == "Zg");
  CHECK(base64url("fo") == "Zm8");
  CHECK(base64url("foo") == "Zm9v");
  CHECK(base64url("foob") == "Zm9vYg");
  CHECK(base64url("fooba") == "Zm9vYmE");
  CHECK(base64url("foobar") == "Zm9vYmFy");
  CHECK(base64url("\xfb\xff\xbf") == "-_-_");
}

// RFC 7636 appendix B: the pair of the PKCE standard.
TEST_CASE("a code challenge is the base64url of the digest of its verifier") {
  CHECK(base64url(base::sha256_bytes("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")) ==
        "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

TEST_CASE("hexadecimal is lower case and keeps zero bytes") {
  CHECK(hex("").empty());
  CHECK(hex(std::string{"\x00\x0f\xa0\xff", 4}) == "000fa0ff");
}

TEST_CASE("random bytes come in the number asked for and differ") {
  CHECK(base::random_bytes(0).empty());
  CHECK(base::random_bytes(32).size() == 32);
  CHECK(base::random_bytes(32) != base::random_bytes(32));
}

TEST_CASE("a random word has the length asked for and only plain letters and digits") {
  for (const std::size_t length :
       {std::size_t{0}, std::size_t{1}, std::size_t{43}, std::size_t{1000}}) {
    const auto word = base::random_word(length);
    CHECK(word.size() == length);
    CHECK(std::all_of(
        word.begin(), word.end(), [](unsigned char c) { return c < 128 && std::isalnum(c) != 0; }));
  }
}

TEST_CASE("random words use all 62 letters and never come twice") {
  const auto word = base::random_word(6200);
  CHECK(std::set<char>(word.begin(), word.end()).size() == 62);
  std::set<std::string> words;
  for (int i = 0; i < 1000; ++i) words.insert(base::random_word(20));
  CHECK(words.size() == 1000);
}

TEST_CASE("the constant-time comparison agrees with the plain one") {
  CHECK(equal_in_constant_time("", ""));
  CHECK(equal_in_constant_time("abc", "abc"));
  CHECK_FALSE(equal_in_constant_time("abc", "abd"));
  CHECK_FALSE(equal_in_constant_time("abc", "Abc"));
  CHECK_FALSE(equal_in_constant_time("abc", "ab"));
  CHECK_FALSE(equal_in_constant_time("abc", "abcd"));
  CHECK_FALSE(equal_in_constant_time("", "a"));
  CHECK_FALSE(equal_in_constant_time(std::string{"a\0b", 3}, std::string{"a\0c", 3}));
}
