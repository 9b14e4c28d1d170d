#ifndef HEARSAY_COMMON_RECORD_CHANGE_CODEC_H_
#define HEARSAY_COMMON_RECORD_CHANGE_CODEC_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/record/article_key.h"
#include "hearsay/internal/v1/record.pb.h"

namespace hearsay::record {

// Key of the change log: the sequence, 8 bytes big endian. FROZEN.
std::string EncodeSequenceKey(uint64_t sequence);
// kDataLoss when `bytes` is not 8 bytes.
absl::StatusOr<uint64_t> DecodeSequenceKey(absl::string_view bytes);

// Key of a superseded revision: the article key as it was when that revision
// was current, then the revision, 4 bytes big endian. FROZEN.
std::string EncodeRevisionKey(const ArticleKey& key, int32_t revision);
struct RevisionKey {
  ArticleKey key;
  int32_t revision = 0;
  friend bool operator==(const RevisionKey&, const RevisionKey&) = default;
};
// kDataLoss when `bytes` is not one.
absl::StatusOr<RevisionKey> DecodeRevisionKey(absl::string_view bytes);

// Value of the change log: what happened to which revision. The record itself
// stands under that revision's key.
//
// Layout:
//   [0]   kind                u8, a ChangeKind: CREATED .. REEXTRACTED
//   [..)  revision            varint, ≥ 1
//   [..)  previous sequence   varint, 0 for a first one
//   [..)  previous day        u32 big endian, sign bit flipped; only in MOVED
//   [..)  article key         to the end: the key after the change
// FROZEN: the bytes are on disk.
struct ChangeEntry {
  internal::v1::ChangeKind kind = internal::v1::CHANGE_KIND_CREATED;
  ArticleKey key;
  int32_t revision = 1;
  uint64_t previous_sequence = 0;
  int32_t previous_day = 0;  // Meant only in MOVED.
  friend bool operator==(const ChangeEntry&, const ChangeEntry&) = default;
};

std::string EncodeChangeEntry(const ChangeEntry& entry);
// kDataLoss when `bytes` is not one.
absl::StatusOr<ChangeEntry> DecodeChangeEntry(absl::string_view bytes);

}  // namespace hearsay::record

#endif  // HEARSAY_COMMON_RECORD_CHANGE_CODEC_H_
