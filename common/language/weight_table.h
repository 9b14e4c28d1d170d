#ifndef HEARSAY_COMMON_LANGUAGE_WEIGHT_TABLE_H_
#define HEARSAY_COMMON_LANGUAGE_WEIGHT_TABLE_H_

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/base/attributes.h"
#include "common/base/huge_page_allocator.h"

namespace hearsay::language {

// The weights of a linear model over hashed features: a row of small integers
// a feature, one a label. A hash's size decides its row, so features may share
// one; training sees the same collisions. Rows are padded to
// `stride` bytes so that one lies in one cache line. Nearly all time of a model
// is spent waiting for them, so they lie in huge pages and can be asked for
// early.
class WeightTable {
 public:
  static constexpr uint32_t kMaxLabels = 64;
  static constexpr uint32_t kMaxRows = 1 << 22;

  WeightTable() : WeightTable(1, 1, 0) {}
  // All weights zero. A weight is its integer times `scale`.
  WeightTable(uint32_t labels, uint32_t rows, float scale)
      : labels_(labels),
        rows_(rows),
        stride_(StrideOf(labels)),
        scale_(scale),
        weights_(size_t{stride_} * rows) {}

  static constexpr uint32_t StrideOf(uint32_t labels) {
    return std::bit_ceil(labels);
  }
  // How many sums there are for `labels`: as many as processors add at once.
  static constexpr uint32_t SumsOf(uint32_t labels) {
    return std::min(StrideOf(labels), (labels + 15) / 16 * 16);
  }

  uint32_t labels() const { return labels_; }
  uint32_t rows() const { return rows_; }
  uint32_t stride() const { return stride_; }
  float scale() const { return scale_; }

  // The row of `feature` among `rows` of them.
  static size_t RowOf(uint32_t feature, uint32_t rows) {
    return uint64_t{feature} * rows >> 32;
  }
  const int8_t* Row(size_t row) const {
    return weights_.data() + row * stride_;
  }
  void Set(size_t row, uint32_t label, int8_t weight) {
    weights_[row * stride_ + label] = weight;
  }

  // Has the rows of `features` fetched into the near caches, for an AddFetched
  // that is to come soon. Always inline: to the compiler it does nothing, and a
  // call of what does nothing is left out.
  ABSL_ATTRIBUTE_ALWAYS_INLINE void Fetch(const uint32_t* features,
                                          size_t count) const {
    for (size_t i = 0; i < count; ++i) {
      __builtin_prefetch(Row(RowOf(features[i], rows_)));
    }
  }

  // Adds the rows of `features` to `sums`. kSums is SumsOf(labels()).
  template <int kSums>
  void AddFetched(const uint32_t* features, size_t count, int16_t* sums) const {
    Sums<kSums> own;
    std::copy_n(sums, kSums, own.begin());
    for (size_t i = 0; i < count; ++i) AddRow(features[i], own);
    std::copy_n(own.begin(), kSums, sums);
  }

  // Both, where there is nothing to do meanwhile.
  template <int kSums>
  void Add(const uint32_t* features, size_t count, int16_t* sums) const {
    Fetch(features, count);
    AddFetched<kSums>(features, count, sums);
  }

  // Adds to each of `sums` the rows of its `count` features, which lie one
  // after the other. What the later ones need is fetched meanwhile.
  template <size_t kSums>
  void AddAll(const uint32_t* features, size_t count,
              std::vector<std::array<int16_t, kSums>>& sums) const {
    constexpr size_t kAhead = 64;
    const uint32_t* const end = features + count * sums.size();
    Fetch(features, std::min<size_t>(kAhead, end - features));
    for (auto& out : sums) {
      Sums<kSums> own = out;
      for (size_t i = 0; i < count; ++i, ++features) {
        if (end - features > ptrdiff_t{kAhead}) Fetch(features + kAhead, 1);
        AddRow(*features, own);
      }
      out = own;
    }
  }

  // For each place in [begin, end), `write(place, features)` writes kFeatures
  // of them and `take(place, sums)` gets the sums of their rows. The features
  // of the next place are written, and their rows fetched, before.
  template <int kSums, int kFeatures, typename Write, typename Take>
  void AddAlong(int32_t begin, int32_t end, const Write& write,
                const Take& take) const {
    uint32_t features[2][kFeatures];
    const auto prepare = [&](int32_t place) {
      if (place >= end) return;
      write(place, features[place & 1]);
      Fetch(features[place & 1], kFeatures);
    };
    prepare(begin);
    for (int32_t place = begin; place < end; ++place) {
      prepare(place + 1);
      int16_t sums[kSums] = {};
      AddFetched<kSums>(features[place & 1], kFeatures, sums);
      take(place, sums);
    }
  }

 private:
  // Of a function's own: the compiler keeps them in registers then, for no row
  // can be a part of them.
  template <size_t kSums>
  using Sums = std::array<int16_t, kSums>;

  template <size_t kSums>
  void AddRow(uint32_t feature, Sums<kSums>& sums) const {
    const int8_t* row = Row(RowOf(feature, rows_));
    for (size_t label = 0; label < kSums; ++label) sums[label] += row[label];
  }

  uint32_t labels_, rows_, stride_;
  float scale_;
  std::vector<int8_t, HugePageAllocator<int8_t>> weights_;
};

}  // namespace hearsay::language

#endif  // HEARSAY_COMMON_LANGUAGE_WEIGHT_TABLE_H_
