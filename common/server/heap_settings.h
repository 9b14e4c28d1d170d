#ifndef HEARSAY_COMMON_SERVER_HEAP_SETTINGS_H_
#define HEARSAY_COMMON_SERVER_HEAP_SETTINGS_H_

#include <cstddef>

namespace hearsay::server {

// Pieces of memory from this size on are mapped by themselves.
inline constexpr size_t kMappedPieceBytes = size_t{256} << 10;

// Has glibc's allocator give large pieces back to the kernel as soon as they
// are freed. Left alone it maps them only until the first of them is freed, and
// then cuts pieces up to 32 MiB from its heaps, where one small neighbour that
// lives on keeps all of them: so a memtable's memory stayed with the process
// after it was written. Call it before the process has any other thread.
void ReturnLargePieces();

}  // namespace hearsay::server

#endif  // HEARSAY_COMMON_SERVER_HEAP_SETTINGS_H_
