#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_JUDGE_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_JUDGE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "common/language/lexicon.h"
#include "common/language/weight_table.h"
#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/learned/proposal.h"

namespace hearsay::claims {

// Says how likely a proposal is right, knowing what the scorer thinks of it and
// of those around it: a network of one hidden layer over these numbers and the
// lexicon's vectors of the proposal's main words. Thread safe.
class Judge {
 public:
  static constexpr char kKind[] = "judge";
  static constexpr int kHidden = 48;
  static constexpr int kNumbers = 32;
  static constexpr int kWords = 6;
  // The numbers, the vectors, and 1.
  static constexpr int kInputs =
      kNumbers + kWords * static_cast<int>(language::Lexicon::kDimensions) + 1;
  // A row an input, then the row of the hidden units' own weights.
  static constexpr uint32_t kRows = kInputs + 1;
  // At which an attribution is given out; set where the linked F1 of
  // cross-validation is highest.
  static constexpr float kThreshold = 0.35f;

  using Inputs = std::array<float, kInputs>;

  // `weights` has kHidden labels and kRows rows.
  explicit Judge(const language::WeightTable& weights);

  // The probability of each of `proposals`, all those of one article in text
  // order, which the scorer gave `scores`.
  std::vector<float> Score(const AnalyzedArticle& article,
                           const std::vector<Proposal>& proposals,
                           const std::vector<float>& scores) const;

  static std::vector<Inputs> InputsOf(const AnalyzedArticle& article,
                                      const std::vector<Proposal>& proposals,
                                      const std::vector<float>& scores);

 private:
  std::vector<std::array<float, kHidden>> layer_;  // By input.
  std::array<float, kHidden> out_{};
};

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_JUDGE_H_
