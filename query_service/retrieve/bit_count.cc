#include "query_service/retrieve/bit_count.h"

namespace hearsay::retrieve {
namespace {

#if defined(__x86_64__)
__attribute__((target("popcnt"))) uint64_t CountByInstruction(
    absl::Span<const uint64_t> words) {
  uint64_t count = 0;
  for (const uint64_t word : words) {
    count += static_cast<uint64_t>(__builtin_popcountll(word));
  }
  return count;
}
#endif

}  // namespace

uint64_t CountBitsPlainly(absl::Span<const uint64_t> words) {
  uint64_t count = 0;
  for (const uint64_t word : words) {
    if (word != 0) count += CountWordBits(word);
  }
  return count;
}

uint64_t CountBits(absl::Span<const uint64_t> words) {
#if defined(__x86_64__)
  static const bool has_instruction = __builtin_cpu_supports("popcnt") != 0;
  if (has_instruction) return CountByInstruction(words);
#endif
  return CountBitsPlainly(words);
}

}  // namespace hearsay::retrieve
