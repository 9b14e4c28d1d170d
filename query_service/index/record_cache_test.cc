#include "query_service/index/record_cache.h"

#include <gtest/gtest.h>
#include <malloc.h>

#include <cstddef>
#include <memory>
#include <string>

#include "hearsay/internal/v1/record.pb.h"
#include "tests/support/news_maker.h"

namespace hearsay::index {
namespace {

size_t HeapInUse() {
  const struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

TEST(RecordCacheTest, CountsWhatTheHeapHolds) {
  NewsMaker news(1);
  const auto changes = news.Next(2000);
  RecordCache cache(size_t{1} << 30);
  const size_t before = HeapInUse();
  for (const internal::v1::Change& change : changes) {
    cache.Insert(
        change.sequence(),
        std::make_shared<const internal::v1::ArticleRecord>(change.record()));
  }
  const size_t grown = HeapInUse() - before;
  ASSERT_GT(cache.held_bytes(), size_t{1} << 20);
  if (grown == 0) return;  // An allocator that does not tell.
  EXPECT_LT(grown, cache.held_bytes() * 5 / 4);
  EXPECT_GT(grown, cache.held_bytes() * 3 / 4);
}

TEST(RecordCacheTest, DropsWhatWasShownLongestAgo) {
  internal::v1::ArticleRecord large;
  large.set_text(std::string(10000, 'x'));
  const auto record =
      std::make_shared<const internal::v1::ArticleRecord>(large);
  RecordCache cache(30000);
  cache.Insert(1, record);
  cache.Insert(2, record);
  ASSERT_NE(cache.Find(1), nullptr);
  cache.Insert(3, record);
  EXPECT_EQ(cache.Find(2), nullptr);
  EXPECT_NE(cache.Find(1), nullptr);
  EXPECT_NE(cache.Find(3), nullptr);
  EXPECT_LE(cache.held_bytes(), 30000u);
}

}  // namespace
}  // namespace hearsay::index
