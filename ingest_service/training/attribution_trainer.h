#ifndef HEARSAY_INGEST_SERVICE_TRAINING_ATTRIBUTION_TRAINER_H_
#define HEARSAY_INGEST_SERVICE_TRAINING_ATTRIBUTION_TRAINER_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "common/language/segmenter.h"
#include "ingest_service/claims/learned/cue_tagger.h"
#include "ingest_service/claims/learned/judge.h"
#include "ingest_service/claims/learned/proposal.h"
#include "ingest_service/claims/learned/role_tagger.h"
#include "ingest_service/claims/learned/scorer.h"
#include "ingest_service/training/agreement.h"
#include "ingest_service/training/corpus.h"

namespace hearsay::training {

// A gold article with the analysis that the taggers will see, and its
// attributions in its tokens.
class TrainingArticle {
 public:
  TrainingArticle(const GoldArticle& gold, const language::Tagger& tagger,
                  const language::Parser& parser,
                  const language::Lexicon& lexicon);

  const GoldArticle& article() const { return gold_; }
  const claims::AnalyzedArticle& analysis() const { return *analysis_; }
  const std::vector<GoldRoles>& attributions() const { return attributions_; }
  const claims::TokenFeatureTable& features() const { return *features_; }

  // The likely cues that a tagger which has not seen the article finds in it.
  std::vector<claims::TokenSpan> predicted_cues;

 private:
  const GoldArticle& gold_;
  language::AnnotatedText text_;
  std::unique_ptr<claims::AnalyzedArticle> analysis_;
  std::unique_ptr<claims::TokenFeatureTable> features_;
  std::vector<GoldRoles> attributions_;
};

// The mean of `runs` trainings.
language::WeightTable TrainCues(
    const std::vector<const TrainingArticle*>& articles, uint64_t seed,
    int runs);

// predicted_cues are set: they are the other cues that a cue sees. Those that
// are none are not trained on; taught that they have no roles, the tagger finds
// fewer roles of true ones too (3.5 points of linked F1).
language::WeightTable TrainRoles(
    const std::vector<const TrainingArticle*>& articles, uint64_t seed,
    int runs);

// The candidates of one cue that is right, and how probable each ought to be:
// the nearer it comes to what its attribution is, the more. They sum to 1, and
// at least two differ.
struct RankerExample {
  std::vector<uint32_t> features;
  std::vector<float> wanted;
};

// From what taggers that have not seen the article find in it.
std::vector<RankerExample> RankerExamples(const TrainingArticle& article,
                                          const claims::CueTagger& cues,
                                          const claims::RoleTagger& roles);

language::WeightTable TrainRanker(
    const std::vector<const RankerExample*>& examples, uint64_t seed);

// A proposal with what the scorer sees of it and whether it is right.
struct ScorerExample {
  std::vector<uint32_t> features;
  bool right = false;
};

// What models that have not seen the article propose for it, judged.
std::vector<ScorerExample> ScorerExamples(const TrainingArticle& article,
                                          const claims::CueTagger& cues,
                                          const claims::RoleTagger& roles,
                                          const claims::RoleRanker& ranker);

// A proposal with what the judge sees of it and whether it is right.
struct JudgeExample {
  claims::Judge::Inputs inputs;
  bool right = false;
};

std::vector<JudgeExample> JudgeExamples(const TrainingArticle& article,
                                        const claims::CueTagger& cues,
                                        const claims::RoleTagger& roles,
                                        const claims::RoleRanker& ranker,
                                        const claims::Scorer& scorer);

language::WeightTable TrainJudge(
    const std::vector<const JudgeExample*>& examples, uint64_t seed);

language::WeightTable TrainScorer(
    const std::vector<const ScorerExample*>& examples, uint64_t seed);

}  // namespace hearsay::training

#endif  // HEARSAY_INGEST_SERVICE_TRAINING_ATTRIBUTION_TRAINER_H_
