// Lists of people: whom a telephone leads to, and what a broken save leaves behind.
#include "storage/survey_lists.hpp"

#include <doctest/doctest.h>

#include "storage/cases.hpp"
#include "storage/consents.hpp"
#include "tests/unit/storage/scene.hpp"

using namespace std::chrono_literals;
using scene::at;
using storage::Tx;

namespace {

void gives_phone(Tx& tx,
                 const std::string& citizen,
                 const std::string& phone,
                 people::Identity identity = people::Identity::cong_khai) {
  static int number = 0;
  cases::Case told;
  told.number = "PA-" + std::to_string(++number);
  told.citizen = citizen;
  told.contact_phone = phone;
  told.identity = identity;
  told.created_at = scene::start;
  storage::Cases(tx).insert(told);
}

bool is_known(Tx& tx, const std::string& citizen) {
  return storage::Citizens(tx).by_id(citizen).has_value();
}

// A list that was never finished, with these people on it.
storage::ListId unready(Tx& tx, const std::vector<std::string>& citizens) {
  storage::SurveyLists lists(tx);
  const auto list = lists.add({.name = "Tháng 11", .source = "file", .digest = "d", .staff = 1});
  for (const auto& citizen : citizens) lists.put(list, {.citizen = citizen, .facts = "{}"});
  return list;
}

void take_back(Tx& tx, storage::ListId list) {
  while (storage::SurveyLists(tx).take_back(list, 10)) {
  }
}

}  // namespace

TEST_CASE("a telephone that several people gave leads to none of them") {
  scene::in_one_write([](Tx& tx) {
    const auto lan = scene::new_citizen(tx, "771");
    const auto minh = scene::new_citizen(tx, "772");
    const auto hoa = scene::new_citizen(tx, "773");
    gives_phone(tx, lan, "0912000001");
    gives_phone(tx, lan, "0912000001");
    gives_phone(tx, lan, "0912000002");
    gives_phone(tx, minh, "0912000002");
    gives_phone(tx, minh, "0912000003");
    // Who kept the name back is not led to, yet the number is no longer one person's.
    gives_phone(tx, hoa, "0912000003", people::Identity::giau_ten);
    gives_phone(tx, hoa, "0912000004", people::Identity::giau_ten);
    using Phones = std::map<std::string, std::string>;
    CHECK(storage::SurveyLists(tx).phones_of_citizens() == Phones{{"0912000001", lan}});
  });
}

TEST_CASE("a list taken back takes along whom it made known, by whichever way") {
  scene::in_one_write([](Tx& tx) {
    storage::Citizens citizens(tx);
    const auto by_phone = citizens.find_or_create("phone", "84912000001", at(0s)).id;
    const auto by_account = citizens.find_or_create("zalo", "771", at(0s)).id;
    take_back(tx, unready(tx, {by_phone, by_account}));
    CHECK_FALSE(is_known(tx, by_phone));
    CHECK_FALSE(is_known(tx, by_account));
  });
}

TEST_CASE("whoever has to do with us besides a list stays when it is taken back") {
  scene::in_one_write([](Tx& tx) {
    storage::Citizens citizens(tx);
    const auto wrote = citizens.find_or_create("zalo", "771", at(0s)).id;
    citizens.touch(wrote, at(1s));
    const auto follows = citizens.find_or_create("zalo", "772", at(0s)).id;
    citizens.set_followed(follows, false, at(1s));
    const auto talks = citizens.find_or_create("zalo", "773", at(0s)).id;
    tx.exec("INSERT INTO sessions (citizen, json, saved_at) VALUES ($1, '{}', 1)",
            storage::Params{talks});
    const auto asks = citizens.find_or_create("zalo", "774", at(0s)).id;
    gives_phone(tx, asks, "0912000001");
    const auto refused = citizens.find_or_create("zalo", "775", at(0s)).id;
    storage::Consents(tx).opt_out(refused, "khao_sat", at(1s));
    const std::vector all{wrote, follows, talks, asks, refused};
    take_back(tx, unready(tx, all));
    for (const auto& citizen : all) {
      CAPTURE(citizen);
      CHECK(is_known(tx, citizen));
    }
  });
}
