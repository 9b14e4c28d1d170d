#include "ingest_service/claims/learned/scorer.h"

#include <algorithm>
#include <cmath>

#include "common/language/feature_hash.h"
#include "ingest_service/claims/learned/feature_steps.h"
#include "ingest_service/claims/learned/neighbours.h"
#include "ingest_service/claims/learned/token_features.h"

namespace hearsay::claims {
namespace {

using language::HashFeature;
using language::TokenAnalysis;

void FeaturesOf(const AnalyzedArticle& article,
                const std::vector<Proposal>& proposals,
                const std::vector<float>& cues, size_t which,
                uint32_t* features) {
  const Proposal& own = proposals[which];
  const Neighbours near = NeighboursOf(article, proposals, cues, which);
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
  const uint32_t content_length = LengthStep(TokensIn(own.roles.content));
  const uint32_t source_length = LengthStep(TokensIn(own.roles.source));
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
  add(OddsStep(own.roles.choice_probability), pr / 2);
}

}  // namespace

std::vector<uint32_t> Scorer::Features(const AnalyzedArticle& article,
                                       const std::vector<Proposal>& proposals) {
  std::vector<uint32_t> features(proposals.size() * kFeatures);
  std::vector<float> cues;
  for (const Proposal& proposal : proposals) {
    cues.push_back(proposal.cue.probability);
  }
  for (size_t i = 0; i < proposals.size(); ++i) {
    FeaturesOf(article, proposals, cues, i, &features[i * kFeatures]);
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
