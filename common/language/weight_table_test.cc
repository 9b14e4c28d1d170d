#include "common/language/weight_table.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <vector>

#include "gtest/gtest.h"

namespace hearsay::language {
namespace {

constexpr int kLabels = 5;
constexpr int kSums = WeightTable::SumsOf(kLabels);
constexpr int kFeatures = 7;
using Sums = std::array<int16_t, kSums>;

class WeightTableTest : public ::testing::TestWithParam<int32_t> {
 protected:
  WeightTableTest() {
    std::mt19937 random(1);
    for (uint32_t row = 0; row < table_.rows(); ++row) {
      for (uint32_t label = 0; label < kLabels; ++label) {
        table_.Set(row, label, static_cast<int8_t>(random()));
      }
    }
    for (uint32_t& feature : features_) {
      feature = static_cast<uint32_t>(random());
    }
    for (int32_t place = 0; place < GetParam(); ++place) {
      Sums sums = {};
      table_.Add<kSums>(&features_[place * kFeatures], kFeatures, sums.data());
      one_by_one_.push_back(sums);
    }
  }

  WeightTable table_{kLabels, 1000, 1};
  std::vector<uint32_t> features_ =
      std::vector<uint32_t>(static_cast<size_t>(GetParam()) * kFeatures);
  std::vector<Sums> one_by_one_;
};

TEST_P(WeightTableTest, AllAtOnceIsEachAlone) {
  std::vector<Sums> sums(one_by_one_.size());
  table_.AddAll(features_.data(), kFeatures, sums);
  EXPECT_EQ(sums, one_by_one_);
}

TEST_P(WeightTableTest, AlongIsEachAlone) {
  constexpr int32_t kFirst = 3;  // Where the places begin changes nothing.
  std::vector<Sums> taken;
  table_.AddAlong<kSums, kFeatures>(
      kFirst, kFirst + GetParam(),
      [&](int32_t place, uint32_t* features) {
        std::copy_n(&features_[(place - kFirst) * kFeatures], kFeatures,
                    features);
      },
      [&](int32_t place, const int16_t* sums) {
        EXPECT_EQ(place, kFirst + static_cast<int32_t>(taken.size()));
        std::copy_n(sums, kSums, taken.emplace_back().begin());
      });
  EXPECT_EQ(taken, one_by_one_);
}

// None, one, and fewer and more features than are fetched ahead.
INSTANTIATE_TEST_SUITE_P(Places, WeightTableTest,
                         ::testing::Values(0, 1, 2, 9, 100));

TEST(WeightTableRowTest, NeverCrossesACacheLine) {
  constexpr uint32_t kLineBytes = 64;
  for (uint32_t labels = 1; labels <= WeightTable::kMaxLabels; ++labels) {
    const WeightTable table(labels, 100, 1);
    EXPECT_GE(WeightTable::SumsOf(labels), labels);
    EXPECT_LE(WeightTable::SumsOf(labels), table.stride());
    for (size_t row = 0; row < table.rows(); ++row) {
      const auto begin = reinterpret_cast<uintptr_t>(table.Row(row));
      EXPECT_EQ(begin / kLineBytes, (begin + labels - 1) / kLineBytes);
    }
  }
}

}  // namespace
}  // namespace hearsay::language
