#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_CUE_TAGGER_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_CUE_TAGGER_H_

#include <cstdint>
#include <vector>

#include "common/language/weight_table.h"
#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/learned/chain.h"
#include "ingest_service/claims/learned/token_features.h"

namespace hearsay::claims {

enum CueLabel { kNoCue, kCueBegin, kCueInside, kCueLabels };

// A cue that may be one, and how likely.
struct ScoredCue {
  TokenSpan range;
  float probability = 0;
};

// Finds the words that signal attributions, sentence by sentence. Thread safe.
class CueTagger {
 public:
  static constexpr char kKind[] = "cues";
  // How much likelier the beginning of a cue is made before the best labelling
  // is taken, in log odds: a cue too many is cheap, for the scorer sees it too.
  static constexpr float kBoldness = 6;
  // What a cue must have for its neighbours to take it as one.
  static constexpr float kLikely = 0.25f;

  // `weights` has kCueLabels labels.
  explicit CueTagger(language::WeightTable weights);

  // The cues in `sentence`, in text order. `features` covers it.
  std::vector<ScoredCue> Find(TokenSpan sentence,
                              const TokenFeatureTable& features) const;

 private:
  language::WeightTable weights_;
  Chain<kCueLabels>::Transitions transitions_;
};

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_CUE_TAGGER_H_
