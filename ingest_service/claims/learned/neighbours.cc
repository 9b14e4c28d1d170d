#include "ingest_service/claims/learned/neighbours.h"

#include <algorithm>

namespace hearsay::claims {
namespace {

constexpr size_t kNeighbours = 12;

bool Cover(const std::vector<TokenSpan>& ranges, TokenSpan inner) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](TokenSpan range) { return range.Overlaps(inner); });
}

}  // namespace

Neighbours NeighboursOf(const AnalyzedArticle& article,
                        const std::vector<Proposal>& proposals,
                        const std::vector<float>& strengths, size_t which) {
  Neighbours found;
  const Proposal& own = proposals[which];
  const size_t first = which > kNeighbours ? which - kNeighbours : 0;
  const size_t end = std::min(proposals.size(), which + kNeighbours + 1);
  for (size_t k = first; k < end; ++k) {
    if (k == which) continue;
    const Proposal& other = proposals[k];
    const float p = strengths[k];
    if (Cover(other.roles.content, own.cue.range)) {
      found.around = std::max(found.around, p);
    }
    if (Cover(own.roles.content, other.cue.range)) {
      found.inside = std::max(found.inside, p);
    }
    if (Cover(other.roles.source, own.cue.range)) {
      found.in_source = std::max(found.in_source, p);
    }
    if (other.roles.content.front().Overlaps(own.roles.content.front())) {
      found.rival = std::max(found.rival, p);
    }
    if (article.node(other.cue.range.begin).sentence ==
        article.node(own.cue.range.begin).sentence) {
      ++found.same_sentence;
    }
  }
  return found;
}

}  // namespace hearsay::claims
