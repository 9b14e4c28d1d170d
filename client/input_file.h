#ifndef HEARSAY_CLIENT_INPUT_FILE_H_
#define HEARSAY_CLIENT_INPUT_FILE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "client/decompress.h"

namespace hearsay::client {

// Reads one file, or standard input as "-", from beginning to end; what is
// compressed (gzip, Zstandard) is decompressed on the way, whatever its name.
// Holds buffers of a fixed size, however large the file is.
class InputFile {
 public:
  // kNotFound, kPermissionDenied and others; messages do not name the file.
  static absl::StatusOr<InputFile> Open(const std::string& path);

  // The next line without its end ("\n" or "\r\n"), or false at the end of the
  // file. kOutOfRange when the line is longer than `max_bytes`: it is skipped
  // and reading may go on. kDataLoss when the file is damaged: it may not.
  absl::StatusOr<bool> ReadLine(size_t max_bytes, std::string& line);

  // Exactly `size` bytes into `out`. kDataLoss when the file ends before.
  absl::Status ReadBytes(size_t size, std::string& out);
  // Passes over them; kDataLoss as above.
  absl::Status Skip(int64_t size);

  // All that is left. kOutOfRange when it is more than `max_bytes`.
  absl::StatusOr<std::string> ReadRest(size_t max_bytes);

  // How many bytes of the file, as it is on disk, are read.
  int64_t disk_bytes_read() const;

 private:
  explicit InputFile(int descriptor);
  // Refills the empty buffer; false at the end of the file.
  absl::StatusOr<bool> Fill();

  DecompressStream stream_;
  std::vector<char> buffer_;
  size_t begin_ = 0;  // What is buffered and not yet given out:
  size_t end_ = 0;    // buffer_[begin_, end_).
};

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_INPUT_FILE_H_
