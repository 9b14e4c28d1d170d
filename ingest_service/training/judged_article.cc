#include "ingest_service/training/judged_article.h"

#include <utility>

namespace hearsay::training {

using claims::Proposal;

JudgedArticle::JudgedArticle(const TrainingArticle& article,
                             const FinderModels& models)
    : article_(article) {
  const claims::AnalyzedArticle& analysis = article.analysis();
  for (const auto& paragraph : analysis.text().paragraphs) {
    std::vector<Proposal> proposals = claims::Propose(
        analysis, paragraph, models.cues, models.roles, models.ranker);
    for (const float probability : models.judge.Score(
             analysis, proposals, models.scorer.Score(analysis, proposals))) {
      probabilities_.push_back(probability);
    }
    for (Proposal& proposal : proposals) {
      proposals_.push_back(std::move(proposal));
    }
  }
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
