#ifndef HEARSAY_COMMON_RECORD_CLAIM_NUMBER_H_
#define HEARSAY_COMMON_RECORD_CLAIM_NUMBER_H_

#include <cstdint>

namespace hearsay::record {

// A claim's number in a read model: the sequence of the change that brought its
// article revision, and its ordinal in the record. The same wherever the feed
// is replayed. FROZEN: the numbers are on disk.
constexpr int kClaimOrdinalBits = 12;
constexpr uint32_t kMaxClaimsPerArticle = 1u << kClaimOrdinalBits;
constexpr uint64_t kMaxSequence = ~uint64_t{0} >> kClaimOrdinalBits;

constexpr uint64_t ClaimNumber(uint64_t sequence, uint32_t ordinal) {
  return sequence << kClaimOrdinalBits | ordinal;
}
constexpr uint64_t SequenceOf(uint64_t claim_number) {
  return claim_number >> kClaimOrdinalBits;
}
constexpr uint32_t OrdinalOf(uint64_t claim_number) {
  return static_cast<uint32_t>(claim_number & (kMaxClaimsPerArticle - 1));
}

}  // namespace hearsay::record

#endif  // HEARSAY_COMMON_RECORD_CLAIM_NUMBER_H_
