#include "ingest_service/claims/learned/role_tagger.h"

#include <algorithm>
#include <utility>

#include "ingest_service/claims/learned/chain_weights.h"
#include "ingest_service/claims/learned/content_ends.h"
#include "ingest_service/claims/learned/quoted_contents.h"

namespace hearsay::claims {
namespace {

using language::WeightTable;

bool IsSource(int label) {
  return label == kSourceBegin || label == kSourceInside;
}

using Labelling = Chain<kRoleLabels>::Labelling;

Roles RolesOf(const CueView &view, const std::vector<int> &labels,
              const std::vector<Chain<kRoleLabels>::Scores> &marginals) {
  Roles roles;
  float sums[2] = {0, 0}, counts[2] = {0, 0};
  for (size_t k = 0; k < labels.size(); ++k) {
    const int32_t i = view.window().begin + static_cast<int32_t>(k);
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
  roles.content_probability = mean(sums[0], counts[0]);
  roles.source_probability = mean(sums[1], counts[1]);
  return roles;
}

// `labels`, the best ones, with other ends of the content.
std::vector<Labelling> OtherEnds(const CueView &view,
                                 const Chain<kRoleLabels> &chain,
                                 const std::vector<int> &labels) {
  std::vector<Labelling> others;
  const int32_t begin = view.window().begin;
  const auto label = [&](int32_t i) { return labels[i - begin]; };
  int32_t end = view.window().end;
  const auto is_content = [&](int32_t i) {
    return (label(i) == kContentBegin || label(i) == kContentInside) &&
           !view.InCue(i);
  };
  while (end > begin && !is_content(end - 1)) --end;
  if (end == begin) return others;
  int32_t first = end - 1;
  while (first > begin && is_content(first - 1)) --first;
  const float best = chain.ScoreOf(labels);
  for (const int32_t other : ContentEnds(view, {first, end})) {
    Labelling moved{labels, 0};
    bool free = true;
    for (int32_t i = end; i < other; ++i) {
      free = free && label(i) == kNoRole && !view.InCue(i);
      moved.labels[i - begin] = kContentInside;
    }
    for (int32_t i = other; i < end; ++i) moved.labels[i - begin] = kNoRole;
    moved.behind = best - chain.ScoreOf(moved.labels);
    if (free && moved.behind <= RoleTagger::kMovedBehind) {
      others.push_back(std::move(moved));
    }
  }
  return others;
}

// `labels`, the best ones, with whole quotations as the content.
std::vector<Labelling> Quoted(const CueView &view,
                              const Chain<kRoleLabels> &chain,
                              const std::vector<int> &labels) {
  std::vector<Labelling> others;
  const int32_t begin = view.window().begin;
  const float best = chain.ScoreOf(labels);
  for (const std::vector<TokenSpan> &content : QuotedContents(view)) {
    Labelling quoted{labels, 0};
    for (int &label : quoted.labels) {
      if (label >= kContentBegin) label = kNoRole;
    }
    bool free = true;
    for (const TokenSpan range : content) {
      for (int32_t i = range.begin; i < range.end; ++i) {
        int &label = quoted.labels[static_cast<size_t>(i - begin)];
        free = free && label == kNoRole;
        label = i == range.begin ? kContentBegin : kContentInside;
      }
    }
    quoted.behind = best - chain.ScoreOf(quoted.labels);
    if (free && quoted.behind <= RoleTagger::kQuotedBehind) {
      others.push_back(std::move(quoted));
    }
  }
  return others;
}

}  // namespace

RoleTagger::RoleTagger(WeightTable weights)
    : weights_(std::move(weights)),
      transitions_(TransitionsOf<kRoleLabels>(weights_)) {}

RoleTagger::TokenScores::TokenScores(const RoleTagger &tagger, TokenSpan range,
                                     const TokenFeatureTable &features)
    : begin_(range.begin), sums_(range.size()) {
  tagger.weights_.AddAll(features.Of(range.begin), kTokenFeatures, sums_);
}

std::vector<Roles> RoleTagger::Find(const CueView &view,
                                    const TokenScores &scores) const {
  const TokenSpan window = view.window();
  Chain<kRoleLabels> chain;
  chain.transitions = transitions_;
  chain.places.reserve(window.size());
  weights_.AddAlong<kSums, kRoleFeatures>(
      window.begin, window.end,
      [&](int32_t i, uint32_t *features) { view.Features(i, features); },
      [&](int32_t i, int16_t *sums) {
        const auto &shared =
            scores.sums_[static_cast<size_t>(i - scores.begin_)];
        for (int label = 0; label < kSums; ++label)
          sums[label] += shared[label];
        chain.places.push_back(ScoresOf<kRoleLabels>(weights_, sums));
      });
  const auto marginals = chain.Marginals();
  std::vector<Roles> candidates;
  const auto add = [&](const std::vector<Labelling> &labellings,
                       bool insisted) {
    for (const Labelling &labelling : labellings) {
      Roles roles = RolesOf(view, labelling.labels, marginals);
      roles.behind = labelling.behind;
      roles.insisted = insisted;
      if (roles.content.empty()) continue;
      if (std::none_of(candidates.begin(), candidates.end(),
                       [&](const Roles &other) {
                         return other.source == roles.source &&
                                other.content == roles.content;
                       })) {
        candidates.push_back(std::move(roles));
      }
    }
  };
  const auto best = chain.BestFew(kCandidates, kBehind);
  if (std::none_of(best[0].labels.begin(), best[0].labels.end(), IsSource)) {
    for (auto &place : chain.places) place[kSourceBegin] += kSourceBoost;
    const auto insisted = chain.BestFew(kInsisted, kBehind);
    add(insisted, true);
    add(best, false);
    add(OtherEnds(view, chain, insisted[0].labels), true);
    add(Quoted(view, chain, insisted[0].labels), true);
  } else {
    add(best, false);
    add(OtherEnds(view, chain, best[0].labels), false);
    add(Quoted(view, chain, best[0].labels), false);
  }
  return candidates;
}

}  // namespace hearsay::claims
