#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_RULES_RULE_ATTRIBUTION_FINDER_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_RULES_RULE_ATTRIBUTION_FINDER_H_

#include <vector>

#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/attribution/attribution_finder.h"

namespace hearsay::claims {

// Finds attributions by a lexicon of cues and rules over words: no model. In an
// analyzed article the rules also ask the tagger what is a verb.
class RuleAttributionFinder final : public AttributionFinder {
 public:
  std::vector<FoundAttribution> Find(
      const language::AnnotatedText& text) const override;
  std::vector<FoundAttribution> FindIn(
      const AnalyzedArticle& article) const override;
  // In a piece of an article: `text` stands in it from `begin`.
  std::vector<FoundAttribution> FindInPiece(const language::AnnotatedText& text,
                                            TaggedAs tagged) const;
};

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_RULES_RULE_ATTRIBUTION_FINDER_H_
