#include <algorithm>
#include <cmath>
#include <random>

#include "ingest_service/claims/scorer.h"
#include "ingest_service/training/attribution_trainer.h"
#include "ingest_service/training/quantize.h"

namespace hearsay::training {
namespace {

using claims::Proposal;
using claims::Scorer;
using claims::TokenSpan;

constexpr int kEpochs = 12;
constexpr float kRate = 0.05f;
constexpr float kKeep = 0.7f;

int32_t CommonTokens(const std::vector<TokenSpan>& a,
                     const std::vector<TokenSpan>& b) {
  int32_t common = 0;
  for (const TokenSpan x : a) {
    for (const TokenSpan y : b) {
      common +=
          std::max(0, std::min(x.end, y.end) - std::max(x.begin, y.begin));
    }
  }
  return common;
}

int32_t Tokens(const std::vector<TokenSpan>& ranges) {
  int32_t count = 0;
  for (const TokenSpan range : ranges) count += range.end - range.begin;
  return count;
}

float ContentF1(const Proposal& proposal, const TrainingArticle::Gold& gold) {
  const int32_t all = Tokens(proposal.roles.content) + Tokens(gold.content);
  return all == 0 ? 1
                  : 2.f *
                        static_cast<float>(CommonTokens(proposal.roles.content,
                                                        gold.content)) /
                        static_cast<float>(all);
}

}  // namespace

bool Links(const Proposal& proposal, const TrainingArticle::Gold& gold) {
  const bool sources = CommonTokens(proposal.roles.source, gold.source) > 0 ||
                       (proposal.roles.source.empty() && gold.source.empty());
  return sources && proposal.cue.range.Overlaps(gold.cue) &&
         ContentF1(proposal, gold) >= 0.5f;
}

std::vector<int> Match(const std::vector<Proposal>& proposals,
                       const std::vector<TrainingArticle::Gold>& gold) {
  struct Pair {
    float f1;
    int proposal, gold;
  };
  std::vector<Pair> pairs;
  for (size_t p = 0; p < proposals.size(); ++p) {
    for (size_t g = 0; g < gold.size(); ++g) {
      if (!Links(proposals[p], gold[g])) continue;
      pairs.push_back({ContentF1(proposals[p], gold[g]), static_cast<int>(p),
                       static_cast<int>(g)});
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const Pair& a, const Pair& b) { return a.f1 > b.f1; });
  std::vector<int> partner(proposals.size(), -1);
  std::vector<bool> taken(gold.size());
  for (const Pair& pair : pairs) {
    if (partner[pair.proposal] >= 0 || taken[pair.gold]) continue;
    partner[pair.proposal] = pair.gold;
    taken[pair.gold] = true;
  }
  return partner;
}

std::vector<ScorerExample> ScorerExamples(const TrainingArticle& article,
                                          const claims::CueTagger& cues,
                                          const claims::RoleTagger& roles) {
  std::vector<ScorerExample> examples;
  for (const auto& paragraph : article.analysis().text().paragraphs) {
    const std::vector<Proposal> proposals =
        Propose(article.analysis(), paragraph, cues, roles);
    const std::vector<uint32_t> features =
        Scorer::Features(article.analysis(), proposals);
    const std::vector<int> partners = Match(proposals, article.attributions());
    for (size_t i = 0; i < proposals.size(); ++i) {
      const auto begin = features.begin() + i * Scorer::kFeatures;
      examples.push_back(
          {{begin, begin + Scorer::kFeatures}, partners[i] >= 0});
    }
  }
  return examples;
}

language::WeightTable TrainScorer(const std::vector<ScorerExample>& examples,
                                  uint64_t seed) {
  std::vector<float> weights(Scorer::kRows), squares(Scorer::kRows),
      sums(Scorer::kRows);
  std::mt19937_64 random(seed);
  std::vector<uint32_t> order(examples.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = static_cast<uint32_t>(i);
  for (int epoch = 0; epoch < kEpochs; ++epoch) {
    for (size_t i = order.size(); i > 1; --i) {
      std::swap(order[i - 1], order[random() % i]);
    }
    for (const uint32_t i : order) {
      size_t rows[Scorer::kFeatures];
      int count = 0;
      float score = 0;
      for (const uint32_t feature : examples[i].features) {
        if ((random() >> 11) * 0x1.0p-53 >= kKeep) continue;
        const size_t row = language::WeightTable::RowOf(feature, Scorer::kRows);
        rows[count++] = row;
        score += weights[row] / kKeep;
      }
      const float gradient =
          (1 / (1 + std::exp(-score)) - (examples[i].right ? 1 : 0)) / kKeep;
      for (int k = 0; k < count; ++k) {
        squares[rows[k]] += gradient * gradient;
        weights[rows[k]] -=
            kRate * gradient / std::sqrt(squares[rows[k]] + 1e-6f);
      }
    }
    if (epoch < kEpochs / 2) continue;
    for (size_t row = 0; row < sums.size(); ++row) {
      sums[row] += weights[row] / (kEpochs - kEpochs / 2);
    }
  }
  return Quantize(sums, 1, Scorer::kRows);
}

}  // namespace hearsay::training
