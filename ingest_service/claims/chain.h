#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_CHAIN_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_CHAIN_H_

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace hearsay::claims {

// A linear chain over kLabels labels: a score for each label at each place and
// for each label after another. kLabels is the label before the first.
template <int kLabels>
struct Chain {
  using Scores = std::array<float, kLabels>;
  using Transitions = std::array<Scores, kLabels + 1>;
  std::vector<Scores> places;
  Transitions transitions{};

  // The best labelling; ties go to the lower label.
  std::vector<int> Best() const;
  // Probability of each label at each place.
  std::vector<Scores> Marginals() const { return Expect(nullptr); }
  // The same; `expected`, when given, gets the expected number of each
  // transition added.
  std::vector<Scores> Expect(Transitions* expected) const;
};

template <int kLabels>
std::vector<int> Chain<kLabels>::Best() const {
  const size_t size = places.size();
  std::vector<int> labels(size);
  if (size == 0) return labels;
  std::vector<std::array<uint8_t, kLabels>> from(size);
  Scores best{};
  for (int y = 0; y < kLabels; ++y) {
    best[y] = transitions[kLabels][y] + places[0][y];
  }
  for (size_t i = 1; i < size; ++i) {
    Scores following{};
    for (int y = 0; y < kLabels; ++y) {
      int argument = 0;
      for (int x = 1; x < kLabels; ++x) {
        if (best[x] + transitions[x][y] >
            best[argument] + transitions[argument][y]) {
          argument = x;
        }
      }
      from[i][y] = static_cast<uint8_t>(argument);
      following[y] = best[argument] + transitions[argument][y] + places[i][y];
    }
    best = following;
  }
  int label = 0;
  for (int y = 1; y < kLabels; ++y) {
    if (best[y] > best[label]) label = y;
  }
  for (size_t i = size; i-- > 0;) {
    labels[i] = label;
    label = from[i][label];
  }
  return labels;
}

template <int kLabels>
std::vector<typename Chain<kLabels>::Scores> Chain<kLabels>::Expect(
    Transitions* expected) const {
  // Forward and backward in probabilities, each place scaled to a sum of one.
  const size_t size = places.size();
  std::vector<Scores> forward(size), local(size);
  if (size == 0) return forward;
  Transitions move;
  for (int x = 0; x <= kLabels; ++x) {
    for (int y = 0; y < kLabels; ++y) move[x][y] = std::exp(transitions[x][y]);
  }
  std::vector<float> scale(size);
  for (size_t i = 0; i < size; ++i) {
    float highest = places[i][0];
    for (int y = 1; y < kLabels; ++y) highest = std::max(highest, places[i][y]);
    for (int y = 0; y < kLabels; ++y) {
      local[i][y] = std::exp(places[i][y] - highest);
    }
    float sum = 0;
    for (int y = 0; y < kLabels; ++y) {
      float reach = 0;
      if (i == 0) {
        reach = move[kLabels][y];
      } else {
        for (int x = 0; x < kLabels; ++x)
          reach += forward[i - 1][x] * move[x][y];
      }
      forward[i][y] = reach * local[i][y];
      sum += forward[i][y];
    }
    scale[i] = 1 / sum;
    for (int y = 0; y < kLabels; ++y) forward[i][y] *= scale[i];
  }
  std::vector<Scores> marginals(size);
  Scores backward;
  backward.fill(1);
  marginals[size - 1] = forward[size - 1];
  for (size_t i = size - 1; i > 0; --i) {
    Scores earlier{};
    for (int x = 0; x < kLabels; ++x) {
      for (int y = 0; y < kLabels; ++y) {
        const float step = move[x][y] * local[i][y] * backward[y] * scale[i];
        earlier[x] += step;
        if (expected != nullptr) (*expected)[x][y] += forward[i - 1][x] * step;
      }
    }
    backward = earlier;
    for (int x = 0; x < kLabels; ++x) {
      marginals[i - 1][x] = forward[i - 1][x] * backward[x];
    }
  }
  if (expected != nullptr) {
    for (int y = 0; y < kLabels; ++y)
      (*expected)[kLabels][y] += marginals[0][y];
  }
  return marginals;
}

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_CHAIN_H_
