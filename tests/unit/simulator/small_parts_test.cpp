#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "base/local_time.hpp"
#include "simulator/arguments.hpp"
#include "simulator/assets.hpp"
#include "simulator/base64.hpp"
#include "simulator/fields.hpp"
#include "simulator/ids.hpp"
#include "simulator/journal.hpp"
#include "simulator/limits.hpp"
#include "simulator/messages_json.hpp"
#include "simulator/minute_limit.hpp"
#include "simulator/moments.hpp"
#include "simulator/people.hpp"
#include "simulator/samples.hpp"
#include "simulator/state_file.hpp"

using namespace std::chrono_literals;

namespace {

const base::TimePoint start = base::from_millis(1'767'225'600'000);

base::Result<simulator::Arguments> read(std::vector<const char*> words) {
  return simulator::read_arguments(words, [](const char*) { return std::string{"secret"}; });
}

}  // namespace

TEST_CASE("characters are counted as code points, not as bytes") {
  CHECK(simulator::code_points("Tiếng Việt 😀") == 12);
  CHECK(simulator::code_points("") == 0);
}

TEST_CASE("ids have the platform's shapes") {
  base::Rng rng(7);
  CHECK(simulator::new_message_id(rng).size() == 20);
  CHECK(simulator::new_user_id(rng).size() == 19);
  CHECK(simulator::lasting_user_id("Lan") == simulator::lasting_user_id("Lan"));
  CHECK(simulator::lasting_user_id("Lan") != simulator::lasting_user_id("Tuấn"));
}

TEST_CASE("phone numbers are normalised to 84 and nine digits") {
  CHECK(simulator::normal_phone("0912 345 678") == "84912345678");
  CHECK(simulator::normal_phone("+84912345678") == "84912345678");
  CHECK(simulator::normal_phone("12345").empty());
  CHECK(simulator::normal_phone("hai ba bốn").empty());
}

TEST_CASE("a moment is read with its zone, and nonsense is not") {
  const auto seven = simulator::parse_moment("2026-11-23T07:00:00+07:00");
  REQUIRE(seven);
  CHECK(base::format_iso(*seven) == "2026-11-23T07:00:00.000+07:00");
  CHECK(simulator::parse_moment("2026-11-23T00:00Z") == seven);
  CHECK(simulator::parse_moment("2026-11-23T07:00:30+07:00") == *seven + 30s);
  for (const char* wrong : {"",
                            "2026-11-23",
                            "2026-11-23 07:00:00+07:00",
                            "2026-13-01T00:00Z",
                            "2026-11-23T07:00:61+07:00",
                            "2026-11-23T07:00:00"}) {
    CHECK_FALSE(simulator::parse_moment(wrong));
  }
}

TEST_CASE("the limit of a minute starts anew with the next minute") {
  simulator::MinuteLimit limit;
  CHECK(limit.take(2, start));
  CHECK(limit.take(2, start + 59s));
  CHECK(limit.remaining(2) == 0);
  CHECK_FALSE(limit.take(2, start + 59s));
  CHECK(limit.take(2, start + 60s));
  CHECK(limit.remaining(2) == 1);
}

TEST_CASE("base64 is decoded to the exact bytes, and broken text is refused") {
  CHECK(simulator::bytes_of_base64("aGk=") == "hi");
  CHECK(simulator::bytes_of_base64("aGk") == std::nullopt);
  CHECK(simulator::bytes_of_base64("a*k=") == std::nullopt);
  CHECK(simulator::bytes_of_base64("AAA=") == std::string(2, '\0'));
}

TEST_CASE("the checksum of a file event is MD5") {
  CHECK(simulator::md5_hex("abc") == "900150983cd24fb0d6963f7d28e17f72");  // RFC 1321
}

TEST_CASE("the built-in samples are what they claim to be") {
  CHECK(simulator::picture_type(simulator::sample_photo()) == "image/png");
  CHECK(simulator::picture_type(simulator::sample_sticker()) == "image/png");
  CHECK(simulator::picture_type(simulator::sample_gif()) == "image/gif");
  CHECK(simulator::sample_voice().starts_with("#!AMR\n"));
  CHECK(simulator::sample_video().substr(4, 4) == "ftyp");
}

TEST_CASE("an asset is served until it expires, and its name is tamed for the address") {
  simulator::AssetStore store;
  base::Rng rng(1);
  const auto id = store.put({"", "đơn xin/../x.pdf", "application/pdf", "%PDF", {}}, rng, start);
  const auto* asset = store.find(id, start);
  REQUIRE(asset);
  CHECK(simulator::asset_path(*asset).find("/..") == std::string::npos);
  CHECK_FALSE(store.find(id, start + 24h * 7));
  CHECK(store.knew(id));
  CHECK_FALSE(store.knew("invented"));
}

TEST_CASE("the journal keeps the newest entries and tells how many went") {
  simulator::Journal journal;
  const auto more = simulator::limits::journal_entries_max + 5;
  for (std::size_t i = 0; i < more; ++i) journal.write({});
  const auto page = journal.after(0);
  CHECK(page["dropped"] == 5);
  CHECK(page["entries"].size() == simulator::limits::journal_page_max);
  CHECK(page["entries"].front()["n"] == 6);
  CHECK(journal.after(static_cast<std::int64_t>(more) - 1)["entries"].size() == 1);
  CHECK(journal.after(static_cast<std::int64_t>(more))["entries"].empty());
}

TEST_CASE("a command line without what is needed says what is missing") {
  const std::vector<const char*> complete{
      "--app-id", "1", "--oa-id", "2", "--tls-certificate", "c", "--tls-key", "k"};
  CHECK(read(complete));
  CHECK(read({"--help"})->help);
  CHECK(read({"--app-id", "1"}).error().what == "--oa-id is missing or no number");
  CHECK(read({"--app-id"}).error().what == "--app-id needs a value");
  CHECK(read({"--nonsense", "1"}).error().what.find("--nonsense") != std::string::npos);
  const auto no_secret =
      simulator::read_arguments(complete, [](const char*) { return std::string{}; });
  REQUIRE_FALSE(no_secret);
  CHECK(no_secret.error().what.find("SIMULATOR_APP_SECRET") != std::string::npos);
}

TEST_CASE("people and tokens come back from the state's text, and foreign texts are refused") {
  simulator::Settings settings;
  settings.oa_id = "2";
  simulator::Platform before(settings, 1);
  const auto lan = add_person(before, "Lan", "0912000001");
  REQUIRE(lan);
  simulator::interact(*before.people.find(*lan), start);
  const auto pair = before.tokens.mint(before.rng, start);
  const auto text = simulator::state_to_text(before, 3h);
  simulator::Platform after(settings, 2);
  const auto offset = simulator::restore_state(after, text);
  REQUIRE(offset);
  CHECK(*offset == 3h);
  REQUIRE(after.people.find(*lan));
  CHECK(after.people.find(*lan)->last_interaction == start);
  CHECK(after.tokens.state_of(pair.access, start) == simulator::TokenState::living);
  settings.oa_id = "3";
  simulator::Platform other(settings, 3);
  CHECK_FALSE(simulator::restore_state(other, text));
  CHECK_FALSE(simulator::restore_state(other, "{}"));
  CHECK_FALSE(simulator::restore_state(other, "no json"));
}

TEST_CASE("a phone has news after a change, and when the simulation began anew") {
  simulator::Person person;
  simulator::show(person, {});
  CHECK(simulator::has_news(person, {0, 0}));
  CHECK_FALSE(simulator::has_news(person, {1, 0}));
  CHECK_FALSE(simulator::has_news(person, {0, 1}));
  CHECK(simulator::has_news(person, {7, 0}));
  CHECK(simulator::has_news(person, {0, 7}));
}
