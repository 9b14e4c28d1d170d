#ifndef HEARSAY_COMMON_RECORD_RECORD_CODEC_H_
#define HEARSAY_COMMON_RECORD_RECORD_CODEC_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "hearsay/internal/v1/record.pb.h"

namespace hearsay::record {

// An ArticleRecord as stored. It has two parts, so that the costly one can be
// encoded before the cheap one is known: the body (text, claims) by a worker,
// the head (revision, key, times of storage) by the one commit thread.
//
// Layout:
//   [0]      version     u8, kRecordFormat
//   [1]      flags       u8, bit 0: the body is one zstd frame
//   [..)     body size   varint, stored bytes
//   [..)     body        ArticleRecord, serialised
//   [..-4)   head        ArticleRecord, serialised; merged over the body
//   [-4..)   checksum    u32 big endian, CRC-32 (zlib) of all bytes before
// FROZEN: the bytes are on disk.
constexpr uint8_t kRecordFormat = 1;

// Bodies below this many bytes are not compressed; it would not pay.
constexpr size_t kCompressFromBytes = 512;
// No record has a larger body; a frame that says so is damaged.
constexpr size_t kMaxBodyBytes = size_t{64} << 20;

// The layout up to the end of the body, and the checksum of that.
struct EncodedBody {
  std::string bytes;
  uint32_t checksum = 0;
};
// kInvalidArgument when the record is larger than kMaxBodyBytes. Its strings
// are valid UTF-8.
absl::StatusOr<EncodedBody> EncodeRecordBody(internal::v1::ArticleRecord body);

// Completes `body`. Merging is protobuf's: a field set in `head` wins, repeated
// fields are joined, so the two set different fields.
std::string EncodeRecord(EncodedBody body,
                         const internal::v1::ArticleRecord& head);

// Both at once, for a record that is complete.
absl::StatusOr<std::string> EncodeRecord(
    const internal::v1::ArticleRecord& record);

// kDataLoss when `bytes` is not a record or is damaged. Never allocates more
// than kMaxBodyBytes, whatever the bytes say.
absl::StatusOr<internal::v1::ArticleRecord> DecodeRecord(
    absl::string_view bytes);

}  // namespace hearsay::record

#endif  // HEARSAY_COMMON_RECORD_RECORD_CODEC_H_
