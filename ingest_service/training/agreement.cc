#include "ingest_service/training/agreement.h"

#include <algorithm>
#include <cmath>

namespace hearsay::training {
namespace {

using claims::Proposal;
using claims::TokenSpan;

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

// Pairs greedily: an attribution seldom agrees exactly with two others.
template <typename Agrees>
int64_t CountPairs(const std::vector<Proposal>& proposals,
                   const std::vector<GoldRoles>& gold, const Agrees& agrees) {
  std::vector<bool> taken(gold.size());
  int64_t pairs = 0;
  for (const Proposal& proposal : proposals) {
    for (size_t g = 0; g < gold.size(); ++g) {
      if (taken[g] || !agrees(proposal, gold[g])) continue;
      taken[g] = true;
      ++pairs;
      break;
    }
  }
  return pairs;
}

}  // namespace

float TokenF1(const std::vector<TokenSpan>& a,
              const std::vector<TokenSpan>& b) {
  const int32_t all = Tokens(a) + Tokens(b);
  return all == 0 ? 1
                  : 2.f * static_cast<float>(CommonTokens(a, b)) /
                        static_cast<float>(all);
}

bool Links(const Proposal& proposal, const GoldRoles& gold) {
  const bool sources = CommonTokens(proposal.roles.source, gold.source) > 0 ||
                       (proposal.roles.source.empty() && gold.source.empty());
  return sources && proposal.cue.range.Overlaps(gold.cue) &&
         TokenF1(proposal.roles.content, gold.content) >= 0.5f;
}

std::vector<int> Match(const std::vector<Proposal>& proposals,
                       const std::vector<GoldRoles>& gold) {
  struct Pair {
    float f1;
    int proposal, gold;
  };
  std::vector<Pair> pairs;
  for (size_t p = 0; p < proposals.size(); ++p) {
    for (size_t g = 0; g < gold.size(); ++g) {
      if (!Links(proposals[p], gold[g])) continue;
      pairs.push_back({TokenF1(proposals[p].roles.content, gold[g].content),
                       static_cast<int>(p), static_cast<int>(g)});
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

void Agreement::Add(const std::vector<Proposal>& proposals,
                    const std::vector<GoldRoles>& article_gold) {
  proposed += static_cast<int64_t>(proposals.size());
  gold += static_cast<int64_t>(article_gold.size());
  for (const int partner : Match(proposals, article_gold)) {
    linked += partner >= 0;
  }
  const auto same_cue = [](const Proposal& p, const GoldRoles& g) {
    return p.cue.range == g.cue;
  };
  const auto same_source = [](const Proposal& p, const GoldRoles& g) {
    return p.cue.range.Overlaps(g.cue) && p.roles.source == g.source;
  };
  const auto same_content = [](const Proposal& p, const GoldRoles& g) {
    return p.cue.range.Overlaps(g.cue) && p.roles.content == g.content;
  };
  cue += CountPairs(proposals, article_gold, same_cue);
  source += CountPairs(proposals, article_gold, same_source);
  content += CountPairs(proposals, article_gold, same_content);
  all += CountPairs(proposals, article_gold,
                    [&](const Proposal& p, const GoldRoles& g) {
                      return same_cue(p, g) && p.roles.source == g.source &&
                             p.roles.content == g.content;
                    });
}

void Calibration::Add(float probability, bool right) {
  const int bin =
      std::clamp(static_cast<int>(probability * kBins), 0, kBins - 1);
  ++bins[bin].count;
  bins[bin].right += right;
  bins[bin].probability += probability;
}

double Calibration::Error() const {
  double sum = 0;
  int64_t all = 0;
  for (const Bin& bin : bins) {
    sum += std::fabs(bin.probability - static_cast<double>(bin.right));
    all += bin.count;
  }
  return all > 0 ? sum / static_cast<double>(all) : 0;
}

}  // namespace hearsay::training
