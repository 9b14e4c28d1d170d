#include "client/input_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"

namespace hearsay::client {
namespace {

constexpr size_t kBufferBytes = 256 << 10;

}  // namespace

InputFile::InputFile(gzFile file) : file_(file), buffer_(kBufferBytes) {}

absl::StatusOr<InputFile> InputFile::Open(const std::string& path) {
  const int descriptor = path == "-" ? dup(STDIN_FILENO)
                                     : open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    return absl::ErrnoToStatus(errno, "cannot be opened");
  }
  struct stat facts;
  if (fstat(descriptor, &facts) == 0 && S_ISDIR(facts.st_mode)) {
    close(descriptor);
    return absl::InvalidArgumentError("is a folder; name the files in it");
  }
  gzFile file = gzdopen(descriptor, "rb");  // Plain files pass through it too.
  if (file == nullptr) {
    close(descriptor);
    return absl::ResourceExhaustedError("out of memory");
  }
  return InputFile(file);
}

absl::StatusOr<bool> InputFile::Fill() {
  const int n = gzread(file_.get(), buffer_.data(), buffer_.size());
  int code = Z_OK;
  const char* why = gzerror(file_.get(), &code);
  if (n < 0 || (code != Z_OK && code != Z_STREAM_END)) {
    return absl::DataLossError(
        absl::StrCat(code == Z_ERRNO ? std::strerror(errno) : why,
                     "; the rest of the file is not read"));
  }
  begin_ = 0;
  end_ = n;
  return n > 0;
}

absl::StatusOr<bool> InputFile::ReadLine(size_t max_bytes, std::string& line) {
  line.clear();
  bool too_long = false, any = false;
  while (true) {
    if (begin_ == end_) {
      HEARSAY_ASSIGN_OR_RETURN(const bool more, Fill());
      if (!more) break;
    }
    any = true;
    const char* from = buffer_.data() + begin_;
    const void* newline = std::memchr(from, '\n', end_ - begin_);
    const size_t size =
        newline ? static_cast<const char*>(newline) - from : end_ - begin_;
    too_long = too_long || line.size() + size > max_bytes;
    if (!too_long) line.append(from, size);
    begin_ += size + (newline ? 1 : 0);
    if (newline) break;
  }
  if (too_long) {
    line.clear();
    return absl::OutOfRangeError(
        absl::StrCat("the line is longer than ", max_bytes, " bytes"));
  }
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return any;
}

absl::StatusOr<std::string> InputFile::ReadRest(size_t max_bytes) {
  std::string rest;
  while (true) {
    rest.append(buffer_.data() + begin_, end_ - begin_);
    begin_ = end_;
    if (rest.size() > max_bytes) {
      return absl::OutOfRangeError(
          absl::StrCat("the file is longer than ", max_bytes, " bytes"));
    }
    HEARSAY_ASSIGN_OR_RETURN(const bool more, Fill());
    if (!more) return rest;
  }
}

int64_t InputFile::disk_bytes_read() const {
  return std::max<int64_t>(0, gzoffset(file_.get()));
}

}  // namespace hearsay::client
