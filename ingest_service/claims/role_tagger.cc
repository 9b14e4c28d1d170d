#include "ingest_service/claims/role_tagger.h"

#include <algorithm>
#include <utility>

#include "ingest_service/claims/chain_weights.h"

namespace hearsay::claims {
namespace {

using language::WeightTable;

bool IsSource(int label) {
  return label == kSourceBegin || label == kSourceInside;
}

}  // namespace

RoleTagger::RoleTagger(WeightTable weights)
    : weights_(std::move(weights)),
      transitions_(TransitionsOf<kRoleLabels>(weights_)) {}

RoleTagger::TokenScores::TokenScores(const RoleTagger &tagger, TokenSpan range,
                                     const TokenFeatureTable &features)
    : begin_(range.begin), sums_(range.size()) {
  for (size_t k = 0; k < sums_.size(); ++k) {
    tagger.weights_.Add<kStride>(
        features.Of(range.begin + static_cast<int32_t>(k)), kTokenFeatures,
        sums_[k].data());
  }
}

Roles RoleTagger::Find(const CueView &view, const TokenScores &scores) const {
  const TokenSpan window = view.window();
  Chain<kRoleLabels> chain;
  chain.transitions = transitions_;
  chain.places.reserve(window.size());
  for (int32_t i = window.begin; i < window.end; ++i) {
    auto sums = scores.sums_[static_cast<size_t>(i - scores.begin_)];
    uint32_t own[kRoleFeatures];
    view.Features(i, own);
    weights_.Add<kStride>(own, kRoleFeatures, sums.data());
    chain.places.push_back(ScoresOf<kRoleLabels>(weights_, sums.data()));
  }
  const auto marginals = chain.Marginals();
  std::vector<int> labels = chain.Best();
  if (std::none_of(labels.begin(), labels.end(), IsSource)) {
    for (auto &place : chain.places) place[kSourceBegin] += kSourceBoost;
    labels = chain.Best();
  }

  Roles roles;
  float sums[2] = {0, 0}, counts[2] = {0, 0};
  for (size_t k = 0; k < labels.size(); ++k) {
    const int32_t i = window.begin + static_cast<int32_t>(k);
    if (labels[k] == kNoRole || view.InCue(i)) continue;
    const bool source = IsSource(labels[k]);
    std::vector<TokenSpan> &ranges = source ? roles.source : roles.content;
    if (!ranges.empty() && ranges.back().end == i) {
      ranges.back().end = i + 1;
    } else {
      ranges.push_back({i, i + 1});
    }
    const int begin = source ? kSourceBegin : kContentBegin;
    sums[source] += marginals[k][begin] + marginals[k][begin + 1];
    counts[source] += 1;
  }
  const auto mean = [](float sum, float count) {
    return count > 0 ? sum / count : 0;
  };
  roles.probability = mean(sums[0] + sums[1], counts[0] + counts[1]);
  roles.content_probability = mean(sums[0], counts[0]);
  roles.source_probability = mean(sums[1], counts[1]);
  return roles;
}

}  // namespace hearsay::claims
