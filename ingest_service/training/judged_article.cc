#include "ingest_service/training/judged_article.h"

#include <utility>

namespace hearsay::training {

using claims::Proposal;

JudgedArticle::JudgedArticle(const TrainingArticle& article,
                             const FinderModels& models)
    : article_(article) {
  const claims::AnalyzedArticle& analysis = article.analysis();
  proposals_ =
      claims::Propose(analysis, models.cues, models.roles, models.ranker);
  probabilities_ = models.judge.Score(
      analysis, proposals_, models.scorer.Score(analysis, proposals_));
}

void JudgedArticle::Count(float threshold, Agreement& agreement) const {
  std::vector<Proposal> kept;
  for (size_t i = 0; i < proposals_.size(); ++i) {
    if (probabilities_[i] >= threshold) kept.push_back(proposals_[i]);
  }
  agreement.Add(kept, article_.attributions());
}

void JudgedArticle::Count(Calibration& calibration) const {
  const std::vector<int> partners = Match(proposals_, article_.attributions());
  for (size_t i = 0; i < partners.size(); ++i) {
    calibration.Add(probabilities_[i], partners[i] >= 0);
  }
}

}  // namespace hearsay::training
