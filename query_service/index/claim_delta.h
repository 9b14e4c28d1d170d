#ifndef HEARSAY_QUERY_SERVICE_INDEX_CLAIM_DELTA_H_
#define HEARSAY_QUERY_SERVICE_INDEX_CLAIM_DELTA_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "hearsay/internal/v1/record.pb.h"

namespace hearsay::index {

// What one change did to one claim, for whoever watches. Holds no text, so it
// may outlive a takedown.
struct ClaimDelta {
  enum class Kind : uint8_t { kAdded = 1, kRevised = 2, kRetracted = 3 };
  Kind kind = Kind::kAdded;
  std::string claim_id;
  uint64_t claim_number = 0;  // The new one; of a retracted claim its last.
  friend bool operator==(const ClaimDelta&, const ClaimDelta&) = default;
};

// What one change did to the claims of one article.
struct ChangeDeltas {
  uint64_t sequence = 0;
  std::string article_key;  // After the change.
  // That brought the revision before; 0 when there was none, or when a read
  // model was built after its text was gone, which does not know its claims.
  uint64_t previous_sequence = 0;
  bool takedown = false;
  std::vector<ClaimDelta> deltas;
  friend bool operator==(const ChangeDeltas&, const ChangeDeltas&) = default;
};

// From the claims of `old` to those of `now`, brought by these sequences: those
// that are there now by ordinal, then those that are gone.
std::vector<ClaimDelta> DiffClaims(const internal::v1::ArticleRecord& old,
                                   uint64_t old_sequence,
                                   const internal::v1::ArticleRecord& now,
                                   uint64_t sequence);

// A value of the family `deltas`, whose key is the sequence: takedown (u8),
// previous sequence (varint), article key and its size (varint) before it, then
// per claim kind (u8), id (16 bytes), number (8 bytes, big endian). FROZEN: the
// bytes are on disk.
std::string EncodeChangeDeltas(const ChangeDeltas& change);
// kDataLoss when `bytes` is not one.
absl::StatusOr<ChangeDeltas> DecodeChangeDeltas(uint64_t sequence,
                                                absl::string_view bytes);

}  // namespace hearsay::index

#endif  // HEARSAY_QUERY_SERVICE_INDEX_CLAIM_DELTA_H_
