#ifndef HEARSAY_COMMON_LANGUAGE_WEIGHT_TABLE_H_
#define HEARSAY_COMMON_LANGUAGE_WEIGHT_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace hearsay::language {

// The weights of a linear model over hashed features: a row of small integers
// a feature, one a label. A feature's row is its hash's low bits, so features
// may share a row; training sees the same collisions. Rows are padded to
// `stride` bytes so that one lies in one cache line.
class WeightTable {
 public:
  static constexpr uint32_t kMaxLabels = 64;
  static constexpr uint32_t kMaxLog2Rows = 22;

  WeightTable() : WeightTable(1, 0, 0) {}
  // All weights zero. A weight is its integer times `scale`.
  WeightTable(uint32_t labels, uint32_t log2_rows, float scale)
      : labels_(labels),
        log2_rows_(log2_rows),
        stride_(StrideOf(labels)),
        mask_((uint32_t{1} << log2_rows) - 1),
        scale_(scale),
        weights_(size_t{stride_} << log2_rows) {}

  // Powers of two up to 16, then multiples of 16.
  static constexpr uint32_t StrideOf(uint32_t labels) {
    uint32_t stride = 1;
    while (stride < labels && stride < 16) stride *= 2;
    return stride >= labels ? stride : (labels + 15) / 16 * 16;
  }

  uint32_t labels() const { return labels_; }
  uint32_t log2_rows() const { return log2_rows_; }
  uint32_t rows() const { return mask_ + 1; }
  uint32_t stride() const { return stride_; }
  float scale() const { return scale_; }

  const int8_t* Row(uint32_t feature) const {
    return weights_.data() + size_t{feature & mask_} * stride_;
  }
  void Set(uint32_t row, uint32_t label, int8_t weight) {
    weights_[size_t{row & mask_} * stride_ + label] = weight;
  }

  // Adds the rows of `features` to `sums`. kStride is stride().
  template <int kStride>
  void Add(const uint32_t* features, size_t count, int16_t* sums) const {
    for (size_t i = 0; i < count; ++i) __builtin_prefetch(Row(features[i]));
    for (size_t i = 0; i < count; ++i) {
      const int8_t* row = Row(features[i]);
      for (int label = 0; label < kStride; ++label) sums[label] += row[label];
    }
  }

 private:
  uint32_t labels_, log2_rows_, stride_, mask_;
  float scale_;
  std::vector<int8_t> weights_;
};

}  // namespace hearsay::language

#endif  // HEARSAY_COMMON_LANGUAGE_WEIGHT_TABLE_H_
