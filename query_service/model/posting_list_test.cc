#include "query_service/model/posting_list.h"

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace hearsay::query {
namespace {

using Postings = std::vector<std::pair<uint32_t, Features>>;

std::string Encode(const Postings& postings) {
  PostingListBuilder builder;
  for (const auto& [row, features] : postings) builder.Append(row, features);
  return builder.Bytes();
}

Postings Decode(absl::string_view bytes) {
  Postings postings;
  PostingCursor cursor(bytes);
  for (uint32_t row = cursor.Seek(0); row != kNoRow;
       row = cursor.Seek(row + 1)) {
    postings.emplace_back(row, cursor.features());
  }
  EXPECT_FALSE(cursor.damaged());
  return postings;
}

Postings Random(std::mt19937& random, size_t size, uint32_t widest_gap) {
  Postings postings;
  uint32_t row = random() % (widest_gap + 1);
  for (size_t i = 0; i < size; ++i, row += 1 + random() % (widest_gap + 1)) {
    postings.emplace_back(row, static_cast<Features>(random() | 1));
  }
  return postings;
}

TEST(PostingListTest, RoundTripsAllSizesAndGaps) {
  std::mt19937 random(1);
  for (const size_t size : {0, 1, 2, 127, 128, 129, 256, 1000}) {
    for (const uint32_t gap : {0u, 1u, 7u, 100000u}) {
      const Postings postings = Random(random, size, gap);
      EXPECT_EQ(Decode(Encode(postings)), postings) << size << " " << gap;
    }
  }
}

TEST(PostingListTest, RoundTripsTheLargestRows) {
  const Postings postings = {{0, 1}, {kNoRow - 1, 2}};
  EXPECT_EQ(Decode(Encode(postings)), postings);
}

TEST(PostingListTest, SeekFindsWhatALinearSearchFinds) {
  std::mt19937 random(2);
  const Postings postings = Random(random, 2000, 20);
  const std::string bytes = Encode(postings);
  for (int round = 0; round < 50; ++round) {
    PostingCursor cursor(bytes);
    uint32_t target = 0;
    size_t i = 0;
    while (i < postings.size()) {
      target += random() % (round < 25 ? 30 : 3000);
      while (i < postings.size() && postings[i].first < target) ++i;
      const uint32_t want = i < postings.size() ? postings[i].first : kNoRow;
      ASSERT_EQ(cursor.Seek(target), want);
      if (want != kNoRow) {
        ASSERT_EQ(cursor.features(), postings[i].second);
      }
    }
  }
}

TEST(PostingListTest, ReadsAllBelowALimit) {
  std::mt19937 random(4);
  const Postings postings = Random(random, 700, 5);
  const std::string bytes = Encode(postings);
  for (const uint32_t limit :
       {0u, 1u, postings[300].first, postings.back().first, kNoRow}) {
    Postings want = postings;
    std::erase_if(want, [&](const auto& p) { return p.first >= limit; });
    Postings got;
    PostingCursor cursor(bytes);
    cursor.ForEachBelow(limit, [&](uint32_t row, Features features) {
      got.emplace_back(row, features);
    });
    EXPECT_EQ(got, want) << limit;
    EXPECT_FALSE(cursor.damaged());
  }
}

TEST(PostingListTest, BytesSoFarCanBeReadWhileItGrows) {
  PostingListBuilder builder;
  for (uint32_t row = 0; row < 300; ++row) {
    builder.Append(row * 2, kInContent);
    EXPECT_EQ(Decode(builder.Bytes()).size(), row + 1);
  }
}

TEST(PostingListTest, BytesOnDiskAreFrozen) {
  EXPECT_EQ(absl::BytesToHexString(Encode({{3, 1}, {4, 1}, {9, 1}})),
            "03"
            "02"
            "03"
            "06"
            "83"
            "20"
            "01");
  EXPECT_EQ(absl::BytesToHexString(Encode({{0, 1}, {1, 8}})),
            "02"
            "01"
            "00"
            "01"
            "00"
            "01"
            "08");
}

TEST(PostingListTest, DamageEndsTheListAndIsTold) {
  std::mt19937 random(3);
  const std::string bytes = Encode(Random(random, 400, 9));
  for (size_t size = 0; size < bytes.size(); ++size) {
    PostingCursor cursor(absl::string_view(bytes).substr(0, size));
    while (cursor.Seek(cursor.row() + 1) != kNoRow) {
    }
    EXPECT_TRUE(cursor.damaged()) << size;
  }
  for (int round = 0; round < 2000; ++round) {
    std::string flipped = bytes;
    flipped[random() % flipped.size()] ^= 1 << random() % 8;
    PostingCursor cursor(flipped);
    uint32_t last = 0;
    while (cursor.Seek(last) != kNoRow) last = cursor.row() + 1;
  }
}

TEST(PostingListTest, JoinedFeaturesHaveThePlacesOfBoth) {
  const Features twice = kInContent | 1 << kContentCountShift;
  EXPECT_EQ(JoinFeatures(twice, kInHeadline), twice | kInHeadline);
  EXPECT_EQ(JoinFeatures(kInContent, twice), twice);
  EXPECT_EQ(JoinFeatures(kInContext, kInSource), kInContext | kInSource);
}

TEST(PostingListTest, ContentIsCountedUpToItsLimit) {
  Features features = AddPlaces(0, kInHeadline);
  EXPECT_EQ(features, kInHeadline);
  for (int i = 0; i < 20; ++i) features = AddPlaces(features, kInContent);
  EXPECT_EQ(features, kInHeadline | kInContent | (7 << kContentCountShift));
}

}  // namespace
}  // namespace hearsay::query
