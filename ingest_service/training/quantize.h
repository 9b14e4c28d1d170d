#ifndef HEARSAY_INGEST_SERVICE_TRAINING_QUANTIZE_H_
#define HEARSAY_INGEST_SERVICE_TRAINING_QUANTIZE_H_

#include <cstdint>
#include <vector>

#include "common/language/weight_table.h"

namespace hearsay::training {

// A table of `weights`, rows of `stride` of which `labels` count, rounded to
// 8 bits. The largest weight sets the scale: cutting the few large ones to
// round the many small ones finer was much worse.
language::WeightTable Quantize(const std::vector<float>& weights,
                               uint32_t labels, uint32_t rows);

}  // namespace hearsay::training

#endif  // HEARSAY_INGEST_SERVICE_TRAINING_QUANTIZE_H_
