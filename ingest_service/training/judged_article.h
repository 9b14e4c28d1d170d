#ifndef HEARSAY_INGEST_SERVICE_TRAINING_JUDGED_ARTICLE_H_
#define HEARSAY_INGEST_SERVICE_TRAINING_JUDGED_ARTICLE_H_

#include <vector>

#include "ingest_service/claims/learned/cue_tagger.h"
#include "ingest_service/claims/learned/judge.h"
#include "ingest_service/claims/learned/proposal.h"
#include "ingest_service/claims/learned/role_ranker.h"
#include "ingest_service/claims/learned/role_tagger.h"
#include "ingest_service/claims/learned/scorer.h"
#include "ingest_service/training/agreement.h"
#include "ingest_service/training/attribution_trainer.h"

namespace hearsay::training {

// The models that find attributions, of one fold.
struct FinderModels {
  const claims::CueTagger& cues;
  const claims::RoleTagger& roles;
  const claims::RoleRanker& ranker;
  const claims::Scorer& scorer;
  const claims::Judge& judge;
};

// All that models propose for an article, as the finder does, beside what it
// holds. The article outlives this.
class JudgedArticle {
 public:
  JudgedArticle(const TrainingArticle& article, const FinderModels& models);

  // Adds how what is at least `threshold` likely agrees with the annotation.
  void Count(float threshold, Agreement& agreement) const;
  // Adds every proposal.
  void Count(Calibration& calibration) const;

 private:
  const TrainingArticle& article_;
  std::vector<claims::Proposal> proposals_;
  std::vector<float> probabilities_;
};

}  // namespace hearsay::training

#endif  // HEARSAY_INGEST_SERVICE_TRAINING_JUDGED_ARTICLE_H_
