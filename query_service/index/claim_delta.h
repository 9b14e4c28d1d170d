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

// From the claims of `old` to those of `now`, brought by these sequences: those
// that are there now by ordinal, then those that are gone.
std::vector<ClaimDelta> DiffClaims(const internal::v1::ArticleRecord& old,
                                   uint64_t old_sequence,
                                   const internal::v1::ArticleRecord& now,
                                   uint64_t sequence);

// A value of the family `deltas`: per claim kind (u8), id (16 bytes), number
// (8 bytes, big endian). FROZEN: the bytes are on disk.
std::string EncodeClaimDeltas(const std::vector<ClaimDelta>& deltas);
// kDataLoss when `bytes` is not one.
absl::StatusOr<std::vector<ClaimDelta>> DecodeClaimDeltas(
    absl::string_view bytes);

}  // namespace hearsay::index

#endif  // HEARSAY_QUERY_SERVICE_INDEX_CLAIM_DELTA_H_
