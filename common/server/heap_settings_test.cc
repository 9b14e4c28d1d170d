#include "common/server/heap_settings.h"

#include <malloc.h>

#include <memory>
#include <vector>

#include "gtest/gtest.h"

namespace hearsay::server {
namespace {

// gcc says so by macros, clang by features.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kOtherAllocator = true;
#elif defined(__has_feature)
constexpr bool kOtherAllocator =
    __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
constexpr bool kOtherAllocator = false;
#endif

size_t MappedBytes() { return mallinfo2().hblkhd; }

std::vector<std::unique_ptr<char[]>> Pieces(size_t count) {
  std::vector<std::unique_ptr<char[]>> pieces;
  while (pieces.size() < count) {
    pieces.push_back(std::make_unique<char[]>(kMappedPieceBytes));
  }
  return pieces;
}

TEST(HeapSettingsTest, LargePiecesAreMappedHoweverManyWereFreedBefore) {
  if (kOtherAllocator) GTEST_SKIP() << "not glibc's allocator";
  ReturnLargePieces();
  constexpr size_t kPieces = 16;
  for (int round = 0; round < 3; ++round) {
    const size_t before = MappedBytes();
    auto pieces = Pieces(kPieces);
    EXPECT_GE(MappedBytes(), before + kPieces * kMappedPieceBytes) << round;
    pieces.clear();
    EXPECT_EQ(MappedBytes(), before) << round;
  }
}

}  // namespace
}  // namespace hearsay::server
