#include "common/base/huge_page_allocator.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "gtest/gtest.h"

namespace hearsay {
namespace {

using Bytes = std::vector<int8_t, HugePageAllocator<int8_t>>;
constexpr std::size_t kPageBytes = HugePageAllocator<int8_t>::kPageBytes;

TEST(HugePageAllocatorTest, WhatTakesAPageBeginsWithOne) {
  for (const std::size_t size : {kPageBytes, 3 * kPageBytes + 5}) {
    Bytes bytes(size, 7);
    EXPECT_EQ(reinterpret_cast<uintptr_t>(bytes.data()) % kPageBytes, 0u);
    EXPECT_EQ(std::count(bytes.begin(), bytes.end(), 7),
              static_cast<std::ptrdiff_t>(size));
  }
}

TEST(HugePageAllocatorTest, GrowsMovesAndCopiesOverTheEdgeOfAPage) {
  Bytes bytes(kPageBytes - 1, 1);
  bytes.push_back(2);
  const Bytes copy = bytes;
  const Bytes moved = std::move(bytes);
  EXPECT_EQ(copy, moved);
  EXPECT_EQ(moved.size(), kPageBytes);
  EXPECT_EQ(moved.back(), 2);
}

}  // namespace
}  // namespace hearsay
