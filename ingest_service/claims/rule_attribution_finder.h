#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_RULE_ATTRIBUTION_FINDER_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_RULE_ATTRIBUTION_FINDER_H_

#include <vector>

#include "ingest_service/claims/attribution_finder.h"

namespace hearsay::claims {

// Finds attributions by a lexicon of cues and rules over words: no model.
class RuleAttributionFinder final : public AttributionFinder {
 public:
  std::vector<FoundAttribution> Find(
      const language::AnnotatedText& text) const override;
};

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_RULE_ATTRIBUTION_FINDER_H_
