#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_BIT_COUNT_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_BIT_COUNT_H_

#include <cstdint>

#include "absl/types/span.h"

namespace hearsay::retrieve {

// How many bits of `words` are set: by the processor's own instruction where it
// has one, which not every processor that this is built for has.
uint64_t CountBits(absl::Span<const uint64_t> words);

// The same without it, and within a few instructions for one word.
inline uint32_t CountWordBits(uint64_t word) {
  // Warren, "Hacker's Delight", 5-1.
  word -= word >> 1 & 0x5555555555555555;
  word = (word & 0x3333333333333333) + (word >> 2 & 0x3333333333333333);
  word = (word + (word >> 4)) & 0x0f0f0f0f0f0f0f0f;
  return static_cast<uint32_t>(word * 0x0101010101010101 >> 56);
}
uint64_t CountBitsPlainly(absl::Span<const uint64_t> words);

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_BIT_COUNT_H_
