#include "ingest_service/claims/scorer.h"

#include <algorithm>
#include <cmath>

#include "common/language/feature_hash.h"
#include "ingest_service/claims/token_features.h"

namespace hearsay::claims {
namespace {

using language::HashFeature;
using language::TokenAnalysis;

// A probability's log odds in steps of a half.
uint32_t OddsStep(float probability) {
  const float p = std::clamp(probability, 0.002f, 0.998f);
  return static_cast<uint32_t>(std::lround(2 * std::log(p / (1 - p))) + 20);
}

uint32_t LengthStep(size_t tokens) {
  uint32_t step = 0;
  for (; tokens > 0; tokens /= 2) ++step;
  return step;
}

size_t Tokens(const std::vector<TokenSpan>& ranges) {
  size_t count = 0;
  for (const TokenSpan range : ranges) count += range.size();
  return count;
}

bool Cover(const std::vector<TokenSpan>& ranges, TokenSpan inner) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](TokenSpan range) { return range.Overlaps(inner); });
}

// What a proposal has to do with the others. A text's attributions seldom
// overlap: where two contents do, one is usually a mistake.
struct Neighbours {
  float around = 0;     // Best cue in whose content this cue lies.
  float inside = 0;     // Best cue that lies in this content.
  float in_source = 0;  // Best cue in whose source this cue lies.
  float rival = 0;      // Best other cue whose content begins as this one does.
  uint32_t same_sentence = 0;
};

// Looks at so many proposals either side: linear in any paragraph.
constexpr size_t kNeighbours = 12;

Neighbours NeighboursOf(const AnalyzedArticle& article,
                        const std::vector<Proposal>& proposals, size_t which) {
  Neighbours found;
  const Proposal& own = proposals[which];
  const size_t first = which > kNeighbours ? which - kNeighbours : 0;
  const size_t end = std::min(proposals.size(), which + kNeighbours + 1);
  for (size_t k = first; k < end; ++k) {
    if (k == which) continue;
    const Proposal& other = proposals[k];
    const float p = other.cue.probability;
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

int32_t HeadOf(const AnalyzedArticle& article, TokenSpan range) {
  for (int32_t i = range.begin; i < range.end; ++i) {
    const int32_t head = article.node(i).head;
    if (head < range.begin || head >= range.end) return i;
  }
  return range.end - 1;
}

void FeaturesOf(const AnalyzedArticle& article,
                const std::vector<Proposal>& proposals, size_t which,
                uint32_t* features) {
  const Proposal& own = proposals[which];
  const Neighbours near = NeighboursOf(article, proposals, which);
  const int32_t cue_head = HeadOf(article, own.cue.range);
  const TokenAnalysis& cue = article.token(cue_head);
  const TokenNode& cue_node = article.node(cue_head);
  const TokenSpan content = own.roles.content.front();
  const TokenAnalysis& content_first = article.token(content.begin);
  const TokenAnalysis& content_head = article.token(HeadOf(article, content));
  const TokenSpan source =
      own.roles.source.empty() ? TokenSpan{-1, -1} : own.roles.source.front();
  const TokenAnalysis& source_head =
      article.token(own.roles.source.empty() ? -1 : HeadOf(article, source));
  const uint32_t pc = OddsStep(own.cue.probability);
  const uint32_t pr = OddsStep(own.roles.content_probability);
  const uint32_t ps = OddsStep(own.roles.source_probability);
  const uint32_t around = OddsStep(near.around), inside = OddsStep(near.inside);
  const uint32_t rival = OddsStep(near.rival);
  const uint32_t content_length = LengthStep(Tokens(own.roles.content));
  const uint32_t source_length = LengthStep(Tokens(own.roles.source));
  const uint32_t parts =
      static_cast<uint32_t>(std::min<size_t>(own.roles.content.size(), 4) * 8 +
                            std::min<size_t>(own.roles.source.size(), 4));
  const uint32_t cue_length = LengthStep(own.cue.range.size());
  const uint32_t quoted = (article.node(content.begin).opens_quote ? 1 : 0) |
                          (article.node(content.end - 1).closes_quote ? 2 : 0) |
                          (article.node(content.begin).quotation >= 0 ? 4 : 0) |
                          (cue_node.quotation >= 0 ? 8 : 0);
  const uint32_t side = (content.begin > own.cue.range.begin ? 1 : 0) |
                        (source.begin > own.cue.range.begin ? 2 : 0) |
                        (content.begin == own.cue.range.end ? 4 : 0) |
                        (source.end == own.cue.range.begin ? 8 : 0);
  const uint32_t tag = static_cast<uint32_t>(cue.tag);
  const uint32_t relation = static_cast<uint32_t>(cue.relation);
  const uint32_t sense = SenseOf(cue);
  uint32_t form = 0;
  for (int32_t i = own.cue.range.begin; i < own.cue.range.end; ++i) {
    form = HashFeature(1, form, article.token(i).lemma);
  }
  int n = 0;
  const auto add = [&](uint32_t a, uint32_t b = 0, uint32_t c = 0,
                       uint32_t d = 0) {
    features[n] = HashFeature(static_cast<uint32_t>(500 + n), a, b, c, d);
    ++n;
  };
  add(0);
  add(pc);
  add(pr);
  add(ps);
  add(pc / 2, pr / 2);
  add(pc / 2, ps / 2);
  add(pr / 2, ps / 2);
  add(pc / 3, pr / 3, ps / 3);
  add(around);
  add(around / 2, pc / 2);
  add(around, quoted);
  add(inside);
  add(inside / 2, pc / 2);
  add(inside, quoted);
  add(rival);
  add(rival / 2, pc / 2);
  add(OddsStep(near.in_source), pc / 2);
  add(std::min<uint32_t>(near.same_sentence, 4), pc / 2);
  add(content_length);
  add(content_length, tag);
  add(content_length, pr / 2);
  add(source_length);
  add(source_length, ps / 2);
  add(parts);
  add(parts, tag, quoted);
  add(cue_length, tag);
  add(quoted, side);
  add(side, tag, relation);
  add(quoted, tag);
  add(form);
  add(cue.lemma);
  add(cue.lemma, tag);
  add(sense, tag, relation);
  add(cue_node.child_relations, tag);
  add(static_cast<uint32_t>(content_head.relation),
      static_cast<uint32_t>(content_head.tag), tag);
  add(content_first.lower);
  add(SenseOf(source_head), static_cast<uint32_t>(source_head.tag));
  add(static_cast<uint32_t>(source_head.relation), tag, side);
  add(source_head.lemma);
  add(SenseOf(content_head), static_cast<uint32_t>(content_head.tag), sense);
}

}  // namespace

std::vector<uint32_t> Scorer::Features(const AnalyzedArticle& article,
                                       const std::vector<Proposal>& proposals) {
  std::vector<uint32_t> features(proposals.size() * kFeatures);
  for (size_t i = 0; i < proposals.size(); ++i) {
    FeaturesOf(article, proposals, i, &features[i * kFeatures]);
  }
  return features;
}

std::vector<float> Scorer::Score(const AnalyzedArticle& article,
                                 const std::vector<Proposal>& proposals) const {
  const std::vector<uint32_t> features = Features(article, proposals);
  std::vector<float> scores(proposals.size());
  for (size_t i = 0; i < proposals.size(); ++i) {
    int16_t sum = 0;
    weights_.Add<1>(&features[i * kFeatures], kFeatures, &sum);
    scores[i] = 1 / (1 + std::exp(-weights_.scale() * sum));
  }
  return scores;
}

}  // namespace hearsay::claims
