#include "bot/file_store.hpp"

#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "base/crypto.hpp"
#include "console/file_type.hpp"

namespace bot {
namespace {

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

// The number keeps two people's equal photos apart: one may be erased, the other not.
std::string name_of(storage::AttachmentId id, std::string_view sha256, std::string_view ending) {
  return std::to_string(id.value) + "-" + std::string{sha256.substr(0, 16)} + std::string{ending};
}

}  // namespace

FileStore::FileStore(std::filesystem::path folder) : folder_(std::move(folder)) {}

base::Result<storage::KeptFile> FileStore::keep(storage::AttachmentId id,
                                                std::string_view bytes) const {
  const auto type = console::type_inside(bytes);
  if (type.empty()) return base::Error{base::Errc::invalid, "attachment: kind not taken"};
  return keep_as(id, bytes, type, console::ending_of(type));
}

base::Result<storage::KeptFile> FileStore::keep_as(storage::AttachmentId id,
                                                   std::string_view bytes,
                                                   std::string_view mime,
                                                   std::string_view ending) const {
  std::error_code failed;
  std::filesystem::create_directories(folder_, failed);
  const std::string sha256 = base::sha256_hex({bytes});
  const std::string name = name_of(id, sha256, ending);
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

std::string FileStore::path_of(storage::AttachmentId id,
                               std::string_view bytes,
                               std::string_view ending) {
  return name_of(id, base::sha256_hex({bytes}), ending);
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

}  // namespace bot
