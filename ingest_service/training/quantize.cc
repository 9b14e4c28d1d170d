#include "ingest_service/training/quantize.h"

#include <algorithm>
#include <cmath>

namespace hearsay::training {

language::WeightTable Quantize(const std::vector<float>& weights,
                               uint32_t labels, uint32_t rows) {
  float largest = 0;
  for (const float weight : weights) {
    largest = std::max(largest, std::fabs(weight));
  }
  const float scale = largest > 0 ? largest / 127 : 1;
  language::WeightTable table(labels, rows, scale);
  for (uint32_t row = 0; row < table.rows(); ++row) {
    for (uint32_t label = 0; label < labels; ++label) {
      const float weight = weights[size_t{row} * table.stride() + label];
      table.Set(row, label, static_cast<int8_t>(std::lround(weight / scale)));
    }
  }
  return table;
}

}  // namespace hearsay::training
