#ifndef HEARSAY_INGEST_SERVICE_TRAINING_AVERAGED_PERCEPTRON_H_
#define HEARSAY_INGEST_SERVICE_TRAINING_AVERAGED_PERCEPTRON_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/language/weight_table.h"
#include "ingest_service/training/quantize.h"

namespace hearsay::training {

// Multi-class perceptron over hashed features whose result is the average of
// its weights over all steps.
template <int kLabels>
class AveragedPerceptron {
 public:
  static constexpr int kStride = language::WeightTable::StrideOf(kLabels);

  explicit AveragedPerceptron(uint32_t rows)
      : rows_(rows),
        weights_(size_t{kStride} * rows),
        corrections_(size_t{kStride} * rows) {}

  void Score(const uint32_t* features, size_t count, float* scores) const {
    for (size_t i = 0; i < count; ++i) {
      __builtin_prefetch(&weights_[At(features[i])]);
    }
    for (int label = 0; label < kStride; ++label) scores[label] = 0;
    for (size_t i = 0; i < count; ++i) {
      const float* row = &weights_[At(features[i])];
      for (int label = 0; label < kStride; ++label) scores[label] += row[label];
    }
  }

  // One step; nothing changes when the guess was right.
  void Update(const uint32_t* features, size_t count, int right, int guess) {
    step_ += 1;
    if (right == guess) return;
    for (size_t i = 0; i < count; ++i) {
      const size_t row = At(features[i]);
      weights_[row + right] += 1;
      weights_[row + guess] -= 1;
      corrections_[row + right] += step_;
      corrections_[row + guess] -= step_;
    }
  }

  language::WeightTable Average() const {
    std::vector<float> average(weights_.size());
    for (size_t i = 0; i < weights_.size(); ++i) {
      average[i] = static_cast<float>(weights_[i] - corrections_[i] / step_);
    }
    return Quantize(average, kLabels, rows_);
  }

 private:
  size_t At(uint32_t feature) const {
    return language::WeightTable::RowOf(feature, rows_) * kStride;
  }

  uint32_t rows_;
  double step_ = 1;
  std::vector<float> weights_;
  std::vector<double> corrections_;
};

}  // namespace hearsay::training

#endif  // HEARSAY_INGEST_SERVICE_TRAINING_AVERAGED_PERCEPTRON_H_
