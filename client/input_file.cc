#include "client/input_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"

namespace hearsay::client {
namespace {

constexpr size_t kBufferBytes = 256 << 10;

// Closes it.
class Descriptor {
 public:
  explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
  ~Descriptor() { close(descriptor_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return descriptor_; }

 private:
  const int descriptor_;
};

}  // namespace

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
  return InputFile(descriptor);
}

InputFile::InputFile(int descriptor)
    : stream_([file = std::make_shared<Descriptor>(descriptor)](
                  char* data, size_t size) -> absl::StatusOr<size_t> {
        ssize_t n = 0;
        do {
          n = read(file->get(), data, size);
        } while (n < 0 && errno == EINTR);
        if (n < 0) return absl::ErrnoToStatus(errno, "cannot be read");
        return static_cast<size_t>(n);
      }),
      buffer_(kBufferBytes) {}

absl::StatusOr<bool> InputFile::Fill() {
  const absl::StatusOr<size_t> n = stream_.Read(buffer_.data(), buffer_.size());
  if (!n.ok()) {
    return absl::DataLossError(absl::StrCat(
        n.status().message(), "; the rest of the file is not read"));
  }
  begin_ = 0;
  end_ = *n;
  return end_ > 0;
}

absl::Status InputFile::ReadBytes(size_t size, std::string& out) {
  out.clear();
  while (out.size() < size) {
    if (begin_ == end_) {
      HEARSAY_ASSIGN_OR_RETURN(const bool more, Fill());
      if (!more) return absl::DataLossError("the file is cut off");
    }
    const size_t n = std::min(size - out.size(), end_ - begin_);
    out.append(buffer_.data() + begin_, n);
    begin_ += n;
  }
  return absl::OkStatus();
}

absl::Status InputFile::Skip(int64_t size) {
  while (size > 0) {
    if (begin_ == end_) {
      HEARSAY_ASSIGN_OR_RETURN(const bool more, Fill());
      if (!more) return absl::DataLossError("the file is cut off");
    }
    const int64_t n = std::min(size, static_cast<int64_t>(end_ - begin_));
    begin_ += static_cast<size_t>(n);
    size -= n;
  }
  return absl::OkStatus();
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

int64_t InputFile::disk_bytes_read() const { return stream_.bytes_used(); }

}  // namespace hearsay::client
