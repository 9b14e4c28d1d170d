#ifndef HEARSAY_CLIENT_DECOMPRESS_H_
#define HEARSAY_CLIENT_DECOMPRESS_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace hearsay::client {

// Bytes as they come, decompressed when their beginning says that they are gzip
// or Zstandard, of one member or frame or of many. Memory: two buffers, and of
// Zstandard its window, at most 128 MiB. Movable; not thread safe.
class DecompressStream {
 public:
  // Puts up to `size` bytes into `data` and gives their number, 0 at the end.
  using Source = std::function<absl::StatusOr<size_t>(char* data, size_t size)>;

  explicit DecompressStream(Source source);
  DecompressStream(DecompressStream&&) noexcept;
  DecompressStream& operator=(DecompressStream&&) noexcept;
  ~DecompressStream();

  // As Source. kDataLoss when the bytes are damaged or cut off: there is no
  // more to be had; errors of the source.
  absl::StatusOr<size_t> Read(char* data, size_t size);

  // How much of the source, as it is, has been used.
  int64_t bytes_used() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// `bytes`, decompressed when they are gzip or Zstandard. Of what is damaged or
// cut off it gives what there is; kDataLoss when that is nothing. kOutOfRange
// when it is more than `max_bytes`.
absl::StatusOr<std::string> DecompressIfNeeded(absl::string_view bytes,
                                               size_t max_bytes);

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_DECOMPRESS_H_
