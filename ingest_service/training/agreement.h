#ifndef HEARSAY_INGEST_SERVICE_TRAINING_AGREEMENT_H_
#define HEARSAY_INGEST_SERVICE_TRAINING_AGREEMENT_H_

#include <cstdint>
#include <vector>

#include "ingest_service/claims/learned/proposal.h"

namespace hearsay::training {

// An annotated attribution in the tokens of its article.
struct GoldRoles {
  claims::TokenSpan cue;
  // Ascending; one token has one role.
  std::vector<claims::TokenSpan> source, content;
};

// Token F1 of two ascending lists of ranges; 1 when both are empty.
float TokenF1(const std::vector<claims::TokenSpan>& a,
              const std::vector<claims::TokenSpan>& b);

// True when `proposal` gives `gold` well enough: the cues meet, the sources
// meet or both are missing, and the token F1 of the contents is at least half.
bool Links(const claims::Proposal& proposal, const GoldRoles& gold);

// The pairs of a one-to-one matching: for each proposal the index of the gold
// attribution that it gives, or -1. Best contents first.
std::vector<int> Match(const std::vector<claims::Proposal>& proposals,
                       const std::vector<GoldRoles>& gold);

// How many attributions were proposed, how many there are, and how many pairs
// agree. In the trainer's own tokens, hence near what an evaluation of the
// program's output counts, not equal to it.
struct Agreement {
  int64_t proposed = 0, gold = 0;
  int64_t linked = 0;
  // The same tokens; of sources and contents while the cues meet.
  int64_t cue = 0, source = 0, content = 0, all = 0;

  double precision() const { return Share(linked, proposed); }
  double recall() const { return Share(linked, gold); }
  // Of any of the counts above.
  double F1(int64_t agreeing) const {
    return Share(2 * agreeing, proposed + gold);
  }

  // Counts one article.
  void Add(const std::vector<claims::Proposal>& proposals,
           const std::vector<GoldRoles>& article_gold);

 private:
  static double Share(int64_t part, int64_t whole) {
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole)
                     : 0;
  }
};

// Probabilities held against what came true, in ten bins of a tenth each.
struct Calibration {
  static constexpr int kBins = 10;
  struct Bin {
    int64_t count = 0, right = 0;
    double probability = 0;  // Summed.
  };
  Bin bins[kBins];

  void Add(float probability, bool right);
  // Mean distance of probability and share of right ones, weighted by count.
  double Error() const;
};

}  // namespace hearsay::training

#endif  // HEARSAY_INGEST_SERVICE_TRAINING_AGREEMENT_H_
