#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_SCORER_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_SCORER_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/language/weight_table.h"
#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/learned/proposal.h"

namespace hearsay::claims {

// How likely a proposal is right, seen beside the proposals around it:
// logistic regression. Thread safe.
class Scorer {
 public:
  static constexpr char kKind[] = "scorer";
  static constexpr int kFeatures = 41;
  static constexpr uint32_t kRows = 1 << 18;
  // `weights` has one label.
  explicit Scorer(language::WeightTable weights)
      : weights_(std::move(weights)) {}

  // The probability of each of `proposals`, all those of one article, in text
  // order.
  std::vector<float> Score(const AnalyzedArticle& article,
                           const std::vector<Proposal>& proposals) const;

  // kFeatures features of each proposal.
  static std::vector<uint32_t> Features(const AnalyzedArticle& article,
                                        const std::vector<Proposal>& proposals);

 private:
  language::WeightTable weights_;
};

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_SCORER_H_
