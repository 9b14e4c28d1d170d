#ifndef HEARSAY_COMMON_LANGUAGE_WEIGHT_TABLE_H_
#define HEARSAY_COMMON_LANGUAGE_WEIGHT_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace hearsay::language {

// The weights of a linear model over hashed features: a row of small integers
// a feature, one a label. A hash's size decides its row, so features may share
// one; training sees the same collisions. Rows are padded to
// `stride` bytes so that one lies in one cache line.
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

  // Powers of two up to 16, then multiples of 16.
  static constexpr uint32_t StrideOf(uint32_t labels) {
    uint32_t stride = 1;
    while (stride < labels && stride < 16) stride *= 2;
    return stride >= labels ? stride : (labels + 15) / 16 * 16;
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

  // Adds the rows of `features` to `sums`. kStride is stride().
  template <int kStride>
  void Add(const uint32_t* features, size_t count, int16_t* sums) const {
    for (size_t i = 0; i < count; ++i) {
      __builtin_prefetch(Row(RowOf(features[i], rows_)));
    }
    for (size_t i = 0; i < count; ++i) {
      const int8_t* row = Row(RowOf(features[i], rows_));
      for (int label = 0; label < kStride; ++label) sums[label] += row[label];
    }
  }

 private:
  uint32_t labels_, rows_, stride_;
  float scale_;
  std::vector<int8_t> weights_;
};

}  // namespace hearsay::language

#endif  // HEARSAY_COMMON_LANGUAGE_WEIGHT_TABLE_H_
