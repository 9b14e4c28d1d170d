#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_CHAIN_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_CHAIN_H_

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
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

  // A labelling, and how much lower its score is than the best one's.
  struct Labelling {
    std::vector<int> labels;
    float behind = 0;
  };

  float ScoreOf(const std::vector<int>& labels) const;
  // The best labelling; ties go to the lower label.
  std::vector<int> Best() const;
  // The `count` best labellings that are at most `behind` behind, best first.
  // Costs little more than Best: each is the best one that leaves an earlier
  // one at one place and then follows the best way to the beginning.
  std::vector<Labelling> BestFew(size_t count, float behind) const;
  // Probability of each label at each place.
  std::vector<Scores> Marginals() const { return Expect(nullptr); }
  // The same; `expected`, when given, gets the expected number of each
  // transition added.
  std::vector<Scores> Expect(Transitions* expected) const;
};

template <int kLabels>
float Chain<kLabels>::ScoreOf(const std::vector<int>& labels) const {
  float score = 0;
  int before = kLabels;
  for (size_t i = 0; i < labels.size(); ++i) {
    score += transitions[before][labels[i]] + places[i][labels[i]];
    before = labels[i];
  }
  return score;
}

template <int kLabels>
std::vector<int> Chain<kLabels>::Best() const {
  std::vector<Labelling> best = BestFew(1, 0);
  return best.empty() ? std::vector<int>() : std::move(best.front().labels);
}

template <int kLabels>
auto Chain<kLabels>::BestFew(size_t count, float behind) const
    -> std::vector<Labelling> {
  const size_t size = places.size();
  if (size == 0 || count == 0) return {};
  // The best score of the places up to each, by the label there, and the label
  // before it.
  std::vector<Scores> best(size);
  std::vector<std::array<uint8_t, kLabels>> from(size);
  for (int y = 0; y < kLabels; ++y) {
    best[0][y] = transitions[kLabels][y] + places[0][y];
  }
  for (size_t i = 1; i < size; ++i) {
    for (int y = 0; y < kLabels; ++y) {
      int argument = 0;
      for (int x = 1; x < kLabels; ++x) {
        if (best[i - 1][x] + transitions[x][y] >
            best[i - 1][argument] + transitions[argument][y]) {
          argument = x;
        }
      }
      from[i][y] = static_cast<uint8_t>(argument);
      best[i][y] =
          best[i - 1][argument] + transitions[argument][y] + places[i][y];
    }
  }
  // A labelling that leaves labelling `parent` at `place`; the places before
  // follow the best way.
  struct Deviation {
    float loss;
    uint32_t parent, place;
    uint8_t label;
  };
  const auto later = [](const Deviation& a, const Deviation& b) {
    return a.loss > b.loss;
  };
  std::vector<Deviation> heap;
  std::vector<Labelling> found;
  const auto deviate = [&](size_t end) {
    const Labelling& parent = found.back();
    for (size_t i = 0; i < end; ++i) {
      const auto score = [&](int x) {
        return best[i][x] +
               (i + 1 < size ? transitions[x][parent.labels[i + 1]] : 0);
      };
      const float own = score(parent.labels[i]);
      for (int x = 0; x < kLabels; ++x) {
        const float loss = parent.behind + own - score(x);
        if (x == parent.labels[i] || !(loss <= behind)) continue;
        heap.push_back({loss, static_cast<uint32_t>(found.size() - 1),
                        static_cast<uint32_t>(i), static_cast<uint8_t>(x)});
        std::push_heap(heap.begin(), heap.end(), later);
      }
    }
  };
  const auto follow = [&](std::vector<int>& labels, size_t place) {
    for (size_t i = place; i > 0; --i) labels[i - 1] = from[i][labels[i]];
  };
  found.push_back({std::vector<int>(size), 0});
  for (int y = 1; y < kLabels; ++y) {
    int& last = found[0].labels[size - 1];
    if (best[size - 1][y] > best[size - 1][last]) last = y;
  }
  follow(found[0].labels, size - 1);
  if (count > 1) deviate(size);
  while (found.size() < count && !heap.empty()) {
    std::pop_heap(heap.begin(), heap.end(), later);
    const Deviation next = heap.back();
    heap.pop_back();
    found.push_back({found[next.parent].labels, next.loss});
    found.back().labels[next.place] = next.label;
    follow(found.back().labels, next.place);
    if (found.size() < count) deviate(next.place);
  }
  return found;
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

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_CHAIN_H_
