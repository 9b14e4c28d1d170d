#include "common/server/heap_settings.h"

#include <malloc.h>

namespace hearsay::server {
namespace {

// Of free memory at a heap's end so much is kept for the next article or call:
// what takes megabytes for a moment would else go to the kernel and back each
// time.
constexpr int kKeptAtEndBytes = 16 << 20;

}  // namespace

void ReturnLargePieces() {
  // Setting either ends glibc's own adjusting of both.
  mallopt(M_MMAP_THRESHOLD, static_cast<int>(kMappedPieceBytes));
  mallopt(M_TRIM_THRESHOLD, kKeptAtEndBytes);
}

}  // namespace hearsay::server
