#include "papers/archive.hpp"

#include <memory>
#include <zip.h>

namespace papers {
namespace {

struct Close {
  void operator()(zip_t* zip) const { zip_discard(zip); }

  void operator()(zip_file_t* file) const { zip_fclose(file); }

  void operator()(zip_source_t* source) const { zip_source_free(source); }
};

using Source = std::unique_ptr<zip_source_t, Close>;
using Zip = std::unique_ptr<zip_t, Close>;
using File = std::unique_ptr<zip_file_t, Close>;

// 1 January 1980: the earliest a ZIP can say, and the date of nothing.
constexpr zip_uint16_t no_date = 0x21;

Zip open(Source& source, int flags) {
  Zip zip(zip_open_from_source(source.get(), flags, nullptr));
  if (zip) zip_source_keep(source.get());  // both own it from here on
  return zip;
}

std::optional<Entry> entry_at(zip_t* zip, zip_uint64_t index, std::uint64_t& room) {
  zip_stat_t about{};
  if (zip_stat_index(zip, index, 0, &about) != 0 || about.name == nullptr) return std::nullopt;
  if (about.size > room) return std::nullopt;
  Entry entry{about.name, std::string(about.size, '\0')};
  const File file(zip_fopen_index(zip, index, 0));
  if (!file) return std::nullopt;
  const auto read = zip_fread(file.get(), entry.content.data(), entry.content.size());
  if (read < 0 || static_cast<std::uint64_t>(read) != about.size) return std::nullopt;
  room -= about.size;
  return entry;
}

bool put(zip_t* zip, const Entry& entry) {
  // The entries outlive the archive's writing, so that it needs no copy of its own.
  auto* source = zip_source_buffer(zip, entry.content.data(), entry.content.size(), 0);
  if (source == nullptr) return false;
  const auto index = zip_file_add(zip, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    return false;
  }
  return zip_file_set_dostime(zip, static_cast<zip_uint64_t>(index), 0, no_date, 0) == 0;
}

std::optional<std::string> bytes_of(zip_source_t* source) {
  zip_stat_t about{};
  if (zip_source_stat(source, &about) != 0 || zip_source_open(source) != 0) return std::nullopt;
  std::string bytes(about.size, '\0');
  const auto read = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (read < 0 || static_cast<std::uint64_t>(read) != about.size) return std::nullopt;
  return bytes;
}

}  // namespace

std::optional<std::vector<Entry>> unpacked(std::string_view bytes, std::uint64_t room) {
  Source source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr));
  if (!source) return std::nullopt;
  const auto zip = open(source, ZIP_RDONLY | ZIP_CHECKCONS);
  if (!zip) return std::nullopt;
  const auto count = zip_get_num_entries(zip.get(), 0);
  if (count < 0 || count > limits::entries_max) return std::nullopt;
  std::vector<Entry> entries;
  entries.reserve(static_cast<std::size_t>(count));
  for (zip_int64_t i = 0; i < count; ++i) {
    auto entry = entry_at(zip.get(), static_cast<zip_uint64_t>(i), room);
    if (!entry) return std::nullopt;
    entries.push_back(std::move(*entry));
  }
  return entries;
}

std::optional<std::string> packed(const std::vector<Entry>& entries) {
  Source source(zip_source_buffer_create(nullptr, 0, 0, nullptr));
  if (!source) return std::nullopt;
  auto zip = open(source, ZIP_CREATE | ZIP_TRUNCATE);
  if (!zip) return std::nullopt;
  for (const auto& entry : entries) {
    if (!put(zip.get(), entry)) return std::nullopt;
  }
  if (zip_close(zip.get()) != 0) return std::nullopt;
  static_cast<void>(zip.release());  // closed: what it was is in the source now
  return bytes_of(source.get());
}

}  // namespace papers
