#include "client/token_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

namespace hearsay::client {
namespace {

constexpr absl::Duration kSyncEvery = absl::Seconds(1);
constexpr size_t kMaxBytes = 4096;

absl::Status Failed(absl::string_view path, absl::string_view what) {
  return absl::UnavailableError(
      absl::StrCat(path, ": cannot be ", what, ": ", std::strerror(errno)));
}

// Writes all of `bytes` to a new file.
bool WriteNew(const std::string& path, absl::string_view bytes, bool sync) {
  const int file =
      open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return false;
  bool ok = true;
  while (ok && !bytes.empty()) {
    const ssize_t written = write(file, bytes.data(), bytes.size());
    ok = written >= 0 || errno == EINTR;
    if (written > 0) bytes.remove_prefix(static_cast<size_t>(written));
  }
  if (ok && sync) ok = fdatasync(file) == 0;
  return close(file) == 0 && ok;
}

}  // namespace

absl::StatusOr<std::string> TokenFile::Read() const {
  const int file = open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    if (errno == ENOENT) return std::string();
    return Failed(path_, "read");
  }
  std::string bytes(kMaxBytes, '\0');
  const ssize_t size = read(file, bytes.data(), bytes.size());
  close(file);
  if (size < 0) return Failed(path_, "read");
  const absl::string_view token = absl::StripAsciiWhitespace(
      absl::string_view(bytes).substr(0, static_cast<size_t>(size)));
  for (const char c : token) {
    if (absl::ascii_isalnum(c) || c == '-' || c == '_' || c == '=') continue;
    return absl::InvalidArgumentError(
        absl::StrCat(path_,
                     ": holds no resume token; name another file, or "
                     "delete it to begin now"));
  }
  return std::string(token);
}

absl::Status TokenFile::Write(absl::string_view token) {
  const std::string next = absl::StrCat(path_, ".new");
  const absl::Time now = absl::Now();
  const bool sync = now - synced_ >= kSyncEvery;
  if (!WriteNew(next, absl::StrCat(token, "\n"), sync) ||
      std::rename(next.c_str(), path_.c_str()) != 0) {
    return Failed(path_, "written");
  }
  if (sync) synced_ = now;
  return absl::OkStatus();
}

}  // namespace hearsay::client
