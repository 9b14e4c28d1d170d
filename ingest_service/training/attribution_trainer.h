#ifndef HEARSAY_INGEST_SERVICE_TRAINING_ATTRIBUTION_TRAINER_H_
#define HEARSAY_INGEST_SERVICE_TRAINING_ATTRIBUTION_TRAINER_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "common/language/segmenter.h"
#include "ingest_service/claims/cue_tagger.h"
#include "ingest_service/claims/proposal.h"
#include "ingest_service/claims/role_tagger.h"
#include "ingest_service/training/corpus.h"

namespace hearsay::training {

// A gold article with the analysis that the taggers will see, and its
// attributions in its tokens.
class TrainingArticle {
 public:
  struct Gold {
    claims::TokenSpan cue;
    // Of the tokens of the whole article; one token has one role.
    std::vector<claims::TokenSpan> source, content;
  };

  TrainingArticle(const GoldArticle& gold, const language::Tagger& tagger,
                  const language::Parser& parser);

  const GoldArticle& article() const { return gold_; }
  const claims::AnalyzedArticle& analysis() const { return *analysis_; }
  const std::vector<Gold>& attributions() const { return attributions_; }
  const claims::TokenFeatureTable& features() const { return *features_; }

  // The likely cues that a tagger which has not seen the article finds in it.
  std::vector<claims::TokenSpan> predicted_cues;

 private:
  const GoldArticle& gold_;
  language::AnnotatedText text_;
  std::unique_ptr<claims::AnalyzedArticle> analysis_;
  std::unique_ptr<claims::TokenFeatureTable> features_;
  std::vector<Gold> attributions_;
};

language::WeightTable TrainCues(
    const std::vector<const TrainingArticle*>& articles, uint64_t seed);

// predicted_cues are set: they are the other cues that a cue sees. Those that
// are none are not trained on; taught that they have no roles, the tagger finds
// fewer roles of true ones too (3.5 points of linked F1).
language::WeightTable TrainRoles(
    const std::vector<const TrainingArticle*>& articles, uint64_t seed);

// A proposal with what the scorer sees of it and whether it is right.
struct ScorerExample {
  std::vector<uint32_t> features;
  bool right = false;
};

// What taggers that have not seen the article propose for it, judged.
std::vector<ScorerExample> ScorerExamples(const TrainingArticle& article,
                                          const claims::CueTagger& cues,
                                          const claims::RoleTagger& roles);

language::WeightTable TrainScorer(const std::vector<ScorerExample>& examples,
                                  uint64_t seed);

// True when `proposal` gives `gold` well enough: the cues meet, the sources
// meet or both are missing, and the token F1 of the contents is at least half.
bool Links(const claims::Proposal& proposal, const TrainingArticle::Gold& gold);

// The pairs of a one-to-one matching: for each proposal the index of the gold
// attribution that it gives, or -1. Best contents first.
std::vector<int> Match(const std::vector<claims::Proposal>& proposals,
                       const std::vector<TrainingArticle::Gold>& gold);

}  // namespace hearsay::training

#endif  // HEARSAY_INGEST_SERVICE_TRAINING_ATTRIBUTION_TRAINER_H_
