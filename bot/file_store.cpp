#include "bot/file_store.hpp"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "base/crypto.hpp"

namespace bot {
namespace {

struct Magic {
  std::string_view starts{};
  std::size_t at = 0;
  std::string_view mime{};
  std::string_view ending{};
};

using namespace std::string_view_literals;  // NUL bytes inside the literals

// What the forms of the national portal take (docs/domain.md 1.3), and what Zalo records.
constexpr std::array<Magic, 9> kinds{{{"\xFF\xD8\xFF"sv, 0, "image/jpeg", ".jpg"},
                                      {"\x89PNG\r\n\x1A\n"sv, 0, "image/png", ".png"},
                                      {"GIF8"sv, 0, "image/gif", ".gif"},
                                      {"WEBP"sv, 8, "image/webp", ".webp"},
                                      {"%PDF-"sv, 0, "application/pdf", ".pdf"},
                                      {"PK\x03\x04"sv, 0, "application/zip", ".zip"},  // docx, xlsx
                                      {"\xD0\xCF\x11\xE0"sv, 0, "application/x-ole", ".doc"},
                                      {"#!AMR"sv, 0, "audio/amr", ".amr"},
                                      {"ftyp"sv, 4, "video/mp4", ".mp4"}}};
constexpr std::array<Magic, 3> more_sound{{{"ID3"sv, 0, "audio/mpeg", ".mp3"},
                                           {"OggS"sv, 0, "audio/ogg", ".ogg"},
                                           {"RIFF"sv, 0, "audio/wav", ".wav"}}};

const Magic* kind_of(std::string_view bytes) {
  for (const auto& kind : kinds) {
    if (bytes.substr(std::min(kind.at, bytes.size())).starts_with(kind.starts)) return &kind;
  }
  for (const auto& kind : more_sound) {
    if (bytes.starts_with(kind.starts)) return &kind;
  }
  return nullptr;
}

// Longer than any file that is fetched or put up.
constexpr std::uintmax_t read_bytes_max = 32ULL * 1024 * 1024;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}

  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }

  bool ok() const { return number_ >= 0; }

  int number() const { return number_; }

 private:
  int number_;
};

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(descriptor) == 0;
}

base::Error disk_error() {
  return {base::Errc::unavailable, "attachment: " + std::generic_category().message(errno)};
}

}  // namespace

FileStore::FileStore(std::filesystem::path folder) : folder_(std::move(folder)) {}

base::Result<storage::KeptFile> FileStore::keep(storage::AttachmentId id,
                                                std::string_view bytes) const {
  const auto* kind = kind_of(bytes);
  if (kind == nullptr) return base::Error{base::Errc::invalid, "attachment: kind not taken"};
  return keep_as(id, bytes, kind->mime, kind->ending);
}

base::Result<storage::KeptFile> FileStore::keep_as(storage::AttachmentId id,
                                                   std::string_view bytes,
                                                   std::string_view mime,
                                                   std::string_view ending) const {
  std::error_code failed;
  std::filesystem::create_directories(folder_, failed);
  const std::string sha256 = base::sha256_hex({bytes});
  // The number keeps two people's equal photos apart: one may be erased, the other not.
  const std::string name =
      std::to_string(id.value) + "-" + sha256.substr(0, 16) + std::string{ending};
  const auto final_path = folder_ / name;
  const storage::KeptFile kept{
      name, static_cast<std::int64_t>(bytes.size()), sha256, std::string{mime}};
  if (std::filesystem::exists(final_path, failed)) return kept;
  // Written beside and moved: a file of that name is always whole.
  const auto part = folder_ / (name + "." + base::random_word(8) + ".part");
  {
    const Descriptor file(::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!file.ok() || !write_all(file.number(), bytes)) return disk_error();
  }
  std::filesystem::rename(part, final_path, failed);
  if (failed) return base::Error{base::Errc::unavailable, "attachment: " + failed.message()};
  const Descriptor folder(::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.ok() || ::fsync(folder.number()) != 0) return disk_error();
  return kept;
}

std::optional<std::string> FileStore::read(const std::string& path) const {
  const auto file = folder_ / std::filesystem::path{path}.filename();
  std::error_code failed;
  const auto size = std::filesystem::file_size(file, failed);
  if (failed || size > read_bytes_max) return std::nullopt;
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in.good() && !in.eof()) return std::nullopt;
  return bytes;
}

void FileStore::remove(const std::string& path) const {
  std::error_code failed;
  std::filesystem::remove(folder_ / std::filesystem::path{path}.filename(), failed);
}

std::string_view mime_of(std::string_view bytes) {
  const auto* kind = kind_of(bytes);
  return kind == nullptr ? std::string_view{} : kind->mime;
}

}  // namespace bot
