// One file of people on its way to a list: what was read of it and what the officer chose. Lives in
// memory only; nothing of it is stored before it is saved.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "office/surveys/import/encoding.hpp"
#include "office/surveys/import/judge.hpp"
#include "office/surveys/import/outline.hpp"

namespace console {

enum class ImportState { reading, read, refused, saving, saved };

struct ImportChoice {
  std::optional<surveys::Encoding> encoding{};  // nothing: guessed
  std::optional<surveys::ColumnOf> columns{};
  bool convert = false;
  std::map<std::string, std::string> units{};  // name → unit, "" for none
};

// What reading a file gives.
struct ImportReading {
  std::optional<surveys::FileRefusal> refused{};
  std::optional<surveys::EncodingGuess> encoding{};  // nothing: a workbook
  char separator = ',';
  std::string sheet{};
  surveys::ListOutline outline{};
  surveys::ListVerdict verdict{};
};

struct Import {
  std::int64_t id = 0;
  std::int64_t staff = 0;
  std::string file{};  // its name
  std::size_t size = 0;
  std::string digest{};  // SHA-256
  bool workbook = false;
  std::string bytes{};  // of a workbook: its rows as text, once they were taken apart
  bool taken_apart = false;

  std::int64_t rev = 1;
  ImportState state = ImportState::reading;
  ImportChoice choice{};
  ImportReading reading{};
  std::string list_name{};
  std::optional<std::int64_t> list{};
  base::TimePoint touched{};

  std::atomic<std::size_t> rows_read{0};
  std::atomic<std::size_t> rows_saved{0};
  std::atomic<bool> dropped{false};  // nobody wants it any more
  bool worked_on = false;
};

}  // namespace console
